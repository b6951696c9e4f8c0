import type { Story } from '../../wire/story.ts';
import { foldText } from '../../wire/words.ts';
import { readStory } from '../story-terms.ts';
import { createWordPicker, type PickedWord } from '../word-help.ts';

/** A word that is missing, or kept wrongly: then `isRight` says whether a story has it at all. */
export interface WordFault extends PickedWord {
  /** Whether it is to be kept as it stands here; else only to be taken out. */
  readonly isRight: boolean;
}

/** Holds the words for help with typos against those of the stories. */
export interface WordSurvey {
  /** Takes the next story that may be found. */
  take(story: Story): void;
  finish(): readonly WordFault[];
}

/**
 * Begins a survey, given the words that are kept. A word of no story is no fault while it is a word: stories change and go,
 * their words stay.
 */
export function createWordSurvey(kept: Iterable<PickedWord>): WordSurvey {
  const pick = createWordPicker();
  const held = new Set<string>();
  /** Kept in a way that no word would be, unless a story has just that. */
  const odd = new Map<string, PickedWord>();
  const missing = new Map<string, PickedWord>();
  for (const row of kept) {
    held.add(row.word);
    if (!isSound(row)) odd.set(row.word, row);
  }
  const right = new Map<string, PickedWord>();
  return {
    take(story) {
      for (const picked of pick(readStory(story))) {
        const { word } = picked;
        const strange = odd.get(word);
        if (strange?.shown === picked.shown && strange.reversed === picked.reversed) odd.delete(word);
        else if (strange) right.set(word, picked);
        else if (!held.has(word)) missing.set(word, picked);
      }
    },
    finish: () => [
      ...[...missing.values()].map((word) => ({ ...word, isRight: true })),
      ...[...odd.values()].map((row) => ({ ...(right.get(row.word) ?? row), isRight: right.has(row.word) })),
    ],
  };
}

function isSound({ word, reversed, shown }: PickedWord): boolean {
  return (
    /^\p{L}{4,30}$/u.test(shown) && foldText(shown) === word && [...word].reverse().join('') === reversed
  );
}
