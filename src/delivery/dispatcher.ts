import type { Problem } from '../wire/problem.ts';
import { createAmender } from './amend-post.ts';
import type { Amendment } from './amendment.ts';
import type { ChatGateway } from './chat-gateway.ts';
import type { RecallRecipe, RenderPost } from './compose.ts';
import type { OpenDelivery } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import { sentence } from './problem-words.ts';
import { createSender } from './send-delivery.ts';

/** The dispatcher wakes itself for tries that are due sooner than this; the tick finds the others, in ms. */
const longestNapMs = 60_000;

/** What the dispatcher works with. */
export interface DispatcherParts {
  readonly ledger: Ledger;
  readonly gateway: ChatGateway;
  readonly render: RenderPost;
  readonly recall: RecallRecipe;
  /** Told of what a person should know: a delivery given up, the ledger that cannot be written. */
  report(problem: Problem): void;
  /** Calls in flight at most, over all channels; 16 when left out. */
  readonly concurrency?: number;
  /** Numbers in [0, 1) for the jitter; Math.random when left out. */
  random?(): number;
  /** Calls `wake` after `ms` unless the returned function was called first; setTimeout when left out. */
  sleep?(ms: number, wake: () => void): () => void;
}

/**
 * Sends what is planned and amends what was posted: one call at a time in a channel and in its order, a bounded number
 * over all.
 */
export interface Dispatcher {
  /**
   * Sends what is due at `now` (ms since the epoch) and what falls due meanwhile; resolves when nothing is due or in
   * flight. Calls while it works join it. Rejects when the ledger fails; what was in flight is then settled later.
   * The first call settles what an earlier process left behind.
   */
  run(now: number): Promise<void>;
  /** Takes up nothing more and waits for what is in flight. */
  stop(): Promise<void>;
}

/** A dispatcher over this ledger and this gateway. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { ledger, gateway, report, concurrency = 16, random = Math.random, sleep = napping } = parts;
  const inFlight = new Map<string, Promise<void>>();
  let clock = () => 0;
  let working: Promise<void> | null = null;
  let resumed = false;
  let stopping = false;
  let asked = false;
  let wakeUp = () => {};
  let cancelNap = () => {};
  let broken: { readonly cause: unknown } | null = null;
  const common = { ledger, gateway, render: parts.render, report, random, clock: () => clock() };
  const send = createSender(common);
  const amend = createAmender({ ...common, recall: parts.recall });

  async function work(): Promise<void> {
    try {
      if (!resumed) await ledger.resume(clock());
      resumed = true;
      do {
        await drain();
        if (!stopping) await nap();
        // Asked meanwhile: what was planned after the last look must not wait for the next tick.
      } while (asked && !stopping);
    } finally {
      working = null;
    }
  }

  async function drain(): Promise<void> {
    let idle = false;
    while (!idle && !stopping && broken === null) {
      asked = false;
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      const room = concurrency - inFlight.size;
      const due = room > 0 ? await ledger.due(clock(), room, [...inFlight.keys()]) : [];
      for (const work of due) take(work);
      idle = inFlight.size === 0 && !asked;
      if (inFlight.size > 0) await Promise.race([...inFlight.values(), woken]);
    }
    await Promise.all(inFlight.values());
    if (broken === null) return;
    const { cause } = broken;
    broken = null;
    throw cause;
  }

  function take(work: OpenDelivery | Amendment): void {
    const done = (work.state === 'changed' ? amend(work) : send(work))
      .catch((cause: unknown) => {
        broken = { cause };
      })
      .finally(() => inFlight.delete(work.channelId));
    inFlight.set(work.channelId, done);
  }

  async function nap(): Promise<void> {
    const next = await ledger.nextTryAt();
    const ms = next === null ? Number.POSITIVE_INFINITY : next - clock();
    if (ms > longestNapMs || stopping) return;
    cancelNap = sleep(Math.max(ms, 50), () => {
      start().catch((error: unknown) => report(describeBreakage(error)));
    });
  }

  function start(): Promise<void> {
    cancelNap();
    asked = true;
    wakeUp();
    working ??= work();
    return working;
  }

  return {
    async run(now) {
      if (stopping) return;
      // Time goes on while a run lasts, from the moment that it was told: a moved clock moves all of it.
      const begun = performance.now();
      clock = () => Math.round(now + performance.now() - begun);
      await start();
    },
    async stop() {
      stopping = true;
      cancelNap();
      wakeUp();
      await working?.catch(() => {});
    },
  };
}

function describeBreakage(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'dispatch-broke',
    message: `Sending stopped and is taken up at the next tick: ${sentence(message)}`,
  };
}

function napping(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
