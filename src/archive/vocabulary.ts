import type { Database } from '../store/database.ts';
import { isOwnBegin } from './compound-parts.ts';
import type { Pace } from './pace.ts';
import type { StoryText } from './story-terms.ts';
import {
  createWordPicker,
  findNear,
  type KeptWord,
  mostBeginning,
  type NearStep,
  type PickedWord,
  pickCompounds,
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
  near(word: string, pace: Pace): Promise<readonly string[]>;
}

/** Words looked at in one step. */
const stepSize = 1_000;

/** The vocabulary of one database, its tables made already. Calls throw what SQLite throws. */
export function createVocabulary(db: Database): Vocabulary {
  const add = db.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO archive_word (word, reversed, shown) VALUES (?, ?, ?)',
  );
  // In steps of so many words, whether they have as many letters or not: a step takes some milliseconds at most.
  const stepEnd = forColumn((column) =>
    db
      .prepare<[string, string, number]>(
        `SELECT ${column} FROM archive_word WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column} LIMIT 1 OFFSET ?`,
      )
      .pluck(),
  );
  const step = forColumn((column) =>
    db.prepare<[string, string, number, number]>(
      `SELECT word, shown FROM archive_word WHERE ${column} >= ? AND ${column} < ? AND length(word) BETWEEN ? AND ?
       ORDER BY ${column}`,
    ),
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
    near: (word, pace) =>
      findNear(
        word,
        ({ column, from, behind, shortest, longest }) => {
          const next = (stepEnd[column].get(from, behind, stepSize) ?? null) as string | null;
          const words = step[column].all(from, next ?? behind, shortest, longest) as KeptWord[];
          return { words, next };
        },
        pace,
      ),
  };
}

function forColumn<Made>(make: (column: NearStep['column']) => Made): Record<NearStep['column'], Made> {
  return { word: make('word'), reversed: make('reversed') };
}
