import {
  type CopyToRead,
  isDiskError,
  isInHand,
  readBytes,
  readChunks,
  readHead,
  readProblem,
} from './intake/copy-file.ts';
import { readCopyInHand } from './read-html.ts';
import { storiesOf } from './read-stories.ts';
import { detectFormat, failedReader, parseCopy } from './wire/detect.ts';
import type { WireFormat, WireItem } from './wire/item.ts';
import type { Problem, Result } from './wire/problem.ts';
import type { Reading } from './wire/reader.ts';
import type { Story } from './wire/story.ts';
import { canStream, streamCopy } from './wire/stream.ts';

/** A file of more bytes than this is read as a stream where its format allows. */
const large = 32 * 1024 * 1024;

/** Copy of more bytes than this is not held in memory: what its reader makes of it takes ten times as much. */
export const largestWhole = 128 * 1024 * 1024;

/** So many stories are handed on at a time: few enough to take no noticeable time to hand over. */
const batchSize = 64;

/**
 * The stories of copy, with identity and places, some at a time and in its order; what cannot be read is a problem
 * among them. A large file is read in parts where its format allows, in memory that does not grow with it.
 * Never throws: a reader that stumbles is a problem too, and so is a disk that does not give the file.
 */
export async function* readCopyStories(
  copy: CopyToRead,
  format: WireFormat | 'auto',
): AsyncGenerator<Result<readonly Story[]>, void, void> {
  try {
    for await (const items of inBatches(await readItems(copy, format))) yield storiesOf(items, copy);
  } catch (error) {
    const problem = isDiskError(error) ? readProblem(error) : failedReader(error);
    yield { ok: false, problem };
  }
}

type Items = Reading;

async function readItems(
  copy: CopyToRead,
  format: WireFormat | 'auto',
): Promise<AsyncIterable<Items> | Items[]> {
  if (isInHand(copy)) {
    return copy.bytes.length > largestWhole
      ? [tooLarge(copy.bytes.length)]
      : [await readCopyInHand(copy, format)];
  }
  const { head, size } = await readHead(copy.source);
  if (size > large) {
    const found = format === 'auto' ? detectFormat(head) : format;
    if (canStream(found, head)) return streamCopy(readChunks(copy.source), found, copy);
    if (size > largestWhole && found !== null) return [tooLarge(size)];
    // What is no copy at all is told from the head.
    if (size > largestWhole) return [parseCopy({ ...copy, bytes: head }, format)];
  }
  return [await readCopyInHand({ ...copy, bytes: await readBytes(copy.source) }, format)];
}

function tooLarge(size: number): Items {
  return { ok: false, problem: describeTooLarge(size) };
}

/** The problem of copy of `size` bytes that is more than `largestWhole`. */
export function describeTooLarge(size: number): Problem {
  return {
    code: 'too-large',
    message: `This is ${Math.round(size / 1024 / 1024).toLocaleString('en')} MiB, and copy of this format is read whole: up to ${largestWhole / 1024 / 1024} MiB. Split it into several files.`,
  };
}

/** The problem of copy that is not in a file, and more than `largestWhole`. */
export function describeEndless(): Problem {
  return {
    code: 'too-large',
    message: `More than ${largestWhole / 1024 / 1024} MiB came, which is not held at once. Put it into a file and name that.`,
  };
}

/** Many items in small portions, single ones together; what is told beside them comes behind them. */
async function* inBatches(parts: AsyncIterable<Items> | Items[]): AsyncGenerator<Items, void, void> {
  let held: WireItem[] = [];
  for await (const part of parts) {
    if (!part.ok) {
      if (held.length > 0) yield { ok: true, value: held };
      held = [];
      yield part;
      continue;
    }
    for (const item of part.value) {
      held.push(item);
      if (held.length < batchSize) continue;
      yield { ok: true, value: held };
      held = [];
    }
    const problems = part.problems ?? [];
    if (problems.length > 0 && held.length > 0) {
      yield { ok: true, value: held };
      held = [];
    }
    for (const problem of problems) yield { ok: false, problem };
  }
  if (held.length > 0) yield { ok: true, value: held };
}
