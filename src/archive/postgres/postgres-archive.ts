import { migratePostgres, type Postgres, type PostgresQuery, PostgresTrouble } from '../../store/postgres.ts';
import type { Query } from '../../wire/query.ts';
import type { Story } from '../../wire/story.ts';
import { ArchiveError } from '../archive-error.ts';
import { loadParts } from '../compound-parts.ts';
import { plainNames } from '../names.ts';
import { keepEverything, type Retention } from '../retention.ts';
import type { Filed, JudgeOf, Names, StoryArchive } from '../story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from '../story-row.ts';
import { createNamesNear, createPlaceRoom, suggestQuery } from '../suggest-query.ts';
import { createCounter } from './count-stories.ts';
import { createFinder, createPlanner } from './find-stories.ts';
import { createPostgresKeeper } from './keep-story.ts';
import { findCandidates, findTexts } from './near-copies.ts';
import { createPruning } from './prune-stories.ts';
import { postgresSchema } from './schema.ts';
import { createChangedSince } from './story-changes.ts';
import { createPostgresTally } from './tally.ts';
import { startPostgresUpkeep } from './upkeep.ts';
import { createPostgresVocabulary } from './vocabulary.ts';
import { takeWriteTurn } from './write-turn.ts';

/** How long one transaction of `admit` may go on taking up items, in ms: others wait so long for their turn to write. */
const stepTime = 100;

/** A `StoryArchive` that does some of its work beside: see upkeep.ts. */
export interface PostgresArchive extends StoryArchive {
  /** Resolves when nothing of that is left to do. */
  settled(): Promise<void>;
}

/** What an archive on PostgreSQL may be told. */
export interface PostgresArchiveOptions {
  /** What the desk knows of sections and places; without it names count as they stand. */
  readonly names?: Names;
  /** What may be let go, as copy comes in; nothing unless told. */
  readonly retention?: Retention;
  /** For how many ms counts are answered from memory without asking whether another process has written; 1,000 unless told. */
  readonly countsFreshFor?: number;
  /** False where another thread of this process does upkeep; true unless told. */
  readonly hasUpkeep?: boolean;
}

/**
 * The archive in one PostgreSQL database, its tables brought to the newest version. Any number of processes may share it:
 * what one keeps is judged and written while no other writes. Throws when the database is of a newer Telex. Every call,
 * this one included, rejects with an `ArchiveError` (`unavailable`) when the server does not answer, is lost on the
 * way or cannot for now, else with what the server says.
 */
export async function openPostgresArchive(
  db: Postgres,
  {
    names = plainNames,
    retention = keepEverything,
    countsFreshFor = 1_000,
    hasUpkeep = true,
  }: PostgresArchiveOptions = {},
): Promise<PostgresArchive> {
  loadParts();
  await telling(migratePostgres(db, 'archive', postgresSchema));
  const query: PostgresQuery = (sql, values) => telling(db.query(sql, values));
  const vocabulary = createPostgresVocabulary(query);
  const tally = createPostgresTally(query, names, countsFreshFor);
  const keeper = createPostgresKeeper(names, { tally, vocabulary });
  const plan = createPlanner(names, vocabulary.compoundsOf);
  const find = createFinder(query, names, plan);
  const isKept = retention.days === null && retention.megabytes === null;
  const prune = (now: number) => (isKept ? null : createPruning(tally, retention, now));
  const upkeep = startPostgresUpkeep({
    names,
    vocabulary,
    write,
    prune,
    isOpen: () => hasUpkeep && db.isOpen,
  });

  /** Does `work` in one transaction in which no other process writes. */
  async function write<T>(work: (send: PostgresQuery) => Promise<T>): Promise<T> {
    try {
      return await telling(
        db.transaction(async (send) => {
          await takeWriteTurn(send);
          return work(send);
        }),
      );
    } catch (error) {
      vocabulary.forgetLearned();
      throw error;
    } finally {
      tally.forget();
    }
  }

  async function admitAll(items: readonly Story[], judgeOf: JudgeOf, now: number): Promise<readonly Filed[]> {
    const judge = judgeOf(await findTexts(query, items));
    const claimed = new Set<string>();
    const filed: Filed[] = [];
    const step = async (send: PostgresQuery) => {
      await keeper.settle(send, now);
      const until = performance.now() + stepTime;
      for (const item of items.slice(filed.length)) {
        const candidates = await findCandidates(send, item);
        const judgement = judge(item, candidates, claimed);
        const { id } = judgement.story;
        // A story that is held is among them, unless the judge has taken its id from elsewhere.
        const held = candidates.find(({ story }) => story.id === id)?.row;
        const isNew = held === undefined && id === item.id;
        const row = isNew ? undefined : (held ?? (await readRow(send, id)));
        const story = await keeper.keep(send, item, judgement, row, now);
        // They change when this item says so, whenever they came in themselves.
        const { capturedAt } = item;
        for (const killed of judgement.alsoKilled ?? []) {
          const before = await readRow(send, killed.id);
          await keeper.keep(
            send,
            { ...killed, capturedAt },
            { filing: 'killed', story: killed, follows: null },
            before,
            now,
          );
        }
        for (const changed of judgement.alsoChanged ?? []) {
          const before = await readRow(send, changed.id);
          await keeper.keep(
            send,
            { ...changed, capturedAt },
            { filing: 'changed', story: changed, follows: null },
            before,
            now,
          );
        }
        if (judgement.followedBy !== undefined && judgement.followedBy.length > 0) {
          await send('UPDATE story SET follows = coalesce(follows, $1) WHERE id = ANY ($2::text[])', [
            story.id,
            judgement.followedBy,
          ]);
        }
        claimed.add(story.id);
        filed.push({ story, filing: judgement.filing });
        if (performance.now() >= until) break;
      }
    };
    while (filed.length < items.length) await write(step);
    return filed;
  }

  /** Copies are taken in one after another, though each lets others have their turn. */
  let admitting: Promise<unknown> = Promise.resolve();

  function admitCopy(items: readonly Story[], judgeOf: JudgeOf, now: number): Promise<readonly Filed[]> {
    upkeep.pruneOnce(now);
    const admitted = admitting.then(() => admitAll(items, judgeOf, now));
    admitting = admitted.catch(() => {});
    return admitted;
  }

  return {
    admit: (items, judge, now) => admitCopy(items, () => judge, now),
    admitCopy,
    file: (story, filing, now) =>
      write(async (send) => {
        await keeper.settle(send, now);
        const held = await readRow(send, story.id);
        return keeper.keep(send, story, { filing, story, follows: null }, held, now);
      }),
    async get(id) {
      const row = await readRow(query, id);
      return row ? readStoryRow(row) : null;
    },
    async revisions(id) {
      const rows = await query<StoryRow>(
        `SELECT story.id, earlier.revision, story.first_seen_at, earlier.changed_at, earlier.body
         FROM story_revision AS earlier JOIN story USING (id) WHERE earlier.id = $1
         UNION ALL SELECT id, revision, first_seen_at, changed_at, body FROM story WHERE id = $1
         ORDER BY revision`,
        [id],
      );
      return rows.map(readStoryRow);
    },
    async followed(id) {
      const [row] = await query<{ follows: string | null }>('SELECT follows FROM story WHERE id = $1', [id]);
      return row?.follows ?? null;
    },
    async followUps(id) {
      const rows = await query<{ id: string }>('SELECT id FROM story WHERE follows = $1 ORDER BY seq DESC', [
        id,
      ]);
      return rows.map((row) => row.id);
    },
    candidates: async (item) => (await findCandidates(query, item)).map(({ row, ...candidate }) => candidate),
    withText: (items) => findTexts(query, items),
    find,
    count: createCounter(query, names, { plan, find }),
    suggest: (asked, now) =>
      suggestQuery(asked, {
        finds: async (one: Query, mostTime) =>
          (await find(one, { limit: 1, mostTime }, now)).stories.length > 0,
        ...createPlaceRoom(names),
        wordsNear: vocabulary.near,
        namesNear: createNamesNear({
          cities: async (typed) => (await tally.cities(typed, 3, now)).map(({ name }) => name),
          sections: async () => (await tally.sections(now)).map(({ name }) => name),
          names,
        }),
      }),
    changedSince: createChangedSince(query),
    settled: upkeep.settled,
    cities: tally.cities,
    sections: tally.sections,
  };
}

async function readRow(send: PostgresQuery, id: string): Promise<StoryRow | undefined> {
  const [row] = await send<StoryRow>(`SELECT ${storyColumns} FROM story WHERE id = $1`, [id]);
  return row;
}

/** What a lost connection is for those who ask the archive. */
async function telling<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PostgresTrouble)) throw error;
    throw new ArchiveError('unavailable', `${error.message} Stories cannot be read or kept until it does.`, {
      cause: error,
    });
  }
}
