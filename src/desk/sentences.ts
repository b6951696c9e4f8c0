import { maskWord } from '../wire/grams.ts';
import { splitWords } from '../wire/words.ts';

/** The folded words of one sentence. */
export type Sentence = readonly string[];

/** Cuts a text (its paragraphs) into sentences; abbreviations cut too, alike in every copy. Linear in the text. */
export function cutSentences(paragraphs: readonly string[]): readonly Sentence[] {
  return paragraphs
    .flatMap(cutParagraph)
    .map(splitWords)
    .filter((words) => words.length > 0);
}

/** A sentence ends at `.`, `!` or `?` before a capital, whether a blank stands between or not, or before a blank and a figure. */
function cutParagraph(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  let isOver = false;
  let blank = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i] ?? '';
    if (/[.!?]/.test(sign)) {
      isOver = true;
      blank = false;
    } else if (isOver && /\s/.test(sign)) {
      blank = true;
    } else if (isOver && !/["'‘’“”„()]/.test(sign)) {
      if (/\p{Lu}/u.test(sign) || (blank && /\p{N}/u.test(sign))) {
        found.push(text.slice(from, i));
        from = i;
      }
      isOver = false;
    }
  }
  return [...found, text.slice(from)];
}

/** The same sentence in two texts, in words that differ; `isFirst`: it opens both. */
export interface SentencePair {
  readonly item: Sentence;
  readonly held: Sentence;
  readonly isFirst: boolean;
}

/** Of a sentence's pairs of words, what it must share at least to be the same sentence. */
const sameSentence = 0.3;

/**
 * The sentences of two texts that are one sentence in two wordings: each with the one that shares most of its pairs of words,
 * looked for from either text, so that the order in which they come in is no matter. Linear in the texts.
 */
export function pairSentences(item: readonly Sentence[], held: readonly Sentence[]): readonly SentencePair[] {
  const pairs = findOthers(item, held);
  const back = findOthers(held, item).map(([there, here]) => [here, there] as const);
  const known = new Set(pairs.map(([n, m]) => n * held.length + m));
  return [...pairs, ...back.filter(([n, m]) => !known.has(n * held.length + m))].map(([n, m]) => ({
    item: item[n] ?? [],
    held: held[m] ?? [],
    isFirst: n === 0 && m === 0,
  }));
}

/** For each sentence that does not stand in the other text as it is: which one there shares most of its pairs of words. */
function findOthers(some: readonly Sentence[], others: readonly Sentence[]): (readonly [number, number])[] {
  const whole = new Set(others.map((words) => words.join(' ')));
  const there = new Map<string, number>();
  for (const [n, words] of others.entries()) {
    for (const pair of wordPairs(words)) if (!there.has(pair)) there.set(pair, n);
  }
  return some.flatMap((words, n): (readonly [number, number])[] => {
    if (whole.has(words.join(' '))) return [];
    const pairs = wordPairs(words);
    const votes = new Map<number, number>();
    for (const pair of pairs) {
      const at = there.get(pair);
      if (at !== undefined) votes.set(at, (votes.get(at) ?? 0) + 1);
    }
    let best = -1;
    for (const [at, count] of votes) if (count > (votes.get(best) ?? 0)) best = at;
    const other = others[best];
    if (other === undefined) return [];
    const fewest = Math.min(pairs.length, wordPairs(other).length);
    return (votes.get(best) ?? 0) < sameSentence * fewest ? [] : [[n, best]];
  });
}

/** Figures masked, so that a sentence is found again when a toll rises. */
function wordPairs(words: Sentence): string[] {
  const masked = words.map(maskWord);
  return masked.slice(1).map((word, i) => `${masked[i]} ${word}`);
}

/** What stands in two sentences between the same words, one of the two maybe empty. */
export interface Gap {
  readonly item: readonly number[];
  readonly held: readonly number[];
}

/**
 * Where two sentences differ: the indexes of the words of each that stand between words that both have in the same order
 * (a longest common subsequence). As many steps as the product of their words: for sentences of a bounded length.
 */
export function findGaps(item: Sentence, held: Sentence): readonly Gap[] {
  const width = held.length + 1;
  const lengths = new Uint16Array((item.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = item.length - 1; i >= 0; i -= 1) {
    for (let j = held.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        item[i] === held[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const gaps: { item: number[]; held: number[] }[] = [];
  let gap: { item: number[]; held: number[] } = { item: [], held: [] };
  const close = () => {
    if (gap.item.length + gap.held.length > 0) gaps.push(gap);
    gap = { item: [], held: [] };
  };
  for (let i = 0, j = 0; i < item.length || j < held.length; ) {
    if (i < item.length && item[i] === held[j]) {
      close();
      i += 1;
      j += 1;
    } else if (j >= held.length || (i < item.length && at(i + 1, j) >= at(i, j + 1))) {
      gap.item.push(i);
      i += 1;
    } else {
      gap.held.push(j);
      j += 1;
    }
  }
  close();
  return gaps;
}
