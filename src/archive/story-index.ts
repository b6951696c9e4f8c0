import type { Database } from '../store/database.ts';
import type { Story } from '../wire/story.ts';
import { createIndexQueue, type TakenRows } from './index-queue.ts';
import type { Names } from './story-archive.ts';
import { indexMarks, joinTerms, readStory, textTerms } from './story-terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The full-text index: what words and marks of a story are sought in. */
export interface StoryIndex {
  /** Puts a story in under its number; it must not be there yet. In bulk it is found from the next `flush` on. */
  add(story: Story, seq: number): void;
  drop(seq: number): void;
  /**
   * Merges a little of what was added: to be called now and then, so that no single insert pays for a large merge.
   * `pages` of the index may be written, 64 unless told. True when there was nothing to merge.
   */
  merge(pages?: number): boolean;
  /** Whether much is taken in at once from here on. */
  setBulk(isBulk: boolean): void;
  /** From here on a bot waits for each transaction: nothing is merged but by `merge`, however much there is. */
  setBeside(): void;
  /** Puts in what waits; before the transaction ends, and before a question is asked. */
  flush(): void;
  /** To be called when a transaction was undone. */
  forget(): void;
}

/** Pages of the index that one merge may write. */
const pagesPerMerge = 64;

/** Segments of one size at which an insert merges them all, a tenth of a second for the smallest; 16 is FTS5's own. */
const usualCrisis = 16;
const noCrisis = 1_000;

/** The index on one database, its tables made already; `names` and `vocabulary` say what the words of a story are. Calls throw what SQLite throws. */
export function createStoryIndex(db: Database, names: Names, vocabulary: Vocabulary): StoryIndex {
  const add = db.prepare<[bigint, string, string]>(
    'INSERT INTO story_index (rowid, words, marks) VALUES (?, ?, ?)',
  );
  const drop = db.prepare<[bigint]>('DELETE FROM story_index WHERE rowid = ?');
  const merge = db.prepare<[number]>("INSERT INTO story_index (story_index, rank) VALUES ('merge', ?)");
  const changes = db.prepare('SELECT total_changes()').pluck();
  const crisis = db.prepare("SELECT v FROM story_index_config WHERE k = 'crisismerge'").pluck();
  const setCrisis = db.prepare<[bigint]>(
    "INSERT INTO story_index (story_index, rank) VALUES ('crisismerge', ?)",
  );
  const queue = createIndexQueue(names);
  let isBulk = false;

  /** In the order of their numbers: FTS5 begins another segment with each that is lower than the one before. */
  function write({ rows, words }: TakenRows): void {
    for (const row of rows) add.run(BigInt(row.seq), row.words, row.marks);
    vocabulary.keep(words);
  }

  /** Every connection keeps to it from then on. */
  function mergeAllAt(segments: number): void {
    if ((crisis.get() ?? usualCrisis) !== segments) setCrisis.run(BigInt(segments));
  }

  return {
    add(story, seq) {
      if (isBulk) {
        queue.add(story, seq);
        if (queue.isFull()) write(queue.takeRead());
        return;
      }
      const texts = readStory(story);
      const { words, marks } = joinTerms(indexMarks(story, seq, names), textTerms(texts));
      add.run(BigInt(seq), words, marks);
      vocabulary.learn(texts);
    },
    drop(seq) {
      if (!queue.drop(seq)) drop.run(BigInt(seq));
    },
    merge(pages = pagesPerMerge) {
      const before = changes.get() as number;
      merge.run(pages);
      // https://sqlite.org/fts5.html#the_merge_command
      return (changes.get() as number) - before < 2;
    },
    setBeside: () => mergeAllAt(noCrisis),
    setBulk(is) {
      isBulk = is;
      if (is) mergeAllAt(usualCrisis);
      if (!is) queue.close();
    },
    flush: () => write(queue.take()),
    forget() {
      queue.forget();
      vocabulary.forget();
    },
  };
}
