import type { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { FetchTrouble } from './fetch-trouble.ts';
import { type Answer, headerOf } from './send-request.ts';

/** The content encodings that `readBody` takes off, for `Accept-Encoding`. */
export const acceptedEncodings = 'gzip, deflate, br, zstd';

/** How much of a body is read, in bytes, and what becomes of a larger one. */
export interface BodyLimit {
  /** As sent and as decoded, each. */
  readonly bytes: number;
  /** `refuse`: a trouble; `cut`: its beginning is enough. */
  readonly beyond: 'refuse' | 'cut';
}

/**
 * Reads an answer's body to its end and takes its content encoding off. Never holds more than the limit and a chunk, whatever
 * the compressed bytes would grow to. Rejects with a `FetchTrouble` when it is too large or is not what it says to be, and
 * with what Node and undici say when it was cut short: what is returned is whole (but for `cut`).
 */
export async function readBody(
  { headers, body }: Pick<Answer, 'headers' | 'body'>,
  limit: BodyLimit,
): Promise<Uint8Array> {
  // What says that it is too large need not be sent in vain.
  const declared = Number(headerOf(headers, 'content-length') ?? 0);
  if (declared > limit.bytes && limit.beyond === 'refuse') throw tooLarge(limit.bytes);
  const parts: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const part of source) {
      size += part.length;
      parts.push(part);
      if (size > limit.bytes) throw tooLarge(limit.bytes);
    }
  };
  const measure = async function* (source: AsyncIterable<Buffer>) {
    let sent = 0;
    for await (const part of source) {
      sent += part.length;
      yield part;
      if (sent > limit.bytes) throw tooLarge(limit.bytes);
    }
  };
  const encoding = readEncoding(headerOf(headers, 'content-encoding'));
  try {
    if (encoding === null) await pipeline(body, collect);
    else {
      const [first, rest] = await peel(body);
      await pipeline(rest, measure, decoders[encoding](first), collect);
    }
  } catch (error) {
    const isTooLarge = error instanceof FetchTrouble && error.code === 'too-large';
    if (!isTooLarge || limit.beyond === 'refuse') throw error;
  }
  const all = Buffer.concat(parts);
  return all.length > limit.bytes ? all.subarray(0, limit.bytes) : all;
}

/** By the name of an encoding what takes it off, given the first byte. */
const decoders = {
  gzip: () => createGunzip(),
  // RFC 9110 means zlib's wrapping; some servers send it bare. The wrapping's first byte names its method, 8.
  deflate: (first) => (((first ?? 8) & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  // RFC 9659: no window above 8 MB over HTTP; zstd itself would hold 128 MB.
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
} satisfies Record<string, (first: number | undefined) => Duplex>;

function readEncoding(header: string | null): keyof typeof decoders | null {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((name) => name !== '' && name !== 'identity');
  const [name] = names;
  if (name === undefined) return null;
  // Nobody compresses twice but to hide how much it grows.
  if (names.length === 1 && name in decoders) return name as keyof typeof decoders;
  const message = `The copy is encoded as '${names.join(', ').slice(0, 60)}'; Telex asked for one of ${acceptedEncodings}.`;
  throw new FetchTrouble('unknown-encoding', 'lasting', message);
}

/** The first byte of a stream (undefined when it is empty), and the stream with it. */
async function peel(body: Readable): Promise<[number | undefined, AsyncIterable<Buffer>]> {
  const iterator: AsyncIterator<Buffer> = body[Symbol.asyncIterator]();
  let next = await iterator.next();
  const whole = async function* () {
    try {
      for (; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      body.destroy();
    }
  };
  return [next.done ? undefined : next.value[0], whole()];
}

function tooLarge(bytes: number): FetchTrouble {
  const most = bytes.toLocaleString('en');
  return new FetchTrouble(
    'too-large',
    'lasting',
    `The copy is larger than ${most} bytes, the most that is read of one.`,
  );
}
