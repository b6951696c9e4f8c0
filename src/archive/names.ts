import { splitWords } from '../wire/words.ts';
import type { Names } from './story-archive.ts';
import { createWordCache } from './word-cache.ts';

/** Names as they stand. */
export const plainNames: Names = {
  sections: (name) => [name],
  places: () => [],
  holdPlaces: () => ({ count() {}, suggest: () => [] }),
};

/** One key for every way to write a name: folded words with `_` between them. Empty for a name without a letter or digit. */
export function nameKey(name: string): string {
  return kept.get(name);
}

/** Names are few against how often each is counted, marked and typed. */
const kept = createWordCache(20_000, (name) => splitWords(name).join('_'));
