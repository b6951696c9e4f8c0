import { setImmediate } from 'node:timers/promises';

/** How a question is answered on a thread that has other things to do: in short turns, and not for ever. */
export interface Pace {
  /** Whether this turn has lasted long enough: then `rest`. */
  isTired(): boolean;
  /** Resolves when others have had their turn. */
  rest(): Promise<void>;
  /** The same for work that nobody waits for: a process that has nothing else to do ends without it. */
  restUnheeded(): Promise<void>;
  /** Whether the question has had the time that it was given. */
  isOver(): boolean;
  /** How much of it is left, ms. */
  timeLeft(): number;
}

/** One turn, ms: with the piece of work that ends it, well under what anybody would notice. */
const turnTime = 4;

/** A pace that begins now. `mostTime`: ms on the clock, others' turns included, since somebody waits for the answer; no bound unless told. */
export function createPace(mostTime = Number.POSITIVE_INFINITY): Pace {
  let begun = performance.now();
  const ends = begun + mostTime;
  return {
    isTired: () => performance.now() - begun >= turnTime,
    async rest() {
      await setImmediate();
      begun = performance.now();
    },
    async restUnheeded() {
      await setImmediate(undefined, { ref: false });
      begun = performance.now();
    },
    isOver: () => performance.now() >= ends,
    timeLeft: () => Math.max(0, ends - performance.now()),
  };
}
