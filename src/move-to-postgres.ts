import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { carriedRooms } from './carried-rooms.ts';
import { openFileAlone } from './open-file-alone.ts';
import {
  clearArrivalMarks,
  makeArrivalTable,
  readArrivalMark,
  setArrivalMark,
} from './store/arrival-mark.ts';
import type { CarriedRoom } from './store/carry-rows.ts';
import type { Database } from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { clearMovedMark, inWords, type MovedMark, readMovedMark, setMovedMark } from './store/moved-mark.ts';
import { nameOfAddress, openPostgres, type Postgres, type PostgresQuery } from './store/postgres.ts';

/** A move from a file to a server. */
export interface Move {
  /** Of the file, which no bot has. */
  readonly databasePath: string;
  /** Of an empty database on a server. */
  readonly databaseUrl: string;
  /** ms since the epoch. */
  now(): number;
  /** Told how many rows of a kind (`stories`) have gone. */
  onProgress?(kind: string, rows: number): void;
}

/** What was moved. */
export interface Moved {
  /** As `nameOfAddress`. */
  readonly target: string;
  /** How many rows of each kind there were; null when an earlier try had moved all, and its end is noted only now. */
  readonly rows: ReadonlyMap<string, number> | null;
}

/**
 * Copies all that a file holds to a server, in one transaction there: all of it or nothing. The file stays as it was, but for a mark: no
 * bot begins on it again. One that broke off is begun anew by the next call. Throws a `DatabaseTrouble` in words when it cannot be
 * done; then it says whether the file may still be used.
 */
export async function moveToPostgres(move: Move): Promise<Moved> {
  const { db, close } = openFileAlone(move.databasePath);
  const postgres = openPostgres(move.databaseUrl, 0);
  try {
    return await moveAll(move, db, postgres);
  } catch (error) {
    throw inPlainWords(error, move);
  } finally {
    close();
    await postgres.close();
  }
}

async function moveAll(move: Move, db: Database, postgres: Postgres): Promise<Moved> {
  const target = nameOfAddress(move.databaseUrl);
  const source = resolve(move.databasePath);
  const before = readMovedMark(db);
  requireSameMove(db, before, target);
  const all = await carriedRooms(db);
  for (const room of all) await room.makeTables(postgres);
  await makeArrivalTable(postgres);
  // Waits for an earlier try that the server has not ended yet: it may still be kept.
  await clearArrivalMarks(postgres.query);
  const arrival = await readArrivalMark(postgres.query);
  if (arrival !== null && arrival.move !== before?.move) {
    throw new DatabaseTrouble(
      `The database ${arrival.source} was moved to ${target} before. Give DATABASE_URL an empty database (\`createdb\`).`,
    );
  }
  const mark: MovedMark = { move: before?.move ?? randomUUID(), target, begunAt: move.now(), endedAt: null };
  if (arrival !== null) {
    setMovedMark(db, { ...mark, begunAt: arrival.begunAt, endedAt: arrival.endedAt });
    return { target, rows: null };
  }
  const rooms = await roomsWithout(all, db, postgres.query);
  await requireEmpty(rooms, postgres.query, target);
  // From here on neither side is for a bot. First the file: once the server has all, none may go on here.
  setMovedMark(db, mark);
  const rows = new Map<string, number>();
  try {
    await setArrivalMark(postgres.query, { ...mark, source });
    await copyAll(move, { db, postgres, rooms, target, mark, source, rows });
  } catch (error) {
    await giveUp(move, { db, postgres, mark }, error);
  }
  setMovedMark(db, { ...mark, endedAt: move.now() });
  // Its own idea of the tables is that they are empty.
  await postgres.query('ANALYZE').catch(() => {});
  return { target, rows };
}

async function copyAll(
  { now, onProgress }: Move,
  room: {
    readonly db: Database;
    readonly postgres: Postgres;
    readonly rooms: readonly CarriedRoom[];
    readonly target: string;
    readonly mark: MovedMark;
    readonly source: string;
    readonly rows: Map<string, number>;
  },
): Promise<void> {
  const { db, postgres, rooms, target, mark, source, rows } = room;
  // Nothing is written meanwhile that would be left behind: a command that imports copy has to wait, and gives up.
  db.exec('BEGIN IMMEDIATE');
  try {
    await postgres.transaction(async (send) => {
      await send(
        `SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'`,
      );
      const names = rooms.flatMap(({ tables }) => Object.keys(tables));
      await send(`LOCK TABLE ${names.join(', ')} IN SHARE ROW EXCLUSIVE MODE`);
      await requireEmpty(rooms, send, target);
      for (const { tables, carry } of rooms) {
        const note = (table: string, more: number) => {
          const kind = tables[table] ?? table;
          const sum = (rows.get(kind) ?? 0) + more;
          rows.set(kind, sum);
          onProgress?.(kind, sum);
        };
        await carry({ db, send, now: now(), note });
      }
      await setArrivalMark(send, { ...mark, source, endedAt: now() });
    });
  } finally {
    db.exec('COMMIT');
  }
}

/**
 * After a failure: nothing is on the server, and the file is in use as before. When only the answer was lost, and all of it is there, this
 * resolves; when the server does not tell, the marks stay.
 */
async function giveUp(
  move: Move,
  { db, postgres, mark }: { readonly db: Database; readonly postgres: Postgres; readonly mark: MovedMark },
  error: unknown,
): Promise<void> {
  const told = inPlainWords(error, move);
  const why = `${told instanceof Error ? told.message : told}`.replace(/\.?$/, '.');
  let arrival: Awaited<ReturnType<typeof readArrivalMark>>;
  try {
    // Waits for the transaction, should its end be under way.
    await clearArrivalMarks(postgres.query);
    arrival = await readArrivalMark(postgres.query);
  } catch {
    throw new DatabaseTrouble(
      `${why} Whether all of it was moved is not known: run this again when the server answers; until then no bot starts on either.`,
      { cause: error },
    );
  }
  if (arrival?.move === mark.move) return;
  clearMovedMark(db);
  throw new DatabaseTrouble(`${why} Nothing was moved, and ${move.databasePath} is in use as before.`, {
    cause: error,
  });
}

function requireSameMove(db: Database, mark: MovedMark | null, target: string): void {
  if (mark === null) return;
  if (mark.endedAt !== null) {
    throw new DatabaseTrouble(
      `The database ${db.name} was moved to PostgreSQL (${mark.target}) on ${inWords(mark.endedAt)}: there is nothing to do but to set DATABASE_URL.`,
    );
  }
  if (mark.target !== target) {
    throw new DatabaseTrouble(
      `The database ${db.name} was about to be moved to ${mark.target}, and may be whole there. Run this again with that DATABASE_URL, or first \`telex migrate undo\`.`,
    );
  }
}

/** Who had only the stories on a server, and nothing of them in the file, leaves them there. */
async function roomsWithout(
  rooms: readonly CarriedRoom[],
  db: Database,
  send: PostgresQuery,
): Promise<readonly CarriedRoom[]> {
  const [held] = await send<{ has: boolean }>('SELECT EXISTS (SELECT 1 FROM story) AS has');
  const hasNone = db.prepare('SELECT 1 FROM story LIMIT 1').get() === undefined;
  return held?.has && hasNone ? rooms.filter(({ tables }) => !('story' in tables)) : rooms;
}

async function requireEmpty(
  rooms: readonly CarriedRoom[],
  send: PostgresQuery,
  target: string,
): Promise<void> {
  const found: string[] = [];
  for (const [table, kind] of rooms.flatMap(({ tables }) => Object.entries(tables))) {
    const [row] = await send<{ has: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${table}) AS has`);
    if (row?.has) found.push(kind);
  }
  if (found.length === 0) return;
  throw new DatabaseTrouble(
    `The database ${target} is not empty: it holds ${found.join(', ')}. Give DATABASE_URL an empty one (\`createdb\`).`,
  );
}

/** Also what the server says of who may come in (28), which databases there are (3D) and who may do what (42501). */
function inPlainWords(error: unknown, { databasePath, databaseUrl }: Move): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_')) {
    return new DatabaseTrouble(`The database ${databasePath} ${explainTrouble(databasePath, error)}.`, {
      cause: error,
    });
  }
  if (!/^(28|3D)[0-9A-Z]{3}$|^42501$/.test(code)) return error;
  return new DatabaseTrouble(
    `PostgreSQL at ${nameOfAddress(databaseUrl)} refuses: ${(error as Error).message}. DATABASE_URL names user, password and database.`,
    { cause: error },
  );
}
