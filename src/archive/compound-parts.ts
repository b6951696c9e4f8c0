import { readFileSync } from 'node:fs';
import { isPlainWord } from './plain-words.ts';
import { stemWord } from './stem.ts';
import { isWholeWord } from './whole-words.ts';
import { createWordCache } from './word-cache.ts';

/** Letters of the shortest part, and of the shortest and longest word that is taken apart. */
export const shortest = 3;
const shortestWord = 7;
const longestWord = 40;
/** More parts than this nobody makes: it is chance. */
const mostParts = 4;

/** Endings of a plural, which stand inside compounds too: `huizenmarkt`, `kinderopvang`. */
const inflected = /(?:en|er|eren|e|n)$/;
const inflectedEnd = /(?:en|s|eren|e|n|je|jes)$/;

/** What the dictionary's parts make of words. */
export interface Splitter {
  /** The words that a folded word is made of, in their order, without the `s` between them; none when it is no compound. */
  split(word: string): readonly string[];
  /** Whether a compound may begin, or end, with this folded word in whatever form. */
  mayBegin(word: string): boolean;
  mayEnd(word: string): boolean;
  /** Whether this folded word is a name that only looks like a compound: `noorwegen`. */
  isName(word: string): boolean;
}

/**
 * Reads the parts of compounds. A line of `lines` is a sign and a folded word: `<` may begin a compound, `>` may end one,
 * `=` both, each with its stem behind a blank where that is another; `-` is no part though it looks like a form of one;
 * `!` is not taken apart.
 */
export function createSplitter(lines: Iterable<string>): Splitter {
  const begins = new Set<string>();
  const ends = new Set<string>();
  const beginStems = new Set<string>();
  const endStems = new Set<string>();
  const never = new Set<string>();
  const whole = new Set<string>();
  for (const line of lines) {
    const [word = '', stem = word] = line.slice(1).split(' ');
    const sign = line[0];
    if (sign === '-') never.add(word);
    else if (sign === '!') whole.add(word);
    else {
      const isShort = word.length <= shortest;
      if (sign !== '>') begins.add(word);
      if (sign !== '>' && !isShort) beginStems.add(stem);
      if (sign !== '<') ends.add(word);
      if (sign !== '<' && !isShort) endStems.add(stem);
    }
  }

  /** The word that a beginning is, without what links it to the next; null when it is none. */
  function readBegin(text: string): string | null {
    if (begins.has(text)) return text;
    if (text.length > shortest + 1 && text.endsWith('s') && begins.has(text.slice(0, -1)))
      return text.slice(0, -1);
    if (/([^aeiouy])\1en?$/.test(text) && text.length > shortest + 2 && begins.has(stemWord(text)))
      return text;
    return isForm(text, inflected) && beginStems.has(stemWord(text)) ? text : null;
  }

  function isEnd(text: string): boolean {
    return ends.has(text) || (isForm(text, inflectedEnd) && endStems.has(stemWord(text)));
  }

  function isForm(text: string, ending: RegExp): boolean {
    return text.length > shortest + 1 && ending.test(text) && !never.has(text);
  }

  /** The fewest parts of `word` from `at` on; of as many, those with the longest first. */
  function split(word: string, at: number, allowed: number): readonly string[] | null {
    let best: readonly string[] | null = at > 0 && isEnd(word.slice(at)) ? [word.slice(at)] : null;
    if (best || allowed < 2) return best;
    for (let to = word.length - shortest; to >= at + shortest; to -= 1) {
      const begin = readBegin(word.slice(at, to));
      if (begin === null) continue;
      const rest = split(word, to, best ? best.length - 2 : allowed - 1);
      if (rest === null) continue;
      // `vrachtschip` holds no `chip`: what links two parts takes no letter of a word that is known with it.
      const isLinked = begin.length < to - at;
      const own = isLinked ? split(word, to - 1, rest.length) : null;
      best = [begin, ...(own ?? rest)];
      if (best.length === 2) break;
    }
    return best;
  }

  return {
    split(word) {
      if (word.length < shortestWord || word.length > longestWord || !/^[a-z]+$/.test(word)) return [];
      if (whole.has(word) || isWholeWord(word)) return [];
      return split(word, 0, mostParts) ?? [];
    },
    mayBegin: (word) => readBegin(word) !== null,
    mayEnd: isEnd,
    isName: (word) => whole.has(word),
  };
}

let splitter: Splitter | null = null;

/** Reads the list of parts now, so that no question has to wait for it (some 15 ms). */
export function loadParts(): void {
  dictionary();
}

function dictionary(): Splitter {
  splitter ??= readSplitter();
  return splitter;
}

/** What the committed parts make of words, by the letters alone: also of a form of a word that is no compound. */
export function readSplitter(): Splitter {
  return createSplitter(
    readFileSync(new URL('./compound-parts.generated.txt', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n'),
  );
}

/** Taking a word apart takes some ten microseconds, and a story repeats its words: the commonest are kept. */
const kept = createWordCache(10_000, (word) => {
  const parts = dictionary().split(word);
  if (parts.length === 0) return splitTitle(word);
  return isOtherForm(word, parts) ? [] : parts;
});

/** What stands before who somebody was, or is in another's place; some write it without a hyphen. */
const titles = /^(vice(?=[a-z]{5})|ex(?=[a-z]{5})|oud(?=[a-z]{7}))([a-z]+)$/;

/** `vicepremier` gives `vice`, `premier`; none for a word that the dictionary has as it stands: `expositie`. */
function splitTitle(word: string): readonly string[] {
  const [, title, person] = titles.exec(word) ?? [];
  if (title === undefined || person === undefined || isWholeWord(word) || dictionary().isName(word))
    return [];
  if (title !== 'vice' && isPlainWord(stemWord(word))) return [];
  const parts = dictionary().split(person);
  if (parts.length > 0) return [title, ...parts];
  return dictionary().mayEnd(person) ? [title, person] : [];
}

/**
 * Whether a word is a form of one that is no compound, and not as its parts say: what is a form of a compound is a form of
 * its last part. `smokkelaars` are no `laars`, `shoppers` no `pers`.
 */
function isOtherForm(word: string, parts: readonly string[]): boolean {
  const stem = stemWord(word);
  return !single(stem).endsWith(single(stemWord(parts.at(-1) ?? ''))) && isPlainWord(stem);
}

/** Without doubled letters: a stem has them in words of one syllable. */
function single(stem: string): string {
  return stem.replace(/(.)\1/g, '$1');
}

/**
 * The words that a folded Dutch word is made of, in their order: `hulpgoederen` gives `hulp`, `goederen`. None when it is
 * no compound that the dictionary's words explain, or one whose parts say nothing of it (whole-words.ts). Reads the list
 * of parts when it is first asked (some milliseconds).
 */
export function splitCompound(word: string): readonly string[] {
  return kept.get(word);
}

/** Letters of the shortest word that the archive alone knows and by which compounds are found. */
export const shortestOwn = 4;

/**
 * Whether a folded word may begin compounds that no dictionary explains: a name, as in `trumpregering`. What the
 * dictionary knows as a part is found by `splitCompound` already.
 */
export function isOwnBegin(word: string): boolean {
  return word.length >= shortestOwn && /^[a-z]+$/.test(word) && !dictionary().mayBegin(word);
}

/** Whether a folded word is a compound that begins with `begin`, for which `isOwnBegin` holds. */
export function isOwnCompound(word: string, begin: string): boolean {
  if (word.length < begin.length + shortestOwn || !word.startsWith(begin) || !/^[a-z]+$/.test(word))
    return false;
  const rest = word.slice(begin.length);
  return (
    [rest, rest.replace(/^s/, '')].some((end) => end.length >= shortestOwn && dictionary().mayEnd(end)) &&
    splitCompound(word).length === 0 &&
    !dictionary().isName(word) &&
    !isWholeWord(word)
  );
}
