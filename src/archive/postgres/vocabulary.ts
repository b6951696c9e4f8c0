import type { PostgresQuery } from '../../store/postgres.ts';
import { isOwnBegin } from '../compound-parts.ts';
import type { Pace } from '../pace.ts';
import type { StoryText } from '../story-terms.ts';
import {
  createWordPicker,
  findNear,
  type KeptWord,
  mostBeginning,
  type NearStep,
  pickCompounds,
  textBehind,
} from '../word-help.ts';

/** The words that stories have been made of, for help with typos: as `Vocabulary` of SQLite, by many words at once. */
export interface PostgresVocabulary {
  /** Remembers the words of these texts, on the connection of the transaction. */
  learn(send: PostgresQuery, texts: readonly StoryText[]): Promise<void>;
  /** What was learned since may not have been kept: to be called when a transaction was undone. */
  forgetLearned(): void;
  /** For each of these folded words that has some, the compounds that begin with it, which only the archive knows. */
  compoundsOf(words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Words that are a typo or two away from this folded one, nearest first, as they are written in copy. */
  near(word: string, pace: Pace): Promise<readonly string[]>;
}

const beginningWith = `SELECT sought.word AS begin, held.word
  FROM unnest($1::text[], $2::text[]) AS sought (word, behind)
  CROSS JOIN LATERAL (
    SELECT word FROM archive_word WHERE word > sought.word COLLATE "C" AND word < sought.behind COLLATE "C"
    ORDER BY word LIMIT $3
  ) AS held`;

/** Words read in one step. */
const stepSize = 1_000;

const nearTo = (column: NearStep['column']) => `SELECT word, shown, ${column} AS at FROM archive_word
  WHERE ${column} >= $1 AND ${column} < $2 AND length(word) BETWEEN $3 AND $4 ORDER BY ${column} LIMIT $5`;

/** The vocabulary of one database, its tables made already; `query` asks outside any transaction. */
export function createPostgresVocabulary(query: PostgresQuery): PostgresVocabulary {
  let pick = createWordPicker();
  return {
    async learn(send, texts) {
      const words = pick(texts);
      if (words.length === 0) return;
      await send(
        `INSERT INTO archive_word (word, reversed, shown)
         SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
        [
          words.map(({ word }) => word),
          words.map(({ reversed }) => reversed),
          words.map(({ shown }) => shown),
        ],
      );
    },
    forgetLearned() {
      pick = createWordPicker();
    },
    async compoundsOf(words) {
      const begins = words.filter(isOwnBegin);
      const compounds = new Map<string, readonly string[]>();
      if (begins.length === 0) return compounds;
      const rows = await query<{ begin: string; word: string }>(beginningWith, [
        begins,
        begins.map(textBehind),
        mostBeginning,
      ]);
      for (const begin of begins) {
        const longer = rows.filter((row) => row.begin === begin).map(({ word }) => word);
        const own = pickCompounds(begin, longer);
        if (own.length > 0) compounds.set(begin, own);
      }
      return compounds;
    },
    near: (word, pace) =>
      findNear(
        word,
        async ({ column, from, behind, shortest, longest }) => {
          const rows = await query<KeptWord & { readonly at: string }>(nearTo(column), [
            from,
            behind,
            shortest,
            longest,
            stepSize + 1,
          ]);
          return { words: rows.slice(0, stepSize), next: rows[stepSize]?.at ?? null };
        },
        pace,
      ),
  };
}
