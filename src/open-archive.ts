import { keepEverything, type Retention } from './archive/retention.ts';
import { type ArchiveUse, createSqliteArchive } from './archive/sqlite-archive.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import { knownNames } from './desk/known-names.ts';
import type { Database } from './store/database.ts';
import type { Postgres } from './store/postgres.ts';

/** An archive, and how it takes in much. */
export interface OpenArchive {
  readonly archive: StoryArchive;
  /** Does `work`, which takes in much and answers nobody, as quickly as the engine can: see `SqliteArchive.inBulk`. */
  inBulk<T>(work: () => Promise<T>): Promise<T>;
  /** The same while a bot runs on it: see `SqliteArchive.besideBot`. */
  besideBot<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * The archive with the desk's names in an open SQLite file. `retention`: what it may let go as copy comes in; `use`: see
 * `ArchiveUse`. Throws what SQLite throws.
 */
export function openFileArchive(
  db: Database,
  retention: Retention = keepEverything,
  use: ArchiveUse = 'all',
): OpenArchive {
  const archive = createSqliteArchive(db, knownNames, retention, use);
  return { archive, inBulk: archive.inBulk, besideBot: archive.besideBot };
}

/**
 * The same on PostgreSQL. The server is asked for at the first call; each call rejects with an `ArchiveError` (`unavailable`) for
 * as long as it does not answer.
 */
export function openServerArchive(
  postgres: Postgres,
  retention: Retention = keepEverything,
  use: ArchiveUse = 'all',
): OpenArchive {
  const hasUpkeep = use !== 'asking';
  return {
    archive: archiveOnceOpen(async () => {
      const { openPostgresArchive } = await import('./archive/postgres/postgres-archive.ts');
      return openPostgresArchive(postgres, { names: knownNames, retention, hasUpkeep });
    }),
    inBulk: (work) => work(),
    besideBot: (work) => work(),
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
