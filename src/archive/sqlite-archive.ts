import { type Database, migrate } from '../store/database.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { createFinder } from './find-stories.ts';
import { createKeeper } from './keep-story.ts';
import { plainNames } from './names.ts';
import { createNearCopies } from './near-copies.ts';
import { archiveSchema } from './schema.ts';
import type { Candidate, Filed, Names, StoryArchive } from './story-archive.ts';
import { readStoryRow, type StoryRow, storyColumns } from './story-row.ts';
import { createTally } from './tally.ts';

/** Held stories that are worth judging an item against. */
const mostCandidates = 20;

/**
 * The archive in one SQLite file, its tables brought to the newest version. `names`: what the desk knows of sections
 * and places; without it names count as they stand. Throws when the file is of a newer Telex; every call rejects with
 * what SQLite throws when the file cannot be read or written.
 */
export function createSqliteArchive(db: Database, names: Names = plainNames): StoryArchive {
  migrate(db, 'archive', archiveSchema);
  const near = createNearCopies(db);
  const tally = createTally(db, names);
  const keep = createKeeper(db, { near, tally, names });
  const find = createFinder(db, names);
  const byId = db.prepare<[string]>(`SELECT ${storyColumns} FROM story WHERE id = ?`);
  const bySeq = db.prepare<[bigint]>(`SELECT ${storyColumns} FROM story WHERE seq = ?`);
  const earlier = db.prepare<[string]>(
    `SELECT story_revision.id, story_revision.revision, story.first_seen_at, story_revision.changed_at, story_revision.body
     FROM story_revision JOIN story USING (id) WHERE story_revision.id = ? ORDER BY story_revision.revision`,
  );
  const following = db.prepare<[string]>('SELECT id FROM story WHERE follows = ? ORDER BY seq DESC').pluck();
  const lifted = db.prepare<[bigint]>(
    `SELECT ${storyColumns} FROM story WHERE counted = 0 AND status = 'usable' AND embargo_until <= ?`,
  );

  function candidatesOf(item: Story): Candidate[] {
    return near
      .find(item)
      .slice(0, mostCandidates)
      .map((seq) => {
        const story = readStoryRow(bySeq.get(BigInt(seq)) as StoryRow);
        return { story, hadText: near.hadText(item, story.id), hadKey: near.hadKey(item, story.id) };
      });
  }

  function liftedBy(now: number): ArchivedStory[] {
    return (lifted.all(BigInt(now)) as StoryRow[]).map(readStoryRow);
  }

  return {
    async admit(items, judge, now) {
      return db
        .transaction(() => {
          const claimed = new Set<string>();
          return items.map((item): Filed => {
            const judgement = judge(item, candidatesOf(item), claimed);
            const story = keep(item, judgement, now);
            claimed.add(story.id);
            return { story, filing: judgement.filing };
          });
        })
        .immediate();
    },
    async file(story, filing, now) {
      return db.transaction(() => keep(story, { filing, story, follows: null }, now)).immediate();
    },
    async get(id) {
      const row = byId.get(id) as StoryRow | undefined;
      return row ? readStoryRow(row) : null;
    },
    async revisions(id) {
      const current = byId.get(id) as StoryRow | undefined;
      return current ? [...(earlier.all(id) as StoryRow[]), current].map(readStoryRow) : [];
    },
    async followUps(id) {
      return following.all(id) as string[];
    },
    async candidates(item) {
      return candidatesOf(item);
    },
    async find(query, options, now) {
      return find(query, options, now);
    },
    async cities(typed, limit, now) {
      return tally.cities(typed, limit, liftedBy(now));
    },
    async sections(now) {
      return tally.sections(liftedBy(now));
    },
  };
}
