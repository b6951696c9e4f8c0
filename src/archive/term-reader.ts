import { type StoryText, type TextTerms, textTerms } from './story-terms.ts';
import { createWordPicker, type PickedWord } from './word-help.ts';

/** What is to be written of some stories' texts. */
export interface ReadTerms {
  /** For each story, in their order. */
  readonly terms: readonly TextTerms[];
  /** The words that they brought and stories just before did not. */
  readonly words: readonly PickedWord[];
}

/** Reads what stories are found by, of their texts alone. */
export interface TermReader {
  /** `stories`: the texts of each. Linear in them. */
  read(stories: readonly (readonly StoryText[])[]): ReadTerms;
  /** To be called when words that it gave were not kept. */
  forget(): void;
}

/** A reader that has read nothing yet. */
export function createTermReader(): TermReader {
  let pick = createWordPicker();
  return {
    read: (stories) => ({ terms: stories.map(textTerms), words: stories.flatMap((texts) => pick(texts)) }),
    forget() {
      pick = createWordPicker();
    },
  };
}
