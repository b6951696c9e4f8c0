import { foldText, splitWords } from '../wire/words.ts';
import { splitCompound } from './compound-parts.ts';
import { nameKeys } from './name-key.ts';
import { otherStems, stemWord } from './stem.ts';
import { joinVerbs, roleOf, type VerbWord } from './verbs-apart.ts';
import { createWordCache } from './word-cache.ts';

/**
 * Which analysis of words the index is made with: to be raised with every change to what `readText`, `readWord` or the
 * marks give (a test notices). An archive that was made with another is indexed again, in steps.
 */
export const analysisVersion = 6;

/**
 * Parts that say nothing of what the whole is about: who looks for `man` does not mean every businessman, nor with `noorden` the
 * Noordzee.
 */
const mute = new Set(['man', 'dag', 'ex', 'oud', 'vice', 'noord', 'oost', 'zuid', 'west'].map(stemWord));

/** Say what they say alone at the end of a compound only: a `topclub` is no summit, a `hoofdstad` no head, and `weggooien` is away. */
const atEndOnly = new Set(['weg', 'top', 'stand', 'hoofd'].map(stemWord));

/** What is a road, and not with these before it: `snelweg`, but a `spoorweg` is a railway. */
const road = stemWord('weg');
const noRoad = new Set(
  ['spoor', 'lucht', 'adem', 'ademhaling', 'urine', 'gehoor', 'melk', 'tram'].map(stemWord),
);

/** A text as words are sought in it. */
export interface TextForms {
  /** The stems of its words, in their order. */
  readonly stems: readonly string[];
  /** Stems by which it is found besides, none twice: the parts of its compounds, hyphened words as one, and verbs
   * in two pieces as one. */
  readonly parts: readonly string[];
}

/** The words of a text as they are kept: folded, stemmed, compounds taken apart. Linear in the text. */
export function readText(text: string): TextForms {
  const forms = splitWords(text).map(readForms);
  const parts = new Set(forms.flatMap(({ inside }) => inside));
  for (const part of joinWords(text, forms)) parts.add(part);
  return { stems: forms.map(({ stem }) => stem), parts: [...parts] };
}

/**
 * The stems of what a text has in several words and is found by as one: hyphened words, and verbs in two pieces (`joinVerbs`).
 * `words`: those of the text. For everybody who reads a text for the index or looks in one.
 */
export function joinWords(text: string, words: readonly VerbWord[]): readonly string[] {
  const verbs = joinVerbs(text, words);
  // Most texts have no hyphen: nothing is copied for them.
  return text.includes('-') ? [...joinHyphened(text), ...verbs] : verbs;
}

/** The stems of a text's hyphened words, each as one: of `oud-minister` `oudminister`. */
export function joinHyphened(text: string): readonly string[] {
  if (!text.includes('-')) return none;
  return (foldText(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []).map(joinedStem);
}

const digitZero = 0x30;
const digitNine = 0x39;

/** What is known of one folded word. */
export interface WordForms {
  readonly word: string;
  readonly stem: string;
  /** The stems of its parts, the keys of a name, and of a verb that it may be a form of as well. */
  readonly inside: readonly string[];
  /** What it can be to a verb in two pieces: see `roleOf`. */
  readonly role: number;
  /** Which vocabulary has it: see `createWordPicker`. */
  keptBy: object | null;
}

/** What is indexed of a word is looked up once where it would be four times. */
const kept = createWordCache<WordForms>(60_000, (word) => {
  const stem = stemWord(word);
  const others = otherStems(word).filter((other) => other !== stem);
  return {
    word,
    stem,
    inside: [...stemsInside(word), ...keysOf(word), ...others],
    role: roleOf(word),
    keptBy: null,
  };
});

const none: readonly string[] = [];

/** What is known of a folded word, as `splitWords` gives it; the same object each time for a word that comes back soon. */
export function readForms(word: string): WordForms {
  // A number is its own stem and seldom comes back.
  const first = word.charCodeAt(0);
  return first >= digitZero && first <= digitNine && /^\d+$/.test(word)
    ? { word, stem: word, inside: none, role: 0, keptBy: null }
    : kept.get(word);
}

/** What a name is found by besides, however it is spelt; none for a compound. */
function keysOf(word: string): readonly string[] {
  return splitCompound(word).length > 0 ? none : nameKeys(stemWord(word));
}

function joinedStem(hyphened: string): string {
  return stemWord(hyphened.replaceAll('-', ''));
}

/**
 * The ways in which a word that somebody looks for may stand in a text, each as a run of stems: `hulpgoederen` also as
 * `hulp goederen`, `oud-minister` also as `oudminister`. A run of one stem may be a part too. None for a word without
 * letters and digits.
 */
export function readWord(word: string): readonly (readonly string[])[] {
  const words = splitWords(word);
  if (words.length === 0) return [];
  const runs = [words.map(stemWord)];
  const [only = ''] = words;
  if (words.length > 1) {
    // `oud-minister`, `D'66`.
    if (/^[^-\s]+(?:-[^-\s]+)+$|^\p{L}+['’‘]\p{N}+$/u.test(word.trim()))
      runs.push([stemWord(words.join(''))]);
  } else {
    const { parts, starts } = cutCompound(only);
    for (let cut = 1; cut < parts.length; cut += 1) {
      const before = only.slice(0, (starts[cut - 1] ?? 0) + (parts[cut - 1] ?? '').length);
      runs.push([stemWord(before), stemWord(only.slice(starts[cut] ?? 0))]);
    }
    if (parts.length > 2) runs.push(parts.map(stemWord));
    for (const key of keysOf(only)) runs.push([key]);
  }
  return runs;
}

/** The parts of a compound and where each begins. */
function cutCompound(word: string): {
  readonly parts: readonly string[];
  readonly starts: readonly number[];
} {
  const parts = splitCompound(word);
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    // Between two parts there may be an `s`.
    if (!word.startsWith(part, at)) at += 1;
    starts.push(at);
    at += part.length;
  }
  return { parts, starts };
}

/** The stems of all that a compound is made of: of `noodhulpgoederen` also `noodhulp` and `hulpgoederen`. */
function stemsInside(word: string): readonly string[] {
  const { parts, starts } = cutCompound(word);
  if (parts.length === 0) return [];
  const stems: string[] = [];
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = from; to < parts.length; to += 1) {
      if (to - from === parts.length - 1) continue;
      const stem = stemWord(word.slice(starts[from] ?? 0, (starts[to] ?? 0) + (parts[to] ?? '').length));
      const isMute =
        mute.has(stem) ||
        (to < parts.length - 1 && atEndOnly.has(stem)) ||
        (stem === road && noRoad.has(stemWord(parts[to - 1] ?? '')));
      if (!isMute) stems.push(stem);
    }
  }
  return stems;
}
