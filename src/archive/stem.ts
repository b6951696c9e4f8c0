import { stemmer } from '@orama/stemmers/dutch';

/** Plurals and forms that no rule brings to their singular, as the rules below leave them. */
const irregular = new Map(
  Object.entries({
    kinder: 'kind',
    eier: 'ei',
    sted: 'stad',
    schep: 'schip',
    led: 'lid',
  }),
);

/** Stemming one word takes a few microseconds, and a story repeats its words: the commonest are kept. */
const kept = new Map<string, string>();
const keptAtMost = 20_000;

/**
 * The stem by which a word is kept and sought. Takes one folded word as `splitWords` gives it, gives letters and digits
 * only. Snowball's Dutch stemmer, then what it leaves undone: final v and z (`briev` is `brief`, `huiz` is `huis`),
 * doubled letters at the end (`aanvall`, `dood`), a few irregular plurals, and the endings -sky, -skyj and -skij of
 * Slavic names. Words with a digit or a letter beyond a to z stay as they are.
 */
export function stemWord(word: string): string {
  const held = kept.get(word);
  if (held !== undefined) return held;
  const stem = /^[a-z]+$/.test(word) ? stemDutch(word) : word;
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(word, stem);
  return stem;
}

function stemDutch(word: string): string {
  if (word.length > 4 && /sk(?:y|yj|ij|yi|iy)$/.test(word))
    return word.replace(/sk(?:y|yj|ij|yi|iy)$/, 'ski');
  // `mens`, `kans` and `beurs` end in their own s, not in a plural's.
  if (/^[^aeiouy]*[aeiouy]+[nr]s$/.test(word)) return word;
  // The stemmer leaves `gemeentes` and `autos`, and makes `haven` of `havens` but `hav` of `haven`.
  let stem = stemmer(/^.{3,}(?:[aeo]|en|er|el|em|or|ie)s$/.test(word) ? word.slice(0, -1) : word);
  if (stem.endsWith('v')) stem = `${stem.slice(0, -1)}f`;
  else if (stem.endsWith('z')) stem = `${stem.slice(0, -1)}s`;
  stem = stem.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/([aeou])\1([^aeiouy])$/, '$1$2');
  return irregular.get(stem) ?? stem;
}
