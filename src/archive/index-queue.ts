import { availableParallelism } from 'node:os';
import type { Story } from '../wire/story.ts';
import type { Names } from './story-archive.ts';
import { indexMarks, joinTerms, readableTexts, type StoryTerms } from './story-terms.ts';
import { type PackedTexts, packTexts, type ReadTerms, unpackTerms } from './term-message.ts';
import { createTermReader } from './term-reader.ts';
import { mostOrders, startTermThread, type TermThread } from './term-thread.ts';
import type { PickedWord } from './word-help.ts';

/** What is to be written of one story. */
export interface IndexRow extends StoryTerms {
  readonly seq: number;
}

/** Rows by their numbers from the lowest on, and the words that they brought. */
export interface TakenRows {
  readonly rows: readonly IndexRow[];
  readonly words: readonly PickedWord[];
}

/** Stories of a bulk that wait for the index: once there are many, their words are read on another thread. */
export interface IndexQueue {
  add(story: Story, seq: number): void;
  /** Takes a story out again; false when it does not wait. */
  drop(seq: number): boolean;
  /** True when so many have been read, or wait, that some should be taken. */
  isFull(): boolean;
  /** What has been read of what waits, and something at least. */
  takeRead(): TakenRows;
  /** All that wait; nothing does from then on. */
  take(): TakenRows;
  /** Lets all that waits go: the transaction was undone, and with it words that were taken. */
  forget(): void;
  /** To be called when no more will be added for now, and nothing waits. */
  close(): void;
}

/** Stories that are handed to the other thread at once: some milliseconds of its work. */
const storiesOfOrder = 100;

/** Orders that are waited for rather than read here, where few words have been met. */
const ordersAwaited = 4;

/** Orders that are taken at once: what FTS5 works in stays near. */
const ordersTaken = 20;

/**
 * Letters that wait at most while the thread has read less than that: at first it has all words yet to meet, and to meet them
 * here as well takes as long once more.
 */
const mostLetters = 8_000_000;

/** Stories after which a thread is worth its start (a tenth of a second). */
const storiesBefore = 1_000;

interface Waiting {
  readonly seq: number;
  readonly marks: string;
}

/** Stories that are read together. */
interface Order extends PackedTexts {
  readonly stories: readonly Waiting[];
  /** Its number on the other thread; null when that has none of it. */
  number: number | null;
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
  let nextTexts: (readonly string[])[] = [];
  let letters = 0;
  let thread: TermThread | null = null;
  let isThreadThere = false;
  let added = 0;

  /** Those that wait as well: they bring most words that are new. */
  function beginThread(): void {
    thread = startThread?.() ?? null;
    for (const order of orders) order.number = thread?.send(order) ?? null;
  }

  function order(): void {
    const packed = packTexts(nextTexts);
    orders.push({ ...packed, stories: next, number: thread?.send(packed) ?? null, read: null });
    letters += packed.text.length;
    next = [];
    nextTexts = [];
  }

  /** Whether nobody has to be waited for who reads an order. */
  function isRead({ number }: Order): boolean {
    return number === null || thread === null || thread.hasRead(number);
  }

  /**
   * Reads what the thread has not begun, the last first, while that goes on with the others; but for the few that it will soon
   * have read, once it is there.
   */
  function readRest(): void {
    const left = orders.filter((order) => !isRead(order));
    const here = left.slice(isThreadThere ? ordersAwaited : 0);
    for (const order of here.toReversed()) {
      if (order.number !== null && thread?.takeBack(order.number) === false) return;
      order.read = readHere(order);
    }
  }

  function readHere(texts: PackedTexts): ReadTerms {
    return unpackTerms(reader.read(texts));
  }

  function readOf(order: Order): ReadTerms {
    if (order.read !== null) return order.read;
    const received = order.number === null ? null : (thread?.receive(order.number) ?? null);
    isThreadThere ||= received !== null;
    return received ?? readHere(order);
  }

  /** The rows of these orders, which wait no longer. */
  function takeOrders(some: readonly Order[]): TakenRows {
    const rows: IndexRow[] = [];
    const words: PickedWord[] = [];
    for (const order of some) {
      letters -= order.text.length;
      const found = readOf(order);
      for (const word of found.words) words.push(word);
      order.stories.forEach((one, i) => {
        const terms = found.terms[i];
        // Not what was taken out or put in again since.
        if (terms === undefined || waiting.get(one.seq) !== one) return;
        waiting.delete(one.seq);
        rows.push({ seq: one.seq, ...joinTerms(one.marks, terms) });
      });
    }
    return { rows: rows.sort((a, b) => a.seq - b.seq), words };
  }

  return {
    add(story, seq) {
      added += 1;
      if (added === storiesBefore) beginThread();
      const one = { seq, marks: indexMarks(story, seq, names) };
      waiting.set(seq, one);
      next.push(one);
      nextTexts.push(readableTexts(story));
      if (next.length >= storiesOfOrder) order();
    },
    drop: (seq) => waiting.delete(seq),
    isFull() {
      const last = orders[ordersTaken - 1];
      return (last !== undefined && isRead(last)) || letters >= mostLetters || orders.length >= mostOrders;
    },
    takeRead() {
      const first = orders.findIndex((order) => !isRead(order));
      return takeOrders(orders.splice(0, first < 0 ? orders.length : Math.max(1, first)));
    },
    take() {
      if (next.length > 0) order();
      readRest();
      return takeOrders(orders.splice(0));
    },
    forget() {
      waiting.clear();
      orders = [];
      next = [];
      nextTexts = [];
      letters = 0;
      thread?.forget();
      reader.forget();
    },
    close() {
      thread?.close();
      thread = null;
      isThreadThere = false;
      added = 0;
    },
  };
}
