import type { Starts } from './starts.ts';

/** Turns in a second at most: as many requests as Discord takes (its documentation, "Global Rate Limit"). */
export const mostInSecond = 50;

/**
 * Who wants to make a request takes a turn first. Several processes that share one limit can share one pace: all that
 * they need of it is this promise. It knows no priorities: take a turn, and then choose what is most urgent.
 */
export interface Pace {
  /** Resolves when the next request may start; in the order of asking. */
  take(): Promise<void>;
}

/** What part of the whole bot's pace one process has, where several share it. */
export interface PaceShare {
  /** Turns in a second, from 0 to those of the whole bot, now. */
  turns(): number;
  /** Calls `wake` after each change of it. */
  onChange(wake: () => void): void;
  /** Somebody waits, and there is no turn: some are to be had, as soon as others leave some. */
  need(): void;
}

/** All of it: one process is the whole bot. */
export const wholePace: PaceShare = { turns: () => mostInSecond, onChange() {}, need() {} };

/** How a pace goes; times in ms. */
export interface PaceParts {
  /** From one turn to the next where all of the pace is this process's, and in proportion where a share of it is; 0 for no spacing. */
  readonly everyMs?: number;
  /** The same while requests are behind for want of answers: what may leave then is to be there. */
  readonly quickMs?: number;
  /** Turns at most in any `withinMs`, wherever that span of time begins. */
  readonly share?: PaceShare;
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
  const { everyMs = 20.4, quickMs = 5, share = wholePace, withinMs = 1_000, catchUpMs = 100 } = parts;
  const { starts, clock = () => performance.now(), sleep = (ms, wake) => void setTimeout(wake, ms) } = parts;
  /** The turns of the last `withinMs`, oldest first. */
  let turns: number[] = [];
  let planned = Number.NEGATIVE_INFINITY;
  /** The timer that counts; one that was set for an earlier share finds another here. */
  let nap: object | null = null;
  let isHeld = false;
  const waiting: (() => void)[] = [];
  share.onChange(() => {
    nap = null;
    grant();
  });

  /** ms until the next turn; 0 for now. */
  function wait(now: number, most: number): number {
    turns = turns.filter((at) => at + withinMs >= now);
    // Exactly `withinMs` later is still the same span. What the bound holds up is not made up for: it would come in a bunch.
    const oldest = turns.at(-most);
    if (oldest !== undefined) planned = Math.max(planned, oldest + withinMs + 0.001);
    return Math.max(planned - now, 0);
  }

  function begin(now: number, most: number): void {
    turns.push(now);
    const apart = (everyMs * mostInSecond) / most;
    // What was missed by more than that was not missed: nobody asked.
    planned =
      (planned < now - catchUpMs ? now : planned) + (starts?.isBehind() ? Math.min(quickMs, apart) : apart);
  }

  function grant(): void {
    while (nap === null && !isHeld) {
      const next = waiting[0];
      const most = share.turns();
      if (next === undefined) return;
      // A change of the share wakes.
      if (most === 0) {
        share.need();
        return;
      }
      isHeld = starts !== undefined && !starts.hasRoom(release);
      if (isHeld) return;
      const now = clock();
      const ms = wait(now, most);
      if (ms > 0) {
        const set = {};
        nap = set;
        sleep(Math.ceil(ms), () => {
          if (nap !== set) return;
          nap = null;
          grant();
        });
        return;
      }
      begin(now, most);
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
