import { parseCopy } from './detect.ts';
import type { WireCopy, WireFormat, WireItem } from './item.ts';
import { streamPages } from './page/stream.ts';
import type { Result } from './problem.ts';

/** Formats of which one item can be read while the rest is still to come. */
export type StreamedFormat = Extract<WireFormat, 'page' | 'iptc7901' | 'anpa1312'>;

/** True for a format that `streamCopy` reads. */
export function isStreamed(format: WireFormat | null): format is StreamedFormat {
  return format === 'page' || format === 'iptc7901' || format === 'anpa1312';
}

/** Takes are read in parts of about this many bytes. */
const partSize = 4 * 1024 * 1024;

/**
 * Reads copy that is too large to be held: chunks of bytes in, items out, some at a time, in memory that does not grow
 * with the copy. Pages follow one another; takes (IPTC 7901, ANPA 1312) are parted where one begins, at SOH with the
 * SYN signs before it. Takes without SOH are held until the end. A part in which there is no item is a problem of its
 * own, and the others are still read.
 */
export async function* streamCopy(
  chunks: AsyncIterable<Uint8Array>,
  format: StreamedFormat,
  copy: Pick<WireCopy, 'source' | 'capturedAt'>,
): AsyncGenerator<Result<readonly WireItem[]>, void, void> {
  if (format === 'page') {
    for await (const item of streamPages(chunks, copy.capturedAt)) yield { ok: true, value: [item] };
    return;
  }
  for await (const bytes of partTakes(chunks)) yield parseCopy({ ...copy, bytes }, format);
}

async function* partTakes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    const start = size < partSize ? -1 : lastTake(chunk);
    if (start > 0) {
      yield Buffer.concat([...held.slice(0, -1), chunk.subarray(0, start)]);
      held = [chunk.slice(start)];
      size = chunk.length - start;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}

const soh = 0x01;
const syn = 0x16;

/** Where the last take of these bytes begins, 0 or less when that is not behind their first byte. */
function lastTake(bytes: Uint8Array): number {
  let start = bytes.lastIndexOf(soh);
  while (start > 0 && bytes[start - 1] === syn) start -= 1;
  return start;
}
