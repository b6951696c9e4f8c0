import type { Database } from '../store/database.ts';
import { foldText, splitWords } from '../wire/words.ts';
import { isOwnBegin, isOwnCompound } from './compound-parts.ts';
import { lettersApart } from './letters-apart.ts';

/** The words that stories have been made of, for help with typos. */
export interface Vocabulary {
  /** Remembers the words of these texts. */
  learn(texts: readonly string[]): void;
  /** Compounds that begin with this folded word, which only the archive knows, folded: of `trump` `trumpregering`. */
  compoundsOf(word: string): readonly string[];
  /** Words that are a typo or two away from this one, nearest first, as they are written in copy; `word` is folded. */
  near(word: string): readonly string[];
}

/** Letters from which a word has help with one typo, and with two; and up to which a word is kept. */
const oneTypo = 5;
const twoTypos = 8;
const longest = 30;

/** Words looked at for one that is not known: some milliseconds. */
const mostLooked = 8_000;
const mostGiven = 12;

/** Words looked at for compounds, and compounds sought beside the word itself. */
const mostBeginning = 500;
const mostCompounds = 60;

/** Most words of a story have been seen just before: these are not looked up again. */
const seenAtMost = 50_000;

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
  const seen = new Set<string>();

  return {
    compoundsOf(word) {
      if (!isOwnBegin(word)) return [];
      const words = startingWith.all(word, after(word), mostBeginning) as string[];
      return words.filter((longer) => isOwnCompound(longer, word)).slice(0, mostCompounds);
    },
    learn(texts) {
      for (const text of texts) {
        for (const written of text.match(/[\p{L}\p{N}]{4,}/gu) ?? []) {
          if (seen.has(written) || !/^\p{L}{4,30}$/u.test(written)) continue;
          if (seen.size >= seenAtMost) seen.clear();
          seen.add(written);
          const word = foldText(written);
          add.run(word, reverse(word), written.toLowerCase());
        }
      }
    },
    near(word) {
      if (word.length < oneTypo || word.length > longest || splitWords(word)[0] !== word) return [];
      const most = word.length < twoTypos ? 1 : 2;
      // With as many typos, either the beginning or the end is whole.
      const whole = Math.max(2, Math.floor(word.length / (most + 1)));
      const lengths = [word.length - most, word.length + most, mostLooked] as const;
      const front = word.slice(0, whole);
      const back = reverse(word).slice(0, Math.max(2, Math.floor(word.length / 2) - 1));
      const rows = [
        ...beginning.all(front, after(front), ...lengths),
        ...ending.all(back, after(back), ...lengths),
      ] as { readonly word: string; readonly shown: string }[];
      const near = new Map<string, { readonly shown: string; readonly apart: number }>();
      for (const row of rows) {
        if (row.word === word || near.has(row.word)) continue;
        const apart = lettersApart(row.word, word, most);
        if (apart <= most) near.set(row.word, { shown: row.shown, apart });
      }
      return [...near]
        .map(([near, { shown, apart }]) => ({ shown, apart, begins: near[0] === word[0] ? 0 : 1 }))
        .sort((a, b) => a.apart - b.apart || a.begins - b.begins)
        .slice(0, mostGiven)
        .map(({ shown }) => shown);
    },
  };
}

function reverse(word: string): string {
  return [...word].reverse().join('');
}

/** The first text behind all that begin so. */
function after(text: string): string {
  return `${text}\u{10ffff}`;
}
