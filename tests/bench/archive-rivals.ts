import MiniSearch from 'minisearch';
import { stemWord } from '../../src/archive/stem.ts';
import { readableTexts } from '../../src/archive/story-terms.ts';
import type { Database } from '../../src/store/database.ts';
import type { Story } from '../../src/wire/story.ts';
import { splitWords } from '../../src/wire/words.ts';

/** What is asked: words that must all occur (a phrase: side by side), and a city. */
export interface Question {
  readonly words: readonly string[];
  readonly isPhrase?: boolean;
  readonly city?: string;
}

/** What the archive is held against. Both get text whose words are stemmed already: that is not timed. */
export interface Rival {
  /** Makes the stories ready; what it gives takes them in, in one transaction. */
  ready(stories: readonly Story[]): () => void;
  /** The newest ten, the best ten, and what a city's name that was begun may become. */
  find(question: Question): unknown;
  best(question: Question): unknown;
  complete(begun: string): unknown;
}

const page = 10;
const completions = 25;

const stemsOf = (story: Story) => readableTexts(story).map((text) => splitWords(text).map(stemWord));
const cityOf = (story: Story) => splitWords(story.dateline?.cities[0] ?? '').join('_');

/**
 * Bare FTS5: rows that run with time, words and cities as tokens, the stories beside it, and for each question the best
 * statement that can be written by hand. No code of Telex runs while it is timed.
 */
export function createBareFts5(db: Database): Rival {
  db.exec(`CREATE TABLE doc (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE fts USING fts5 (words, marks, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'");
    CREATE TABLE city (name TEXT PRIMARY KEY, stories INTEGER NOT NULL) STRICT, WITHOUT ROWID;`);
  const doc = db.prepare<[bigint, string]>('INSERT INTO doc (seq, body) VALUES (?, ?)');
  const fts = db.prepare<[bigint, string, string]>('INSERT INTO fts (rowid, words, marks) VALUES (?, ?, ?)');
  const city = db.prepare<[string, number]>(
    'INSERT INTO city (name, stories) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET stories = stories + excluded.stories',
  );
  const newest = db.prepare<[string, bigint, number]>(
    `SELECT doc.seq, doc.body FROM fts CROSS JOIN doc ON doc.seq = fts.rowid WHERE fts MATCH ? AND fts.rowid < ?
     ORDER BY fts.rowid DESC LIMIT ?`,
  );
  const best = db.prepare<[string, number]>(
    `SELECT doc.seq, doc.body FROM (SELECT rowid, rank FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT ?) AS found
     JOIN doc ON doc.seq = found.rowid ORDER BY found.rank`,
  );
  const begun = db.prepare<[string, string, number]>(
    'SELECT name, stories FROM city WHERE name >= ? AND name < ? ORDER BY stories DESC LIMIT ?',
  );
  const match = ({ words, isPhrase = false, city }: Question) =>
    [
      words.map((word) => `"${stemWord(word)}"`).join(isPhrase ? ' + ' : ' AND '),
      city === undefined ? '' : `"c_${city.toLowerCase()}"`,
    ]
      .filter((part) => part !== '')
      .join(' AND ');
  let seq = 0n;
  return {
    ready(stories) {
      const cities = new Map<string, number>();
      const rows = stories.map((story) => {
        const name = cityOf(story);
        cities.set(name, (cities.get(name) ?? 0) + 1);
        return {
          body: JSON.stringify(story),
          words: stemsOf(story).flat().join(' '),
          marks: `c_${name} s_${story.section}`,
        };
      });
      return db.transaction(() => {
        for (const { body, words, marks } of rows) {
          seq += 1n;
          doc.run(seq, body);
          fts.run(seq, words, marks);
        }
        for (const [name, count] of cities) city.run(name, count);
      });
    },
    find: (question) => newest.all(match(question), BigInt(Number.MAX_SAFE_INTEGER), page),
    best: (question) => best.all(match(question), page),
    complete: (typed) => begun.all(typed.toLowerCase(), `${typed.toLowerCase()}\u{10ffff}`, completions),
  };
}

/** MiniSearch, all in memory; it knows no phrases and no order but its own, so that the newest are sorted out of all. */
export function createMiniSearch(): Rival {
  const index = new MiniSearch<{ id: number; words: string; marks: string }>({
    fields: ['words', 'marks'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  const cities = new Map<string, number>();
  let id = 0;
  const search = ({ words, city }: Question) =>
    index.search(
      [...words.map(stemWord), ...(city === undefined ? [] : [`c_${city.toLowerCase()}`])].join(' '),
      { combineWith: 'AND' },
    );
  return {
    ready(stories) {
      const documents = stories.map((story) => {
        id += 1;
        return {
          id,
          words: stemsOf(story).flat().join(' '),
          marks: `c_${cityOf(story)}`,
          city: cityOf(story),
        };
      });
      return () => {
        index.addAll(documents);
        for (const { city } of documents) cities.set(city, (cities.get(city) ?? 0) + 1);
      };
    },
    find: (question) =>
      search(question)
        .sort((a, b) => b.id - a.id)
        .slice(0, page),
    best: (question) => search(question).slice(0, page),
    complete: (typed) =>
      [...cities]
        .filter(([name]) => name.startsWith(typed.toLowerCase()))
        .sort((a, b) => b[1] - a[1])
        .slice(0, completions),
  };
}
