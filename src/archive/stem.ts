import { readFileSync } from 'node:fs';
import { stemmer } from '@orama/stemmers/dutch';
import { readComparison } from './comparison.ts';
import { nameVariants } from './name-variants.ts';
import { nounForms, readSingular } from './noun-forms.ts';
import { isPlainWord } from './plain-words.ts';
import { separableVerbs } from './separable-verbs.ts';
import { firstPersons, readSeparableForm, readVerbForm } from './verb-forms.ts';
import { createWordCache } from './word-cache.ts';

/** Plurals and forms that no rule brings to their singular: whole, or as the rules below leave them. */
const irregular = new Map(
  Object.entries({
    kinder: 'kind',
    kinders: 'kind',
    eier: 'ei',
    smeed: 'smid',
    data: 'datum',
    crises: 'crisis',
    bases: 'basis',
    koei: 'koe',
    taxis: 'taxi',
    skis: 'ski',
  }),
);

/** Words that only look like a form of another, and stand in nearly every story: who looks for `tijd` does not mean `tijdens`. */
const ownWords = new Set(
  (
    'volgens tijdens wegens namens jegens krachtens ondanks omstreeks overigens trouwens tevens nergens ergens ' +
    'minstens hoogstens telkens slechts straks soms langs onlangs zelfs plots steeds reeds anders links rechts iets niets alles doorgaans buiten'
  ).split(' '),
);

/** Plurals that no rule brings to their singular, also at the end of compounds: `kamerleden`, `havensteden`. */
const irregularEnds = new Map(
  Object.entries({
    leden: 'lid',
    steden: 'stad',
    schepen: 'schip',
    kinderen: 'kind',
    liederen: 'lied',
    volkeren: 'volk',
    kalveren: 'kalf',
    lammeren: 'lam',
    runderen: 'rund',
    beenderen: 'been',
    eieren: 'ei',
    zonen: 'zoon',
    zoons: 'zoon',
  }),
);
const irregularEnd = new RegExp(`(?:${[...irregularEnds.keys()].join('|')})$`);
/** Words that end so and are no such plural, some with a particle before them. */
const noIrregular = new RegExp(
  `(?:${[
    '(?:ver|ge|over|be|ont)leden',
    '(?:^|arren)sleden',
    '(?:^|ge|ver|uit|weg|ont)gleden',
    '(?:^|be|ver|om|in|ont|op|aan|ge|vloer|tafel|wand|pracht|spat|rouw|lijk)kleden',
    'besteden',
    '^(?:in|ont|ver|ge|uit|op|af)schepen',
    '(?:[mb]|po)eieren',
  ].join('|')})$`,
);

/** Stemming one word takes a few microseconds, and a story repeats its words: the commonest are kept. */
const kept = createWordCache(
  40_000,
  (word) => nameVariants.get(word) ?? (/^[a-z]+$/.test(word) ? stemDutch(word) : word),
);

/**
 * The stem by which a word is kept and sought. Takes one folded word as `splitWords` gives it, gives letters and digits
 * only. Snowball's Dutch stemmer, then what it leaves undone: final v and z (`briev` is `brief`, `huiz` is `huis`),
 * doubled letters at the end (`aanvall`, `dood`), an `s` that is the word's own (`loods`, `proces`), plurals from Latin, a
 * few irregular ones, and names with several spellings. A short vowel stays apart from a long one in words of one syllable:
 * `zaken` is `zaak` and `zakken` is `zak`. Words with a digit or a letter beyond a to z stay as they are.
 */
export function stemWord(word: string): string {
  return kept.get(word);
}

function stemDutch(word: string): string {
  if (ownWords.has(word)) return word;
  if (word.length > 4 && /sk(?:y|yj|ij|yi|iy|yy|iyy|ii)$/.test(word))
    return word.replace(/sk(?:y|yj|ij|yi|iy|yy|iyy|ii)$/, 'ski');
  const end = noIrregular.test(word) ? undefined : irregularEnd.exec(word)?.[0];
  const singular = end === undefined ? undefined : irregularEnds.get(end);
  if (end !== undefined && singular !== undefined) return stemPlain(word.slice(0, -end.length) + singular);
  const listed = readSingular(word, nounForms());
  if (listed !== null && listed !== word) return stemWord(listed);
  const { verbs, noVerbs, ownE, adjectives, noComparisons } = stemWords();
  if (ownE.has(word)) return word.replace(/[ns]$/, '');
  // The stemmer would take more off: `toeken`, of `toekennen`.
  const separable = readSeparableForm(word, separableVerbs(), noVerbs);
  if (separable !== null) return finish(separable);
  const verb = readVerbForm(word, verbs, noVerbs);
  // The stemmer would take more off: `botst`, `erkend`.
  if (verb !== null) return keepVowel(verb, finish(verb));
  return stemPlain(readComparison(word, adjectives, noComparisons) ?? word);
}

/**
 * Stems of a folded word beside its own, by which it is found as well: of the verb that it is a form of where it is a word of its own too
 * (`gevallen`, of `geval` and of `vallen`; `beëindigd`), and of what somebody does who is called by it (`lekkende`), unless the dictionary has
 * that as a word (`volgende`).
 */
export function otherStems(word: string): readonly string[] {
  if (!/^[a-z]+$/.test(word)) return none;
  const { verbs, alsoVerbs } = stemWords();
  if (alsoVerbs.has(word)) {
    const verb = readVerbForm(word, verbs, noWords);
    return verb === null ? none : [keepVowel(verb, finish(verb))];
  }
  const [, infinitive] = /^(.{3,}n)de?n?$/.exec(word) ?? [];
  if (infinitive === undefined || isPlainWord(stemWord(word))) return none;
  const isVerb =
    firstPersons(infinitive).some((form) => verbs.has(form)) ||
    readSeparableForm(infinitive, separableVerbs(), noWords) !== null;
  return isVerb ? [stemWord(infinitive)] : none;
}

const none: readonly string[] = [];
const noWords: ReadonlySet<string> = new Set();

function stemPlain(word: string): string {
  const stem = keepVowel(word, finish(readFirst(word)));
  return irregular.get(word) ?? irregular.get(stem) ?? stem;
}

/** What the stemmer makes of a word, or the word where the stemmer would take its own letters for an ending. */
function readFirst(word: string): string {
  if (word.length > 5 && /(?:i|e|ntr)um(?:s)?$/.test(word)) return word.replace(/ums?$/, 'a');
  if (word.length > 5 && /ic(?:i|us|um)$/.test(word)) return word.replace(/(?:i|us|um)$/, '');
  // What the stemmer would take off is more than an ending: `gerechtelijk` is no `gerecht`, `stelling` no `stel`.
  const kin = /^(.{3,}(?:ing|lijk|ig|end|aans))(?:e|en|s)?$/.exec(word) ?? /^(.{4,})hed(?=en$)/.exec(word);
  if (kin?.[1] !== undefined) return word.endsWith('heden') ? `${kin[1]}heid` : kin[1];
  // `Franse`, `aardse`: the `s` is the adjective's own.
  const adjective = /^(.+s)e$/.exec(word)?.[1];
  if (adjective !== undefined && keepsOwnS(adjective, stemWords().ownS)) return adjective;
  if (/.{3,}(?:heid|baar)$/.test(word)) return word;
  if (/.{3,}bare$/.test(word)) return `${word.slice(0, -3)}aar`;
  // `ideeën`, `knieën`, `bureaus`, `redenen`, `gemeentes`: one ending less, for the stemmer does not see it.
  if (/(?:ie|ee)en$/.test(word)) return word.slice(0, -2);
  // `koloniën`, `bacteriën`: folded, the dots are gone.
  if (/..[lnrcp]ien$|^olien$/.test(word)) return word.slice(0, -1);
  // `bakstenen`, `Slovenen`.
  if (/[^aeiouy]..*enen$/.test(word) && word.length > 6) return word.slice(0, -2);
  if (word.endsWith('s') && keepsOwnS(word, stemWords().ownS)) return word;
  if (/^.{3,}(?:[aeou]|[^aeiou]y|en|er|el|em|or|ie)s$/.test(word)) return stemmer(word.slice(0, -1));
  return stemmer(word);
}

function finish(stem: string): string {
  const devoiced = stem.endsWith('v')
    ? `${stem.slice(0, -1)}f`
    : stem.endsWith('z')
      ? `${stem.slice(0, -1)}s`
      : stem;
  return devoiced.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/([aeou])\1([^aeiouy])$/, '$1$2');
}

/** The stem of a word of one syllable, its vowel doubled where it is long: so are `zaak`, `zaken`, and not `zakken`. */
function keepVowel(word: string, stem: string): string {
  if (!/^[^aeiouy]*[aeou][^aeiouyx]$/.test(stem)) return stem;
  const isLong =
    /^[^aeiouy]*(?:aa|ee|oo|uu)/.test(word) ||
    (/^[^aeiouy]*[aeou][^aeiouyx]e/.test(word) && !stemWords().shortVowel.has(stem));
  return isLong ? stem.replace(/[aeou]/, '$&$&') : stem;
}

/** Whether the last `s` is certainly the word's own: after a long vowel, or after `n` or `r` in a short word. */
export function endsLikeOwnS(word: string): boolean {
  return (
    /(?:aa|oo|uu|ij|ei|ui|oe|[^e]au|ou|eu|[gl]ee|[^i]nee|chinee)s$/.test(word) ||
    /^[^aeiouy]*[aeiouy]+[nr]s$/.test(word)
  );
}

/** Whether the last `s` is the word's own, by its ending or by `words`; of those, compounds may end in the longer ones. */
export function keepsOwnS(word: string, words: ReadonlySet<string>): boolean {
  if (endsLikeOwnS(word) || words.has(word)) return true;
  // A plural can end like `laars`, `vers` or `kans`.
  if (/[lnr]s$/.test(word)) return false;
  const shortestEnd = word.endsWith('es') ? 5 : 4;
  for (let at = 1; at <= word.length - shortestEnd; at += 1) if (words.has(word.slice(at))) return true;
  return false;
}

/** Words that stem-words.generated.txt lists; what each line is stands in the script that makes it. */
interface StemWords {
  readonly ownS: ReadonlySet<string>;
  readonly shortVowel: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly noVerbs: ReadonlySet<string>;
  readonly ownE: ReadonlySet<string>;
  readonly adjectives: ReadonlySet<string>;
  readonly noComparisons: ReadonlySet<string>;
  readonly alsoVerbs: ReadonlySet<string>;
}

let lists: StemWords | null = null;

function stemWords(): StemWords {
  if (lists) return lists;
  const file = readFileSync(new URL('./stem-words.generated.txt', import.meta.url), 'utf8');
  const [ownS, shortVowel, verbs, noVerbs, ownE, adjectives, noComparisons, alsoVerbs] = file
    .split('\n')
    .map((line) => new Set(line.split(' ')));
  lists = {
    ownS: ownS ?? noWords,
    shortVowel: shortVowel ?? noWords,
    verbs: verbs ?? noWords,
    noVerbs: noVerbs ?? noWords,
    ownE: ownE ?? noWords,
    adjectives: adjectives ?? noWords,
    noComparisons: noComparisons ?? noWords,
    alsoVerbs: alsoVerbs ?? noWords,
  };
  return lists;
}
