import type { TextTerms } from './story-terms.ts';
import type { PickedWord } from './word-help.ts';

/** The texts of some stories: one behind the other, since one long text goes from thread to thread faster than many. */
export interface PackedTexts {
  readonly text: string;
  /** For each story how many texts it has, then how long each is. */
  readonly lengths: Uint32Array;
}

/** Packs the texts of each story. */
export function packTexts(stories: readonly (readonly string[])[]): PackedTexts {
  const lengths: number[] = [];
  for (const texts of stories) {
    lengths.push(texts.length);
    for (const { length } of texts) lengths.push(length);
  }
  return { text: stories.map((texts) => texts.join('')).join(''), lengths: new Uint32Array(lengths) };
}

/** What was read of them, a line for each thing: no word has an end of line in it. */
export interface PackedTerms {
  /** For each story its words, then its parts. */
  readonly terms: string;
  /** Each word that was picked, from behind, and as it is shown. */
  readonly words: string;
}

/** Packs words that were picked. */
export function packWords(words: readonly PickedWord[]): string {
  return words.map((one) => `${one.word}\n${one.reversed}\n${one.shown}`).join('\n');
}

/** What is to be written of some stories' texts. */
export interface ReadTerms {
  /** For each story, in their order. */
  readonly terms: readonly TextTerms[];
  /** The words that they brought and stories just before did not. */
  readonly words: readonly PickedWord[];
}

/** What was packed. */
export function unpackTerms({ terms, words }: PackedTerms): ReadTerms {
  return {
    terms: inLines(terms, 2).map(([words = '', parts = '']) => ({ words, parts })),
    words: inLines(words, 3).map(([word = '', reversed = '', shown = '']) => ({ word, reversed, shown })),
  };
}

function inLines(text: string, each: number): string[][] {
  const lines = text === '' ? [] : text.split('\n');
  return Array.from({ length: Math.ceil(lines.length / each) }, (_, i) =>
    lines.slice(i * each, (i + 1) * each),
  );
}
