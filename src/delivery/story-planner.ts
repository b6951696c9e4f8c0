import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../wire/problem.ts';
import type { Arrival, ArrivalRound, Arrivals, ComposeDigest } from './compose.ts';
import { deliveryId } from './delivery.ts';
import { longestWindowMs } from './due.ts';
import type { EditionPlan, Ledger, Standing, StoryPlan } from './ledger.ts';
import { priorities } from './priority.ts';
import { type QuietSpan, quietSpanAt } from './quiet-hours.ts';
import { sortArrivals } from './sort-arrivals.ts';
import { isRunning, type Subscription, type SubscriptionStore } from './subscription.ts';

const minute = 60_000;
/** What could not come at once comes together, and not more often than this, ms. */
const togetherEvery = 60 * minute;
/** When a subscription that could not be planned is looked at again, ms. */
const againAfter = 5 * minute;
const never = Number.POSITIVE_INFINITY;
/** Subscriptions that are looked at before something else gets a turn. */
const batchSize = 64;

/** What the planner of single stories works with. */
export interface StoryPlannerParts {
  readonly subscriptions: Pick<SubscriptionStore, 'all' | 'get'>;
  readonly ledger: Ledger;
  readonly arrivals: Arrivals;
  readonly compose: ComposeDigest;
  /** Told of a subscription whose stories could not be found. */
  report(problem: Problem): void;
}

/** Plans the stories that come at once. */
export interface StoryPlanner {
  /**
   * Does it at `now` (ms since the epoch). While nothing comes in it asks neither archive nor ledger about anybody. Rejects
   * when the subscriptions cannot be read.
   */
  plan(now: number): Promise<StoryCount>;
  /** Stories of this subscription, or of any (null), were taken back: the next round looks for them again. */
  again(subscriptionId: string | null): void;
}

/** What one round planned. */
export interface StoryCount {
  /** Messages of one story. */
  readonly stories: number;
  /** Digests of what had waited. */
  readonly digests: number;
}

/** What is remembered of a subscription: only what looking again would tell. */
interface Asked {
  /** As it was then: one that was changed, or resumed, is another. */
  readonly subscription: Subscription;
  readonly round: number;
  /** When it is looked at though nothing came in, ms since the epoch. */
  readonly againAt: number;
}

/**
 * A planner of the stories that come at once: all of a topic in mode `direct`, those of one story's thread in mode `follow`, and breaking news for those who want it. A
 * subscription that cannot be planned is reported, looked at again in five minutes, and does not hinder the others.
 */
export function createStoryPlanner(parts: StoryPlannerParts): StoryPlanner {
  const { subscriptions, ledger, arrivals, compose, report } = parts;
  const asked = new Map<string, Asked>();
  const troubled = new Map<string, string>();

  function isDue(subscription: Subscription, moved: boolean, now: number): boolean {
    const last = asked.get(subscription.id);
    if (last === undefined || last.subscription !== subscription) return true;
    return moved || last.againAt <= now;
  }

  async function planOne(subscription: Subscription, round: ArrivalRound, now: number, count: Tally) {
    const { id, channelId, createdAt } = subscription;
    const last = asked.get(id);
    const waitsUntil = last?.subscription === subscription && last.againAt > now ? last.againAt : null;
    // What waited until now is to be found again.
    const isGoingOn = last?.subscription === subscription && (waitsUntil !== null || last.againAt === never);
    const found = await round.find({
      subscription,
      since: createdAt,
      askedIn: isGoingOn ? last.round : 0,
      hadBefore: (ids) => ledger.hadBefore(channelId, ids, []),
    });
    let againAt = waitsUntil ?? never;
    if (found.length > 0) againAt = Math.min(againAt, await planFound(subscription, found, now, count));
    asked.set(id, { subscription, round: round.number, againAt });
    troubled.delete(id);
  }

  /** Plans what was found; gives when to look for what waits. */
  async function planFound(subscription: Subscription, all: readonly Arrival[], now: number, count: Tally) {
    const { id, createdAt } = subscription;
    const standing = (await ledger.standings([id], now)).get(id);
    if (standing === undefined) throw new Error(`The ledger gave no standing of ${id}`);
    const skipped = standing.skippedTo ?? Number.NEGATIVE_INFINITY;
    const found = all.filter(({ newsAt }) => newsAt > skipped);
    const quiet = quietAt(subscription, now);
    const sorted = sortArrivals(found, subscription, quiet !== null, now);
    const plans = sorted.now.map(({ arrival, isBreaking }) => planOf(subscription, arrival, isBreaking));
    if (plans.length > 0) {
      for (const { ok } of await ledger.planStories(plans, now)) if (ok) count.stories += 1;
      // Ended while it was written.
      if (!(await stillRuns(id))) await ledger.withdraw(id, now);
    }
    const againAt = quiet !== null && sorted.waits ? quiet.to : never;
    const since = Math.max(createdAt, skipped, now - longestWindowMs);
    // What did not fit into the last digest of what was late is not told after it.
    const passed = standing.told?.slot ?? Number.NEGATIVE_INFINITY;
    const together = sorted.together.filter(({ newsAt, arrivedAt }) => newsAt > since && arrivedAt > passed);
    if (together.length === 0) return againAt;
    return Math.min(againAt, await planTogether(subscription, together, { since, standing }, now, count));
  }

  /** One digest of what waited; gives when to look for what is left of it. */
  async function planTogether(
    subscription: Subscription,
    together: readonly Arrival[],
    { since, standing }: { readonly since: number; readonly standing: Standing },
    now: number,
    count: Tally,
  ): Promise<number> {
    const { id, guildId, channelId, place, parentId } = subscription;
    const last = standing.lastSlot;
    const slot = Math.floor(now / minute) * minute;
    // One that still waits is taken over; there is one, however long it takes.
    const waits = last !== null && standing.waiting.includes(deliveryId(id, last));
    if (last !== null && !waits && last !== standing.skippedTo && slot < last + togetherEvery)
      return last + togetherEvery;
    const from = Math.max(since, Math.min(...together.map(({ arrivedAt }) => arrivedAt - 1)));
    const edition = { from: Math.min(from, slot - 1), slot, carryFrom: Math.min(since, from, slot - 1) };
    const digest = await compose({
      subscription,
      edition,
      hadBefore: (ids) => ledger.hadBefore(channelId, ids, standing.waiting),
    });
    if (digest === null) return now + togetherEvery;
    const plan: EditionPlan = {
      subscriptionId: id,
      guildId,
      channelId,
      place,
      parentId,
      edition,
      supersedes: standing.waiting,
      outcome: 'planned',
      ...digest,
    };
    const [outcome] = await ledger.plan([plan], now);
    if (outcome?.ok === true) count.digests += 1;
    if (!(await stillRuns(id))) await ledger.withdraw(id, now);
    return now + (outcome?.ok === true ? togetherEvery : minute);
  }

  async function stillRuns(id: string): Promise<boolean> {
    const now = await subscriptions.get(id);
    return now !== null && isRunning(now);
  }

  function recordTrouble(subscription: Subscription, error: unknown, now: number): void {
    const { id } = subscription;
    const message = error instanceof Error ? error.message : String(error);
    asked.set(id, { subscription, round: 0, againAt: now + againAfter });
    // Once: it is looked at again and again.
    if (troubled.get(id) === message) return;
    troubled.set(id, message);
    report({
      code: 'stories-not-found',
      message: `The stories for subscription ${id} could not be found, and are looked for again: ${message}.`,
    });
  }

  async function plan(now: number): Promise<StoryCount> {
    const all = (await subscriptions.all()).filter((one) => isRunning(one) && comesAtOnce(one));
    const count: Tally = { stories: 0, digests: 0 };
    if (all.length === 0) return count;
    const moved = await arrivals.hasMoved(now);
    const due = all.filter((one) => isDue(one, moved, now));
    if (due.length === 0) return count;
    const round = arrivals.beginRound(now);
    for (const [i, subscription] of due.entries()) {
      // One after the other: two of one channel must not both plan a story.
      try {
        if (await stillRuns(subscription.id)) await planOne(subscription, round, now, count);
      } catch (error) {
        recordTrouble(subscription, error, now);
      }
      if (i % batchSize === 0) await setImmediate();
    }
    if (asked.size > 2 * all.length + 100) {
      const ids = new Set(all.map(({ id }) => id));
      for (const id of asked.keys()) if (!ids.has(id)) asked.delete(id);
    }
    return count;
  }

  return {
    plan,
    again(subscriptionId) {
      if (subscriptionId === null) asked.clear();
      else asked.delete(subscriptionId);
    },
  };
}

type Tally = { stories: number; digests: number };

function comesAtOnce({ mode, breaking }: Subscription): boolean {
  return mode !== 'digest' || breaking !== null;
}

function quietAt({ quiet, timezone }: Subscription, at: number): QuietSpan | null {
  return quiet === null ? null : quietSpanAt(quiet, timezone, at);
}

function planOf(
  { id, guildId, channelId, place, parentId }: Subscription,
  arrival: Arrival,
  isBreaking: boolean,
): StoryPlan {
  return {
    subscriptionId: id,
    guildId,
    channelId,
    place,
    parentId,
    storyId: arrival.storyId,
    slot: arrival.arrivedAt,
    priority: isBreaking ? priorities.breaking : priorities.story,
    urgency: arrival.urgency,
    recipe: arrival.recipe,
    names: arrival.names ?? null,
  };
}
