import { cutGrams } from '../wire/grams.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/** What of a story tells whether another one is the same event. */
export interface Fingerprint {
  readonly id: string;
  readonly storyKey: string | null;
  /** The headline's words, folded; empty when there are too few to tell. */
  readonly headline: string;
  readonly words: number;
  /** Hashes of the text's three-word runs. */
  readonly runs: ReadonlySet<number>;
}

/** Fewer words than these in a text, or in a headline, can be said again of something else. */
const tellingText = 8;
const tellingHeadline = 5;

/** The fingerprint by which `isSameEvent` compares a story. */
export function fingerprint(story: ArchivedStory): Fingerprint {
  const { words, grams } = cutGrams(story.paragraphs);
  const headline = splitWords(story.headline ?? '');
  return {
    id: story.id,
    storyKey: story.storyKey,
    headline: headline.length < tellingHeadline ? '' : headline.join(' '),
    words: words.length,
    runs: new Set(grams),
  };
}

/**
 * Whether two stories of one edition tell the same event: the same story, the same key of the agency, the same
 * headline, or a text that stands in the other one in full (but for a last word that was cut off). What merely
 * resembles is left alone: that is for the desk, which keeps apart a warning for one province and for the next.
 */
export function isSameEvent(a: Fingerprint, b: Fingerprint): boolean {
  if (a.id === b.id || (a.storyKey !== null && a.storyKey === b.storyKey)) return true;
  if (a.headline !== '' && a.headline === b.headline) return true;
  const [short, long] = a.words <= b.words ? [a, b] : [b, a];
  if (short.words < tellingText) return false;
  let missing = 0;
  for (const run of short.runs) {
    if (!long.runs.has(run) && ++missing > 1) return false;
  }
  return true;
}
