import { mostInSecond } from './pace.ts';

/**
 * Requests that may be under way since the one that was answered last, in all processes together. They are what a token that is revoked refuses; with the
 * question whether it still is one (`watchToken`) or the one that tries whether a limit has passed, no cause may draw more than ten.
 */
const most = 9;

/** The requests that are under way. */
export interface Unanswered {
  /** A request leaves; the function that it gives is to be called when it has ended, with whether it had an answer that was no refusal. */
  begin(): (isAnswered: boolean) => void;
  /** Whether one more may leave, for a process that may make so many of the bot's requests in a second: of the nine it has as large a part, and one at least. */
  hasRoom(turns: number): boolean;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

/** None is under way. */
export function createUnanswered(): Unanswered {
  /** By number, in their order. */
  const underWay = new Set<number>();
  let begun = 0;
  let lastAnswered = 0;
  let whenIdle: (() => void)[] = [];
  return {
    begin() {
      begun += 1;
      const number = begun;
      underWay.add(number);
      return (isAnswered) => {
        underWay.delete(number);
        if (isAnswered) lastAnswered = Math.max(lastAnswered, number);
        if (underWay.size > 0) return;
        const wakes = whenIdle;
        whenIdle = [];
        for (const wake of wakes) wake();
      };
    },
    hasRoom: (turns) => [...underWay].filter((number) => number > lastAnswered).length < roomFor(turns),
    idle: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(() => resolve())),
  };
}

function roomFor(turns: number): number {
  return Math.max(1, Math.min(most, Math.floor((most * turns) / mostInSecond)));
}
