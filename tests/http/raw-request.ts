import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection on which a test writes what it likes. */
export interface RawRequest {
  readonly socket: Socket;
  write(bytes: string | Uint8Array): void;
  /** Resolves with all that was answered, as text, when the server has closed the connection. */
  readonly closed: Promise<string>;
  /** Resolves with what was answered so far once that holds `words`. */
  until(words: string): Promise<string>;
}

/** Opens a connection to the server at `url`. */
export async function openRaw(url: string): Promise<RawRequest> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  let answered = '';
  // A server that closes while it is written to is what is tested.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answered += chunk.toString('latin1');
    socket.emit('answered');
  });
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(answered)));
  return {
    socket,
    write: (bytes) => void socket.write(bytes),
    closed,
    async until(words) {
      while (!answered.includes(words)) await once(socket, 'answered');
      return answered;
    },
  };
}

/** The head of a request for `/wire`, a line each; `more` are headers. */
export function head(token: string, ...more: string[]): string {
  return ['POST /wire HTTP/1.1', 'Host: telex', `Authorization: Bearer ${token}`, ...more, '', ''].join(
    '\r\n',
  );
}

/** A chunk of a body that is sent without a length. */
export function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}
