import type { Database } from '../store/database.ts';
import { isOwnBegin } from './compound-parts.ts';
import type { StoryText } from './story-terms.ts';
import {
  createWordPicker,
  type KeptWord,
  lookNear,
  mostBeginning,
  type PickedWord,
  pickCompounds,
  rankNear,
  textBehind,
} from './word-help.ts';

/** The words that stories have been made of, for help with typos. */
export interface Vocabulary {
  /** Remembers the words of these texts. */
  learn(texts: readonly StoryText[]): void;
  /** Remembers these words. */
  keep(words: readonly PickedWord[]): void;
  /** To be called when a transaction was undone. */
  forget(): void;
  /** Compounds that begin with this folded word, which only the archive knows, folded: of `trump` `trumpregering`. */
  compoundsOf(word: string): readonly string[];
  /** Words that are a typo or two away from this one, nearest first, as they are written in copy; `word` is folded. */
  near(word: string): readonly string[];
}

/** The vocabulary of one database, its tables made already. Calls throw what SQLite throws. */
export function createVocabulary(db: Database): Vocabulary {
  const add = db.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO archive_word (word, reversed, shown) VALUES (?, ?, ?)',
  );
  const within = 'length(word) BETWEEN ? AND ? LIMIT ?';
  const beginning = db.prepare<[string, string, number, number, number]>(
    `SELECT word, shown FROM archive_word WHERE word >= ? AND word < ? AND ${within}`,
  );
  const ending = db.prepare<[string, string, number, number, number]>(
    `SELECT word, shown FROM archive_word WHERE reversed >= ? AND reversed < ? AND ${within}`,
  );
  const startingWith = db
    .prepare<[string, string, number]>('SELECT word FROM archive_word WHERE word > ? AND word < ? LIMIT ?')
    .pluck();
  let pick = createWordPicker();

  function keep(words: readonly PickedWord[]): void {
    for (const { word, reversed, shown } of words) add.run(word, reversed, shown);
  }

  return {
    compoundsOf(word) {
      if (!isOwnBegin(word)) return [];
      return pickCompounds(word, startingWith.all(word, textBehind(word), mostBeginning) as string[]);
    },
    learn(texts) {
      keep(pick(texts));
    },
    keep,
    forget() {
      pick = createWordPicker();
    },
    near(word) {
      const look = lookNear(word);
      if (look === null) return [];
      const { front, back } = look;
      const within = [look.shortest, look.longest, look.limit] as const;
      return rankNear(word, [
        ...beginning.all(front, textBehind(front), ...within),
        ...ending.all(back, textBehind(back), ...within),
      ] as KeptWord[]);
    },
  };
}
