import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGunzip } from 'node:zlib';
import type { WireLimits } from './limits.ts';
import type { Refusal } from './refusal.ts';

/** A body, unpacked; why it is not taken; or nothing, when the sender went away in the middle of it. */
export type BodyReading =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly refusal: Refusal | null };

/** How many bytes of bodies are in memory, for all requests together. */
export interface HeldBytes {
  count: number;
}

/** What reading a body needs. */
export interface BodyParts {
  readonly limits: Pick<WireLimits, 'bodyBytes' | 'heldBytes' | 'silenceMs' | 'bodyMs'>;
  /** The bytes that are returned stay counted here: who has them takes them off when done with them. */
  readonly held: HeldBytes;
  /** When it is aborted the body is not waited for any longer. */
  readonly ending: AbortSignal;
  readonly whenEnding: Refusal;
}

/**
 * Reads the body of a request, as it is or packed by gzip. It is never larger in memory than the limit, however it is sent: what
 * comes beyond it is not kept. The sender is asked for the body here, when it waits to be (`Expect: 100-continue`).
 */
export function readBody(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { limits, held, ending, whenEnding }: BodyParts,
): Promise<BodyReading> {
  const encoding = (incoming.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const isPacked = encoding === 'gzip' || encoding === 'x-gzip';
  if (!isPacked && encoding !== 'identity') return refused(unknownEncoding);
  if (Number(incoming.headers['content-length'] ?? 0) > limits.bodyBytes) return refused(tooLarge(limits));
  if (ending.aborted) return refused(whenEnding);
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();

  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const gunzip = isPacked ? createGunzip() : null;
    let sent = 0;
    let kept = 0;
    let isOver = false;
    let silence: NodeJS.Timeout | undefined;
    const whole = setTimeout(() => finish(tooSlow(limits)), limits.bodyMs);

    function end(reading: BodyReading): void {
      if (isOver) return;
      isOver = true;
      if (!reading.ok) held.count -= kept;
      clearTimeout(silence);
      clearTimeout(whole);
      ending.removeEventListener('abort', atEnd);
      incoming.off('data', take).off('end', close).off('error', leave).off('close', leave);
      // Whoever answers lets the rest of it run by.
      incoming.pause();
      gunzip?.removeAllListeners('data').removeAllListeners('end').off('drain', goOn).destroy();
      resolve(reading);
    }
    const finish = (refusal: Refusal | null) => end({ ok: false, refusal });
    const done = () => end({ ok: true, bytes: Buffer.concat(chunks) });
    const leave = () => finish(null);
    const atEnd = () => finish(whenEnding);
    const goOn = () => void incoming.resume();

    function keep(chunk: Buffer): void {
      if (isOver) return;
      kept += chunk.length;
      held.count += chunk.length;
      chunks.push(chunk);
      if (kept > limits.bodyBytes) finish(tooLarge(limits));
      else if (held.count > limits.heldBytes) finish(tooBusy);
    }
    function take(chunk: Buffer): void {
      clearTimeout(silence);
      silence = setTimeout(() => finish(tooSlow(limits)), limits.silenceMs);
      sent += chunk.length;
      if (sent > limits.bodyBytes) finish(tooLarge(limits));
      else if (gunzip === null) keep(chunk);
      else if (!gunzip.write(chunk)) incoming.pause();
    }
    function close(): void {
      clearTimeout(silence);
      // What is to be unpacked is all there: nobody can break it off any more.
      incoming.off('error', leave).off('close', leave);
      if (gunzip === null) done();
      else gunzip.end();
    }

    silence = setTimeout(() => finish(tooSlow(limits)), limits.silenceMs);
    ending.addEventListener('abort', atEnd, { once: true });
    gunzip?.on('data', keep).on('end', done).on('drain', goOn);
    // The listener stays: zlib may find one more error while it is ended.
    gunzip?.on('error', () => finish(brokenGzip));
    incoming.on('data', take).on('end', close).on('error', leave).on('close', leave);
  });
}

const refused = (refusal: Refusal): Promise<BodyReading> => Promise.resolve({ ok: false, refusal });

const unknownEncoding: Refusal = {
  status: 415,
  code: 'unknown-encoding',
  detail: 'A body is taken as it is, or packed once with `Content-Encoding: gzip`.',
  headers: { 'Accept-Encoding': 'gzip' },
};
const brokenGzip: Refusal = {
  status: 400,
  code: 'broken-gzip',
  detail:
    'The body says that it is packed with gzip, and cannot be unpacked to its end. Nothing of it was kept.',
};
const tooBusy: Refusal = {
  status: 503,
  code: 'too-busy',
  detail:
    'So much is coming in at once that Telex has no room for this. Nothing of it was kept: send it again.',
  headers: { 'Retry-After': '10' },
};
const tooLarge = ({ bodyBytes }: Pick<WireLimits, 'bodyBytes'>): Refusal => ({
  status: 413,
  code: 'too-large',
  detail: `A body may hold ${bodyBytes} bytes, packed and unpacked. Send the copy in parts, or put it into a folder that Telex reads.`,
});
const tooSlow = ({ silenceMs, bodyMs }: Pick<WireLimits, 'silenceMs' | 'bodyMs'>): Refusal => ({
  status: 408,
  code: 'too-slow',
  detail: `The body did not arrive: it may be silent for ${silenceMs / 1_000} seconds and take ${bodyMs / 1_000} in all. Nothing of it was kept: send it again.`,
});
