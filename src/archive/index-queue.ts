import { availableParallelism } from 'node:os';
import type { Story } from '../wire/story.ts';
import type { Names } from './story-archive.ts';
import { indexMarks, joinTerms, readableTexts, type StoryTerms } from './story-terms.ts';
import { packTexts, type ReadTerms, unpackTerms } from './term-message.ts';
import { createTermReader } from './term-reader.ts';
import { startTermThread, type TermThread } from './term-thread.ts';
import type { PickedWord } from './word-help.ts';

/** What is to be written of one story. */
export interface IndexRow extends StoryTerms {
  readonly seq: number;
}

/** Stories of a bulk that wait for the index: once there are many, their words are read on another thread. */
export interface IndexQueue {
  add(story: Story, seq: number): void;
  /** Takes a story out again; false when it does not wait. */
  drop(seq: number): boolean;
  /** True when so many wait that they should be taken. */
  isFull(): boolean;
  /** All that wait, by their numbers from the lowest on, and the words that they brought; nothing waits from then on. */
  take(): { readonly rows: readonly IndexRow[]; readonly words: readonly PickedWord[] };
  /** Lets all that waits go: the transaction was undone, and with it words that were taken. */
  forget(): void;
  /** To be called when no more will be added for now, and nothing waits. */
  close(): void;
}

/** Stories that wait at most: a few megabytes of text. */
const mostWaiting = 2_000;

/** Stories that are handed to the other thread at once: some milliseconds of its work. */
const storiesOfOrder = 100;

/** Stories after which a thread is worth its start (a tenth of a second). */
const storiesBefore = 1_000;

interface Waiting {
  readonly seq: number;
  readonly texts: readonly string[];
  readonly marks: ReadonlySet<string>;
}

/** Stories that are read together. */
interface Order {
  readonly stories: readonly Waiting[];
  /** Its number on the other thread; null when that has none of it. */
  readonly number: number | null;
  read: ReadTerms | null;
}

/** An empty queue. `startThread`: null when all is to be read on this thread. */
export function createIndexQueue(
  names: Names,
  startThread: (() => TermThread) | null = availableParallelism() > 1 ? startTermThread : null,
): IndexQueue {
  const reader = createTermReader();
  /** By its number, the last that is to be written of a story. */
  const waiting = new Map<number, Waiting>();
  let orders: Order[] = [];
  let next: Waiting[] = [];
  let thread: TermThread | null = null;
  let added = 0;

  function order(): void {
    const stories = next.splice(0, storiesOfOrder);
    const number = thread?.send(stories.map(({ texts }) => texts)) ?? null;
    orders.push({ stories, number, read: null });
  }

  /** Reads what the thread has not begun, the last first, while that goes on with the others. */
  function readRest(): void {
    for (const order of orders.toReversed()) {
      if (order.number !== null && thread?.takeBack(order.number) === false) return;
      order.read ??= readHere(order.stories);
    }
  }

  function readHere(stories: readonly Waiting[]): ReadTerms {
    return unpackTerms(reader.read(packTexts(stories.map(({ texts }) => texts))));
  }

  function readOf(order: Order): ReadTerms {
    const { read, number } = order;
    return read ?? (number === null ? null : thread?.receive(number)) ?? readHere(order.stories);
  }

  function clear(): void {
    waiting.clear();
    orders = [];
    next = [];
  }

  return {
    add(story, seq) {
      added += 1;
      if (added === storiesBefore) thread = startThread?.() ?? null;
      const one = { seq, texts: readableTexts(story), marks: indexMarks(story, seq, names) };
      waiting.set(seq, one);
      next.push(one);
      if (thread === null) return;
      while (next.length >= storiesOfOrder) order();
    },
    drop: (seq) => waiting.delete(seq),
    isFull: () => waiting.size >= mostWaiting,
    take() {
      while (next.length > 0) order();
      readRest();
      const rows: IndexRow[] = [];
      const words: PickedWord[] = [];
      for (const order of orders) {
        const found = readOf(order);
        for (const word of found.words) words.push(word);
        order.stories.forEach((one, i) => {
          const terms = found.terms[i];
          // Not what was taken out or put in again since.
          if (terms !== undefined && waiting.get(one.seq) === one)
            rows.push({ seq: one.seq, ...joinTerms(one.marks, terms) });
        });
      }
      clear();
      return { rows: rows.sort((a, b) => a.seq - b.seq), words };
    },
    forget() {
      clear();
      thread?.forget();
      reader.forget();
    },
    close() {
      thread?.close();
      thread = null;
      added = 0;
    },
  };
}
