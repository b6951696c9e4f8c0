/**
 * Requests that may be under way since the one that was answered last. They are what a token that is revoked refuses; with the
 * question whether it still is one (`watchToken`) or the one that tries whether a limit has passed, no cause may draw more than ten.
 */
const most = 9;

/** The requests that are under way. */
export interface Unanswered {
  /** A request leaves; the function that it gives is to be called when it has ended, with whether it had an answer that was no refusal. */
  begin(): (isAnswered: boolean) => void;
  /** Whether one more may leave. */
  hasRoom(): boolean;
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
    hasRoom: () => [...underWay].filter((number) => number > lastAnswered).length < most,
    idle: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(() => resolve())),
  };
}
