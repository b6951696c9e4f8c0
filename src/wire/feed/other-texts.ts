import { cutGrams } from '../grams.ts';
import { readPlainOrHtml } from '../markup-blocks.ts';

/** Of the word 3-grams of the shorter of two texts; a text that was rewritten keeps more. */
const sameGrams = 0.1;
/** Of the longer words of the shorter one: in a few words hardly a run of three stays. */
const sameWords = 0.4;
/** Of the telling words of a text that was kept: what a site puts under every entry is shorter than so many. */
const keptWords = 0.6;
const leastKept = 6;
/** Letters of a word that says what a text is about, not `heeft` or `wordt`. */
const telling = 6;
/** So many of a text's first telling words are remembered: its opening says what it is about. */
const mostRemembered = 16;
/** Characters of a text that are looked at, so that the time is bounded. */
const mostLooked = 2_000;

/** What of a text is held against another's. */
export interface TextSigns {
  readonly grams: ReadonlySet<number>;
  readonly words: ReadonlySet<string>;
  readonly isEmpty: boolean;
}

/** Reads the content of an entry, text or HTML. */
export function readTextSigns(content: string | null): TextSigns {
  const { grams, words } = cutGrams(
    readPlainOrHtml((content ?? '').slice(0, mostLooked)).map(({ text }) => text),
  );
  return {
    grams: new Set(grams),
    words: new Set(words.filter((word) => word.length >= telling)),
    isEmpty: words.length === 0,
  };
}

/** What is remembered of a text, to be held against a later one: its first telling words. */
export function wordsToRemember({ words }: TextSigns): string[] {
  return [...words].slice(0, mostRemembered);
}

/** The signs of a text of which these words were remembered. */
export function rememberedSigns(words: readonly string[]): TextSigns {
  return { grams: new Set(), words: new Set(words), isEmpty: words.length === 0 };
}

/**
 * Whether two texts have next to no words in common, so that neither is the other's older version. False where one of them
 * says nothing.
 */
export function areOtherTexts(one: TextSigns, other: TextSigns): boolean {
  if (one.isEmpty || other.isEmpty) return false;
  return shareOf(one.grams, other.grams) < sameGrams && shareOf(one.words, other.words) < sameWords;
}

/** Whether two texts say the same for the most part, and enough to tell. */
export function areKeptTexts(one: TextSigns, other: TextSigns): boolean {
  if (Math.min(one.words.size, other.words.size) < leastKept) return false;
  return shareOf(one.words, other.words) >= keptWords;
}

/** How much of the smaller set is in the other; 0 where one is empty. */
function shareOf<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const smaller = Math.min(one.size, other.size);
  return smaller === 0 ? 0 : one.intersection(other).size / smaller;
}
