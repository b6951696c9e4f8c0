import { foldText } from '../wire/words.ts';
import { separableVerbs } from './separable-verbs.ts';
import { stemWord } from './stem.ts';
import { finiteForms, firstPersons, participleBase } from './verb-forms.ts';
import { createWordCache } from './word-cache.ts';

/*
 * Verbs in two pieces: "de politie sloot het plein af", "om het plein af te sluiten". What comes loose stands at the end of its
 * clause, where a preposition never does, or right before the rest of a cluster; the verb is the nearest one before it, in
 * the same sentence, with which the dictionary has it. What is no preposition may stand right before a participle or an infinitive, too. So the ditch in "de sloot liep af" makes no `afsluiten`.
 */

/** Most words between a verb and what came loose of it. */
const furthest = 30;
/** Most auxiliaries between the two pieces of one. */
const mostAuxiliaries = 3;

/** Prepositions as well: before what they belong to they are no part of a verb. */
const prepositions = new Set(
  words('aan achter bij binnen boven buiten door in langs na om onder op over tegen uit voor voorbij'),
);
/** Of those, what stands before another: `achter in de zaal`, `boven op het dak`. */
const doubled = new Set(['achter', 'binnen', 'boven', 'buiten', 'onder', 'voor']);
/** Of those, what `er`, `daar` and `waar` have behind them at the end of a clause: `daar gaat het om`. */
const ofAdverb = new Set(['achter', 'bij', 'door', 'na', 'om', 'onder', 'over', 'tegen', 'voor']);

/** Begin what comes behind a whole clause, however the clause ends. */
const conjunctions = words(
  'en of maar want omdat nadat terwijl toen zodat hoewel voordat totdat doordat zodra tenzij aldus',
);
/** Begin that as well, behind what is no preposition. */
const relatives = words('die dat wat wie als dan waar waarna waarbij waarmee waardoor waarop');
const followers = words(
  'aan bij door gedurende in met na naar niet namens om ondanks onder op over per rond sinds tegen thuis tijdens tot tussen uit van vanaf ' +
    'vanuit vanwege via volgens voor wegens zonder',
);
/** Stand between the two pieces where they are side by side: `af te sluiten`, `af zal sluiten`, `neer heeft gelegd`. */
const auxiliaries = words(
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

function words(list: string): readonly string[] {
  return list.split(/\s+/);
}

/** What a word can be to a verb in two pieces, as bits. */
const role = { loose: 1, conjunction: 2, follower: 4, relative: 8, auxiliary: 16 } as const;

const roles = new Map<string, number>();
for (const [bit, list] of [
  [role.conjunction, conjunctions],
  [role.follower, followers],
  [role.relative, relatives],
  [role.auxiliary, auxiliaries],
] as const)
  for (const word of list) roles.set(word, (roles.get(word) ?? 0) | bit);

/** What a folded word can be to a verb in two pieces: to be kept with it, and given to `joinVerbs`. */
export function roleOf(word: string): number {
  return (roles.get(word) ?? 0) | (separableVerbs().has(word) ? role.loose : 0);
}

/** A folded word and its `roleOf`. */
export interface VerbWord {
  readonly word: string;
  readonly role: number;
}

/**
 * The stems of the verbs that stand in a text in two pieces, each as it is in one: of "sloot het plein af" `afsluit`. `words`: those of
 * the text. Linear in the text, but for the words before each piece that came loose.
 */
export function joinVerbs(text: string, words: readonly VerbWord[]): readonly string[] {
  if (!words.some((word) => (word.role & role.loose) !== 0)) return none;
  const found: string[] = [];
  const folded = foldText(text);
  const add = (particle: string, verbs: readonly string[]) => {
    for (const verb of verbs) found.push(stemWord(particle + verb));
  };
  for (const { from, to } of clauseEnds(folded)) {
    const particle = folded.slice(from, to);
    const bases = separableVerbs().get(particle);
    if (bases) add(particle, verbsBefore(folded, from, particle, bases));
  }
  let at = 0;
  for (let i = 0; i + 1 < words.length; i += 1) {
    if (((words[i]?.role ?? 0) & role.loose) === 0) continue;
    const particle = words[i]?.word ?? '';
    const bases = separableVerbs().get(particle);
    const beside = bases && !prepositions.has(particle) ? besideBase(words[i + 1]?.word ?? '', bases) : null;
    if (beside !== null) {
      add(particle, [beside]);
      continue;
    }
    if ((words[i + 1]?.role ?? 0) < role.conjunction) continue;
    const cluster = clusterEnd(words, i + 1);
    if (!bases || (cluster === null && !isFollowed(particle, words[i + 1], words[i + 2]))) continue;
    const from = folded.indexOf(`${particle} ${words[i + 1]?.word}`, at);
    if (from < 0 || (from > 0 && !/[\s("„“‘«]/.test(folded[from - 1] ?? ''))) continue;
    at = from + 1;
    add(particle, cluster === null ? verbsBefore(folded, from, particle, bases) : verbsOf(cluster, bases));
  }
  return found;
}

/** The last word of a cluster of verbs that begins here (`te sluiten`, `heeft gelegd`); null when none does. */
function clusterEnd(words: readonly VerbWord[], from: number): string | null {
  let at = from;
  while (at - from < mostAuxiliaries && ((words[at]?.role ?? 0) & role.auxiliary) !== 0) at += 1;
  return at === from ? null : (words[at]?.word ?? null);
}

/**
 * The verb of `bases` of which the word right behind a piece is the participle or the infinitive: "ziek gemeld", "bekend maken", which
 * others write in one. Nothing else of a verb stands there.
 */
function besideBase(word: string, bases: ReadonlySet<string>): string | null {
  const participle = participleBase(word, bases);
  if (participle !== null || !word.endsWith('n')) return participle;
  return firstPersons(word).find((form) => bases.has(form)) ?? null;
}

function verbsOf(cluster: string, bases: ReadonlySet<string>): readonly string[] {
  const participle = participleBase(cluster, bases);
  return participle === null ? formsOf.get(cluster).plain.filter((form) => bases.has(form)) : [participle];
}

/** Whether the words behind what may have come loose begin something else. */
function isFollowed(particle: string, next: VerbWord | undefined, third: VerbWord | undefined): boolean {
  if (next === undefined) return false;
  // `in en om de stad`.
  if ((next.role & role.conjunction) !== 0) return !prepositions.has(third?.word ?? '');
  if (doubled.has(particle)) return false;
  return (next.role & (prepositions.has(particle) ? role.follower : role.follower | role.relative)) !== 0;
}

/** The words before a piece are looked at for each piece; they come back. */
const formsOf = createWordCache(20_000, finiteForms);

const none: readonly string[] = [];
const longestParticle = 11;
const sentenceSigns = new Set([...'.!?;:…\n'].map((sign) => sign.charCodeAt(0)));
const clauseSigns = new Set([...'.,;:!?)"”’»…\n'].map((sign) => sign.charCodeAt(0)));

/** Where the words lie that a sign follows, or nothing: the last of their clauses, of no more letters than what comes loose has. */
function clauseEnds(text: string): readonly { readonly from: number; readonly to: number }[] {
  const ends: { from: number; to: number }[] = [];
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && !clauseSigns.has(text.charCodeAt(at)) && !isDash(text, at)) continue;
    const to = text.charCodeAt(at - 1) === blank ? at - 1 : at;
    let from = to;
    while (from > 0 && isLetter(text.charCodeAt(from - 1))) from -= 1;
    const isWhole =
      from === 0 || text.charCodeAt(from - 1) === blank || /[\s("„“‘«]/.test(text[from - 1] ?? '');
    if (to - from >= 2 && to - from <= longestParticle && isWhole) ends.push({ from, to });
  }
  return ends;
}

const blank = 0x20;

/** A dash between blanks: of a hyphen nothing follows. */
function isDash(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code === 0x2d || code === 0x2013 || code === 0x2014) && text.charCodeAt(at - 1) === blank;
}

/** Of a to z in either case: nothing that comes loose has another. */
function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Of `20.000` and `20:30`. */
function isInNumber(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function sentenceStart(text: string, before: number): number {
  for (let at = before - 1; at >= 0; at -= 1)
    if (sentenceSigns.has(text.charCodeAt(at)) && !isInNumber(text, at)) return at + 1;
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

/** The verbs that the nearest word is with which `particle` goes, in the sentence that `text` has before it; none if there is none. */
function verbsBefore(
  text: string,
  before: number,
  particle: string,
  bases: ReadonlySet<string>,
): readonly string[] {
  const tokens =
    text
      .slice(sentenceStart(text, before), before)
      .match(/\p{N}+(?:[.,:]\p{N}+)+|[\p{L}\p{N}'’-]+|[,–—]/gu) ?? [];
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
    const { plain, inflected } = formsOf.get(token);
    const noun = plain.filter((form) => bases.has(form));
    const verbs = inflected.filter((form) => bases.has(form));
    if (noun.length === 0 && verbs.length === 0) continue;
    if (ofAdverb.has(particle) && (hasPronoun || isBehindPronoun(tokens, at))) return [];
    if (noun.length === 0) return verbs;
    if (perhaps.length === 0) perhaps = [...new Set([...noun, ...verbs])];
  }
  return perhaps;
}
