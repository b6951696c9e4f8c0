import { setImmediate } from 'node:timers/promises';
import type { PaceParts } from '../../src/delivery/pace.ts';

/** A clock that stands until the test moves it; timers fire in their order, each as late (ms) as `lateness` says. */
export function standingClock(lateness: () => number = () => 0) {
  let now = 0;
  let timers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    parts: {
      clock: () => now,
      sleep: (ms, wake) => void timers.push({ at: now + ms + lateness(), wake }),
    } satisfies PaceParts,
    /** After so long, and never late. */
    after: (ms: number) => new Promise<void>((wake) => void timers.push({ at: now + ms, wake })),
    /** Lets all of this time go by. */
    async pass(ms: number): Promise<void> {
      const end = now + ms;
      for (;;) {
        // What was granted goes on before the next timer.
        await setImmediate();
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        timers = timers.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = end;
    },
  };
}
