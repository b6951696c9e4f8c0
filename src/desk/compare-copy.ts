import { cutGrams, cutPassing, type TextGrams } from '../wire/grams.ts';
import type { Story } from '../wire/story.ts';
import { findAges } from './ages.ts';
import { findNames, isSameName } from './copy-names.ts';
import { cutSentences, type Sentence } from './sentences.ts';

/** A text made ready to be compared. */
export interface Copy extends TextGrams {
  /** Looked for when first asked for: most texts are told apart without. */
  readonly names: ReadonlySet<string>;
  /** Cut when first asked for, as well. */
  readonly sentences: readonly Sentence[];
  /** The ages that headline and text tell; looked for when first asked for. */
  readonly ages: ReadonlySet<string>;
  readonly truncated: boolean;
}

/** What is read of a story to compare its text. */
type CopyText = Pick<Story, 'paragraphs' | 'truncated'> & Partial<Pick<Story, 'headline'>>;

/** Makes the text of a story ready to be compared; linear in the text. */
export function readCopy(story: CopyText): Copy {
  return makeCopy(story, cutGrams(story.paragraphs));
}

/** The same of a held story, which is read for one comparison. */
export function readHeldCopy(story: CopyText): Copy {
  return makeCopy(story, cutPassing(story.paragraphs));
}

function makeCopy(story: CopyText, grams: TextGrams): Copy {
  let ages: ReadonlySet<string> | null = null;
  let names: ReadonlySet<string> | null = null;
  let sentences: readonly Sentence[] | null = null;
  return {
    ...grams,
    get names() {
      names ??= findNames(story.paragraphs);
      return names;
    },
    get ages() {
      ages ??= findAges([story.headline ?? '', ...story.paragraphs]);
      return ages;
    },
    get sentences() {
      sentences ??= cutSentences(story.paragraphs);
      return sentences;
    },
    truncated: story.truncated,
  };
}

/** How two texts are alike. Shares are of the shorter text's word 3-grams, 0 to 1. */
export interface Likeness {
  /** Figures and date words aside. */
  readonly shared: number;
  /** As they stand. */
  readonly sharedAsIs: number;
  /** How many of them, as they stand. */
  readonly gramsAsIs: number;
  /** Figures aside: the least that either text's first 3-grams (sixteen, or all of a shorter text's) share with the other. */
  readonly opening: number;
  /** The longer text begins with all words of the shorter one, in their order, and a few more in between. */
  readonly isGrown: boolean;
  /** The one text begins with all of the other; which of them is the shorter (`both` when they are equal). */
  readonly prefix: 'item' | 'held' | 'both' | null;
  /** A sentence that both have stands in them with other figures, days or months. */
  readonly figuresDiffer: boolean;
}

const openingGrams = 16;

/**
 * Compares an item with what is held; linear in both texts. Nearly all that is compared turns out to be something else at
 * the first look: the rest is worked out when it is asked for.
 */
export function compareCopy(item: Copy, held: Copy): Likeness {
  const [short, long] = item.words.length <= held.words.length ? [item, held] : [held, item];
  const maskedInLong = once(() => new Set(long.masked));
  const asIsInLong = once(() => new Set(long.grams));
  const masked = once(() => new Set(short.masked));
  const asIs = once(() => new Set(short.grams));
  const shared = once(() => share(countIn(masked(), maskedInLong()), masked().size));
  // A gram that is shared as it stands is shared without its figures.
  const gramsAsIs = once(() => (shared() > 0 ? countIn(asIs(), asIsInLong()) : 0));
  const opening = once(() =>
    Math.min(openingIn(short, maskedInLong(), short), openingIn(long, masked(), short)),
  );
  const grown = once(() => isGrown(short, long));
  const prefix = once(() => findPrefix(item, held));
  const otherFigures = once(() => haveOtherFigures(short, maskedInLong(), asIsInLong()));
  return {
    get shared() {
      return shared();
    },
    get sharedAsIs() {
      return share(gramsAsIs(), asIs().size);
    },
    get gramsAsIs() {
      return gramsAsIs();
    },
    get opening() {
      return opening();
    },
    get isGrown() {
      return grown();
    },
    get prefix() {
      return prefix();
    },
    get figuresDiffer() {
      return otherFigures();
    },
  };
}

/** Gives what `work` gave the first time. */
function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

function countIn(some: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let count = 0;
  for (const one of some) if (others.has(one)) count += 1;
  return count;
}

function share(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}

function openingIn(copy: Copy, others: ReadonlySet<number>, short: Copy): number {
  const first = copy.masked.subarray(0, Math.min(openingGrams, short.masked.length));
  let count = 0;
  for (const gram of first) if (others.has(gram)) count += 1;
  return share(count, first.length);
}

/** Words that may have come in before each word of a brief that grew. */
const putInBetween = 4;

function isGrown({ words: short }: Copy, { words: long }: Copy): boolean {
  let at = 0;
  return short.every((word) => {
    const found = long.slice(at, at + putInBetween + 1).indexOf(word);
    at += found + 1;
    return found >= 0;
  });
}

function haveOtherFigures(
  short: Copy,
  maskedInLong: ReadonlySet<number>,
  asIsInLong: ReadonlySet<number>,
): boolean {
  // A gram whose words the other text has and whose figures it has not. Grams without figures are in both or neither.
  return short.masked.some((gram, i) => maskedInLong.has(gram) && !asIsInLong.has(short.grams[i] ?? 0));
}

/** A truncated text may break off inside its last word. */
function findPrefix(item: Copy, held: Copy): Likeness['prefix'] {
  const isPrefix = (one: Copy, other: Copy): boolean => {
    const last = one.words.length - 1;
    return (
      last >= 0 &&
      one.words.length <= other.words.length &&
      one.words.every((word, i) => {
        const there = other.words[i];
        return word === there || (i === last && one.truncated && there?.startsWith(word) === true);
      })
    );
  };
  const itemFirst = isPrefix(item, held);
  const heldFirst = isPrefix(held, item);
  if (itemFirst && heldFirst) return 'both';
  return itemFirst ? 'item' : heldFirst ? 'held' : null;
}

/** Names that one text has and the other has not, above which it does not matter which. */
const manyNames = 8;

/**
 * Whether each text has a name that the other has not, slips of the pen and initials (`OM`, `Openbaar Ministerie`) aside: the
 * sign of one template about two people, clubs, roads or towns. Linear in both texts.
 */
export function haveOtherNames(item: Copy, held: Copy): boolean {
  const [ofItem, ofHeld] = [missingNames(item, held), missingNames(held, item)];
  return withoutInitials(ofItem, ofHeld).length > 0 && withoutInitials(ofHeld, ofItem).length > 0;
}

function missingNames(copy: Copy, other: Copy): readonly string[] {
  const words = new Set(other.words);
  const missing = [...copy.names].filter((name) => !words.has(name) && !other.names.has(name));
  const known = missing.length > manyNames ? [] : [...other.names];
  return missing.filter((name) => !known.some((one) => isSameName(name, one)));
}

/** Names that are neither the initials of names behind each other on the other side, nor those names. */
function withoutInitials(names: readonly string[], others: readonly string[]): readonly string[] {
  if (names.length > manyNames || others.length > manyNames) return names;
  const isShortFor = (short: string, long: readonly string[]) =>
    /^\p{L}{2,5}$/u.test(short) && short === long.map((name) => name[0]).join('');
  return names.filter(
    (name, i) =>
      !others.some((_, from) => isShortFor(name, others.slice(from, from + name.length))) &&
      !others.some((short) =>
        names.some(
          (_, from) =>
            from <= i && i < from + short.length && isShortFor(short, names.slice(from, from + short.length)),
        ),
      ),
  );
}
