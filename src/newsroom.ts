import { dirname } from 'node:path';
import type { Retention } from './archive/retention.ts';
import type { ArchiveUse } from './archive/sqlite-archive.ts';
import type { Judge, StoryArchive } from './archive/story-archive.ts';
import { fileCopy } from './desk/file-copy.ts';
import { makeNews } from './desk/past.ts';
import type { CopyToRead } from './intake/copy-file.ts';
import { keepFirstCapture } from './intake/first-capture.ts';
import type { ReadLog } from './intake/read-log.ts';
import type { IntakeDesk } from './intake/take-in.ts';
import { makeFolder } from './make-folder.ts';
import { type OpenArchive, openFileArchive, openServerArchive } from './open-archive.ts';
import { type Database, openDatabase, waitBriefly } from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { openPostgres, type Postgres } from './store/postgres.ts';
import { SeveralNames, takeSoleUse } from './store/sole-use.ts';
import { openPostgresStores, openSqliteStores, type Stores } from './stores.ts';
import type { Result } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/** The rooms from copy to archive, wired together on one database. */
export interface Newsroom {
  readonly stores: Stores;
  /** The SQLite file that all of it is kept in; null when that is a server. */
  readonly db: Database | null;
  /** The server that all is kept on; null on a file. */
  readonly postgres: Postgres | null;
  readonly archive: StoryArchive;
  readonly desk: IntakeDesk;
  readonly log: ReadLog;
  /**
   * Does `work`, which takes in much copy, in large transactions, which takes a fraction of the time: what was taken in is
   * kept for good once this has resolved. While a bot runs on the same file it is done in short transactions: a large one
   * would keep the bot waiting.
   */
  inBulk<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * Opens the newsroom on PostgreSQL at `databaseUrl` when that is given, else on the SQLite file at `databasePath`; file and
 * folder are made when they are not there.
 * Throws a `DatabaseTrouble` in words when the file cannot be used or is of a newer Telex. A server is asked for at the first call.
 */
export function openNewsroom(databasePath: string, databaseUrl: string | null = null): Newsroom {
  if (databaseUrl !== null) return openOnServer(databaseUrl);
  return inWords(databasePath, () => openOnFile(makePlace(databasePath)));
}

/**
 * The same for the thread of a bot that takes copy in (see `ArchiveUse`), while the bot has claimed it. `retention`: what
 * its archive lets go, beside its work.
 */
export function openIntakeRoom(
  databasePath: string,
  databaseUrl: string | null,
  retention?: Retention,
): Newsroom {
  if (databaseUrl !== null) return openOnServer(databaseUrl, retention, 'taking-in');
  return inWords(databasePath, () => openOnFile(databasePath, retention, 'taking-in'));
}

/**
 * The same for a bot: until it is closed, no other bot can open a newsroom on this file (commands can); a server is for several.
 * `retention`: what its archive lets go, beside its work; `isAlone`: no other thread takes copy in.
 * Throws a `DatabaseTrouble` also when another bot has it.
 */
export function claimNewsroom(
  databasePath: string,
  databaseUrl: string | null = null,
  retention?: Retention,
  isAlone = false,
): Newsroom {
  if (databaseUrl !== null) return openOnServer(databaseUrl, retention, isAlone ? 'all' : 'asking');
  const use = inWords(databasePath, () => takeSoleUse(makePlace(databasePath)));
  if (use === null) {
    throw new DatabaseTrouble(
      `Another bot already runs on the database ${databasePath}. Two on one file would post and answer twice: stop that one, or give this one a file of its own with DATABASE_PATH.`,
    );
  }
  try {
    // What is in memory only no other thread can take in.
    const archiveUse = isAlone || databasePath === ':memory:' ? 'all' : 'asking';
    const newsroom = inWords(databasePath, () => openOnFile(databasePath, retention, archiveUse));
    if (newsroom.db !== null) waitBriefly(newsroom.db);
    const close = () => {
      newsroom.close();
      use.release();
    };
    return { ...newsroom, close };
  } catch (error) {
    use.release();
    throw error;
  }
}

function makePlace(databasePath: string): string {
  if (databasePath !== ':memory:') makeFolder(dirname(databasePath));
  return databasePath;
}

function openOnFile(databasePath: string, retention?: Retention, use?: ArchiveUse): Newsroom {
  const db = openDatabase(databasePath);
  try {
    const open = openFileArchive(db, retention, use);
    const rooms = wireRooms(openSqliteStores(db), open);
    return {
      ...rooms,
      db,
      postgres: null,
      inBulk: (work) => (hasBot(databasePath) ? open.besideBot(work) : open.inBulk(work)),
      close: () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function openOnServer(databaseUrl: string, retention?: Retention, use?: ArchiveUse): Newsroom {
  const postgres = openPostgres(databaseUrl);
  const open = openServerArchive(postgres, retention, use);
  return {
    ...wireRooms(openPostgresStores(postgres), open),
    db: null,
    postgres,
    inBulk: open.inBulk,
    // Nothing waits for its connections to end: what was under way is told to be done before anybody closes it.
    close: () => void postgres.close(),
  };
}

function wireRooms(
  stores: Stores,
  { archive }: Pick<OpenArchive, 'archive'>,
): Pick<Newsroom, 'stores' | 'archive' | 'desk' | 'log'> {
  const log = stores.openReadLog();
  return {
    stores,
    archive,
    desk: {
      firstCaptured: (copy) => keepFirstCapture(copy, log),
      read: readHere,
      admit: (stories, now, claimed) => fileCopy(admitPart(archive, claimed), stories, now),
      makeNews: (id, now) => makeNews(archive, id, now),
    },
    log,
  };
}

/** The readers of all formats are loaded with the first copy: a bot has a thread of its own for them. */
async function* readHere(copy: CopyToRead): AsyncGenerator<Result<readonly Story[]>, void, void> {
  const { readCopyStories } = await import('./read-copy.ts');
  yield* readCopyStories(copy, 'auto');
}

/** Whether a bot runs on this file just now. */
function hasBot(databasePath: string): boolean {
  try {
    const use = takeSoleUse(databasePath);
    use?.release();
    return use === null;
  } catch (error) {
    // Under another of its names one may.
    if (error instanceof SeveralNames) return true;
    throw error;
  }
}

function inWords<T>(databasePath: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new DatabaseTrouble(
      `The database ${databasePath} ${explainTrouble(databasePath, error)}. DATABASE_PATH (or --database) names it: the SQLite file that holds stories, subscriptions and what was sent.`,
      { cause: error },
    );
  }
}

/** The archive for one part of a copy: what the parts before it claimed counts, and so does what this one claims. */
function admitPart(archive: StoryArchive, claimed: Set<string>): Pick<StoryArchive, 'admitCopy'> {
  return {
    admitCopy(items, judgeOf, now) {
      /** What this part claimed, and how much of it the archive knew of then. */
      const own = new Set<string>();
      let known = 0;
      const withParts =
        (judge: Judge): Judge =>
        (item, candidates, ofPart) => {
          if (ofPart.size !== known) {
            // A turn was undone: what was claimed in it is claimed anew.
            for (const id of own.difference(ofPart)) {
              claimed.delete(id);
              own.delete(id);
            }
          }
          const judgement = judge(item, candidates, claimed);
          const { id } = judgement.story;
          if (!claimed.has(id)) own.add(id);
          claimed.add(id);
          known = ofPart.has(id) ? ofPart.size : ofPart.size + 1;
          return judgement;
        };
      return archive.admitCopy(items, (held) => withParts(judgeOf(held)), now);
    },
  };
}
