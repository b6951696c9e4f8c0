import { availableParallelism } from 'node:os';
import type { Story } from '../wire/story.ts';
import type { Names } from './story-archive.ts';
import { joinTerms, readableTexts, readStory, type StoryTerms, storyMarks } from './story-terms.ts';
import { createTermReader, type ReadTerms } from './term-reader.ts';
import { startTermThread, type TermThread } from './term-thread.ts';
import type { PickedWord } from './word-help.ts';

/** What is to be written of one story. */
export interface IndexRow extends StoryTerms {
  readonly seq: number;
}

/** Stories of a bulk that wait for the index: read together, on another thread when they are many. */
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
  /** To be called when no more will be added for now. */
  close(): void;
}

/** Stories that wait at most: some megabytes. */
const mostWaiting = 2_000;

/** Stories that are handed to the other thread at once: some milliseconds of its work. */
const storiesOfOrder = 100;

/** Stories after which a thread is worth its start (a tenth of a second). */
const storiesBefore = 1_000;

interface Waiting {
  readonly seq: number;
  readonly story: Story;
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
  const waiting = new Map<number, Story>();
  let orders: Order[] = [];
  let next: Waiting[] = [];
  let thread: TermThread | null = null;
  let added = 0;

  function order(): void {
    if (next.length === 0) return;
    const number = thread?.send(next.map(({ story }) => readableTexts(story))) ?? null;
    orders.push({ stories: next, number, read: null });
    next = [];
  }

  /** Reads what the thread has not begun, the last first, while that goes on with the others; then waits for those. */
  function readAll(): void {
    for (const order of orders.toReversed()) {
      if (order.number !== null && thread?.takeBack(order.number) === false) break;
      order.read = readHere(order);
    }
  }

  function readHere({ stories }: Order): ReadTerms {
    return reader.read(stories.map(({ story }) => readStory(story)));
  }

  function readOf(order: Order): ReadTerms {
    const { read, number } = order;
    return read ?? (number === null ? null : thread?.receive(number)) ?? readHere(order);
  }

  /** What is out of date counts no more: the story was taken out, or put in again. */
  function isCurrent({ seq, story }: Waiting): boolean {
    return waiting.get(seq) === story;
  }

  function clear(): void {
    waiting.clear();
    orders = [];
    next = [];
  }

  return {
    add(story, seq) {
      added += 1;
      waiting.set(seq, story);
      next.push({ seq, story });
      if (next.length >= storiesOfOrder) order();
    },
    drop: (seq) => waiting.delete(seq),
    isFull: () => waiting.size >= mostWaiting,
    take() {
      order();
      const rows: IndexRow[] = [];
      const words: PickedWord[] = [];
      readAll();
      for (const order of orders) {
        const found = readOf(order);
        for (const word of found.words) words.push(word);
        order.stories.forEach((one, i) => {
          const terms = found.terms[i];
          if (terms !== undefined && isCurrent(one))
            rows.push({ seq: one.seq, ...joinTerms(storyMarks(one.story, names), terms) });
        });
      }
      clear();
      if (thread === null && added >= storiesBefore) thread = startThread?.() ?? null;
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
