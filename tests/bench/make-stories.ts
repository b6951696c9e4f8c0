import { readFileSync } from 'node:fs';
import type { Story } from '../../src/wire/story.ts';
import { invent, noon } from '../contracts/invent-story.ts';

/** Stories for the archive's bench, and the words to ask them for. */
export interface StoryMaker {
  /** The story with this number: the same each time it is asked for. */
  make(number: number): Story;
  /** The word of this rank: 0 the commonest. */
  word(rank: number): string;
  readonly cities: readonly string[];
}

const sections = ['Binnenland', 'Buitenland', 'Economie', 'Sport', 'Cultuur', 'Wetenschap'];

/** Words in a story's text; a brief has about as many. */
const wordsInText = 55;
/** Ranks of words: from there on they are all as rare. */
const ranks = 60_000;
const minute = 60_000;

/**
 * Makes stories of invented sentences: words by Zipf's law, of the dictionary's parts and compounds of two of them; a
 * city of 400, the first few with most news; a minute between two, back in time from an invented noon.
 */
export function createStoryMaker(): StoryMaker {
  const parts = readFileSync(
    new URL('../../src/archive/compound-parts.generated.txt', import.meta.url),
    'utf8',
  )
    .split('\n')
    .filter((line) => /^=[a-z]{4,}/.test(line))
    .map((line) => line.slice(1).split(' ')[0] ?? '');
  const pick = (from: readonly string[], n: number) => from[n % from.length] ?? '';
  // The commonest are short, as in any language; from some thousands on most are compounds.
  const words = Array.from({ length: ranks }, (_, rank) =>
    rank < 4_000 ? pick(parts, rank * 7_919) : pick(parts, rank * 104_729) + pick(parts, rank * 31 + 17),
  );
  const cities = Array.from({ length: 400 }, (_, n) => pick(parts, n * 613 + 5).toUpperCase());
  return {
    cities,
    word: (rank) => pick(words, rank),
    make(number) {
      const random = createRandom(number + 1);
      const zipf = (of: number) => Math.min(of - 1, Math.floor(of ** random()) - 1);
      const sentence = (length: number) => Array.from({ length }, () => pick(words, zipf(ranks))).join(' ');
      return invent({
        headline: `${sentence(6)} ${number}`,
        text: `${sentence(wordsInText / 2)}.\n${sentence(wordsInText / 2)}.`,
        cities: [pick(cities, zipf(cities.length))],
        section: pick(sections, zipf(sections.length)),
        publishedAt: noon - number * minute,
        precision: 'minute',
      });
    },
  };
}

/** Mulberry32: the same numbers, 0 to 1, for the same seed. */
function createRandom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e37_79b1);
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
