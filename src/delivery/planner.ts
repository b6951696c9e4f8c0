import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Problem } from '../wire/problem.ts';
import type { ComposeDigest } from './compose.ts';
import { editionFor, type SlotPair } from './due.ts';
import { orderFairly } from './fair-order.ts';
import { createDueFinder, type SlotDue } from './find-due.ts';
import type { EditionPlan, Ledger, Standing } from './ledger.ts';
import { createSlotMemo } from './slot-memo.ts';
import { isRunning, type Subscription, type SubscriptionStore } from './subscription.ts';

/** Editions put on record in one transaction, which keeps everything else waiting: few, since sending takes longer anyway. */
const batchSize = 4;
/**
 * Editions looked after in one round; the next round, a minute later, goes on. That is twice what is sent meanwhile, so
 * sending never waits for it. All of 100,000 at once would write 100 kB and more for each into a log that is moved into the
 * file only where writing rests.
 */
const usualRound = 6_000;
/** How long (ms) composing may keep everything else waiting. */
const giveWayAfterMs = 2;
/** Tries that one edition gets; then its stories wait for the next one. */
const mostTries = 12;
const firstWaitMs = 60_000;
const longestWaitMs = 3_600_000;

/** What the planner works with. */
export interface PlannerParts {
  readonly subscriptions: Pick<SubscriptionStore, 'all' | 'get'>;
  readonly ledger: Ledger;
  readonly compose: ComposeDigest;
  /** Editions in one round at most; 6,000 when left out. */
  readonly mostInRound?: number;
  /** Told of a subscription whose digest could not be made. */
  report(problem: Problem): void;
}

/** What one round of planning did, in editions. */
export interface PlanCount {
  readonly planned: number;
  readonly empty: number;
  /** Not made this time; tried again later. */
  readonly troubled: number;
}

/** Why an edition is put off that was composed twice and refused twice. */
const contested =
  'The ledger refused it: it names stories that the channel has, or its predecessor is being sent';

/** An edition that is due, with what is needed to compose it. */
interface Due {
  readonly subscription: Subscription;
  readonly pair: SlotPair;
  readonly standing: Standing;
  readonly turn: number;
}

/** What composing gave: a plan, or why there is none. */
type Composed =
  | { readonly due: Due; readonly plan: EditionPlan }
  | { readonly due: Due; readonly error: unknown };

/** Puts the editions that are due on record, with the choice of their stories. */
export interface Planner {
  /**
   * Plans, for each subscription, the edition of its latest slot at or before `now` (ms since the epoch) that is not
   * on record; where very many are due, the first 6,000 by their turn, and the next round goes on. A subscription whose digest cannot be made is recorded and does not hinder the others.
   * Rejects when the subscriptions or the ledger cannot be read or written. `planned` is called whenever something more
   * can be sent.
   */
  plan(now: number, planned?: () => void): Promise<PlanCount>;
  /** An edition of this subscription, or of any (null), was taken back: the next round plans it again. */
  again(subscriptionId: string | null): void;
}

/** A planner; what it remembers between rounds is only what the ledger would tell it again. */
export function createPlanner(parts: PlannerParts): Planner {
  const { subscriptions, ledger, compose, mostInRound = usualRound, report } = parts;
  const memo = createSlotMemo();
  const finder = createDueFinder(subscriptions, ledger, memo);
  let swept = false;

  /** Where these subscriptions stand now; those that wait after a trouble are left out. */
  async function stand(slots: readonly SlotDue[], now: number): Promise<Due[]> {
    const standings = await ledger.standings(idsOf(slots), now);
    return slots.flatMap(({ subscription, slot, turn = 0 }) => {
      const standing = standings.get(subscription.id);
      if (standing === undefined) throw new Error(`The ledger gave no standing of ${subscription.id}`);
      if (!mayTry(standing, slot, now)) return [];
      const before = memo.before(subscription, slot);
      return [{ subscription, pair: { slot, before: before.ok ? before.value : null }, standing, turn }];
    });
  }

  async function composeOne(due: Due): Promise<Composed> {
    const { subscription, pair, standing, turn } = due;
    const { id, guildId, channelId, place, parentId } = subscription;
    try {
      const read = memo.latest(subscription, pair.slot);
      if (!read.ok) throw new Error(read.problem.message);
      const edition = editionFor(pair, standing, subscription.lastHalt?.since ?? null);
      const digest = await compose({
        subscription,
        edition,
        hadBefore: (storyIds) => ledger.hadBefore(channelId, storyIds, standing.waiting),
      });
      const record = {
        subscriptionId: id,
        guildId,
        channelId,
        place,
        parentId,
        edition,
        supersedes: standing.waiting,
        turn,
      };
      const empty = digest === null || digest.storyIds.length === 0;
      return {
        due,
        plan: empty ? { ...record, outcome: 'empty' } : { ...record, outcome: 'planned', ...digest },
      };
    } catch (error) {
      return { due, error };
    }
  }

  /** One after the other: several at once would keep others waiting as long as all of them take. */
  async function composeAll(all: readonly Due[]): Promise<Composed[]> {
    const composed: Composed[] = [];
    let begun = performance.now();
    for (const due of all) {
      composed.push(await composeOne(due));
      if (performance.now() - begun < giveWayAfterMs) continue;
      await setImmediate();
      begun = performance.now();
    }
    return composed;
  }

  /** Plans one edition of each of these channels. Gives those that must be composed again. */
  async function planBatch(batch: readonly SlotDue[], now: number, count: Tally): Promise<Due[]> {
    const composed = await composeAll(await stand(batch, now));
    const ready: { due: Due; plan: EditionPlan }[] = [];
    for (const one of composed) {
      // Cancelled, paused or halted while its digest was made.
      if (!(await stillRuns(one.due.subscription.id))) continue;
      if ('plan' in one) ready.push(one);
      else await recordTrouble(one.due, one.error, now, count);
    }
    const outcomes = await ledger.plan(
      ready.map(({ plan }) => plan),
      now,
    );
    const again: Due[] = [];
    const planned: string[] = [];
    outcomes.forEach((outcome, i) => {
      const one = ready[i];
      if (one === undefined) return;
      if (outcome.ok) count[outcome.deliveryId === null ? 'empty' : 'planned'] += 1;
      if (outcome.ok && outcome.deliveryId !== null) planned.push(one.due.subscription.id);
      if (outcome.ok || outcome.reason === 'edition-exists') {
        finder.done(one.due.subscription, one.due.pair.slot);
      } else {
        again.push(one.due);
      }
    });
    // Ended while the plan was written: who ended it may have looked for it too early.
    for (const id of planned) if (!(await stillRuns(id))) await ledger.withdraw(id, now);
    return again;
  }

  async function stillRuns(id: string): Promise<boolean> {
    const now = await subscriptions.get(id);
    return now !== null && isRunning(now);
  }

  async function recordTrouble(due: Due, error: unknown, now: number, count: Tally): Promise<void> {
    const { subscription, pair, standing } = due;
    const tries = (standing.trouble?.slot === pair.slot ? standing.trouble.tries : 0) + 1;
    const message = error instanceof Error ? error.message : String(error);
    const nextTryAt = now + Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
    await ledger.trouble(subscription.id, { slot: pair.slot, tries, nextTryAt, message });
    count.troubled += 1;
    const rest = tries < mostTries ? 'It is tried again.' : 'Its stories wait for the next one.';
    report({
      code: 'digest-not-made',
      message: `The digest of subscription ${subscription.id} could not be made, try ${tries} of ${mostTries}: ${message}. ${rest}`,
    });
  }

  /** What an end or a pause left behind that the process did not live to take back. Later ones are seen when they are planned. */
  async function withdrawOrphans(now: number): Promise<void> {
    for (const id of await ledger.subscriptionsWithPlanned()) {
      if (!(await stillRuns(id))) await ledger.withdraw(id, now);
    }
  }

  return {
    again: finder.again,
    async plan(now, planned = () => {}) {
      if (!swept) await withdrawOrphans(now);
      swept = true;
      const count: Tally = { planned: 0, empty: 0, troubled: 0 };
      const due = orderFairly(await finder.find(now)).slice(0, mostInRound);
      for (const round of roundsOf(due)) {
        for (let i = 0; i < round.length; i += batchSize) {
          const before = count.planned;
          const begun = performance.now();
          const again = await planBatch(round.slice(i, i + batchSize), now, count);
          // The dispatcher or another process was there first: once more, with the ledger as it is now.
          const left = again.length === 0 ? [] : await planBatch(again.map(slotOf), now, count);
          for (const due of left) await recordTrouble(due, new Error(contested), now, count);
          if (count.planned > before) planned();
          // As long as it took: planning is ten times as fast as sending, and readers wait for an answer meanwhile.
          if (i + batchSize < round.length) await setTimeout(performance.now() - begun);
        }
      }
      return count;
    },
  };
}

type Tally = { planned: number; empty: number; troubled: number };

/** False while a trouble of this slot waits for its next try, and when it has had its tries. */
function mayTry({ trouble }: Standing, slot: number, now: number): boolean {
  if (trouble === null || trouble.slot !== slot) return true;
  const waits = trouble.nextTryAt > now && trouble.nextTryAt <= now + longestWaitMs;
  return !waits && trouble.tries < mostTries;
}

function idsOf(slots: readonly SlotDue[]): string[] {
  return slots.map(({ subscription }) => subscription.id);
}

function slotOf({ subscription, pair, turn }: Due): SlotDue {
  return { subscription, slot: pair.slot, turn };
}

/** Deals the editions into rounds with each channel once, so that no two of a round choose the same stories. */
function roundsOf(due: readonly SlotDue[]): SlotDue[][] {
  const rounds: SlotDue[][] = [];
  const seen = new Map<string, number>();
  for (const one of due) {
    const { channelId } = one.subscription;
    const n = seen.get(channelId) ?? 0;
    seen.set(channelId, n + 1);
    const round = rounds[n] ?? [];
    rounds[n] = round;
    round.push(one);
  }
  return rounds;
}
