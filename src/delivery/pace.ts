import type { Starts } from './starts.ts';

/** Turns in a second at most: as many requests as Discord takes (its documentation, "Global Rate Limit"). */
const mostInSecond = 50;

/**
 * Who wants to make a request takes a turn first. Several processes that share one limit can share one pace: all that
 * they need of it is this promise. It knows no priorities: take a turn, and then choose what is most urgent.
 */
export interface Pace {
  /** Resolves when the next request may start; in the order of asking. */
  take(): Promise<void>;
}

/** How a pace goes; times in ms. */
export interface PaceParts {
  /** From one turn to the next; 0 for no spacing. */
  readonly everyMs?: number;
  /** The same while requests are behind for want of answers: what may leave then is to be there. */
  readonly quickMs?: number;
  /** Turns at most in any `withinMs`, wherever that span of time begins. */
  readonly most?: number;
  readonly withinMs?: number;
  /** A turn that is late by no more than this (a late timer, a busy moment) does not put off the ones after it. */
  readonly catchUpMs?: number;
  /** Where what takes turns here leaves: while too much waits there, no turn is given. */
  readonly starts?: Pick<Starts, 'hasRoom' | 'isBehind'>;
  /** A clock that only goes forward, ms; `performance.now` when left out. */
  clock?(): number;
  /** Calls `wake` after `ms`; `setTimeout` when left out. */
  sleep?(ms: number, wake: () => void): void;
}

/**
 * A pace that is even and has a bound: turns lie `everyMs` apart on average, also when timers come late, and no span of
 * `withinMs` holds more than `most`. See docs/decisions/0041.
 */
export function createPace(parts: PaceParts = {}): Pace {
  const { everyMs = 20.4, quickMs = 5, most = mostInSecond, withinMs = 1_000, catchUpMs = 100 } = parts;
  const { starts, clock = () => performance.now(), sleep = (ms, wake) => void setTimeout(wake, ms) } = parts;
  /** The last `most` turns, a ring; `oldest` is where the next one goes. */
  const turns = new Array<number>(most).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  let planned = Number.NEGATIVE_INFINITY;
  let isAsleep = false;
  let isHeld = false;
  const waiting: (() => void)[] = [];

  /** ms until the next turn; 0 for now. */
  function wait(now: number): number {
    // Exactly `withinMs` later is still the same span. What the bound holds up is not made up for: it would come in a bunch.
    planned = Math.max(planned, (turns[oldest] ?? 0) + withinMs + 0.001);
    return Math.max(planned - now, 0);
  }

  function begin(now: number): void {
    turns[oldest] = now;
    oldest = (oldest + 1) % most;
    // What was missed by more than that was not missed: nobody asked.
    planned = (planned < now - catchUpMs ? now : planned) + (starts?.isBehind() ? quickMs : everyMs);
  }

  function grant(): void {
    while (!isAsleep && !isHeld) {
      const next = waiting[0];
      if (next === undefined) return;
      isHeld = starts !== undefined && !starts.hasRoom(release);
      if (isHeld) return;
      const now = clock();
      const ms = wait(now);
      if (ms > 0) {
        isAsleep = true;
        sleep(Math.ceil(ms), () => {
          isAsleep = false;
          grant();
        });
        return;
      }
      begin(now);
      waiting.shift();
      next();
    }
  }

  function release(): void {
    isHeld = false;
    grant();
  }

  return {
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        grant();
      }),
  };
}
