import { openPostgresArchive } from './archive/postgres/postgres-archive.ts';
import { keepEverything, type Retention } from './archive/retention.ts';
import { type ArchiveUse, createSqliteArchive } from './archive/sqlite-archive.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import { knownNames } from './desk/known-names.ts';
import type { Database } from './store/database.ts';
import { openPostgres } from './store/postgres.ts';

/** An archive, and how what was opened for it alone is closed. */
export interface OpenArchive {
  readonly archive: StoryArchive;
  /** Does `work`, which takes in much and answers nobody, as quickly as the engine can: see `SqliteArchive.inBulk`. */
  inBulk<T>(work: () => Promise<T>): Promise<T>;
  /** The same while a bot runs on it: see `SqliteArchive.besideBot`. */
  besideBot<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * The archive with the desk's names: on PostgreSQL when there is an address (`databaseUrl`), else in the SQLite file. The
 * server is asked for at the first call; each call then rejects with an `ArchiveError` (`unavailable`) for as long as it
 * does not answer. `retention`: what it may let go as copy comes in; `use`: see `ArchiveUse`. Throws what SQLite
 * throws.
 */
export function openArchive(
  db: Database,
  databaseUrl: string | null,
  retention: Retention = keepEverything,
  use: ArchiveUse = 'all',
): OpenArchive {
  if (databaseUrl !== null) return openArchiveAt(databaseUrl, retention, use);
  const archive = createSqliteArchive(db, knownNames, retention, use);
  return { archive, inBulk: archive.inBulk, besideBot: archive.besideBot, close: () => {} };
}

/** As `openArchive`, of what is kept on PostgreSQL at an address. */
export function openArchiveAt(
  databaseUrl: string,
  retention: Retention = keepEverything,
  use: ArchiveUse = 'all',
): OpenArchive {
  const postgres = openPostgres(databaseUrl);
  const hasUpkeep = use !== 'asking';
  return {
    archive: archiveOnceOpen(() =>
      openPostgresArchive(postgres, { names: knownNames, retention, hasUpkeep }),
    ),
    inBulk: (work) => work(),
    besideBot: (work) => work(),
    // Nothing waits for its connections to end: what was under way is told to be done before anybody closes it.
    close: () => void postgres.close(),
  };
}

/** An archive that is opened by its first call, and by the next when that failed. */
function archiveOnceOpen(open: () => Promise<StoryArchive>): StoryArchive {
  let opening: Promise<StoryArchive> | null = null;
  function opened(): Promise<StoryArchive> {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }
  return {
    admit: async (items, judge, now) => (await opened()).admit(items, judge, now),
    admitCopy: async (items, judgeOf, now) => (await opened()).admitCopy(items, judgeOf, now),
    file: async (story, filing, now) => (await opened()).file(story, filing, now),
    get: async (id) => (await opened()).get(id),
    revisions: async (id) => (await opened()).revisions(id),
    followed: async (id) => (await opened()).followed(id),
    followUps: async (id) => (await opened()).followUps(id),
    candidates: async (item) => (await opened()).candidates(item),
    withText: async (items) => (await opened()).withText(items),
    find: async (query, options, now) => (await opened()).find(query, options, now),
    suggest: async (query, now) => (await opened()).suggest(query, now),
    changedSince: async (cursor, limit) => (await opened()).changedSince(cursor, limit),
    cities: async (typed, limit, now) => (await opened()).cities(typed, limit, now),
    count: async (...args) => (await opened()).count(...args),
    sections: async (now) => (await opened()).sections(now),
  };
}
