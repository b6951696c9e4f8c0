import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** What a name server says of a name: its addresses, or that there is none (`NXDOMAIN`), or that it cannot say (`SERVFAIL`). */
export type Zone = Readonly<Record<string, readonly string[] | 'SERVFAIL'>>;

const types = { 1: 'A', 28: 'AAAA' } as const;
const responseCodes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 };

/** A name server on this machine for as long as the test (RFC 1035); returns its address and port. */
export async function serveNames(zone: Zone): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answer(query, zone), from.port, from.address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

function answer(query: Buffer, zone: Zone): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = types[query.readUInt16BE(at + 1) as keyof typeof types];
  const known = zone[labels.join('.').toLowerCase()];
  const code =
    known === undefined
      ? responseCodes.NXDOMAIN
      : known === 'SERVFAIL'
        ? responseCodes.SERVFAIL
        : responseCodes.NOERROR;
  const found = Array.isArray(known)
    ? known.filter((address) => address.includes(':') === (type === 'AAAA'))
    : [];
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(found.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, query.subarray(12, at + 5), ...found.map(writeRecord)]);
}

/** One address, of a name that stands at the beginning of the question, for a minute. */
function writeRecord(address: string): Buffer {
  const bytes = address.includes(':')
    ? Buffer.from(
        address
          .split(':')
          .map((part) => part.padStart(4, '0'))
          .join(''),
        'hex',
      )
    : Buffer.from(address.split('.').map(Number));
  const head = Buffer.from([0xc0, 0x0c, 0, bytes.length === 4 ? 1 : 28, 0, 1, 0, 0, 0, 60, 0, bytes.length]);
  return Buffer.concat([head, bytes]);
}
