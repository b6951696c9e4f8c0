import { lettersApart } from '../wire/letters-apart.ts';
import { foldText, splitWords } from '../wire/words.ts';
import { isOwnBegin, isOwnCompound } from './compound-parts.ts';
import type { Pace } from './pace.ts';
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

/** Which of the archive's words may be what a folded one was meant to be: to be looked up, then ranked. */
interface NearLook {
  /** What a word begins with, or its `reversed` does: with as many typos, either the beginning or the end is whole. */
  readonly front: string;
  readonly back: string;
  /** How many letters a word may have, both included. */
  readonly shortest: number;
  readonly longest: number;
}

/** Some of the words that are to be looked at, in the order of the column that is looked in. */
export interface NearStep {
  readonly column: 'word' | 'reversed';
  /** Where to begin, and what lies behind the last. */
  readonly from: string;
  readonly behind: string;
  /** How many letters a word may have, both included. */
  readonly shortest: number;
  readonly longest: number;
}

/** What was looked at, and where to go on; null at the end. */
export interface NearStepRead {
  readonly words: readonly KeptWord[];
  readonly next: string | null;
}

/**
 * Words that are a typo or two away from a folded one, nearest first, as they are shown. `read` looks at a few hundred at a
 * time; between them others have their turn, and when the pace is over it ends with what was found.
 */
export async function findNear(
  word: string,
  read: (step: NearStep) => NearStepRead | Promise<NearStepRead>,
  pace: Pace,
): Promise<readonly string[]> {
  const look = lookNear(word);
  if (look === null) return [];
  const { front, back, shortest, longest } = look;
  const ranking = createRanking(word);
  for (const [column, begin] of [
    ['word', front],
    ['reversed', back],
  ] as const) {
    const behind = textBehind(begin);
    let looked = 0;
    for (let from: string | null = begin; from !== null && looked < mostLooked && !pace.isOver(); ) {
      if (pace.isTired()) await pace.rest();
      const { words, next }: NearStepRead = await read({ column, from, behind, shortest, longest });
      ranking.add(words);
      looked += words.length;
      from = next;
    }
  }
  return ranking.best();
}

/** Null for a word with which there is no help. */
function lookNear(word: string): NearLook | null {
  if (word.length < oneTypo || word.length > longest || splitWords(word)[0] !== word) return null;
  const most = mostTypos(word);
  return {
    front: word.slice(0, Math.max(2, Math.floor(word.length / (most + 1)))),
    back: reverse(word).slice(0, Math.max(2, Math.floor(word.length / 2) - 1)),
    shortest: word.length - most,
    longest: word.length + most,
  };
}

/** Those of the words that were looked up which are a typo or two away: the nearest, as they are shown. */
function createRanking(word: string) {
  const most = mostTypos(word);
  const near = new Map<string, { readonly shown: string; readonly apart: number }>();
  return {
    add(rows: readonly KeptWord[]): void {
      for (const row of rows) {
        if (row.word === word || near.has(row.word)) continue;
        const apart = lettersApart(row.word, word, most);
        if (apart <= most) near.set(row.word, { shown: row.shown, apart });
      }
    },
    best: (): readonly string[] =>
      [...near]
        .map(([near, { shown, apart }]) => ({ shown, apart, begins: near[0] === word[0] ? 0 : 1 }))
        .sort((a, b) => a.apart - b.apart || a.begins - b.begins)
        .slice(0, mostGiven)
        .map(({ shown }) => shown),
  };
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
