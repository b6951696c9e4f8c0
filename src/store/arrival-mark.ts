import { DatabaseTrouble } from './database-trouble.ts';
import { inWords } from './moved-mark.ts';
import { migratePostgres, type Postgres, type PostgresQuery } from './postgres.ts';

/** As steps for `migratePostgres`. */
const arrivalSteps: readonly string[] = [
  'CREATE TABLE arrival (move text PRIMARY KEY, source text NOT NULL, begun_at bigint NOT NULL, ended_at bigint)',
];

/** What a move from a file leaves on the server. */
export interface ArrivalMark {
  /** As of `MovedMark`. */
  readonly move: string;
  /** The path of the file. */
  readonly source: string;
  /** ms since the epoch. */
  readonly begunAt: number;
  /** When all of it was there, ms since the epoch; null when it is not. */
  readonly endedAt: number | null;
}

/** Makes the table of the mark; rejects as `migratePostgres`. */
export function makeArrivalTable(postgres: Postgres): Promise<void> {
  return migratePostgres(postgres, 'arrival', arrivalSteps);
}

/** The mark, null when nothing was moved here; the newest of several tries. Its table is there. */
export async function readArrivalMark(send: PostgresQuery): Promise<ArrivalMark | null> {
  const [mark] = await send<ArrivalMark>(
    'SELECT move, source, begun_at AS "begunAt", ended_at AS "endedAt" FROM arrival ORDER BY begun_at DESC LIMIT 1',
  );
  return mark ?? null;
}

/** Writes the mark of a move, in place of an earlier one of the same. */
export async function setArrivalMark(
  send: PostgresQuery,
  { move, source, begunAt, endedAt }: ArrivalMark,
): Promise<void> {
  await send(
    `INSERT INTO arrival (move, source, begun_at, ended_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (move) DO UPDATE SET source = excluded.source, begun_at = excluded.begun_at, ended_at = excluded.ended_at`,
    [move, source, begunAt, endedAt],
  );
}

/** Takes away the marks of moves that did not end: nothing of them is here. */
export async function clearArrivalMarks(send: PostgresQuery): Promise<void> {
  await send('DELETE FROM arrival WHERE ended_at IS NULL');
}

/**
 * Rejects with a `DatabaseTrouble` in words while what was to be moved here from a file is not: a bot would take an empty database for all
 * there is. Else as `Postgres.query`.
 */
export async function requireArrived(postgres: Postgres): Promise<void> {
  const isThere = await postgres.query("SELECT 1 WHERE to_regclass('arrival') IS NOT NULL");
  const mark = isThere.length === 0 ? null : await readArrivalMark(postgres.query);
  if (mark === null || mark.endedAt !== null) return;
  throw new DatabaseTrouble(
    `The database ${mark.source} is being moved to this PostgreSQL database since ${inWords(mark.begunAt)}, or that broke off. Wait for it, or run \`telex migrate sqlite-to-postgres --database ${mark.source}\` again. To go on with the file: \`telex migrate undo\`, and no DATABASE_URL.`,
  );
}
