import { foldText } from '../wire/words.ts';
import { type SeparableVerbs, separableVerbs } from './separable-verbs.ts';
import { stemWord } from './stem.ts';
import { finiteBases, firstPersons, participleBase } from './verb-forms.ts';

/*
 * Verbs in two pieces: "de politie sloot het plein af", "om het plein af te sluiten". What comes loose stands at the end of its
 * clause, where a preposition never does, or right before the rest of a cluster; the verb is the nearest one before it, in
 * the same sentence, with which the dictionary has it. So the ditch in "de sloot liep af" makes no `afsluiten`.
 */

/** Most words between a verb and what came loose of it. */
const furthest = 30;

/** Prepositions as well: before what they belong to they are no part of a verb. */
const prepositions = [
  'aan achter bij binnen boven buiten door in langs na om onder op over tegen uit voor voorbij',
].flatMap((list) => list.split(' '));
/** Of those, what stands before another: `achter in de zaal`, `boven op het dak`. */
const doubled = new Set(['achter', 'binnen', 'boven', 'buiten', 'onder', 'voor']);
/** Of those, what `er`, `daar` and `waar` have behind them at the end of a clause: `daar gaat het om`. */
const ofAdverb = new Set(['achter', 'bij', 'door', 'na', 'om', 'onder', 'over', 'tegen', 'voor']);

/** Begin what comes behind a whole clause, however the clause ends. */
const conjunctions = alternatives(
  'en of maar want omdat nadat terwijl toen zodat hoewel voordat totdat doordat zodra tenzij aldus',
);
/** Begin that as well, behind what is no preposition. */
const relatives = alternatives('die dat wat wie als dan waar waarna waarbij waarmee waardoor waarop');
const followers = alternatives(
  'aan bij door gedurende in met na naar niet namens om ondanks onder op over per rond sinds tegen thuis tijdens tot tussen uit van vanaf ' +
    'vanuit vanwege via volgens voor wegens zonder',
);
/** Stand between the two pieces where they are side by side: `af te sluiten`, `af zal sluiten`, `neer heeft gelegd`. */
const auxiliaries = alternatives(
  'te zal zult zullen zou zouden kan kunt kunnen kon konden moet moeten moest moesten wil willen wilde wilden wou mag mogen mocht mochten ' +
    'laat laten liet lieten gaat gaan ging gingen heeft hebben had hadden is zijn was waren wordt worden werd werden blijft blijven bleef bleven',
);

/** No form of a verb that has a second piece, though they look like one: `was` is of no `afwassen`. */
const neverVerb = new Set(['was', 'waren', 'had', 'hadden', 'heb', 'hebt', 'heeft', 'hebben', 'hoor']);
/** What follows these is a noun. */
const determiners = new Set(
  (
    'de een geen elk elke ieder iedere haar hun mijn onze uw zijn deze te van in op met voor door uit over naar bij tegen tot onder ' +
    'tussen zonder wegens na per'
  ).split(' '),
);
/** Begin a clause that stands inside another: its verb hides none of that. */
const subordinators = new Set(
  'die dat wat wie omdat nadat terwijl toen als hoewel zodra doordat zodat voordat waar waarvan waarbij waarmee waarop waarin sinds'.split(
    ' ',
  ),
);
const coordinators = new Set(['en', 'maar', 'want', 'of', 'dus']);
const pronouns = new Set(['er', 'daar', 'hier', 'waar']);
/** Words that are a clause's verb whatever else they are. */
const surelyVerbs = new Set(
  (
    'is zijn was waren heeft hebben had hadden wordt worden werd werden zal zullen zou zouden kan kunnen kon konden moet moeten moest moesten ' +
    'wil willen wilde wilden mag mogen mocht mochten zegt zei zeiden'
  ).split(' '),
);

function alternatives(list: string): string {
  return list.split(/\s+/).join('|');
}

interface Patterns {
  readonly separable: SeparableVerbs;
  /** What came loose at the end of a clause, or before a cluster; groups: what, and the words of a cluster. */
  readonly loose: RegExp;
}

let patterns: Patterns | null = null;

function readPatterns(): Patterns {
  if (patterns) return patterns;
  const separable = separableVerbs();
  const particles = [...separable.keys()].sort((a, b) => b.length - a.length);
  const clear = particles.filter((particle) => !prepositions.includes(particle));
  const single = prepositions.filter((particle) => !doubled.has(particle) && separable.has(particle));
  const behind = `\\s+(?:${conjunctions})(?!\\s+(?:${prepositions.join('|')})\\b)\\b`;
  const end = `\\s*(?:[.,;:!?)"”’»…]|$)|\\s+[-–—]\\s|${behind}`;
  const loose = new RegExp(
    `(?<![a-z0-9'’-])(?:` +
      `(${particles.join('|')})\\s+((?:(?:${auxiliaries})\\s+){1,3}[a-z]+)|` +
      `(${clear.join('|')})(?=${end}|\\s+(?:${followers}|${relatives})\\b)|` +
      `(${single.join('|')})(?=${end}|\\s+(?:${followers})\\b)|` +
      `(${[...doubled].join('|')})(?=${end}))(?![a-z0-9'’-])`,
    'g',
  );
  patterns = { separable, loose };
  return patterns;
}

/**
 * The stems of the verbs that stand in a text in two pieces, each as it is in one: of "sloot het plein af" `afsluit`. Linear in
 * the text, but for the words before each piece that came loose.
 */
export function joinVerbs(text: string): readonly string[] {
  const { separable, loose } = readPatterns();
  const folded = foldText(text);
  const found: string[] = [];
  for (const match of folded.matchAll(loose)) {
    const [, inCluster, cluster] = match;
    const particle = inCluster ?? match[3] ?? match[4] ?? match[5] ?? '';
    const bases = separable.get(particle);
    if (bases === undefined) continue;
    const verbs =
      cluster === undefined
        ? verbsBefore(folded.slice(sentenceStart(folded, match.index), match.index), particle, bases)
        : verbsIn(cluster, bases);
    for (const verb of verbs) found.push(stemWord(particle + verb));
  }
  return found;
}

/** The last word of a cluster: `te sluiten`, `heeft gelegd`. */
function verbsIn(cluster: string, bases: ReadonlySet<string>): readonly string[] {
  const word = /[a-z]+$/.exec(cluster)?.[0] ?? '';
  const participle = participleBase(word, bases);
  return participle === null ? finiteBases(word, bases) : [participle];
}

function sentenceStart(text: string, before: number): number {
  for (let at = before - 1; at >= 0; at -= 1) if (/[.!?;:…\n]/.test(text[at] ?? '')) return at + 1;
  return 0;
}

/** Whether `daar` or its like stands before this word in its clause: `daar gaat het om`. */
function isBehindPronoun(tokens: readonly string[], before: number): boolean {
  for (let at = before - 1; at >= 0; at -= 1) {
    const token = tokens[at] ?? '';
    if (pronouns.has(token)) return true;
    if (token === ',' || coordinators.has(token)) return false;
  }
  return false;
}

/** The verbs that the nearest word is with which `particle` goes, in the rest of a sentence before it; none if there is none. */
function verbsBefore(text: string, particle: string, bases: ReadonlySet<string>): readonly string[] {
  const tokens = text.match(/[\p{L}\p{N}'’-]+|[,–—]/gu) ?? [];
  let hasPassed = false;
  let hasPronoun = false;
  // As `ik` has it or the infinitive: a noun may look so. What surely is a verb goes before, within the same clause.
  let perhaps: readonly string[] = [];
  for (let at = tokens.length - 1; at >= Math.max(0, tokens.length - furthest); at -= 1) {
    const token = tokens[at] ?? '';
    if (token === ',' || coordinators.has(token)) {
      if (perhaps.length > 0) break;
      // A clause with a verb of its own: what came loose is that one's, unless it stands inside another.
      if (hasPassed && !subordinators.has(tokens[at + 1] ?? '')) return [];
      hasPassed = false;
      hasPronoun = false;
      continue;
    }
    if (pronouns.has(token)) hasPronoun = true;
    if (surelyVerbs.has(token)) hasPassed = true;
    if (neverVerb.has(token) || determiners.has(tokens[at - 1] ?? '')) continue;
    const verbs = finiteBases(token, bases);
    if (verbs.length === 0) continue;
    if (ofAdverb.has(particle) && (hasPronoun || isBehindPronoun(tokens, at))) return [];
    const isPlain = [token, ...firstPersons(token)].some((form) => bases.has(form));
    if (!isPlain) return verbs;
    if (perhaps.length === 0) perhaps = verbs;
  }
  return perhaps;
}
