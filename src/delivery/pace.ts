/**
 * Starts in a second at most. Discord takes 50 (its documentation, "Global Rate Limit"); with one fewer, one that takes 20 ms
 * longer to arrive than the others is not one too many there. With two fewer, late timers cost more than 5 % of the pace.
 */
const mostInSecond = 49;

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
  /** From one start to the next; 0 for no spacing. */
  readonly everyMs?: number;
  /** Starts at most in any `withinMs`, wherever that span of time begins. */
  readonly most?: number;
  readonly withinMs?: number;
  /** A start that is late by no more than this (a late timer, a busy moment) does not put off the ones after it. */
  readonly catchUpMs?: number;
  /** A clock that only goes forward, ms; `performance.now` when left out. */
  clock?(): number;
  /** Calls `wake` after `ms`; `setTimeout` when left out. */
  sleep?(ms: number, wake: () => void): void;
}

/**
 * A pace that is even and has a bound: starts lie `everyMs` apart on average, also when timers come late, and no span of
 * `withinMs` holds more than `most`. See docs/decisions/0041.
 */
export function createPace(parts: PaceParts = {}): Pace {
  const { everyMs = 20.8, most = mostInSecond, withinMs = 1_000, catchUpMs = 100 } = parts;
  const { clock = () => performance.now(), sleep = (ms, wake) => void setTimeout(wake, ms) } = parts;
  /** The last `most` starts, a ring; `oldest` is where the next one goes. */
  const starts = new Array<number>(most).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  let planned = Number.NEGATIVE_INFINITY;
  let isAsleep = false;
  const waiting: (() => void)[] = [];

  /** ms until the next start may be; 0 for now. */
  function wait(now: number): number {
    // Exactly `withinMs` later is still the same span. What the bound holds up is not made up for: it would come in a bunch.
    planned = Math.max(planned, (starts[oldest] ?? 0) + withinMs + 0.001);
    return Math.max(planned - now, 0);
  }

  function start(now: number): void {
    starts[oldest] = now;
    oldest = (oldest + 1) % most;
    // What was missed by more than that was not missed: nobody asked.
    planned = (planned < now - catchUpMs ? now : planned) + everyMs;
  }

  function grant(): void {
    while (!isAsleep) {
      const next = waiting[0];
      if (next === undefined) return;
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
      start(now);
      waiting.shift();
      next();
    }
  }

  return {
    take: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        grant();
      }),
  };
}

/**
 * The bound for where requests go out: what was made ready after its turn may be ready together with others that took
 * theirs later. They go out one after the other, 12 ms apart, and no more than 50 in 1,040 ms: one may take 40 ms longer to
 * arrive than another.
 */
export function createBound(parts: Pick<PaceParts, 'clock' | 'sleep'> = {}): Pace {
  return createPace({ ...parts, everyMs: 12, catchUpMs: 0, most: 50, withinMs: 1_040 });
}
