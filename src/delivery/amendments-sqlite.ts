import type { Database } from '../store/database.ts';
import { type Amendment, type AmendmentBook, amendmentPriority, followsFor } from './amendment.ts';
import { prepareAmendments } from './amendment-statements.ts';
import type { PostThread, SendProblem } from './chat-gateway.ts';
import type { PostedStory, Recipe } from './compose.ts';
import { shelfOf } from './delivery.ts';
import { type Priority, priorities } from './priority.ts';
import type { PlaceKind } from './subscription.ts';

interface AmendmentRow {
  readonly delivery: string;
  readonly version: number;
  readonly priority: Priority;
  readonly must_delete: number;
  readonly planned_at: number;
  readonly next_try_at: number;
  readonly attempts: number;
  readonly faults: number;
  readonly problem: string | null;
  readonly subscription: string;
  readonly channel: string;
  readonly place: PlaceKind;
  readonly parent: string | null;
  readonly slot: number;
  readonly message_id: string;
  readonly recipe: string | null;
  readonly body_hash: string | null;
  readonly thread: string | null;
  readonly settled_at: number;
}

/** The part of the SQLite ledger that keeps amendments, and what its other part does to them. Tables are made already. */
export interface SqliteAmendments extends AmendmentBook {
  /** The amendment of a message that was posted. Throws when there is none. */
  read(deliveryId: string): Amendment;
  /** The message is in the channel: what was noted meanwhile is to be done. */
  posted(deliveryId: string): void;
  /** The message is not in the channel and will not be. */
  drop(deliveryId: string): void;
}

/** The amendments of a ledger in this database. */
export function createSqliteAmendments(db: Database): SqliteAmendments {
  const sql = prepareAmendments(db);
  const inOne = <T>(work: () => T): T => db.transaction(work).immediate();

  /** Ends it unless a change was noted since it was given. */
  function close({ id, version }: Amendment, now: number): void {
    if (sql.dropVersion.run({ delivery: id, version }).changes === 0) sql.again.run({ delivery: id, now });
  }

  return {
    read(deliveryId) {
      const row = sql.amendment.get({ delivery: deliveryId }) as AmendmentRow | undefined;
      if (row === undefined) throw new Error(`Delivery ${deliveryId} has no amendment`);
      return toAmendment(row, sql.posted.all({ delivery: deliveryId }) as PostedStory[]);
    },
    posted: (delivery) => void sql.ready.run({ delivery }),
    drop: (delivery) => void sql.drop.run({ delivery }),

    changesReadTo: async () => (sql.cursor.get() as number | undefined) ?? 0,
    noteChanges: async (changes, cursor, now) =>
      inOne(() => {
        let noted = 0;
        for (const { storyId, revision, kind } of changes) {
          const priority = amendmentPriority(kind);
          const always = kind === 'updated' ? 0 : 1;
          const change = { story: storyId, revision, priority, always, follows: followsFor, now };
          noted += sql.note.run(change).changes;
        }
        sql.setCursor.run({ cursor });
        return noted;
      }),
    noteLifted: async (now) =>
      inOne(() => {
        const noted = sql.noteLifted.run({ now, priority: priorities.change }).changes;
        sql.clearLifted.run({ now });
        return noted;
      }),
    endAmendment: async (amendment, end, now) =>
      inOne(() => {
        const { id } = amendment;
        switch (end.to) {
          case 'done':
            for (const { storyId, revision } of end.shown) {
              sql.shown.run({ delivery: id, channel: shelfOf(amendment), story: storyId, revision });
            }
            sql.stands.run({
              id,
              hash: end.hash,
              thread: end.thread === undefined ? null : JSON.stringify(end.thread),
              revisitAt: end.revisitAt,
            });
            if (end.tellsNothing) sql.holdCrosspost.run({ id });
            else sql.resumeCrosspost.run({ id });
            return close(amendment, now);
          case 'later':
            sql.later.run({
              delivery: id,
              priority: amendment.priority,
              now,
              next: end.nextTryAt,
              problem: JSON.stringify(end.problem),
              fault: end.fault ? 1 : 0,
              mustDelete: end.mustDelete ? 1 : 0,
            });
            return;
          case 'dropped':
            return close(amendment, now);
          case 'deleted':
            sql.free.run({ delivery: id });
            break;
          case 'gone':
            break;
        }
        sql.gone.run({ id });
        sql.endCrosspost.run({ id });
        sql.drop.run({ delivery: id });
      }),
  };
}

function toAmendment(row: AmendmentRow, stories: readonly PostedStory[]): Amendment {
  return {
    state: 'changed',
    id: row.delivery,
    subscriptionId: row.subscription,
    channelId: row.channel,
    place: row.place,
    parentId: row.parent,
    slot: row.slot,
    priority: row.priority,
    messageId: row.message_id,
    recipe: row.recipe === null ? null : (JSON.parse(row.recipe) as Recipe),
    posted: { at: row.settled_at, stories },
    hash: row.body_hash,
    thread: row.thread === null ? null : (JSON.parse(row.thread) as PostThread),
    version: row.version,
    mustDelete: row.must_delete === 1,
    plannedAt: row.planned_at,
    nextTryAt: row.next_try_at,
    attempts: row.attempts,
    faults: row.faults,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as SendProblem),
  };
}
