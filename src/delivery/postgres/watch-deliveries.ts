import type { Postgres } from '../../store/postgres.ts';
import { type DeliveryWatch, type GivenUpRow, toGivenUp } from '../watch-deliveries.ts';
import { createLedgerTurns } from './ledger-turns.ts';

/** A watch on the tables of a PostgreSQL ledger. Rejects as `Postgres.query`. */
export function createPostgresDeliveryWatch(postgres: Postgres): DeliveryWatch {
  const { read } = createLedgerTurns(postgres);
  return {
    async givenUp(since, until) {
      const rows = await read<GivenUpRow>(
        `SELECT problem::json ->> 'code' AS code, channel, released, count(*) AS posts, min(settled_at) AS first
         FROM delivery WHERE state = 'failed' AND settled_at > $1 AND settled_at <= $2 GROUP BY 1, 2, 3`,
        [since, until],
      );
      return rows.map(toGivenUp);
    },
    async waitingSince(before) {
      const [row] = await read<{ channels: number; oldest: number | null }>(
        `SELECT count(DISTINCT channel) AS channels, min(next_try_at) AS oldest
         FROM lane WHERE next_try_at <= $1 AND kind = 'delivery'`,
        [before],
      );
      return { channels: row?.channels ?? 0, oldestAt: row?.oldest ?? null };
    },
  };
}
