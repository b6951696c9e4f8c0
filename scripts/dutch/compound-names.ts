import { findPlaces } from '../../src/desk/gazetteer/resolve.ts';
import { compoundNames, plainEnds, wholeNames } from './hand.ts';

/** What the dictionary and the parts so far say of words with a capital. */
export interface NameWords {
  /** Folded words with a capital, with their flags. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  /** Folded words in small letters. */
  readonly small: ReadonlySet<string>;
  split(word: string): readonly string[];
  /** Whether this is a part of compounds as it stands, or a plural: `kamer`, `advocaten`, but not `hoogen`. */
  isPart(word: string): boolean;
}

/** What is known of words with a capital. */
export interface NameRules {
  /** Whether a folded one is a compound all the same. */
  isCompound(name: string): boolean;
  /** How places and persons end, and hardly anything else does. */
  readonly ends: readonly string[];
}

/** Of as many names that end alike, in more than this share of all words that do: the end is one of places and persons. */
const fewNames = 5;
const nameShare = 0.1;

/** Hunspell's flags in this dictionary: a genitive, which persons and places have, and some nouns; `-straat` and the like go behind. */
const genitive = 'PN';
const streets = /^G[slwLW]$/;
/** Compounds that tell what begins with a capital because of an institution: `Kamer-`, `Bijbel-`. */
const fewCompounds = 3;

/**
 * Tells which words with a capital are compounds all the same, whose parts say what they are about: `Kamerbrief`, `Koningsdag`,
 * `Golfoorlog`. Both halves are ordinary parts; and it is no place of the gazetteer, ends as no place or person does
 * (`-straat`, `-berg`, `-man`: ends that mostly names have) and has no flag of theirs, unless it is a word in small letters as well or
 * others begin as it does.
 */
export function findCompoundNames({ names, small, split, isPart }: NameWords): NameRules {
  const splits = new Map([...names.keys()].map((name) => [name, split(name)]));
  const named = countEnds([...splits.values()]);
  const plain = countEnds([...small].map(split));
  function isNameEnd(end: string): boolean {
    const share = (named.get(end) ?? 0) / ((named.get(end) ?? 0) + (plain.get(end) ?? 0));
    return (named.get(end) ?? 0) >= fewNames && share > nameShare && !plainEnds.has(end);
  }

  const made = new Set<string>(compoundNames);
  const doubtful: string[] = [];
  const begins = new Map<string, number>();
  for (const [name, parts] of splits) {
    const [begin = '', ...rest] = parts;
    if (rest.length === 0 || !parts.every(isPart) || isNameEnd(rest.at(-1) ?? '')) continue;
    if (wholeNames.has(name) || findPlaces(name).length > 0) continue;
    const flags = [...(names.get(name) ?? [])];
    if (!small.has(name) && (flags.includes(genitive) || flags.some((flag) => streets.test(flag)))) {
      doubtful.push(name);
      continue;
    }
    made.add(name);
    begins.set(begin, (begins.get(begin) ?? 0) + 1);
  }
  for (const name of doubtful)
    if ((begins.get(splits.get(name)?.[0] ?? '') ?? 0) >= fewCompounds) made.add(name);
  return { isCompound: (name) => made.has(name), ends: [...named.keys()].filter(isNameEnd) };
}

function countEnds(splits: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const parts of splits) {
    const end = parts.at(-1);
    if (end !== undefined) ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return ends;
}
