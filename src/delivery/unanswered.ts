/**
 * Requests that may be under way since the one that was answered last. They are what a token that is revoked refuses; with the
 * question whether it still is one (`watchToken`) or the one that tries whether a limit has passed, no cause may draw more than ten.
 */
const usual = 9;
/**
 * One more may leave once the first of those has been under way for so many times the shortest answering of late: a refusal, which
 * takes no work, would have come by then. Should all ten be refused all the same, nobody asks.
 */
const oneMoreAfter = 2;

/** The requests that are under way. Times in ms. */
export interface Unanswered {
  /** A request leaves; the function that it gives is to be called when it has ended, with whether it had an answer that was no refusal. */
  begin(at: number): (isAnswered: boolean) => void;
  /** When one more may leave, where answers took `least` at least; `Infinity` while that is not known. */
  nextAt(least: number): number;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

/** None is under way. */
export function createUnanswered(): Unanswered {
  /** By number, in their order, when they left. */
  const underWay = new Map<number, number>();
  let begun = 0;
  let lastAnswered = 0;
  let whenIdle: (() => void)[] = [];
  return {
    begin(at) {
      begun += 1;
      const number = begun;
      underWay.set(number, at);
      return (isAnswered) => {
        underWay.delete(number);
        if (isAnswered) lastAnswered = Math.max(lastAnswered, number);
        if (underWay.size > 0) return;
        const wakes = whenIdle;
        whenIdle = [];
        for (const wake of wakes) wake();
      };
    },
    nextAt(least) {
      const since = [...underWay].filter(([number]) => number > lastAnswered);
      const [first] = since;
      if (first === undefined || since.length < usual) return Number.NEGATIVE_INFINITY;
      return since.length === usual ? first[1] + oneMoreAfter * least : Number.POSITIVE_INFINITY;
    },
    idle: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(() => resolve())),
  };
}
