import type { Database } from '../store/database.ts';
import type { Story } from '../wire/story.ts';
import type { Names } from './story-archive.ts';
import { readableTexts, storyTerms } from './story-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The full-text index: what words and marks of a story are sought in. */
export interface StoryIndex {
  /** Puts a story in under its number; it must not be there yet. */
  add(story: Story, seq: number): void;
  drop(seq: number): void;
  /**
   * Merges a little of what was added: to be called now and then, so that no single insert pays for a large merge.
   * `pages` of the index may be written, 64 unless told.
   */
  merge(pages?: number): void;
}

/** Pages of the index that one merge may write. */
const pagesPerMerge = 64;

/** The index on one database, its tables made already; `names` and `vocabulary` say what the words of a story are. Calls throw what SQLite throws. */
export function createStoryIndex(db: Database, names: Names, vocabulary: Vocabulary): StoryIndex {
  const add = db.prepare<[bigint, string, string]>(
    'INSERT INTO story_index (rowid, words, marks) VALUES (?, ?, ?)',
  );
  const drop = db.prepare<[bigint]>('DELETE FROM story_index WHERE rowid = ?');
  const merge = db.prepare<[number]>("INSERT INTO story_index (story_index, rank) VALUES ('merge', ?)");
  return {
    add(story, seq) {
      const { words, marks } = storyTerms(story, names);
      add.run(BigInt(seq), words, marks);
      vocabulary.learn(readableTexts(story));
    },
    drop(seq) {
      drop.run(BigInt(seq));
    },
    merge(pages = pagesPerMerge) {
      merge.run(pages);
    },
  };
}
