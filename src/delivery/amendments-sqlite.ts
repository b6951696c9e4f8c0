import type { Database } from '../store/database.ts';
import { type Amendment, type AmendmentBook, amendmentPriority, followsFor } from './amendment.ts';
import { type AmendmentRow, toAmendment } from './amendment-rows.ts';
import { prepareAmendments } from './amendment-statements.ts';
import type { PostedStory } from './compose.ts';
import { shelfOf } from './delivery.ts';
import { priorities } from './priority.ts';

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
