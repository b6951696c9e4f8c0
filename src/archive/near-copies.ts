import type { Database } from '../store/database.ts';
import type { Story } from '../wire/story.ts';
import { createGramStore } from './gram-store.ts';
import {
  fewestShared,
  gramPeriodOf,
  gramsOf,
  keysSought,
  likeliest,
  nearCopyReach,
  newestWithGram,
  timeOfItem,
} from './near-copy-rules.ts';
import { secondOfNumber } from './news-clock.ts';
import { createSeenFilter } from './seen-filter.ts';
import { hashesKept, hashesSought, headlineHash, textHash } from './text-hash.ts';

/** What makes a story findable as a copy of an item: agency keys, texts, headlines and sampled 3-grams. */
export interface NearCopies {
  /** The numbers (`seq`) of stories that may be the same as the item, likeliest first, none twice. */
  find(item: Story): number[];
  /** The numbers of the stories that had the item's very text, at most four, the nearest in time first. */
  findText(item: Story): number[];
  /** True when this text, or this agency key, was filed under the story with this id. */
  hadText(item: Story, id: string): boolean;
  hadKey(item: Story, id: string): boolean;
  /** Remembers that this item, its key and its text, was filed under the story with this id. */
  remember(item: Story, id: string): void;
  /** Puts the grams of a story's current text in, or takes them out; `sentAt` in ms. */
  index(story: Story, seq: number, sentAt: number): void;
  unindex(story: Story, seq: number, sentAt: number): void;
  /**
   * Reads into memory what `find` will want for this item, until `until` (performance.now()); true when it is all there.
   * `find` reads the rest itself, however long that takes.
   */
  prepare(item: Story, until: number): boolean;
  /** False when there is certainly no story with this id: known without asking the file while much is taken in. */
  mayHold(id: string): boolean;
  /** The same of stories of the second of news time that this number is of. */
  mayHaveAt(seq: number): boolean;
  /** Whether much is being taken in at once. */
  setBulk(isBulk: boolean): void;
  /** Writes what was put in; before the transaction ends. */
  flush(): void;
  /** To be called when a transaction was undone. */
  forget(): void;
}

/** The near copies that one database holds, its tables made already. Calls throw what SQLite throws. */
export function createNearCopies(db: Database): NearCopies {
  const grams = createGramStore(db);
  const seen = createSeenFilter(db);
  const byId = db.prepare<[string]>('SELECT seq FROM story WHERE id = ?').pluck();
  const byKey = db
    .prepare<[string]>('SELECT story.seq FROM story_key JOIN story USING (id) WHERE story_key.key = ?')
    .pluck();
  const byText = db
    .prepare<[bigint, bigint]>(
      'SELECT story.seq FROM story_text JOIN story USING (id) WHERE story_text.hash = ? ORDER BY abs(news_at - ?) LIMIT 4',
    )
    .pluck();
  const byHeadline = db
    .prepare<[bigint, bigint, bigint]>(
      'SELECT seq FROM story WHERE headline_hash = ? AND news_at BETWEEN ? AND ? ORDER BY news_at DESC LIMIT 4',
    )
    .pluck();
  const hasText = db.prepare<[bigint, string]>('SELECT 1 FROM story_text WHERE hash = ? AND id = ?').pluck();
  const hasKey = db.prepare<[string, string]>('SELECT 1 FROM story_key WHERE key = ? AND id = ?').pluck();
  const addText = db.prepare<[bigint, string]>('INSERT OR IGNORE INTO story_text (hash, id) VALUES (?, ?)');
  const addKey = db.prepare<[string, string]>('INSERT OR IGNORE INTO story_key (key, id) VALUES (?, ?)');
  /** The stories of these periods that share most of these grams, most first and of those the newest. */
  function sharingGrams(sought: readonly number[], first: number, last: number): number[] {
    if (sought.length === 0) return [];
    const fewest = fewestShared(sought.length);
    return [...grams.sharing({ grams: sought, most: newestWithGram, fewest }, first, last)]
      .sort(([a, countA], [b, countB]) => countB - countA || b - a)
      .slice(0, likeliest)
      .map(([seq]) => seq);
  }

  function mayHold(id: string): boolean {
    seen.countItem();
    return seen.mayHave('id', id);
  }

  function withHash(hash: bigint, item: Story): number[] {
    return seen.mayHave('text', hash) ? (byText.all(hash, BigInt(timeOfItem(item))) as number[]) : [];
  }

  return {
    findText(item) {
      const text = textHash(item);
      return text === null ? [] : withHash(text, item);
    },
    find(item) {
      const { from, to } = nearCopyReach(item);
      const found: unknown[] = mayHold(item.id) ? [byId.get(item.id)] : [];
      for (const key of keysSought(item)) if (seen.mayHave('key', key)) found.push(...byKey.all(key));
      for (const hash of hashesSought(item)) found.push(...withHash(hash, item));
      for (const headline of [headlineHash(item.replaces), headlineHash(item.headline)]) {
        if (headline !== null && seen.mayHave('headline', headline))
          found.push(...byHeadline.all(headline, BigInt(from), BigInt(to)));
      }
      found.push(...sharingGrams(gramsOf(item), gramPeriodOf(from), gramPeriodOf(to)));
      return [...new Set(found.filter((seq) => seq !== undefined))] as number[];
    },
    hadText(item, id) {
      const text = textHash(item);
      return text !== null && hasText.get(text, id) !== undefined;
    },
    hadKey: (item, id) => item.storyKey !== null && hasKey.get(item.storyKey, id) !== undefined,
    remember(item, id) {
      for (const hash of hashesKept(item)) {
        addText.run(hash, id);
        seen.add('text', hash);
      }
      if (item.storyKey !== null) {
        addKey.run(item.storyKey, id);
        seen.add('key', item.storyKey);
      }
    },
    index(story, seq, sentAt) {
      const headline = headlineHash(story.headline);
      if (headline !== null) seen.add('headline', headline);
      seen.add('id', story.id);
      seen.add('second', secondOfNumber(seq));
      const own = gramsOf(story);
      if (own.length > 0) grams.put(gramPeriodOf(sentAt), seq, own);
    },
    unindex(story, seq, sentAt) {
      if (gramsOf(story).length > 0) grams.put(gramPeriodOf(sentAt), seq, []);
    },
    prepare(item, until) {
      const { from, to } = nearCopyReach(item);
      return grams.prepare(gramPeriodOf(from), gramPeriodOf(to), until);
    },
    mayHold,
    mayHaveAt: (seq) => seen.mayHave('second', secondOfNumber(seq)),
    setBulk: seen.setBulk,
    flush() {
      grams.flush();
      seen.endTransaction();
    },
    forget() {
      grams.forget();
      seen.endTransaction();
    },
  };
}
