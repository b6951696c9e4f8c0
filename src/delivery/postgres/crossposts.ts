import type { PostgresQuery } from '../../store/postgres.ts';
import { type CrosspostBook, crosspostWindowMs, mostCrossposts, takenBackWaitMs } from '../crosspost.ts';
import { priorities } from '../priority.ts';
import type { LedgerTurns } from './ledger-turns.ts';

/** The ledger's crossposts. */
export function createCrossposts(turns: LedgerTurns): CrosspostBook {
  return {
    beginCrosspost: (id, now) => turns.write({ deliveries: [id] }, (send) => begin(send, id, now)),
    endCrosspost: (id, end, now) =>
      turns.write({ deliveries: [id] }, async (send) => {
        // When it was made by Discord's clock lies before this: from here on an hour is an hour there too.
        await send('UPDATE crosspost SET called_at = $2 WHERE delivery = $1 AND called_at IS NOT NULL', [
          id,
          now,
        ]);
        if (end.to !== 'later') {
          await send('UPDATE crosspost SET is_open = 0, problem = NULL WHERE delivery = $1', [id]);
          return;
        }
        const { nextTryAt, fault, problem } = end;
        const channel = await later(send, id, nextTryAt, fault ? 1 : 0, JSON.stringify(problem));
        if (!fault && channel !== null) await putOff(send, channel, nextTryAt, now);
      }),
  };
}

/** The message stands in an announcement channel. Nothing when it has been planned already. */
export async function planCrosspost(send: PostgresQuery, id: string, now: number): Promise<void> {
  await send(
    `INSERT INTO crosspost (delivery, channel, part, planned_at, next_try_at)
     SELECT id, channel, part, $2, $2 FROM delivery WHERE id = $1 AND gone = 0 ON CONFLICT (delivery) DO NOTHING`,
    [id, now],
  );
}

/** Its channel is locked: what is read here holds until the call is on record. */
async function begin(send: PostgresQuery, id: string, now: number): Promise<boolean> {
  // The oldest of the last ten calls: when it is an hour old there is room. Calls far ahead were made by a wrong clock.
  const [row] = await send<{ channel: string; isTakenBack: boolean; tenth: number | null }>(
    `SELECT c.channel,
       EXISTS (SELECT FROM amendment WHERE delivery = c.delivery AND priority = ${priorities.withdrawal}) AS "isTakenBack",
       (SELECT called_at FROM crosspost o WHERE o.channel = c.channel AND o.called_at > $2 AND o.called_at <= $3
        ORDER BY o.called_at DESC LIMIT 1 OFFSET ${mostCrossposts - 1}) AS tenth
     FROM crosspost c WHERE c.delivery = $1 AND c.is_open = 1`,
    [id, now - crosspostWindowMs, now + crosspostWindowMs],
  );
  if (row === undefined) return false;
  const { channel, isTakenBack, tenth } = row;
  // What followers would read is to be taken out first.
  if (isTakenBack) {
    await later(send, id, now + takenBackWaitMs, 0, null);
    return false;
  }
  if (tenth !== null) {
    await putOff(send, channel, Math.min(tenth, now) + crosspostWindowMs, now);
    return false;
  }
  await send('UPDATE crosspost SET called_at = $2, attempts = attempts + 1 WHERE delivery = $1', [id, now]);
  return true;
}

/** Gives the channel; null when it is not open. */
async function later(
  send: PostgresQuery,
  id: string,
  next: number,
  faults: number,
  problem: string | null,
): Promise<string | null> {
  const [row] = await send<{ channel: string }>(
    `UPDATE crosspost SET next_try_at = $2, faults = faults + $3, problem = $4
     WHERE delivery = $1 AND is_open = 1 RETURNING channel`,
    [id, next, faults, problem],
  );
  return row?.channel ?? null;
}

/** More than an hour ahead was written by a wrong clock, and would be taken for due. */
async function putOff(send: PostgresQuery, channel: string, next: number, now: number): Promise<void> {
  await send(
    `UPDATE crosspost SET next_try_at = $2 WHERE channel = $1 AND is_open = 1
       AND (next_try_at < $2 OR next_try_at > $3)`,
    [channel, next, now + crosspostWindowMs],
  );
}
