import { splitWords } from '../wire/words.ts';

/**
 * What the archive asks of those who know names. The desk and its gazetteer answer; the archive itself only knows the
 * places and sections that stories carry.
 */
export interface Names {
  /**
   * The sections under which a desk's own section is found: itself by its name on the one list, then what it is part
   * of. An unknown section is itself alone.
   */
  sections(name: string): readonly string[];
  /** The ids of the gazetteer's places that go by this name, in whatever language; none when it is unknown. */
  places(name: string): readonly string[];
}

/** Names as they stand. */
export const plainNames: Names = {
  sections: (name) => [name],
  places: () => [],
};

/** One key for every way to write a name: folded words with `_` between them. Empty for a name without a letter or digit. */
export function nameKey(name: string): string {
  return splitWords(name).join('_');
}
