import type { CommandContext } from './context.ts';
import type { TellingWord } from './words-of-message.ts';

/** A word that some story has. */
export interface RatedWord extends TellingWord {
  /** How often it is in the news, stories a day: the less often, the more it tells. */
  readonly perDay: number;
}

/** Stories that are looked at to learn how often a word is in the news, and how long that may take, ms. */
const sample = 50;
const patience = 150;
const day = 24 * 3_600_000;
/** A name tells as much as a word that is so many times rarer. */
const nameTells = 8;

/** Those of these words that are in the news at all, the most telling first: the rarest, names before other words. */
export async function rateWords(
  words: readonly TellingWord[],
  { archive, now }: CommandContext,
): Promise<readonly RatedWord[]> {
  const at = now();
  const rated = await Promise.all(
    words.map(async (word): Promise<RatedWord | null> => {
      const query = { kind: word.text.includes(' ') ? 'phrase' : 'word', text: word.text } as const;
      const { stories, isCutShort } = await archive.find(query, { limit: sample, mostTime: patience }, at);
      const oldest = stories.at(-1);
      // What nobody had time to find is rare enough, if it is there.
      if (oldest === undefined) return isCutShort ? { ...word, perDay: 0 } : null;
      const days = Math.max(1, (at - oldest.firstSeenAt) / day);
      // Few in all: since when hardly matters.
      return { ...word, perDay: stories.length < sample ? stories.length / 1_000 : stories.length / days };
    }),
  );
  const weigh = ({ perDay, isName }: RatedWord) => perDay / (isName ? nameTells : 1);
  return rated.filter((word) => word !== null).sort((a, b) => weigh(a) - weigh(b));
}
