import type { PostgresQuery } from '../../store/postgres.ts';

/** A lock of the whole database for the time of one transaction: one process at a time writes stories. */
const writeLock = [0x7e1e, 2] as const;

/** Waits for the turn to write stories, which ends with the transaction. */
export async function takeWriteTurn(send: PostgresQuery): Promise<void> {
  await send('SELECT pg_advisory_xact_lock($1, $2)', writeLock);
}
