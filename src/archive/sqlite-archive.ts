import { setImmediate } from 'node:timers/promises';
import { type Database, migrate } from '../store/database.ts';
import type { Query } from '../wire/query.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { loadParts } from './compound-parts.ts';
import { createCopyTurns } from './copy-turns.ts';
import { createCounter } from './count-stories.ts';
import { createFinder } from './find-stories.ts';
import { spreadLevels } from './index-levels.ts';
import { createKeeper } from './keep-story.ts';
import { plainNames } from './names.ts';
import { createNearCopies } from './near-copies.ts';
import { createPruning } from './prune-stories.ts';
import { keepEverything, type Retention } from './retention.ts';
import { archiveSchema } from './schema.ts';
import type { Candidate, Names, StoryArchive } from './story-archive.ts';
import { createStoryChanges } from './story-changes.ts';
import { createStoryIndex } from './story-index.ts';
import { readStoryRow, type StoryRow, storyColumns } from './story-row.ts';
import { createNamesNear, createPlaceRoom, suggestQuery } from './suggest-query.ts';
import { createTally } from './tally.ts';
import { startUpkeep } from './upkeep.ts';
import { createVocabulary } from './vocabulary.ts';
import { createStoryWriter } from './write-story.ts';
import { createWriteTurns } from './write-turns.ts';

/** Held stories that are worth judging an item against. */
const mostCandidates = 32;

/** SQLite's cache, KiB: the tables by which copies are known again are read all over; who only asks needs less. */
const cacheSize = 65_536;
const cacheToAsk = 16_384;

/**
 * What a connection is for. `all`: the only one of its process. Of a bot's two, `asking` is on the thread that answers
 * readers: it leaves upkeep and checkpoints to `taking-in`, which is on a thread of its own (`WriteTurns.giveWay`).
 */
export type ArchiveUse = 'all' | 'asking' | 'taking-in';

/** A `StoryArchive` that does some of its work beside: see upkeep.ts. */
export interface SqliteArchive extends StoryArchive {
  /**
   * For a process that answers nobody, such as an import: what `admit` and `file` take while `work` runs is kept in large
   * transactions, and kept for good when this has resolved, not yet when they have. See `WriteTurns.inBulk`.
   */
  inBulk<T>(work: () => Promise<T>): Promise<T>;
  /** For a process that answers nobody, while a bot runs on the same file: `work` is done in a way that keeps that from waiting. */
  besideBot<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing of that is left to do. */
  settled(): Promise<void>;
}

/**
 * The archive in one SQLite file, its tables brought to the newest version. `names`: what the desk knows of sections
 * and places; without it names count as they stand. `retention`: what may be let go, as copy comes in. `use`: see
 * `ArchiveUse`. Throws when the file is of a newer Telex; every call rejects with
 * what SQLite throws when the file cannot be read or written.
 */
export function createSqliteArchive(
  db: Database,
  names: Names = plainNames,
  retention: Retention = keepEverything,
  use: ArchiveUse = 'all',
): SqliteArchive {
  migrate(db, 'archive', archiveSchema);
  db.pragma(`cache_size = -${use === 'asking' ? cacheToAsk : cacheSize}`);
  if (use === 'asking') db.pragma('wal_autocheckpoint = 0');
  if (use === 'taking-in') spreadLevels(db);
  loadParts();
  const near = createNearCopies(db);
  const tally = createTally(db, names);
  const vocabulary = createVocabulary(db);
  const index = createStoryIndex(db, names, vocabulary);
  const keep = createKeeper(db, { near, tally, index });
  const turns = createWriteTurns(db, [near, tally, index], index.merge);
  const { write, turnTime, inBulk } = turns;
  if (use === 'taking-in') turns.giveWay();
  const writer = createStoryWriter(db, { near, tally, index });
  const isKept = retention.days === null && retention.megabytes === null;
  const prune = (now: number) => (isKept ? null : createPruning(db, writer, retention, now));
  const changes = createStoryChanges(db);
  /** Copies that wait or are being taken in. */
  let takingIn = 0;
  const upkeep = startUpkeep(db, {
    index,
    write: turns.writeBehind,
    restLeft: turns.restLeft,
    isTakingIn: () => takingIn > 0,
    prune,
    forgetChanges: changes.forget,
    isLeftAlone: use === 'asking',
  });
  const findIndexed = createFinder(db, names, vocabulary.compoundsOf);
  const find: typeof findIndexed = async (query, options, now) => {
    index.flush();
    return findIndexed(query, options, now);
  };
  const countIndexed = createCounter(db, names, vocabulary.compoundsOf, find);
  const byId = db.prepare<[string]>(`SELECT ${storyColumns} FROM story WHERE id = ?`);
  const bySeq = db.prepare<[bigint]>(`SELECT ${storyColumns} FROM story WHERE seq = ?`);
  const earlier = db.prepare<[string]>(
    `SELECT story_revision.id, story_revision.revision, story.first_seen_at, story_revision.changed_at, story_revision.body
     FROM story_revision JOIN story USING (id) WHERE story_revision.id = ? ORDER BY story_revision.revision`,
  );
  const following = db.prepare<[string]>('SELECT id FROM story WHERE follows = ? ORDER BY seq DESC').pluck();
  const followedBy = db.prepare<[string]>('SELECT follows FROM story WHERE id = ?').pluck();
  const lifted = db.prepare<[bigint]>(
    `SELECT ${storyColumns} FROM story WHERE counted = 0 AND status = 'usable' AND embargo_until <= ?`,
  );

  function candidatesOf(item: Story): Candidate[] {
    return storiesAt(near.find(item).slice(0, mostCandidates)).map((story) => ({
      story,
      hadText: near.hadText(item, story.id),
      hadKey: near.hadKey(item, story.id),
    }));
  }

  function storiesAt(seqs: readonly number[]): ArchivedStory[] {
    return seqs.flatMap((seq) => {
      const row = bySeq.get(BigInt(seq)) as StoryRow | undefined;
      return row === undefined ? [] : [readStoryRow(row)];
    });
  }

  function liftedBy(now: number): ArchivedStory[] {
    return (lifted.all(BigInt(now)) as StoryRow[]).map(readStoryRow);
  }

  /** Reads what the item will be looked up in, in short turns: a month of grams after a start. */
  async function prepare(item: Story | undefined): Promise<void> {
    while (item !== undefined && !near.prepare(item, performance.now() + turnTime())) await setImmediate();
  }

  const findTexts = (items: readonly Story[]) => items.map((item) => storiesAt(near.findText(item)));
  const copies = createCopyTurns({
    turns,
    prepare: near.prepare,
    findTexts,
    keep(item, judge, claimed, now) {
      const judgement = judge(item, candidatesOf(item), claimed);
      return { story: keep(item, judgement, now), filing: judgement.filing };
    },
    atRest() {
      if (use === 'taking-in' && db.open) upkeep.mergeIndex();
    },
  });

  async function takeIn(...copy: Parameters<typeof copies.admit>): ReturnType<typeof copies.admit> {
    takingIn += 1;
    try {
      return await copies.admit(...copy);
    } finally {
      takingIn -= 1;
    }
  }

  return {
    admit(items, judge, now) {
      upkeep.pruneOnce(now);
      return takeIn(items, () => judge, now);
    },
    admitCopy(items, judgeOf, now) {
      upkeep.pruneOnce(now);
      return takeIn(items, judgeOf, now);
    },
    async file(story, filing, now) {
      return write(() => keep(story, { filing, story, follows: null }, now));
    },
    async get(id) {
      const row = byId.get(id) as StoryRow | undefined;
      return row ? readStoryRow(row) : null;
    },
    async revisions(id) {
      const current = byId.get(id) as StoryRow | undefined;
      return current ? [...(earlier.all(id) as StoryRow[]), current].map(readStoryRow) : [];
    },
    async followed(id) {
      return (followedBy.get(id) ?? null) as string | null;
    },
    async followUps(id) {
      return following.all(id) as string[];
    },
    async candidates(item) {
      await prepare(item);
      return candidatesOf(item);
    },
    async withText(items) {
      return findTexts(items);
    },
    find,
    async count(query, options, now) {
      index.flush();
      return countIndexed(query, options, now);
    },
    async suggest(query, now) {
      return suggestQuery(query, {
        finds: async (asked: Query, mostTime) =>
          (await find(asked, { limit: 1, mostTime }, now)).stories.length > 0,
        ...createPlaceRoom(names),
        wordsNear: vocabulary.near,
        namesNear: createNamesNear({
          cities: (typed) => tally.cities(typed, 3, liftedBy(now)).map(({ name }) => name),
          sections: () => tally.sections(liftedBy(now)).map(({ name }) => name),
          names,
        }),
      });
    },
    changedSince: changes.since,
    settled: upkeep.settled,
    inBulk,
    async besideBot(work) {
      const end = turns.giveWay();
      try {
        return await work();
      } finally {
        end();
      }
    },
    async cities(typed, limit, now) {
      return tally.cities(typed, limit, liftedBy(now));
    },
    async sections(now) {
      return tally.sections(liftedBy(now));
    },
  };
}
