import { splitWords } from '../wire/words.ts';
import type { Names } from './story-archive.ts';

/** Names as they stand. */
export const plainNames: Names = {
  sections: (name) => [name],
  places: () => [],
  suggest: () => [],
};

/** One key for every way to write a name: folded words with `_` between them. Empty for a name without a letter or digit. */
export function nameKey(name: string): string {
  return splitWords(name).join('_');
}
