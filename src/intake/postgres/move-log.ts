import type { Postgres, PostgresQuery } from '../../store/postgres.ts';
import { type MovedFile, type MoveLog, type ReasonRow, readReason } from '../move-log.ts';
import { keyOf } from './key-of.ts';

/**
 * The move log on a PostgreSQL database with the tables of `intakeSchema`, for any number of processes that share its folders: of two
 * that want one name one gets it.
 */
export function createPostgresMoveLog({
  query,
  transaction,
}: Pick<Postgres, 'query' | 'transaction'>): MoveLog {
  return {
    async placeOf({ path, size, modifiedAt }) {
      const [row] = await query<{ place: string }>(
        `SELECT moved_to AS place FROM intake_moved WHERE path_key = $1 AND size = $2 AND modified_at = $3
         ORDER BY moved_at DESC LIMIT 1`,
        [keyOf(path), size, modifiedAt],
      );
      return row?.place ?? null;
    },
    async problemOf({ path }) {
      // A retry that failed as well has a later time; a record from before is about another text of that name.
      const [row] = await query<ReasonRow>(
        `SELECT code, message, line FROM spike JOIN intake_file USING (key)
         WHERE key = $1 AND spiked_at >= read_at ORDER BY spiked_at DESC LIMIT 1`,
        [keyOf(path)],
      );
      return row === undefined ? null : readReason(row);
    },
    noteMove: ({ path, size, modifiedAt }, to, now, name) =>
      transaction(async (send) => {
        const noted = await send(
          `INSERT INTO intake_moved (key, moved_to, path_key, path, size, modified_at, moved_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT (key) DO UPDATE SET path_key = excluded.path_key, path = excluded.path,
             size = excluded.size, modified_at = excluded.modified_at, moved_at = excluded.moved_at
             WHERE $8 AND intake_moved.moved_at < excluded.moved_at
           RETURNING 1`,
          [keyOf(to), to, keyOf(path), path, size, modifiedAt, now, name === 'new'],
        );
        if (noted.length === 0) return false;
        await follow(send, path, path, to);
        return true;
      }),
    forgetMove: ({ path }, from) =>
      transaction(async (send) => {
        await send('DELETE FROM intake_moved WHERE key = $1 AND path_key = $2', [keyOf(from), keyOf(path)]);
        await follow(send, path, from, path);
      }),
    movedSince: (since, quiet) =>
      query<MovedFile>(
        `SELECT path, size, modified_at AS "modifiedAt", moved_to AS "movedTo" FROM intake_moved
         WHERE moved_at >= $1 AND modified_at >= moved_at - $2 ORDER BY moved_at`,
        [since, quiet],
      ),
    hasMovedTo: async (path) =>
      (await query('SELECT 1 FROM intake_moved WHERE key = $1', [keyOf(path)])).length > 0,
    async lastMoveAt() {
      const [row] = await query<{ at: number | null }>('SELECT max(moved_at) AS at FROM intake_moved');
      return row?.at ?? null;
    },
    forgetMoved: (before) =>
      transaction(async (send) => {
        const gone = await send<{ path_key: Uint8Array }>(
          `DELETE FROM intake_moved WHERE key IN (
             SELECT key FROM intake_moved WHERE moved_at < $1 ORDER BY moved_at LIMIT 5000 FOR UPDATE SKIP LOCKED)
           RETURNING path_key`,
          [before],
        );
        const keys = gone.map((row) => row.path_key);
        await send('DELETE FROM intake_file WHERE read_at < $1 AND key = ANY ($2)', [before, keys]);
      }),
  };
}

/** Copy that is too large to be kept whole is known by where it is; one that lay there before it is forgotten. */
async function follow(send: PostgresQuery, path: string, from: string, to: string): Promise<void> {
  const isMeant = `s.left_size IS NOT NULL AND s.key = $1
    AND s.spiked_at >= (SELECT read_at FROM intake_file WHERE key = $2)`;
  const keys = [keyOf(from), keyOf(path), keyOf(to)];
  await send(
    `DELETE FROM spike old USING spike s
     WHERE ${isMeant} AND old.key = $3 AND old.captured_at = s.captured_at AND old.id <> s.id`,
    keys,
  );
  await send(`UPDATE spike s SET source = $4, key = $3 WHERE ${isMeant}`, [...keys, to]);
}
