import { type Database, migrate } from '../store/database.ts';
import { createSqliteAmendments } from './amendments-sqlite.ts';
import type { Rendering } from './compose.ts';
import { deliveryId, type SendingDelivery, storyDeliveryId } from './delivery.ts';
import { createDueLanes } from './due-lanes.ts';
import { hashPost } from './hash-post.ts';
import type {
  AdoptedPost,
  EditionPlan,
  Ledger,
  Planned,
  Settlement,
  Standing,
  StoryPlan,
  Trouble,
} from './ledger.ts';
import { type DeliveryRow, toDelivery, toOpenDelivery } from './ledger-rows.ts';
import { prepareLedger } from './ledger-statements.ts';
import { ledgerSteps } from './ledger-tables.ts';
import { priorities } from './priority.ts';

/** Editions further ahead than this are the trace of a clock that was wrong. */
const absurdlyAheadMs = 24 * 3_600_000;

/** Thrown inside a plan's savepoint, to take it back; never leaves this file. */
class Refused extends Error {
  readonly reason: 'edition-exists' | 'story-had' | 'moved-on';
  constructor(reason: Refused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** The ledger on an open SQLite file; makes its tables when they are not there. */
export function createSqliteLedger(db: Database): Ledger {
  migrate(db, 'delivery', ledgerSteps);
  const sql = prepareLedger(db);
  const amendments = createSqliteAmendments(db);
  const inOne = <T>(work: () => T): T => db.transaction(work).immediate();

  /** Takes a delivery back and frees its stories. False when it is not planned any more. */
  function withdrawOne(id: string, now: number): boolean {
    if (sql.withdraw.run({ id, now }).changes === 0) return false;
    sql.freeStories.run({ delivery: id });
    amendments.drop(id);
    return true;
  }

  function planOne(plan: EditionPlan, now: number): string | null {
    const id = plan.outcome === 'planned' ? deliveryId(plan.subscriptionId, plan.edition.slot) : null;
    for (const old of plan.supersedes) if (!withdrawOne(old, now)) throw new Refused('moved-on');
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
      slot: plan.edition.slot,
      priority: plan.priority ?? priorities.digest,
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

  function planStory(plan: StoryPlan, now: number): string {
    const { subscriptionId: subscription, channelId: channel, storyId: story, slot, priority } = plan;
    const id = storyDeliveryId(subscription, story);
    const recipe = JSON.stringify(plan.recipe);
    if (sql.addStory.run({ channel, story, delivery: id }).changes === 0) throw new Refused('story-had');
    const added = sql.addStoryDelivery.run({ id, subscription, channel, slot, priority, recipe, now });
    if (added.changes === 0) throw new Refused('story-had');
    return id;
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

  function claimOne(
    id: string,
    now: number,
    until: number,
    rendered: Rendering | null,
  ): SendingDelivery | null {
    const row =
      rendered === null
        ? sql.claimSending.get({ id, until })
        : sql.claimPlanned.get({
            id,
            now,
            until,
            body: JSON.stringify(rendered.post.body),
            hash: hashPost(rendered.post),
            revisitAt: rendered.revisitAt,
          });
    if (row === undefined) return null;
    const claimed = toOpenDelivery(row as DeliveryRow);
    if (claimed.state !== 'sending') throw new Error(`Delivery ${id} was claimed and is ${claimed.state}`);
    if (rendered !== null) {
      sql.clearShown.run({ delivery: id });
      for (const [place, { storyId: story, revision }] of rendered.shown.entries()) {
        sql.setShown.run({ place, revision, channel: claimed.channelId, story, delivery: id });
      }
    }
    return claimed;
  }

  function settleOne(id: string, settlement: Settlement, now: number): boolean {
    switch (settlement.to) {
      case 'sent':
        if (sql.settleSent.run({ id, message: settlement.messageId, now }).changes === 0) return false;
        sql.freeUnshown.run({ delivery: id });
        amendments.posted(id);
        return true;
      case 'planned':
      case 'sending':
        return (
          sql.settleOpen.run({
            id,
            state: settlement.to,
            next: settlement.nextTryAt,
            problem: JSON.stringify(settlement.problem),
            fault: settlement.fault ? 1 : 0,
          }).changes > 0
        );
      case 'failed': {
        const problem = JSON.stringify(settlement.problem);
        const released = settlement.released ? 1 : 0;
        if (sql.settleFailed.run({ id, problem, released, now }).changes === 0) return false;
        if (settlement.released) sql.freeStories.run({ delivery: id });
        amendments.drop(id);
        return true;
      }
    }
  }

  /** Where nothing has been told yet: the moment from which it should have been. */
  function beginning(subscription: string): Standing['told'] {
    const { from } = sql.firstEdition.get({ subscription }) as { from: number | null };
    return from === null ? null : { from, slot: from };
  }

  function lastSlot(subscription: string, horizon: number): number | null {
    return (sql.lastEdition.get({ subscription, horizon }) as { slot: number | null }).slot;
  }

  function standing(subscription: string, horizon: number): Standing {
    const told = sql.toldEdition.get({ subscription, horizon }) as Standing['told'] | undefined;
    const waiting = sql.waitingDigests.all({ subscription }) as { id: string }[];
    const trouble = sql.troubleOf.get({ subscription }) as Trouble | undefined;
    return {
      lastSlot: lastSlot(subscription, horizon),
      told: told ?? beginning(subscription),
      since: (sql.since.get({ subscription, horizon }) as { since: number | null }).since,
      skippedTo: (sql.skipped.get({ subscription, horizon }) as { slot: number | null }).slot,
      waiting: waiting.map((row) => row.id),
      trouble: trouble ?? null,
    };
  }

  function adoptOne(post: AdoptedPost, now: number): void {
    const { id, subscriptionId: subscription, channelId: channel, slot, messageId: message, storyIds } = post;
    const recipe = post.recipe === null ? null : JSON.stringify(post.recipe);
    const priority = post.isEdition ? priorities.digest : priorities.story;
    if (post.isEdition) sql.adoptEdition.run({ subscription, slot, id, now });
    sql.adoptDelivery.run({ id, subscription, channel, slot, priority, message, recipe, now });
    for (const [place, story] of storyIds.entries()) {
      sql.adoptStory.run({ channel, story, delivery: id, place });
    }
    amendments.posted(id);
  }

  const { changesReadTo, noteChanges, noteLifted, endAmendment } = amendments;
  return {
    changesReadTo,
    noteChanges,
    noteLifted,
    endAmendment,
    lastSlots: async (ids, now) =>
      inOne(() => {
        const slots = ids.map((id) => [id, lastSlot(id, now + absurdlyAheadMs)] as const);
        return new Map(slots.filter((slot): slot is readonly [string, number] => slot[1] !== null));
      }),
    standings: async (ids, now) =>
      inOne(() => new Map(ids.map((id) => [id, standing(id, now + absurdlyAheadMs)]))),
    hadBefore: async (channel, storyIds, besides) => {
      const rows = sql.had.all({
        channel,
        stories: JSON.stringify(storyIds),
        besides: JSON.stringify(besides),
      });
      return new Set((rows as { story: string }[]).map((row) => row.story));
    },
    plan: async (plans, now) => inOne(() => plans.map((plan) => tryPlan(() => planOne(plan, now)))),
    planStories: async (plans, now) => inOne(() => plans.map((plan) => tryPlan(() => planStory(plan, now)))),
    trouble: async (subscription, trouble) => void sql.setTrouble.run({ subscription, ...trouble }),

    due: createDueLanes(db, sql, amendments),
    claim: async (id, now, until, rendered) => inOne(() => claimOne(id, now, until, rendered)),
    putOff: async (id, next, problem) =>
      sql.putOff.run({ id, next, problem: JSON.stringify(problem) }).changes > 0,
    retract: async (id, now) => inOne(() => withdrawOne(id, now)),
    settle: async (id, settlement, now) => inOne(() => settleOne(id, settlement, now)),
    resume: async (now) => sql.resume.run({ now }).changes,
    nextTryAt: async () => (sql.nextTry.get() as { at: number | null }).at,

    withdraw: async (subscription, now) =>
      inOne(() =>
        (sql.waiting.all({ subscription }) as { id: string }[]).filter((d) => withdrawOne(d.id, now)),
      ).length,
    reopen: async (subscription) =>
      inOne(() => {
        const told = sql.toldEdition.get({ subscription, horizon: Number.MAX_SAFE_INTEGER });
        const after = (told as Standing['told'] | undefined)?.slot ?? -1;
        const untold = sql.untold.all({ subscription, after }) as { slot: number; id: string }[];
        for (const { slot, id } of untold) {
          sql.forgetEdition.run({ subscription, slot });
          sql.forgetDelivery.run({ id });
        }
        return untold.length;
      }),
    subscriptionsWithPlanned: async () =>
      (sql.plannedSubscriptions.all() as { subscription: string }[]).map((row) => row.subscription),

    adopt: async (posts, now) =>
      inOne(() => {
        for (const post of posts) adoptOne(post, now);
      }),
    skipTo: async (subscription, slot, now) =>
      void sql.addEdition.run({ subscription, slot, from: slot, outcome: 'empty', delivery: null, now }),

    delivery: async (id) => {
      const row = sql.delivery.get({ id }) as DeliveryRow | undefined;
      return row === undefined ? null : toDelivery(row);
    },
    deliveriesOf: async (subscription, limit) =>
      (sql.deliveriesOf.all({ subscription, limit }) as DeliveryRow[]).map(toDelivery),
    prune: async (before) =>
      inOne(() => {
        const gone = sql.pruneEditions.run({ before }).changes;
        for (const { id } of sql.prunable.all({ before }) as { id: string }[]) {
          sql.freeStories.run({ delivery: id });
          amendments.drop(id);
          sql.forgetDelivery.run({ id });
        }
        return gone;
      }),
  };
}
