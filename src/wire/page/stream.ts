import { countCutBytes } from '../decode.ts';
import type { WireItem } from '../item.ts';
import type { Problem } from '../problem.ts';
import { feedBytes, LineFeeder } from './blocks.ts';
import { PageMachine } from './page-machine.ts';
import type { PageTrace } from './trace.ts';

/** A line longer than this many bytes is read in parts, so that memory has a bound whatever comes in. */
export const longestLine = 32 * 1024 * 1024;

/**
 * Reads pages that follow one another from a stream: chunks of bytes in, items out as soon as each is whole. Memory
 * stays the same however long the copy is: what is held is the story being read, the chunk, and the line that the
 * chunk's end cuts through (at most `longestLine` bytes; a longer one is read as several paragraphs).
 * `capturedAt`: ms since the epoch, for all of it. `tell` hears of what cannot be decided. Copy in UTF-16 is not read here. An empty stream gives no item.
 */
export async function* streamPages(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  capturedAt: number,
  trace: PageTrace | null = null,
  tell: ((problem: Problem) => void) | null = null,
): AsyncGenerator<WireItem, void, void> {
  let items: WireItem[] = [];
  const reader = new ChunkReader(new PageMachine(capturedAt, (item) => items.push(item), trace, tell));
  for await (const chunk of chunks) {
    reader.take(chunk);
    if (items.length === 0) continue;
    const ready = items;
    items = [];
    yield* ready;
  }
  reader.finish();
  yield* items;
}

/** Chunks of bytes in, items out. */
class ChunkReader {
  private readonly machine: PageMachine;
  private readonly feeder: LineFeeder;
  private readonly pending = new PendingLine();
  private isStart = true;

  constructor(machine: PageMachine) {
    this.machine = machine;
    this.feeder = new LineFeeder(this.machine);
  }

  take(chunk: Uint8Array): void {
    const whole = this.pending.take(this.isStart ? skipMark(chunk) : chunk);
    this.isStart &&= chunk.length === 0;
    for (const bytes of whole) feedBytes(this.feeder, bytes, false);
  }

  finish(): void {
    for (const bytes of this.pending.rest()) feedBytes(this.feeder, bytes, true);
    this.machine.finish();
  }
}

/** Holds the beginning of a line until its end comes. */
class PendingLine {
  private parts: Uint8Array[] = [];
  private size = 0;

  /** Takes the next bytes and gives back what now ends at a line's end. */
  take(chunk: Uint8Array): readonly Uint8Array[] {
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end === 0) {
      // The chunk may be its owner's buffer, to be filled again.
      this.parts.push(chunk.slice());
      this.size += chunk.length;
      return this.size > longestLine ? this.partOfLine() : [];
    }
    const first = chunk.indexOf(0x0a) + 1;
    const whole =
      this.size === 0
        ? [chunk.subarray(0, end)]
        : [Buffer.concat([...this.parts, chunk.subarray(0, first)]), chunk.subarray(first, end)];
    this.parts = end < chunk.length ? [chunk.slice(end)] : [];
    this.size = chunk.length - end;
    return whole;
  }

  /** Gives back what is held of a line that is too long, save a character that is not all there. */
  private partOfLine(): readonly Uint8Array[] {
    const [held] = this.rest();
    if (held === undefined) return [];
    const cut = countCutBytes(held);
    this.parts = cut === 0 ? [] : [held.slice(held.length - cut)];
    this.size = cut;
    return [held.subarray(0, held.length - cut)];
  }

  /** Gives back what is held, and holds nothing any more. */
  rest(): readonly Uint8Array[] {
    const held = this.size === 0 ? [] : [Buffer.concat(this.parts)];
    this.parts = [];
    this.size = 0;
    return held;
  }
}

function skipMark(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}
