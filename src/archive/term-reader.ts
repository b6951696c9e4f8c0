import { splitWords } from '../wire/words.ts';
import { type PackedTerms, type PackedTexts, packWords } from './term-message.ts';
import { createTermWriter } from './term-writer.ts';
import type { VerbWord } from './verbs-apart.ts';
import { joinWords, readForms } from './word-forms.ts';
import { createWordPicker, isKeptPlain, type PickedWord, pickPlain } from './word-help.ts';
import { addLetter, createWordTable, mostWords, noLetters } from './word-table.ts';

/** Reads what stories are found by, of their texts alone: what `textTerms` gives, in half the time. */
export interface TermReader {
  /** What is to be written of stories' texts, and the words that they brought and stories just before did not. Linear in them. */
  read(stories: PackedTexts): PackedTerms;
  /** To be called when words that it gave were not kept. */
  forget(): void;
}

/** A reader that has read nothing yet; `most`: see `createWordTable`. */
export function createTermReader(most = mostWords): TermReader {
  let table = createWordTable(most);
  let writer = createTermWriter(table);
  let pick = createWordPicker();
  let picked: PickedWord[] = [];
  /** The words of the text that is read, in their order. */
  let line: VerbWord[] = [];

  function beginAgain(): void {
    table = createWordTable(most);
    writer = createTermWriter(table);
    pick = createWordPicker();
  }

  function endWord(text: string, from: number, to: number, hash: number, hasDigit: boolean): void {
    if (hasDigit) {
      // It is its own stem, and seldom comes back.
      writer.letters(text, from, to);
      line.push(noVerb);
      return;
    }
    const word = table.get(text, from, to, hash);
    writer.word(word.stem);
    for (const part of word.parts) writer.part(part);
    line.push(word);
    if (word.isKept) return;
    word.isKept = true;
    if (isKeptPlain(word.word)) picked.push(pickPlain(word.word));
  }

  /** Reads [from, to), letter by letter; false when there is more to it than letters a to z, digits and signs. */
  function readPlain(text: string, from: number, to: number): boolean {
    line = [];
    let [begin, hash, hasDigit] = [-1, noLetters, false];
    for (let i = from; i < to; i += 1) {
      const letter = text.charCodeAt(i);
      const small = letter | 0x20;
      if (small >= 0x61 && small <= 0x7a) {
        if (begin < 0) begin = i;
        hash = addLetter(hash, small);
        continue;
      }
      if (letter >= 0x30 && letter <= 0x39) {
        if (begin < 0) begin = i;
        hasDigit = true;
        continue;
      }
      if (letter > 0x7f) return false;
      if (begin < 0) continue;
      if (isInWord(letter, i + 1 < to ? text.charCodeAt(i + 1) : 0)) return false;
      endWord(text, begin, i, hash, hasDigit);
      begin = -1;
      hash = noLetters;
      hasDigit = false;
    }
    if (begin >= 0) endWord(text, begin, to, hash, hasDigit);
    readJoined(text.slice(from, to), line);
    return true;
  }

  function readJoined(text: string, words: readonly VerbWord[]): void {
    for (const part of joinWords(text, words)) writer.part(table.numberOf(part));
  }

  /** Any text. */
  function readText(text: string): void {
    const words = splitWords(text).map(readForms);
    for (const { stem, inside } of words) {
      writer.word(table.numberOf(stem));
      for (const part of inside) writer.part(table.numberOf(part));
    }
    readJoined(text, words);
    picked.push(...pick([{ text, words }]));
  }

  return {
    read({ text, lengths }) {
      picked = [];
      let place = 0;
      for (let at = 0; at < lengths.length; ) {
        const last = at + (lengths[at] ?? 0);
        for (at += 1; at <= last; at += 1) {
          const end = place + (lengths[at] ?? 0);
          writer.beginText();
          if (!readPlain(text, place, end)) {
            writer.undoText();
            readText(text.slice(place, end));
          }
          place = end;
        }
        writer.endStory();
      }
      const terms = writer.take();
      if (table.isFull()) beginAgain();
      return { terms, words: packWords(picked) };
    },
    forget: beginAgain,
  };
}

/** A word with digits is no part of a verb. */
const noVerb: VerbWord = { word: '', role: 0 };

/** Whether a sign behind a letter or digit may be more than the end of a word: `foto's`, `12.000`. */
function isInWord(sign: number, next: number): boolean {
  if (sign === 0x2e) return next >= 0x30 && next <= 0x39;
  return (sign === 0x27 || sign === 0x60) && (next | 0x20) === 0x73;
}
