import { lettersApart } from '../wire/letters-apart.ts';
import { foldText, splitWords } from '../wire/words.ts';
import { isOwnBegin, isOwnCompound } from './compound-parts.ts';
import type { StoryText } from './story-terms.ts';
import type { WordForms } from './word-forms.ts';

/** Letters from which a word has help with one typo, and with two; and up to which a word is kept. */
const oneTypo = 5;
const twoTypos = 8;
const longest = 30;

/** Words looked at for one that is not known: some milliseconds. */
const mostLooked = 8_000;
const mostGiven = 12;

/** Words looked at for compounds, and compounds sought beside the word itself. */
export const mostBeginning = 500;
const mostCompounds = 60;

/** Most words of a story have been seen just before: these are not looked up again. */
const seenAtMost = 50_000;

/** A word of the archive, for help with typos. */
export interface KeptWord {
  /** Folded. */
  readonly word: string;
  /** As it is written in copy, in lower case. */
  readonly shown: string;
}

/** A word to be kept. */
export interface PickedWord extends KeptWord {
  /** Its letters from behind. */
  readonly reversed: string;
}

/** Gives the words of texts that it did not give just before. */
export function createWordPicker(): (texts: readonly StoryText[]) => PickedWord[] {
  const self = {};
  const seen = new Set<string>();
  return (texts) => {
    const picked: PickedWord[] = [];
    for (const { text, words } of texts) {
      if (/^[\0-\x7f]*$/.test(text)) pickAscii(words);
      else pickWritten(text);
    }
    return picked;

    function pickAscii(words: readonly WordForms[]): void {
      for (const forms of words) {
        if (forms.keptBy === self) continue;
        const { word } = forms;
        forms.keptBy = self;
        if (isKeptPlain(word)) picked.push(pickPlain(word));
      }
    }

    function pickWritten(text: string): void {
      for (const written of text.match(/[\p{L}\p{N}]{4,}/gu) ?? []) {
        if (seen.has(written) || !/^\p{L}{4,30}$/u.test(written)) continue;
        if (seen.size >= seenAtMost) seen.clear();
        seen.add(written);
        const word = foldText(written);
        picked.push({ word, reversed: reverse(word), shown: written.toLowerCase() });
      }
    }
  };
}

/** Whether a folded word of an ASCII text is to be kept. */
export function isKeptPlain(word: string): boolean {
  return /^[a-z]{4,30}$/.test(word);
}

/** Such a word: folded, it is as it is written in small letters. */
export function pickPlain(word: string): PickedWord {
  return { word, reversed: reverse(word), shown: word };
}

/** Of the archive's words that begin with a folded one, for which `isOwnBegin` holds, those that are compounds of it. */
export function pickCompounds(begin: string, words: readonly string[]): readonly string[] {
  if (!isOwnBegin(begin)) return [];
  return words.filter((longer) => isOwnCompound(longer, begin)).slice(0, mostCompounds);
}

/** Which of the archive's words may be what a folded one was meant to be: to be looked up, then held to `rankNear`. */
export interface NearLook {
  /** What a word begins with, or its `reversed` does: with as many typos, either the beginning or the end is whole. */
  readonly front: string;
  readonly back: string;
  /** How many letters a word may have, both included, and how many words of each kind to look at. */
  readonly shortest: number;
  readonly longest: number;
  readonly limit: number;
}

/** Null for a word with which there is no help. */
export function lookNear(word: string): NearLook | null {
  if (word.length < oneTypo || word.length > longest || splitWords(word)[0] !== word) return null;
  const most = mostTypos(word);
  return {
    front: word.slice(0, Math.max(2, Math.floor(word.length / (most + 1)))),
    back: reverse(word).slice(0, Math.max(2, Math.floor(word.length / 2) - 1)),
    shortest: word.length - most,
    longest: word.length + most,
    limit: mostLooked,
  };
}

/** Those of the words that were looked up which are a typo or two away, nearest first, as they are shown. */
export function rankNear(word: string, rows: readonly KeptWord[]): readonly string[] {
  const most = mostTypos(word);
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
}

function mostTypos(word: string): number {
  return word.length < twoTypos ? 1 : 2;
}

function reverse(word: string): string {
  return [...word].reverse().join('');
}

/** The first text behind all that begin so, by the order of their bytes in UTF-8. */
export function textBehind(begin: string): string {
  return `${begin}\u{10ffff}`;
}
