import { migrateOnce, type Postgres } from '../../store/postgres.ts';
import { isInHand } from '../copy-file.ts';
import { type ReadLog, readSpikeRow, type SpikeRow } from '../read-log.ts';
import { keyOf } from './key-of.ts';
import { createPostgresMoveLog } from './move-log.ts';
import { intakeSchema } from './schema.ts';

/** The read log in one PostgreSQL database, for any number of processes. The tables are made by the first call that needs them. */
export function createPostgresReadLog(postgres: Postgres): ReadLog {
  const db = migrateOnce(postgres, 'intake', intakeSchema);
  const { query } = db;
  return {
    moves: createPostgresMoveLog(db),
    async haveRead(files) {
      if (files.length === 0) return [];
      const rows = await query<{ at: number }>(
        `SELECT at::integer FROM unnest($1::bytea[], $2::bigint[], $3::bigint[])
           WITH ORDINALITY AS given (key, size, modified_at, at)
         WHERE EXISTS (SELECT 1 FROM intake_file f
             WHERE f.key = given.key AND f.size = given.size AND f.modified_at = given.modified_at)
           OR EXISTS (SELECT 1 FROM intake_moved m
             WHERE m.path_key = given.key AND m.size = given.size AND m.modified_at = given.modified_at)`,
        [
          files.map(({ path }) => keyOf(path)),
          files.map(({ size }) => size),
          files.map(({ modifiedAt }) => modifiedAt),
        ],
      );
      const read = new Set(rows.map(({ at }) => at));
      return files.map((_, i) => read.has(i + 1));
    },
    async markRead({ path, size, modifiedAt }, now) {
      await query(
        `INSERT INTO intake_file (key, path, size, modified_at, read_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO UPDATE
           SET size = excluded.size, modified_at = excluded.modified_at, read_at = excluded.read_at`,
        [keyOf(path), path, size, modifiedAt, now],
      );
    },
    async firstCapture(hash, capturedAt) {
      const [row] = await query<{ at: number }>(
        `INSERT INTO intake_copy (hash, captured_at) VALUES ($1, $2)
         ON CONFLICT (hash) DO UPDATE SET captured_at = intake_copy.captured_at
         RETURNING captured_at AS at`,
        [hash, capturedAt],
      );
      return row?.at ?? capturedAt;
    },
    async spike(copy, problem, now) {
      await query(
        `INSERT INTO spike (key, source, captured_at, code, message, line, spiked_at, bytes, left_size)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (key, captured_at) DO UPDATE SET code = excluded.code, message = excluded.message,
           line = excluded.line, spiked_at = excluded.spiked_at, bytes = excluded.bytes,
           left_size = excluded.left_size`,
        [
          keyOf(copy.source),
          copy.source,
          copy.capturedAt,
          problem.code,
          problem.message,
          problem.at?.line ?? null,
          now,
          isInHand(copy) ? copy.bytes : new Uint8Array(),
          isInHand(copy) ? null : copy.size,
        ],
      );
    },
    async spiked() {
      const rows = await query<SpikeRow>(
        `SELECT id, source, captured_at, code, message, line, spiked_at FROM spike
         ORDER BY spiked_at DESC, id DESC`,
      );
      return rows.map(readSpikeRow);
    },
    async spikedCopy(id) {
      const [row] = await query<{
        readonly source: string;
        readonly captured_at: number;
        readonly bytes: Uint8Array;
        readonly left_size: number | null;
      }>('SELECT source, captured_at, bytes, left_size FROM spike WHERE id = $1', [id]);
      if (row === undefined) return null;
      const { source, captured_at: capturedAt, bytes, left_size: size } = row;
      return size === null ? { source, capturedAt, bytes } : { source, capturedAt, size };
    },
    async unspike(id) {
      await query('DELETE FROM spike WHERE id = $1', [id]);
    },
  };
}
