/**
 * Two kinds of time. **Story time** (`now`) is what messages, snowflakes, tokens and windows of minutes go by: a test
 * moves it. **Elapsed time** is what the program at the other end of the wire lives in: rate limits, heartbeats and
 * the three seconds for an answer go by it, because that program cannot be moved along.
 */
export interface SandboxClock {
  /** Story time, ms since the epoch. */
  now(): number;
  /** Real time, ms since some fixed moment; never goes back. */
  elapsed(): number;
  /** Calls `act` once after `ms` of real time; the function that comes back cancels it. */
  after(ms: number, act: () => void): () => void;
}

/**
 * A clock whose story time is `now` (ms since the epoch; the machine's clock by default). Its timers do not keep the
 * process alive.
 */
export function makeClock(now: () => number = Date.now): SandboxClock {
  return {
    now,
    elapsed: () => performance.now(),
    after(ms, act) {
      const timer = setTimeout(act, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
