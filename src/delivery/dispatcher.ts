import type { Problem } from '../wire/problem.ts';
import { createAmender } from './amend-post.ts';
import type { CallPlace } from './call-place.ts';
import { type CallEnd, type CauseBook, createCauses } from './causes.ts';
import type { ChatGateway, Place } from './chat-gateway.ts';
import { createChooser } from './choose-work.ts';
import type { RecallRecipe, RenderPost } from './compose.ts';
import { createCrossposter } from './crosspost-post.ts';
import type { Ledger } from './ledger.ts';
import type { LookAgain } from './look-again.ts';
import type { NoteLoss } from './lost-post.ts';
import type { Pace } from './pace.ts';
import { sentence } from './problem-words.ts';
import { createSender } from './send-delivery.ts';
import type { Starts } from './starts.ts';
import type { Work } from './work.ts';

/** The dispatcher wakes itself for tries that are due sooner than this; the tick finds the others, in ms. */
const longestNapMs = 60_000;
/** While calls are in flight it looks at least so often whether something else can be begun, in ms. */
const longestWatchMs = 1_000;

/** What the dispatcher works with. */
export interface DispatcherParts {
  readonly ledger: Ledger;
  readonly gateway: ChatGateway;
  readonly render: RenderPost;
  readonly recall: RecallRecipe;
  /** Over all requests of the delivery. */
  readonly pace: Pace;
  readonly causes: CauseBook;
  /** Where the requests leave: what was chosen and has not left is turned back when one is refused. */
  readonly starts?: Pick<Starts, 'carry' | 'hasUntold'>;
  /** Looks at a delivery right before its call; all go when it is left out. */
  readonly look?: LookAgain;
  /** Told of a subscription of which something was taken back, to be planned again. */
  planAgain?(subscriptionId: string): void;
  /** Told of a delivery that was given up and is not to come again. */
  readonly noteLoss?: NoteLoss;
  /** The server that a subscription is of; null for a person, and when it has gone. */
  guildOf(subscriptionId: string): Promise<string | null>;
  /** Whether a call about what was posted there would be made at all; everywhere when left out. */
  canReach?(place: Place, to: 'amend' | 'post'): Promise<boolean>;
  /** Told of what a person should know: a delivery given up, the ledger that cannot be written. */
  report(problem: Problem): void;
  /** Calls in flight at most, over all channels; 64 when left out: what the pace starts while answers take a second and more. */
  readonly concurrency?: number;
  /** Numbers in [0, 1) for the jitter; Math.random when left out. */
  random?(): number;
  /** Calls `wake` after `ms` unless the returned function was called first; setTimeout when left out. */
  sleep?(ms: number, wake: () => void): () => void;
}

/**
 * Sends what is planned and amends what was posted: one call at a time in a channel and in its order, a bounded number
 * over all. It takes a turn of the pace and then chooses what is most urgent: nothing stands in a queue that something
 * more urgent could not overtake.
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
  const { ledger, gateway, pace, report, concurrency = 64, random = Math.random, sleep = napping } = parts;
  const causes = createCauses(parts.causes, report);
  /** By channel, where a call is under way. */
  const inFlight = new Map<
    string,
    { readonly where: CallPlace; readonly begun: number; readonly done: Promise<void> }
  >();
  let clock = () => 0;
  let working: Promise<void> | null = null;
  let resumed = false;
  let stopping = false;
  let asked = false;
  /** A turn that was taken and not used: there was nothing to send, or nothing to say. */
  let hasTurn = false;
  let wakeUp = () => {};
  let cancelNap = () => {};
  let broken: { readonly cause: unknown } | null = null;
  const common = { ledger, gateway, render: parts.render, report, random, clock: () => clock() };
  const {
    look = goes,
    planAgain = () => {},
    noteLoss = async () => {},
    starts = { carry: (work) => work(), hasUntold: () => false },
  } = parts;
  const send = createSender({ ...common, look, planAgain, noteLoss });
  const amend = createAmender({ ...common, recall: parts.recall });
  const crosspost = createCrossposter(common);
  const { guildOf, canReach = async () => true } = parts;
  const choose = createChooser({ ledger, causes, inFlight, guildOf, canReach, noteLoss, report, random });

  function carryOut(work: Work): Promise<CallEnd | null> {
    switch (work.state) {
      case 'changed':
        return amend(work);
      case 'posted':
        return crosspost(work);
      default:
        return send(work);
    }
  }

  async function work(): Promise<void> {
    try {
      if (!resumed) {
        await causes.recall();
        await ledger.resume(clock());
      }
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
    while (!stopping && broken === null) {
      asked = false;
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      if (await startNext()) continue;
      if (inFlight.size === 0 && !asked) break;
      if (inFlight.size > 0) await watch(woken);
    }
    await Promise.all([...inFlight.values()].map(({ done }) => done));
    // A turn is for now: kept, it would be one too many later.
    hasTurn = false;
    if (broken === null) return;
    const { cause } = broken;
    broken = null;
    throw cause;
  }

  /** Takes a turn and begins what is most urgent then. False when nothing can be begun now. */
  async function startNext(): Promise<boolean> {
    if (!mayCall()) return false;
    if (!hasTurn) await pace.take();
    hasTurn = true;
    // A turn may have been long in coming.
    if (stopping || !mayCall()) return false;
    const next = await choose(clock());
    if (next === null) return false;
    hasTurn = false;
    take(next.work, next.where);
    return true;
  }

  function mayCall(): boolean {
    if (inFlight.size >= concurrency || causes.restOfAll(clock()) !== null) return false;
    if (starts.hasUntold()) return false;
    // What was under way before the trouble tries nothing, and may hang.
    const since = causes.troubledSince();
    return since === null || [...inFlight.values()].every(({ begun }) => begun < since);
  }

  function take(work: Work, where: CallPlace): void {
    const begun = clock();
    const done = starts
      .carry(async () => {
        const end = await carryOut(work);
        if (end === null) hasTurn = true;
        else await causes.note(where, end, begun, clock());
      })
      .catch((cause: unknown) => {
        broken = { cause };
      })
      .finally(() => inFlight.delete(work.channelId));
    inFlight.set(work.channelId, { where, begun, done });
  }

  /** Until a call has ended, somebody asks, or something may have fallen due: one call that hangs holds up its channel alone. */
  async function watch(woken: Promise<void>): Promise<void> {
    // Taken first: a call may end while the ledger is asked.
    const calls = [...inFlight.values()].map(({ done }) => done);
    const ms = await untilNext();
    const cancel = sleep(ms > 0 ? Math.min(ms, longestWatchMs) : longestWatchMs, wakeUp);
    await Promise.race([...calls, woken]);
    cancel();
  }

  /** ms until the next try of anything; 0 or less when it is due and waits for something else. */
  async function untilNext(): Promise<number> {
    const now = clock();
    const next = await ledger.nextTryAt();
    const from = causes.restOfAll(now) ?? now;
    return next === null ? Number.POSITIVE_INFINITY : Math.max(next, from) - now;
  }

  async function nap(): Promise<void> {
    const ms = await untilNext();
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
      // Time goes on while a run lasts, from the moment that it was told: a moved clock moves all of it. While the machine
      // is suspended only the clock on the wall goes on, and by that Discord forgets a nonce.
      const begun = performance.now();
      const onTheWall = Date.now();
      clock = () => Math.round(now + Math.max(performance.now() - begun, Date.now() - onTheWall));
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

const goes: LookAgain = async () => ({ to: 'go', recipe: null });

function napping(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
