import { type Database, migrate } from '../store/database.ts';
import type { WireCopy } from '../wire/item.ts';
import type { Problem } from '../wire/problem.ts';
import { type CopyToRead, isInHand } from './copy-file.ts';
import { createSqliteMoveLog, type MoveLog, readReason } from './move-log.ts';
import type { WireFile } from './wire-files.ts';

/** The tables of intake, as steps for `migrate`. */
export const intakeSteps: readonly string[] = [
  `CREATE TABLE intake_file (
     path TEXT PRIMARY KEY,
     size INTEGER NOT NULL,
     modified_at INTEGER NOT NULL,
     read_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE spike (
     id INTEGER PRIMARY KEY,
     source TEXT NOT NULL,
     captured_at INTEGER NOT NULL,
     code TEXT NOT NULL,
     message TEXT NOT NULL,
     line INTEGER,
     spiked_at INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     UNIQUE (source, captured_at)
   ) STRICT;`,
  // Of copy that is too large to be kept: its size; it stays where it came from.
  'ALTER TABLE spike ADD COLUMN left_size INTEGER',
  // When which copy, by the SHA-256 of its bytes, was first captured.
  'CREATE TABLE intake_copy (hash BLOB PRIMARY KEY, captured_at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  // Where files that were read lie now.
  `CREATE TABLE intake_moved (
     moved_to TEXT PRIMARY KEY,
     path TEXT NOT NULL,
     size INTEGER NOT NULL,
     modified_at INTEGER NOT NULL,
     moved_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX intake_moved_path ON intake_moved (path);
   CREATE INDEX intake_moved_at ON intake_moved (moved_at);`,
];

/** Copy that could not be read, kept with its reason. */
export interface Spiked {
  readonly id: number;
  readonly source: string;
  /** ms since the epoch, as for the copy itself. */
  readonly capturedAt: number;
  readonly problem: Problem;
  readonly spikedAt: number;
}

/** What intake remembers: which files it has read, and the copy that it could not read. Its calls reject when the database fails. */
export interface ReadLog {
  /** Where the files that were read lie. */
  readonly moves: MoveLog;
  /**
   * For each of these files, in their order: true when it was read as it now is (same size and time of writing), wherever it was
   * moved then.
   */
  haveRead(files: readonly WireFile[]): Promise<readonly boolean[]>;
  /** Remembers the file as read; `now` in ms. */
  markRead(file: WireFile, now: number): Promise<void>;
  /**
   * When copy of these bytes (`hash`: their SHA-256) was captured, in ms: `capturedAt` when they are new, else what was
   * said when they first came.
   */
  firstCapture(hash: Uint8Array, capturedAt: number): Promise<number>;
  /**
   * Keeps copy aside with its reason; the same source and capture again replaces the earlier record. Copy in hand is
   * kept whole; of a file only where it is.
   */
  spike(copy: CopyToRead, problem: Problem, now: number): Promise<void>;
  /** What is kept aside, newest first. */
  spiked(): Promise<readonly Spiked[]>;
  /** The copy that is kept aside under this number: as it came, or the file that it was left in; null when there is none. */
  spikedCopy(id: number): Promise<CopyToRead | null>;
  /** Takes copy that could be read after all off the spike. */
  unspike(id: number): Promise<void>;
}

/** A row of what is kept aside; moments in ms since the epoch. */
export interface SpikeRow {
  readonly id: number;
  readonly source: string;
  readonly captured_at: number;
  readonly code: string;
  readonly message: string;
  readonly line: number | null;
  readonly spiked_at: number;
}

/** What a row of what is kept aside says. */
export function readSpikeRow(row: SpikeRow): Spiked {
  return {
    id: row.id,
    source: row.source,
    capturedAt: row.captured_at,
    problem: readReason(row),
    spikedAt: row.spiked_at,
  };
}

/** The read log on a SQLite file. Its calls reject with what SQLite throws; so does opening it throw. */
export function createReadLog(db: Database): ReadLog {
  migrate(db, 'intake', intakeSteps);
  const find = db.prepare('SELECT 1 FROM intake_file WHERE path = ? AND size = ? AND modified_at = ?');
  const mark = db.prepare(
    `INSERT INTO intake_file (path, size, modified_at, read_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified_at = excluded.modified_at, read_at = excluded.read_at`,
  );
  const keep = db.prepare(
    `INSERT INTO spike (source, captured_at, code, message, line, spiked_at, bytes, left_size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (source, captured_at) DO UPDATE SET code = excluded.code, message = excluded.message,
       line = excluded.line, spiked_at = excluded.spiked_at, bytes = excluded.bytes, left_size = excluded.left_size`,
  );
  const list = db.prepare(
    'SELECT id, source, captured_at, code, message, line, spiked_at FROM spike ORDER BY spiked_at DESC, id DESC',
  );
  const get = db.prepare(
    'SELECT source, captured_at AS capturedAt, bytes, left_size AS size FROM spike WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM spike WHERE id = ?');
  const capture = db
    .prepare(
      `INSERT INTO intake_copy (hash, captured_at) VALUES (?, ?)
       ON CONFLICT (hash) DO UPDATE SET captured_at = captured_at RETURNING captured_at`,
    )
    .pluck();
  const moves = createSqliteMoveLog(db);
  const { isMoved } = moves;
  return {
    moves,
    firstCapture: async (hash, capturedAt) => capture.get(hash, capturedAt) as number,
    haveRead: async (files) =>
      files.map((file) => find.get(file.path, file.size, file.modifiedAt) !== undefined || isMoved(file)),
    markRead: async (file, now) => void mark.run(file.path, file.size, file.modifiedAt, now),
    spike: async (copy, problem, now) =>
      void keep.run(
        copy.source,
        copy.capturedAt,
        problem.code,
        problem.message,
        problem.at?.line ?? null,
        now,
        isInHand(copy) ? copy.bytes : new Uint8Array(),
        isInHand(copy) ? null : copy.size,
      ),
    spiked: async () => (list.all() as SpikeRow[]).map(readSpikeRow),
    async spikedCopy(id) {
      const row = get.get(id) as (WireCopy & { readonly size: number | null }) | undefined;
      if (row === undefined) return null;
      const { source, capturedAt, bytes, size } = row;
      return size === null ? { source, capturedAt, bytes } : { source, capturedAt, size };
    },
    unspike: async (id) => void remove.run(id),
  };
}
