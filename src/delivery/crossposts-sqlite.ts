import type { Database } from '../store/database.ts';
import {
  type Crosspost,
  type CrosspostBook,
  crosspostWindowMs,
  mostCrossposts,
  takenBackWaitMs,
} from './crosspost.ts';
import { type CrosspostRow, toCrosspost } from './crosspost-rows.ts';
import { priorities } from './priority.ts';

/** The part of the SQLite ledger that keeps crossposts, and what its other part does to them. Tables are made already. */
export interface SqliteCrossposts extends CrosspostBook {
  /** The crosspost of a message. Throws when there is none. */
  read(deliveryId: string): Crosspost;
  /** The message stands in an announcement channel. Nothing when it has been planned already. */
  plan(deliveryId: string, now: number): void;
  forget(deliveryId: string): void;
}

/** The crossposts of a ledger in this database. */
export function createSqliteCrossposts(db: Database): SqliteCrossposts {
  const sql = prepareCrossposts(db);
  const inOne = <T>(work: () => T): T => db.transaction(work).immediate();
  const channelOf = (id: string) => (sql.channel.get({ id }) as string | undefined) ?? null;

  function begin(id: string, now: number): boolean {
    const channel = channelOf(id);
    if (channel === null) return false;
    // What followers would read is to be taken out first.
    if (sql.isTakenBack.get({ id }) !== undefined) {
      sql.later.run({ id, next: now + takenBackWaitMs, fault: 0, problem: null });
      return false;
    }
    // The oldest of the last ten calls: when it is an hour old there is room. Calls far ahead were made by a wrong clock.
    const window = { since: now - crosspostWindowMs, until: now + crosspostWindowMs };
    const tenth = sql.tenthCall.get({ channel, ...window }) as number | undefined;
    if (tenth !== undefined) {
      sql.putOff.run({ channel, next: Math.min(tenth, now) + crosspostWindowMs, now });
      return false;
    }
    sql.begin.run({ id, now });
    return true;
  }

  return {
    read(id) {
      const row = sql.crosspost.get({ id }) as CrosspostRow | undefined;
      if (row === undefined) throw new Error(`Delivery ${id} has no crosspost`);
      return toCrosspost(row);
    },
    plan: (id, now) => void sql.plan.run({ id, now }),
    forget: (id) => void sql.forget.run({ id }),

    beginCrosspost: async (id, now) => inOne(() => begin(id, now)),
    endCrosspost: async (id, end, now) =>
      inOne(() => {
        // When it was made by Discord's clock lies before this: from here on an hour is an hour there too.
        sql.called.run({ id, now });
        if (end.to !== 'later') {
          sql.close.run({ id });
          return;
        }
        const { nextTryAt: next, fault, problem } = end;
        sql.later.run({ id, next, fault: fault ? 1 : 0, problem: JSON.stringify(problem) });
        const channel = channelOf(id);
        if (!fault && channel !== null) sql.putOff.run({ channel, next, now });
      }),
  };
}

function prepareCrossposts(db: Database) {
  return {
    plan: db.prepare(
      `INSERT INTO crosspost (delivery, channel, planned_at, next_try_at)
       SELECT id, channel, @now, @now FROM delivery WHERE id = @id AND gone = 0 ON CONFLICT (delivery) DO NOTHING`,
    ),
    crosspost: db.prepare(
      `SELECT c.delivery, c.planned_at, c.next_try_at, c.attempts, c.faults, c.problem,
         d.subscription, d.channel, d.place, d.parent, d.slot, d.message_id
       FROM crosspost c JOIN delivery d ON d.id = c.delivery WHERE c.delivery = @id`,
    ),
    isTakenBack: db.prepare(
      `SELECT 1 FROM amendment WHERE delivery = @id AND priority = ${priorities.withdrawal}`,
    ),
    channel: db.prepare('SELECT channel FROM crosspost WHERE delivery = @id AND is_open = 1').pluck(),
    tenthCall: db
      .prepare(
        `SELECT called_at FROM crosspost WHERE channel = @channel AND called_at > @since AND called_at <= @until
         ORDER BY called_at DESC LIMIT 1 OFFSET ${mostCrossposts - 1}`,
      )
      .pluck(),
    begin: db.prepare(
      'UPDATE crosspost SET called_at = @now, attempts = attempts + 1 WHERE delivery = @id AND is_open = 1',
    ),
    called: db.prepare(
      'UPDATE crosspost SET called_at = @now WHERE delivery = @id AND called_at IS NOT NULL',
    ),
    close: db.prepare('UPDATE crosspost SET is_open = 0, problem = NULL WHERE delivery = @id'),
    later: db.prepare(
      `UPDATE crosspost SET next_try_at = @next, faults = faults + @fault, problem = @problem
       WHERE delivery = @id AND is_open = 1`,
    ),
    // More than an hour ahead was written by a wrong clock, and would be taken for due (see ledger-statements.ts).
    putOff: db.prepare(
      `UPDATE crosspost SET next_try_at = @next WHERE channel = @channel AND is_open = 1
         AND (next_try_at < @next OR next_try_at > @now + ${crosspostWindowMs})`,
    ),
    forget: db.prepare('DELETE FROM crosspost WHERE delivery = @id'),
  };
}
