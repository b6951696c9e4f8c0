import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { stemWord } from './stem.ts';

/** Words beside each other in one question, at most: those of a pasted headline stand as they are written. */
const mostWords = 6;
const longestJoined = 30;

/**
 * For each part of an `and` the stems of what it is in one word with the word before it and with the one behind it, by which its
 * place is found as well: people type `ziek gemeld`, `groen links`, `eu top`, and copy has `ziekgemeld`, `GroenLinks`, `eutop`. None for what is no
 * word of letters and digits, and for all of a longer question. Worked out once for each question: rows are held against it one by one.
 */
export function joinNeighbours(parts: readonly Query[]): readonly (readonly string[])[] {
  let joined = known.get(parts);
  if (joined === undefined) {
    joined = join(parts);
    known.set(parts, joined);
  }
  return joined;
}

const known = new WeakMap<readonly Query[], readonly (readonly string[])[]>();

function join(parts: readonly Query[]): readonly (readonly string[])[] {
  const words = parts.map(plainWord);
  if (words.filter((word) => word !== null).length > mostWords) return parts.map(() => []);
  const behind = words.map((word, i) => joinedStem(word, words[i + 1] ?? null));
  return parts.map((_, i) => [behind[i - 1] ?? null, behind[i] ?? null].filter((stem) => stem !== null));
}

function plainWord(part: Query): string | null {
  if (part.kind !== 'word') return null;
  const [word, another] = splitWords(part.text);
  return word !== undefined && another === undefined && /^[a-z0-9]+$/.test(word) ? word : null;
}

function joinedStem(word: string | null, next: string | null): string | null {
  if (word === null || next === null || word.length + next.length > longestJoined) return null;
  // Two numbers are none in one.
  return /[a-z]/.test(word + next) ? stemWord(word + next) : null;
}
