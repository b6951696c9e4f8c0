import type { Postgres } from '../../store/postgres.ts';
import type { PostCounter } from '../count-posts.ts';
import { createLedgerTurns } from './ledger-turns.ts';

/** Counts posts in the tables of a PostgreSQL ledger. Rejects as `Postgres.query`. */
export function createPostgresPostCounter(postgres: Postgres): PostCounter {
  const { read } = createLedgerTurns(postgres);
  return async (storyId, since = 0) => {
    const [row] = await read<{ count: number }>(
      `SELECT count(*) AS count FROM channel_story s JOIN delivery d ON d.id = s.delivery
       WHERE s.story = $1 AND s.place IS NOT NULL AND d.state = 'sent' AND d.gone = 0 AND d.settled_at > $2`,
      [storyId, since],
    );
    return row?.count ?? 0;
  };
}
