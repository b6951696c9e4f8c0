import { setImmediate } from 'node:timers/promises';
import type { ArchivedStory, Story } from '../wire/story.ts';
import type { Filed, Judge, JudgeOf } from './story-archive.ts';
import type { WriteTurns } from './write-turns.ts';

/** What taking copies in by turns needs of the archive. */
export interface CopyTurnsParts {
  readonly turns: Pick<WriteTurns, 'write' | 'rest' | 'turnTime'>;
  /** Reads what the item will be looked up in, until `until` (ms, as `performance.now`); true when all of that is there. */
  prepare(item: Story, until: number): boolean;
  /** See `StoryArchive.withText`. */
  findTexts(items: readonly Story[]): readonly (readonly ArchivedStory[])[];
  /** Judges one item by what is held, and keeps it. */
  keep(item: Story, judge: Judge, claimed: ReadonlySet<string>, now: number): Filed;
  /** Called when nothing is left to be taken in. */
  atRest(): void;
}

/** Copies that are taken in one after another. */
export interface CopyTurns {
  /** See `StoryArchive.admitCopy`. */
  admit(items: readonly Story[], judgeOf: JudgeOf, now: number): Promise<readonly Filed[]>;
}

/** One copy that is being taken in, or waits for it. */
interface Admission {
  readonly items: readonly Story[];
  readonly judgeOf: JudgeOf;
  readonly now: number;
  readonly resolve: (filed: readonly Filed[]) => void;
  readonly reject: (error: unknown) => void;
  judge: Judge | null;
  claimed: Set<string>;
  filed: Filed[];
  /** Nobody knows whose fault it was that a transaction with this one failed: its next is its own. */
  isAlone: boolean;
}

/** An admission as it was before a transaction that it has a part in. */
interface Part {
  readonly one: Admission;
  readonly judge: Judge | null;
  readonly filed: number;
}

/**
 * Takes copies in in the order in which they are handed in, in transactions of a turn each, with others having their turn between
 * them. One transaction takes what fits into a turn, be it of several copies: where a rest follows each (see `WriteTurns.giveWay`),
 * many small copies would else come in no faster than rests. A copy that fails is undone with that transaction and rejected; the others
 * of it are taken in again without it.
 */
export function createCopyTurns({ turns, prepare, findTexts, keep, atRest }: CopyTurnsParts): CopyTurns {
  const waiting: Admission[] = [];
  let isWorking = false;

  /** Files items of a copy until the turn is over; false when some are left. */
  function fileSome(one: Admission, until: number): boolean {
    one.judge ??= one.judgeOf(findTexts(one.items));
    for (let item = one.items[one.filed.length]; item !== undefined; item = one.items[one.filed.length]) {
      if (!prepare(item, until)) return false;
      const filed = keep(item, one.judge, one.claimed, one.now);
      one.claimed.add(filed.story.id);
      one.filed.push(filed);
      if (performance.now() >= until) break;
    }
    return one.filed.length === one.items.length;
  }

  function undo({ one, judge, filed }: Part): void {
    one.judge = judge;
    one.filed.length = filed;
    one.claimed = new Set(one.filed.map(({ story }) => story.id));
  }

  function fail(one: Admission, error: unknown): void {
    waiting.splice(waiting.indexOf(one), 1);
    one.reject(error);
  }

  function turn(first: Admission): void {
    const parts: Part[] = [];
    let at: Admission | null = null;
    const until = performance.now() + turns.turnTime();
    try {
      turns.write(() => {
        for (const one of waiting) {
          if (parts.length > 0 && (one.isAlone || first.isAlone)) break;
          parts.push({ one, judge: one.judge, filed: one.filed.length });
          at = one;
          const isDone = fileSome(one, until);
          at = null;
          if (!isDone || performance.now() >= until) break;
        }
      });
    } catch (error) {
      for (const part of parts) undo(part);
      const culprit = at ?? (parts.length < 2 ? first : null);
      if (culprit !== null) fail(culprit, error);
      else for (const { one } of parts) one.isAlone = true;
      return;
    }
    for (const { one } of parts) {
      if (one.filed.length < one.items.length) continue;
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(one.filed);
    }
  }

  async function takeTurn(first: Admission): Promise<void> {
    await turns.rest();
    const item = first.items[first.filed.length];
    // A month of grams after a start, in short turns.
    while (item !== undefined && !prepare(item, performance.now() + turns.turnTime())) await setImmediate();
    turn(first);
  }

  async function work(): Promise<void> {
    isWorking = true;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      await takeTurn(first).catch((error: unknown) => fail(first, error));
      if (waiting.length > 0) await setImmediate();
    }
    isWorking = false;
    atRest();
  }

  return {
    admit(items, judgeOf, now) {
      if (items.length === 0) return Promise.resolve([]);
      return new Promise((resolve, reject) => {
        waiting.push({
          items,
          judgeOf,
          now,
          resolve,
          reject,
          judge: null,
          claimed: new Set(),
          filed: [],
          isAlone: false,
        });
        if (!isWorking) void work();
      });
    },
  };
}
