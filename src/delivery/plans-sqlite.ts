import type { Database } from '../store/database.ts';
import { deliveryId, storyDeliveryId } from './delivery.ts';
import type { EditionPlan, Planned, SharePlan, StoryPlan } from './ledger.ts';
import type { prepareLedger } from './ledger-statements.ts';
import { idsOfSlot, type LaterEdition, mayBeTold, usualUrgency } from './plan-rules.ts';
import { priorities } from './priority.ts';

/** Thrown inside a plan's savepoint, to take it back; never leaves this file. */
class Refused extends Error {
  readonly reason: 'edition-exists' | 'story-had' | 'moved-on';
  constructor(reason: Refused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** The part of the SQLite ledger that puts plans on record; each call is to be made inside a transaction. */
export interface SqlitePlans {
  planEdition(plan: EditionPlan, now: number): Planned;
  planStory(plan: StoryPlan, now: number): Planned;
  planShare(plan: SharePlan, now: number): Planned;
  /** As `Ledger.joinNext`. */
  joinNext(id: string, now: number): boolean;
}

/** The plans of a ledger in this database. `withdraw`: takes a delivery back; false when it is not planned any more. */
export function createSqlitePlans(
  db: Database,
  sql: ReturnType<typeof prepareLedger>,
  withdraw: (id: string, now: number) => boolean,
): SqlitePlans {
  /** Its id; that of a minute later where a clock that was ahead had the slot before (`Ledger.forgetAhead`). */
  function freeId(subscription: string, slot: number): string {
    for (let minute = 0; minute < idsOfSlot; minute += 1) {
      const id = deliveryId(subscription, slot + minute * 60_000);
      if (sql.hasDelivery.get({ id }) === undefined) return id;
    }
    throw new Refused('edition-exists');
  }

  function planOne(plan: EditionPlan, now: number): string | null {
    const id = plan.outcome === 'planned' ? freeId(plan.subscriptionId, plan.edition.slot) : null;
    for (const old of plan.supersedes) if (!withdraw(old, now)) throw new Refused('moved-on');
    const recorded = sql.addEdition.run({
      subscription: plan.subscriptionId,
      slot: plan.edition.slot,
      from: plan.edition.from,
      outcome: plan.outcome,
      delivery: id,
      now,
    });
    if (recorded.changes === 0) throw new Refused('edition-exists');
    sql.endTrouble.run({ subscription: plan.subscriptionId });
    if (plan.outcome === 'empty' || id === null) return null;
    sql.addDelivery.run({
      id,
      subscription: plan.subscriptionId,
      channel: plan.channelId,
      place: plan.place ?? 'channel',
      parent: plan.parentId ?? null,
      slot: plan.edition.slot,
      priority: plan.priority ?? priorities.digest,
      turn: plan.turn ?? 0,
      recipe: JSON.stringify(plan.recipe),
      now,
    });
    for (const story of new Set(plan.storyIds)) {
      if (sql.addStory.run({ channel: plan.channelId, story, delivery: id }).changes === 0) {
        throw new Refused('story-had');
      }
    }
    return id;
  }

  function planOneStory(plan: StoryPlan, now: number): string {
    const { subscriptionId: subscription, channelId: channel, storyId: story, slot, priority } = plan;
    const { place = 'channel', parentId: parent = null, urgency, names = null } = plan;
    const id = storyDeliveryId(subscription, story);
    const recipe = JSON.stringify(plan.recipe);
    if (sql.addStory.run({ channel, story, delivery: id }).changes === 0) throw new Refused('story-had');
    const added = sql.addStoryDelivery.run({
      id,
      subscription,
      channel,
      place,
      parent,
      slot,
      priority,
      urgency: urgency ?? usualUrgency,
      recipe,
      names,
      now,
    });
    if (added.changes === 0) throw new Refused('story-had');
    return id;
  }

  function planOneShare(
    { id, channelId, place, parentId, storyIds, recipe }: SharePlan,
    now: number,
  ): string {
    const added = sql.addStoryDelivery.run({
      id,
      subscription: id,
      channel: channelId,
      place,
      parent: parentId,
      slot: now,
      priority: priorities.story,
      urgency: usualUrgency,
      recipe: JSON.stringify(recipe),
      names: null,
      now,
    });
    if (added.changes === 0) throw new Refused('story-had');
    for (const story of new Set(storyIds)) sql.addStory.run({ channel: id, story, delivery: id });
    return id;
  }

  function joinNext(id: string, now: number): boolean {
    const edition = sql.editionOf.get({ id }) as { subscription: string; slot: number } | undefined;
    if (edition === undefined) return false;
    const { subscription } = edition;
    const later = sql.laterEditions.all({ ...edition, now }) as LaterEdition[];
    const waits = later.some(({ state }) => state === 'planned');
    if (!waits || later.some(mayBeTold) || !withdraw(id, now)) return false;
    for (const { slot, id: next, state } of later) {
      if (state !== null && state !== 'planned') continue;
      if (next !== null) withdraw(next, now);
      sql.forgetEdition.run({ subscription, slot });
      if (next !== null) sql.forgetDelivery.run({ id: next });
    }
    return true;
  }

  /** Inside a transaction a transaction is a savepoint: what is refused leaves the others alone. */
  const planApart = db.transaction((work: () => string | null) => work());
  function tryPlan(work: () => string | null): Planned {
    try {
      return { ok: true, deliveryId: planApart(work) };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, reason: error.reason };
      throw error;
    }
  }

  return {
    planEdition: (plan, now) => tryPlan(() => planOne(plan, now)),
    planStory: (plan, now) => tryPlan(() => planOneStory(plan, now)),
    planShare: (plan, now) => tryPlan(() => planOneShare(plan, now)),
    joinNext,
  };
}
