import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { StoryArchive } from './archive/story-archive.ts';
import { createReadLog, type ReadLog } from './intake/read-log.ts';
import { openFileArchive, openServerArchive } from './open-archive.ts';
import {
  type Database,
  isDamage,
  isOfTelex,
  OlderDatabase,
  openDatabase,
  openToRead,
} from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { openPostgres } from './store/postgres.ts';
import { openPostgresStores } from './stores.ts';

/** What a command reads that only asks. */
export interface ReadingRoom {
  readonly archive: Pick<StoryArchive, 'find' | 'suggest' | 'get' | 'revisions'>;
  readonly log: Pick<ReadLog, 'spiked' | 'spikedCopy'>;
  close(): void;
}

/**
 * The stories for a command that only asks: at `databaseUrl` when that is given, else in the SQLite
 * file at `path`, as `openReadingRoom` opens it; what other rooms keep there, or lack, is not looked at.
 */
export function openStoriesToRead(
  path: string,
  databaseUrl: string | null,
): Pick<ReadingRoom, 'archive' | 'close'> {
  if (databaseUrl !== null) return openServerToRead(databaseUrl);
  return openToAsk(path, (db, file) => ({ archive: tellDamage(openFileArchive(db), file), close() {} }));
}

/**
 * Opens the database at `path` for a command that only asks: no file is made and nothing is written, save that a
 * database of an older Telex is brought up to date first, as `telex start` would do. Throws a `DatabaseTrouble` that
 * says where it looked and what to do when there is no database, or none that can be read. With a `databaseUrl` it is that
 * server's, and no file is looked at; there each call rejects when the server does not answer.
 */
export function openReadingRoom(path: string, databaseUrl: string | null = null): ReadingRoom {
  if (databaseUrl !== null) return openServerToRead(databaseUrl);
  return openToAsk(path, (db, file) => {
    const archive = tellDamage(openFileArchive(db), file);
    return { archive, log: createReadLog(db), close() {} };
  });
}

function openServerToRead(databaseUrl: string): ReadingRoom {
  const postgres = openPostgres(databaseUrl);
  const { archive } = openServerArchive(postgres);
  return { archive, log: openPostgresStores(postgres).openReadLog(), close: () => void postgres.close() };
}

function openToAsk<Room extends { close(): void }>(
  path: string,
  openRooms: (db: Database, file: string) => Room,
): Room {
  const file = resolve(path);
  if (!existsSync(file)) {
    throw new DatabaseTrouble(
      `There is no database ${file}. \`telex import FILE…\` makes it from wire copy, \`telex start\` from what comes in; --database names another.`,
    );
  }
  try {
    return openOn(openToRead(file), (db) => openRooms(db, file));
  } catch (error) {
    if (!(error instanceof OlderDatabase)) throw trouble(file, error, adviceOn(error));
    // A room that is not there yet is made; one without any of them is not Telex's, or empty.
    if (error.version === 0 && (error.room === 'archive' || !holdsTelex(file))) {
      throw new DatabaseTrouble(
        `The database ${file} holds nothing of Telex yet. \`telex import FILE…\` fills it; --database names another.`,
      );
    }
  }
  try {
    return openOn(openDatabase(file), (db) => openRooms(db, file));
  } catch (error) {
    throw trouble(file, error, ' It was written by an older Telex, and must be brought up to date once.');
  }
}

/** The archive of a file, which says by its name that it is damaged: much of that shows only when it is read. */
function tellDamage({ archive }: Pick<ReadingRoom, 'archive'>, file: string): ReadingRoom['archive'] {
  const tell = (error: unknown) => Promise.reject(isDamage(error) ? trouble(file, error) : error);
  return {
    find: (...asked) => archive.find(...asked).catch(tell),
    suggest: (...asked) => archive.suggest(...asked).catch(tell),
    get: (id) => archive.get(id).catch(tell),
    revisions: (id) => archive.revisions(id).catch(tell),
  };
}

function openOn<Room extends { close(): void }>(db: Database, openRooms: (db: Database) => Room): Room {
  try {
    const room = openRooms(db);
    const closeBoth = () => {
      room.close();
      db.close();
    };
    return { ...room, close: closeBoth };
  } catch (error) {
    db.close();
    throw error;
  }
}

function holdsTelex(file: string): boolean {
  const db = openToRead(file);
  try {
    return isOfTelex(db);
  } finally {
    db.close();
  }
}

/** In WAL mode even a reader keeps two small files beside the database (https://sqlite.org/wal.html#readonly). */
function adviceOn(error: unknown): string {
  const isKeptOut = error instanceof Error && 'code' in error && /^SQLITE_READONLY/.test(String(error.code));
  return isKeptOut
    ? ' To read it SQLite writes beside it: copy it to a folder of your own, and name that with --database.'
    : '';
}

function trouble(file: string, error: unknown, more = ''): Error {
  // What has words already, such as "a newer Telex", keeps them.
  if (!(error instanceof Error && 'code' in error)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  return new DatabaseTrouble(`The database ${file} ${explainTrouble(file, error)}.${more}`, { cause: error });
}
