import type { SandboxClock } from '../../src/sandbox/clock.ts';

/** A clock that stands still until it is moved. */
export interface HandClock extends SandboxClock {
  /** Lets `ms` pass: what falls due meanwhile is done, in its order. */
  pass(ms: number): void;
  /** Resolves when something is to be done after exactly `ms`; at once when that is so already. */
  asked(ms: number): Promise<void>;
}

/** A clock at `start` (ms since the epoch) whose story time and elapsed time are moved together, by hand. */
export function makeHandClock(start: number): HandClock {
  let elapsed = 0;
  const due = new Set<{ readonly at: number; readonly ms: number; readonly act: () => void }>();
  const waiting = new Set<{ readonly ms: number; readonly resolve: () => void }>();
  return {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    after(ms, act) {
      const timer = { at: elapsed + ms, ms, act };
      due.add(timer);
      for (const one of waiting) if (one.ms === ms) one.resolve();
      return () => due.delete(timer);
    },
    pass(ms) {
      elapsed += ms;
      for (const timer of [...due].sort((a, b) => a.at - b.at)) {
        if (timer.at <= elapsed && due.delete(timer)) timer.act();
      }
    },
    asked(ms) {
      if ([...due].some((timer) => timer.ms === ms)) return Promise.resolve();
      return new Promise((resolve) => waiting.add({ ms, resolve }));
    },
  };
}
