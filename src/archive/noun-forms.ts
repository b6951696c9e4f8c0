import { readFileSync } from 'node:fs';

/** Plurals and diminutives that no rule brings to their singular, and words that only look like a diminutive. */
export interface NounForms {
  readonly singularOf: ReadonlyMap<string, string>;
  /** Without the `s` of a plural: `meisje`, `spanje`. */
  readonly ownJe: ReadonlySet<string>;
}

/** Letters of the shortest form that compounds end in too: `hotspots`, `bakstenen`. */
const shortestEnd = 5;
const shortestSmallEnd = 7;
const longestEnd = 14;
const shortestDiminutive = 5;

let forms: NounForms | null = null;

/** Those of the dictionary. Reads the list when it is first asked (a millisecond). */
export function nounForms(): NounForms {
  if (forms) return forms;
  const [own = '', pairs = ''] = readFileSync(
    new URL('./noun-forms.generated.txt', import.meta.url),
    'utf8',
  ).split('\n');
  const singularOf = new Map(
    pairs
      .split(' ')
      .filter((pair) => pair !== '')
      .map((pair) => pair.split(':') as [string, string]),
  );
  forms = { singularOf, ownJe: new Set(own.split(' ')) };
  return forms;
}

/**
 * The singular of which a folded word is a plural that `forms` lists, or a diminutive (`huisjes`: `huis`); null when it is
 * neither. Also for a compound that ends so.
 */
export function readSingular(word: string, { singularOf, ownJe }: NounForms): string | null {
  const own = singularOf.get(word);
  if (own !== undefined) return own;
  const isSmall = /jes?$/.test(word);
  // A list of ends is long: only what may be in it is looked for.
  if (isSmall || /(?:en|s)$/.test(word)) {
    const shortest = isSmall ? shortestSmallEnd : shortestEnd;
    for (let at = Math.max(3, word.length - longestEnd); at <= word.length - shortest; at += 1) {
      const singular = singularOf.get(word.slice(at));
      if (singular !== undefined) return word.slice(0, at) + singular;
    }
  }
  return isSmall ? readDiminutive(word.replace(/s$/, ''), ownJe) : null;
}

/** By the letters alone, as a Dutch grammar has it (https://e-ans.ivdnt.org, "het verkleinwoord"). */
function readDiminutive(word: string, ownJe: ReadonlySet<string>): string | null {
  if (word.length < shortestDiminutive || ownJe.has(word)) return null;
  // `koninkje`, of more than one syllable; `linkje`.
  if (/[aeiouy].*inkje$/.test(word)) return word.replace(/kje$/, 'g');
  // `boompje`, `filmpje`; but `lampje`.
  if (/(?:[aeiouy]{2}|[lr])mpje$/.test(word)) return word.slice(0, -3);
  // `balletje`, `bruggetje`; `ringetje`, `bloemetje`.
  if (/([bglmnpr])\1etje$/.test(word)) return word.slice(0, -5);
  if (/(?:ng|[aeiouy]{2}m)etje$/.test(word)) return word.slice(0, -4);
  // `autootje`; but `bootje`.
  if (/[aeiouy].*[^aeiouy]ootje$/.test(word)) return word.slice(0, -4);
  // Behind a short vowel the `t` is the word's own: `plantje`, `hartje`, `momentje`.
  if (/[^aeiouy][aiou][lnr]tje$|mentje$/.test(word)) return word.slice(0, -2);
  // `tuintje`, `deurtje`, `vrouwtje`; `koetje`, `ideetje`, `rijtje`.
  if (/[lnrw]tje$|(?:oe|ie|ee|ui|eu|ij|[^t]ei)tje$/.test(word)) return word.slice(0, -3);
  return word.slice(0, -2);
}
