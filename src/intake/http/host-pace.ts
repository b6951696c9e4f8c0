import { setTimeout } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { FetchOutcome } from './fetch-outcome.ts';

/** Keeps to what servers ask of machines that read several of their pages. */
export interface HostPace {
  /**
   * Does `work`, which asks the server of `url` for a page, when no other work asks it, and not sooner after that than its
   * robots.txt asks (`Crawl-delay`). Rejects with the signal's reason when that is aborted while it waits.
   */
  inTurn(url: string, work: () => Promise<FetchOutcome>, signal: AbortSignal): Promise<FetchOutcome>;
}

/** What waiting goes by; what is left out is the machine's. */
export interface PaceClock {
  /** ms since the epoch. */
  now(): number;
  /** Resolves after so many ms. */
  pause(ms: number, signal: AbortSignal): Promise<unknown>;
}

/** Nobody waits longer between two pages of a look, in ms: who asks for more gets a page at each try of a source. */
const longestPause = 60_000;

interface Host {
  readonly turn: LimitFunction;
  /** Not asked before then, ms since the epoch. */
  freeAt: number;
}

/** One for all sources: two that read one server share its patience. */
export function createHostPace(
  { now, pause }: PaceClock = {
    now: Date.now,
    pause: (ms, signal) => setTimeout(ms, null, { signal }),
  },
): HostPace {
  const hosts = new Map<string, Host>();
  return {
    async inTurn(url, work, signal) {
      const key = URL.canParse(url) ? new URL(url).host : url;
      const host = hosts.get(key) ?? { turn: pLimit(1), freeAt: 0 };
      hosts.set(key, host);
      try {
        return await host.turn(async () => {
          signal.throwIfAborted();
          const wait = Math.min(host.freeAt - now(), longestPause);
          if (wait > 0) await pause(wait, signal);
          signal.throwIfAborted();
          const outcome = await work();
          host.freeAt = now() + (outcome.pace.crawlDelay ?? 0);
          return outcome;
        });
      } finally {
        const isIdle = host.turn.activeCount + host.turn.pendingCount === 0;
        if (isIdle && host.freeAt <= now()) hosts.delete(key);
      }
    },
  };
}
