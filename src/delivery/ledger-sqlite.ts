import { type Database, migrate } from '../store/database.ts';
import { createSqliteAmendments } from './amendments-sqlite.ts';
import { createSqliteCrossposts } from './crossposts-sqlite.ts';
import { isShare, type SendingDelivery, shelfOf } from './delivery.ts';
import { createDueLanes } from './due-lanes.ts';
import { createGroupWrites } from './group-writes.ts';
import { hashPost } from './hash-post.ts';
import type { AdoptedPost, ClaimedRendering, Ledger, Settlement, Standing, Trouble } from './ledger.ts';
import { type DeliveryRow, toDelivery, toOpenDelivery } from './ledger-rows.ts';
import { prepareLedger } from './ledger-statements.ts';
import { ledgerSteps } from './ledger-tables.ts';
import { absurdlyAheadMs } from './plan-rules.ts';
import { createSqlitePlans } from './plans-sqlite.ts';
import { priorities } from './priority.ts';

interface EditionRow {
  readonly subscription: string;
  readonly slot: number;
  readonly delivery: string | null;
}

/** The ledger on an open SQLite file; makes its tables when they are not there. */
export function createSqliteLedger(db: Database): Ledger {
  migrate(db, 'delivery', ledgerSteps);
  const sql = prepareLedger(db);
  const amendments = createSqliteAmendments(db);
  const crossposts = createSqliteCrossposts(db);
  const { durably, inOrder } = createGroupWrites(db);
  const inOne = <T>(work: () => T): T => db.transaction(work).immediate();
  const deferOne = {
    planned: sql.deferDelivery,
    sending: sql.deferDelivery,
    changed: sql.deferAmendment,
    posted: sql.deferCrosspost,
  };

  /** Takes a delivery back and frees its stories. False when it is not planned any more. */
  function withdrawOne(id: string, now: number): boolean {
    if (sql.withdraw.run({ id, now }).changes === 0) return false;
    sql.freeStories.run({ delivery: id });
    amendments.drop(id);
    return true;
  }

  function withdrawAll(subscription: string, now: number): number {
    const waiting = sql.waiting.all({ subscription }) as { id: string }[];
    return waiting.filter(({ id }) => withdrawOne(id, now)).length;
  }

  const plans = createSqlitePlans(db, sql, withdrawOne);

  function claimOne(
    id: string,
    now: number,
    until: number,
    rendered: ClaimedRendering | null,
  ): SendingDelivery | null {
    const row =
      rendered === null
        ? sql.claimSending.get({ id, now, until })
        : sql.claimPlanned.get({
            id,
            now,
            until,
            body: JSON.stringify(rendered.post.body),
            hash: hashPost(rendered.post),
            thread: rendered.post.thread === undefined ? null : JSON.stringify(rendered.post.thread),
            revisitAt: rendered.revisitAt,
            recipe: rendered.recipe === undefined ? null : JSON.stringify(rendered.recipe),
          });
    if (row === undefined) return null;
    const claimed = toOpenDelivery(row as DeliveryRow);
    if (claimed.state !== 'sending') throw new Error(`Delivery ${id} was claimed and is ${claimed.state}`);
    if (rendered !== null) {
      sql.clearShown.run({ delivery: id });
      for (const [place, { storyId: story, revision }] of rendered.shown.entries()) {
        sql.setShown.run({ place, revision, channel: shelfOf(claimed), story, delivery: id });
      }
    }
    return claimed;
  }

  function settleOne(id: string, settlement: Settlement, now: number, attempts: number | null): boolean {
    switch (settlement.to) {
      case 'sent':
        if (sql.settleSent.run({ id, message: settlement.messageId, now }).changes === 0) return false;
        sql.freeUnshown.run({ delivery: id });
        amendments.posted(id);
        // What a reader shows the others here is not sent on to other servers.
        if (settlement.toCrosspost && !isShare(id)) crossposts.plan(id, now);
        return true;
      case 'planned':
      case 'sending': {
        const open = {
          id,
          state: settlement.to,
          next: settlement.nextTryAt,
          problem: JSON.stringify(settlement.problem),
          fault: settlement.fault ? 1 : 0,
          attempts,
        };
        if (sql.settleOpen.run(open).changes === 0) return false;
        if (settlement.to === 'planned' && sql.isUnwanted.get({ id }) === 1) withdrawOne(id, now);
        return true;
      }
      case 'failed': {
        const problem = JSON.stringify(settlement.problem);
        const released = settlement.released ? 1 : 0;
        if (sql.settleFailed.run({ id, problem, released, now, attempts }).changes === 0) return false;
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
    const { place = 'channel', parentId: parent = null } = post;
    const priority = post.isEdition ? priorities.digest : priorities.story;
    if (post.isEdition) sql.adoptEdition.run({ subscription, slot, id, now });
    sql.adoptDelivery.run({ id, subscription, channel, place, parent, slot, priority, message, recipe, now });
    for (const [place, story] of storyIds.entries()) {
      sql.adoptStory.run({ channel: shelfOf(post), story, delivery: id, place });
    }
    amendments.posted(id);
    if (post.toCrosspost && !isShare(id)) crossposts.plan(id, now);
  }

  const { changesReadTo, noteChanges, noteLifted, endAmendment } = amendments;
  return {
    changesReadTo,
    noteChanges,
    noteLifted,
    endAmendment,
    beginCrosspost: crossposts.beginCrosspost,
    endCrosspost: crossposts.endCrosspost,
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
    // Nobody knows of a plan before one is claimed, and that is durable with all that was written before it.
    plan: async (all, now) => inOrder(() => all.map((plan) => plans.planEdition(plan, now))),
    planStories: async (all, now) => inOrder(() => all.map((plan) => plans.planStory(plan, now))),
    planShare: async (plan, now) => inOrder(() => plans.planShare(plan, now)),
    revisit: async (id) => void sql.revisit.run({ id }),
    trouble: async (subscription, trouble) => void sql.setTrouble.run({ subscription, ...trouble }),

    due: createDueLanes(db, sql, amendments, crossposts),
    claim: (id, now, until, rendered) => durably(() => claimOne(id, now, until, rendered), 'now'),
    putOff: async (id, next, problem) =>
      sql.putOff.run({ id, next, problem: JSON.stringify(problem) }).changes > 0,
    defer: async (works, until) =>
      inOne(() => {
        for (const { state, id } of works) deferOne[state].run({ id, until });
      }),
    park: async ({ kind, id }, problem, now) =>
      inOne(() => {
        if (kind !== 'delivery')
          return void (kind === 'amendment' ? amendments.drop(id) : crossposts.forget(id));
        amendments.drop(id);
        const row = sql.park.get({ id, problem: JSON.stringify(problem), now }) as
          | { released: number }
          | undefined;
        if (row?.released === 1) sql.freeStories.run({ delivery: id });
      }),
    retract: async (id, now) => inOne(() => withdrawOne(id, now)),
    unplan: async (id, now) =>
      inOne(() => {
        const edition = sql.editionOf.get({ id });
        if (!withdrawOne(id, now)) return false;
        if (edition !== undefined) {
          sql.forgetEdition.run(edition);
          sql.forgetDelivery.run({ id });
        }
        return true;
      }),
    joinNext: async (id, now) => inOne(() => plans.joinNext(id, now)),
    retractStories: async (subscription, priorities, before, now) =>
      inOne(() => {
        const late = { subscription, before, priorities: JSON.stringify(priorities) };
        return (sql.lateStories.all(late) as string[]).filter((id) => withdrawOne(id, now)).length;
      }),
    settle: (id, settlement, now, attempts) =>
      durably(() => settleOne(id, settlement, now, attempts ?? null), 'soon'),
    resume: async (now) => sql.resume.run({ now }).changes,
    nextTryAt: async () => (sql.nextTry.get() as { at: number | null }).at,

    withdraw: async (subscription, now) => inOne(() => withdrawAll(subscription, now)),
    callOff: async (subscription, now) =>
      inOne(() => {
        sql.giveUpSending.run({ subscription });
        return withdrawAll(subscription, now);
      }),
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
      (sql.plannedSubscriptions.all() as { subscription: string }[])
        .map((row) => row.subscription)
        .filter((id) => !isShare(id)),

    adopt: async (posts, now) =>
      inOne(() => {
        for (const post of posts) adoptOne(post, now);
      }),
    forgetAhead: async (now) =>
      inOne(() => {
        const ahead = sql.editionsAhead.all({ horizon: now + absurdlyAheadMs }) as EditionRow[];
        for (const { subscription, slot, delivery: id } of ahead) {
          if (id !== null && withdrawOne(id, now)) sql.forgetDelivery.run({ id });
          sql.forgetEdition.run({ subscription, slot });
        }
        return ahead.length;
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
          crossposts.forget(id);
          sql.forgetDelivery.run({ id });
        }
        return gone;
      }),
  };
}
