import { parseCopy } from './detect.ts';
import type { WireCopy, WireFormat, WireItem } from './item.ts';
import { streamPages } from './page/stream.ts';
import type { Problem, Result } from './problem.ts';
import { describeEmbargo } from './unread-embargo.ts';

/** Formats of which one item can be read while the rest is still to come. */
export type StreamedFormat = Extract<WireFormat, 'page' | 'iptc7901' | 'anpa1312'>;

/** True for a format that `streamCopy` reads. */
function isStreamed(format: WireFormat | null): format is StreamedFormat {
  return format === 'page' || format === 'iptc7901' || format === 'anpa1312';
}

/**
 * True when copy of this format that begins with `head` can be read by `streamCopy`: a page in UTF-16 cannot, its
 * lines are found by single bytes.
 */
export function canStream(format: WireFormat | null, head: Uint8Array): format is StreamedFormat {
  const [first, second] = head;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isStreamed(format) && !isUtf16;
}

/** A take, or takes without SOH, of more bytes than this is not held. */
const longestTake = 64 * 1024 * 1024;

/** Takes are read in parts of about this many bytes. */
const partSize = 4 * 1024 * 1024;

/**
 * Reads copy that is too large to be held: chunks of bytes in, items out, some at a time, in memory that does not grow
 * with the copy. Pages follow one another; takes (IPTC 7901, ANPA 1312) are parted where one begins, at SOH with the
 * SYN signs before it. Takes without SOH are held until the end, up to `longestTake`: past that the rest is not read. A
 * part in which there is no item is a problem of its own, and the others are still read; so is copy without any item.
 * Throws only what `chunks` throws, and what a fault in the reader of pages throws.
 */
export async function* streamCopy(
  chunks: AsyncIterable<Uint8Array>,
  format: StreamedFormat,
  copy: Pick<WireCopy, 'source' | 'capturedAt'>,
): AsyncGenerator<Result<readonly WireItem[]>, void, void> {
  if (format === 'page') {
    let count = 0;
    const problems: Problem[] = [];
    const pages = streamPages(chunks, copy.capturedAt, null, (problem) => problems.push(problem));
    for await (const item of pages) {
      count += 1;
      yield { ok: true, value: [item] };
      const unread = describeEmbargo(item, copy.capturedAt);
      if (unread !== null) problems.push(unread);
      for (const problem of problems.splice(0)) yield { ok: false, problem };
    }
    if (count === 0) yield { ok: false, problem: noStory };
    return;
  }
  for await (const bytes of partTakes(chunks)) {
    if (bytes === null) yield { ok: false, problem: endlessTake };
    else if (bytes.length > 0) yield parseCopy({ ...copy, bytes }, format);
  }
}

const noStory: Problem = { code: 'no-story', message: 'There is no story in this copy.', at: { byte: 0 } };

const endlessTake: Problem = {
  code: 'too-large',
  message: `More than ${longestTake / 1024 / 1024} MiB go by without a message that begins at SOH, and all from there on is not read. Split the copy into several files.`,
};

/** Bytes with whole takes in them; null, as the last, when a take does not end. */
async function* partTakes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null, void, void> {
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
    } else if (size > longestTake) {
      const all = Buffer.concat(held);
      yield all.subarray(0, Math.max(0, lastTake(all)));
      yield null;
      return;
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
