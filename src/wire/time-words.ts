import { readMonth } from './agency-time.ts';
import { readClock, readDayWords } from './clock-words.ts';
import { type NamedDay, readDayName } from './day-words.ts';
import { findZoneByAbbreviation, findZoneByPlace, isAmbiguousZone, mostZoneWords } from './zone-names.ts';

/** The number of a month (1 to 12) by its whole name or its usual abbreviation; null for `market` and `decision`. */
function readWholeMonth(word: string): number | null {
  const month = readMonth(word);
  const names =
    /^(?:jan|jän|feb|fév|mar|mär|mrt|mrz|maa|mei|may|mai|apr|avr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|déc)$|(?:uar[iy]?|uari|ruar|rch|aart|ärz|ars|pril|vril|une?i?|uly|uli|uin|uillet|ust(?:us)?|oût|ember|embre|ober|obre|tober|anvier|vrier)$/i;
  return names.test(word) ? month : null;
}

/** A day, the year null where the copy gives none. */
export interface DayInWords {
  readonly day: number;
  readonly month: number;
  readonly year: string | null;
  /** `3/12/2026`, which Americans read the other way. */
  readonly mayBeMonthFirst?: boolean;
}

/**
 * A part of a moment in words. `zone`: an IANA name, an offset, `local` for the clock of the place that the copy is about,
 * null for a clock that is not known; `isBare`: a name alone, which could be a dateline's. `figure`: a number that is neither. `until`: behind it the moment itself stands.
 * `end`: a sentence, or a part of one, is over.
 */
export type TimePart = (
  | { readonly kind: 'date'; readonly date: DayInWords }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'zone'; readonly zone: string | 'local' | null; readonly isBare?: true }
  | {
      readonly kind: 'day' /** Null for a month's name, which says no day. */;
      readonly named: NamedDay | null;
    }
  | { readonly kind: 'figure' | 'until' | 'link' | 'filler' | 'other' | 'end' }
) & {
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
  /** It stands right behind the part before it: no comma, dash or parenthesis between. */
  readonly glued: boolean;
};

const untilWords = words(
  'until till til tot bis t/m jusque jusqu to before voor vóór vor avant from vanaf ab partir dès après after na nach',
);
const linkWords = words(
  'at on om op um am à au aux le la les the de het den dem der du of and en und et o local uur u uhr h hrs hours heures',
);
/** What may stand between an embargo's own words and the moment, beside those. */
const fillerWords = words(
  'for voor für pour is are was wordt worden ist wird est staat steht valt geldt gilt be to been strikt strict strictly strictement ' +
    'streng strenges streng total totaal absoluut embargo embargoed embargos sperrfrist sperrvermerk sperrzeit gesperrt ' +
    'embargotijd embargodatum embargoeinde embargotermijn embargozeit time tijd date datum under onder sous unter release released ' +
    'releasing publication publish published publishing publicatie publiceren gepubliceerd veröffentlichung veröffentlichen ' +
    'veröffentlicht publier publié publiée diffuser diffusion diffusé broadcast broadcasting use transmission hold not never niet ' +
    'nicht ne pas zu zur vrij vrijgegeven vrijgave frei freigegeben freigabe pas erst eerder früher earlier ' +
    'than dan als online print web lifted lifts expires ends eindigt endet vervalt opgeheven aufgehoben levé will wird ' +
    'interdit interdite interdiction beachten bitte please respecteren respecter mag may must darf moet do utilisation utiliser veröffentlichungen it this dit diese story item bericht meldung article',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** How much is read, in UTF-16 units: an embargo's words are a line. */
const longest = 300;

/** The parts of a text that may hold a moment in words, in their order; reads its first 300 characters. */
export function readTimeParts(given: string): readonly TimePart[] {
  const text = given.slice(0, longest);
  const parts: TimePart[] = [];
  let at = 0;
  let glued = false;
  let stopped = false;
  while (at < text.length) {
    const sign =
      parts.at(-1)?.kind === 'clock' ? /^[+-]\d{2}:?\d{2}(?!\d)/.exec(text.slice(at, at + 8)) : null;
    if (sign !== null) {
      parts.push({ kind: 'zone', zone: sign[0].replace(/^(...):?/, '$1:'), text: sign[0], at, glued });
      at += sign[0].length;
      continue;
    }
    const gap = /[^\p{L}\d+]*/uy;
    gap.lastIndex = at;
    const between = gap.exec(text)?.[0] ?? '';
    at += between.length;
    if (between !== '' && /\S/.test(between)) {
      glued = false;
      const isEnd =
        /[;|\n]|\/\//.test(between) ||
        (/[.!?]["'”’)\]]*\s+$/.test(between) && /^[\p{Lu}\d]/u.test(text.slice(at, at + 2)));
      if (isEnd && parts.length > 0) stopped = true;
    }
    if (at >= text.length) break;
    if (stopped) parts.push({ kind: 'end', text: '', at, glued: false });
    stopped = false;
    const { part, length } = readPart(text, at, parts.at(-1) ?? null, glued);
    parts.push({ ...part, text: text.slice(at, at + length), at, glued });
    at += length;
    glued = true;
  }
  return parts;
}

/** The kinds of parts without what `readTimeParts` adds. */
type BarePart = TimePart extends infer Part
  ? Part extends TimePart
    ? Omit<Part, 'text' | 'at' | 'glued'>
    : never
  : never;

function readPart(
  text: string,
  at: number,
  before: TimePart | null,
  glued: boolean,
): { readonly part: BarePart; readonly length: number } {
  const rest = text.slice(at, at + 80);
  const offset = /^(?:(?:gmt|utc)\s?)?([+-])(\d{1,2})(?::?([0-5]\d))?(?![\d:])/i.exec(rest);
  if (offset !== null && (before?.kind === 'clock' || before?.kind === 'zone' || /^[gu]/i.test(rest))) {
    const zone = `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
    return { part: { kind: 'zone', zone }, length: offset[0].length };
  }
  const day = readDayWords(rest, readWholeMonth);
  if (day !== null) return { part: { kind: 'date', date: day.date }, length: day.length };
  const clock = readClock(rest);
  if (clock !== null) {
    const part: BarePart = clock.at === null ? { kind: 'unreadable' } : { kind: 'clock', ...clock.at };
    return { part, length: clock.length };
  }
  if (/^\d/.test(rest))
    return { part: { kind: 'figure' }, length: /^[\d.,:/-]*\d\p{L}{0,3}/u.exec(rest)?.[0].length ?? 1 };
  const zone = readZone(rest, before, glued);
  if (zone !== null) return zone;
  const plain = readWord(rest, before);
  // Capitals right behind a time of day, which nobody knows, are a clock's.
  const isClock = plain.part.kind === 'other' && glued && before?.kind === 'clock';
  return isClock && /^[A-Z]{2,5}$/.test(rest.slice(0, plain.length))
    ? { part: { kind: 'zone', zone: null, isBare: true }, length: plain.length }
    : plain;
}

const word = /^(?:t\/m(?!\p{L})|[\p{L}\d][\p{L}\d’'-]*)/iu;
/** `heure de Paris`, `heure locale`, `heures françaises`. */
const heure = /^heures?\s+(?=\p{L})/iu;
const localNames =
  /^(?:local\s+time|(?:lokale|plaatselijke)\s+tijd|orts-?zeit|lokalzeit|locale)(?![\p{L}])(?:\s+(?:in|à|te|von))?(?=\s|$|[^\p{L}])/iu;
const timeNouns =
  /^\s+(?:(?:local|lokale|plaatselijke)\s+)?(?:time|tijd|zeit|orts-?zeit|lokalzeit)(?!\p{L})/iu;

/** What ends a clock's name that is no place alone. */
const timeNounEnd = /(?:time|tijd|zeit)$/i;

function readZone(
  rest: string,
  before: TimePart | null,
  glued: boolean,
): { readonly part: BarePart; readonly length: number } | null {
  const isBehindClock = before?.kind === 'clock';
  const isBehindTime = isBehindClock || before?.kind === 'date' || before?.kind === 'zone';
  const behind = isBehindTime ? /^(?:in|à|te)\s+(?=\p{Lu})/iu.exec(rest) : null;
  const isNamed = behind !== null && /^\p{Lu}/u.test(rest.slice(behind[0].length));
  const start = (heure.exec(rest) ?? (isNamed ? behind : null))?.[0].length ?? 0;
  const local = localNames.exec(rest.slice(start));
  if (local !== null) {
    const named = readPlace(rest.slice(start + local[0].length).replace(/^[\s(]+/, ''), false);
    return { part: { kind: 'zone', zone: named?.zone ?? 'local' }, length: start + local[0].length };
  }
  const token = word.exec(rest)?.[0] ?? '';
  const abbreviation = token.length <= 4 ? findZoneByAbbreviation(token) : null;
  const isCapital = token === token.toUpperCase() && token.length > 1;
  if (abbreviation !== null && (isCapital || (isBehindClock && glued && !/^et$/i.test(token)))) {
    return { part: { kind: 'zone', zone: abbreviation }, length: token.length };
  }
  if (isCapital && isBehindClock && isAmbiguousZone(token)) {
    return { part: { kind: 'zone', zone: null }, length: token.length };
  }
  const mustBe = start > 0;
  const place = readPlace(rest.slice(start), mustBe || (isBehindClock && glued));
  if (place !== null) {
    const isBare = !mustBe && !timeNounEnd.test(rest.slice(0, place.length));
    const part: BarePart = { kind: 'zone', zone: place.zone, ...(isBare && { isBare }) };
    return { part, length: start + place.length };
  }
  // `heure d'été`, `in Atlantis`: a clock that is not known.
  if (mustBe) {
    const name = word.exec(rest.slice(start))?.[0] ?? '';
    return { part: { kind: 'zone', zone: null }, length: start + name.length };
  }
  return null;
}

/** A place's name and the noun behind it; `bare`: also without the noun. A name that is not known has a null zone. */
function readPlace(
  text: string,
  bare: boolean,
): { readonly zone: string | null; readonly length: number } | null {
  const pattern = /[^\s(),;:/]+/gy;
  const ends: number[] = [];
  let at = 0;
  while (ends.length < mostZoneWords) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) break;
    ends.push(pattern.lastIndex);
    at = pattern.lastIndex;
    const blank = /^\s+/.exec(text.slice(at));
    if (blank === null) break;
    at += blank[0].length;
  }
  for (const end of ends.toReversed()) {
    const noun = timeNouns.exec(text.slice(end));
    const name = text.slice(0, end).replace(/[.!?]$/, '');
    const zone = findZoneByPlace(name);
    if (zone !== null && (bare || noun !== null)) return { zone, length: end + (noun?.[0].length ?? 0) };
  }
  // `Samoa time`, `chilenischer Zeit`: one word or two that nobody knows.
  for (const end of ends.slice(0, 2)) {
    const noun = timeNouns.exec(text.slice(end));
    if (
      noun !== null &&
      !/^(?:release|embargo|publication|de|the|at|op|om|um|zur|same|this|that|any|some)$/i.test(
        text.slice(0, end),
      )
    ) {
      return { zone: null, length: end + noun[0].length };
    }
  }
  return null;
}

function readWord(
  rest: string,
  before: TimePart | null,
): { readonly part: BarePart; readonly length: number } {
  const token = (word.exec(rest)?.[0] ?? rest.charAt(0)).replace(/['’-]+$/, '');
  const length = Math.max(1, token.length);
  const bare = token.toLowerCase();
  // `jusqu'à`, `l'après-midi`
  const french = /^jusqu['’](\p{L}*)$/iu.test(bare);
  if (french || untilWords.has(bare)) return { part: { kind: 'until' }, length };
  const named = readDayName(bare);
  if (named !== null) {
    const isShort = token.length <= 5 && rest.charAt(length) === '.';
    return { part: { kind: 'day', named }, length: length + (isShort ? 1 : 0) };
  }
  // `in de nacht van`: only month and day names say more.
  if (readWholeMonth(bare) !== null && before !== null) return { part: { kind: 'day', named: null }, length };
  if (linkWords.has(bare)) return { part: { kind: 'link' }, length };
  return { part: { kind: fillerWords.has(bare) ? 'filler' : 'other' }, length };
}

const momentKinds: ReadonlySet<TimePart['kind']> = new Set([
  'date',
  'clock',
  'unreadable',
  'day',
  'figure',
  'zone',
]);

/** How a text begins as a moment in words. */
export interface TimeMeasure {
  /** A figure, a day or a month comes before any other word. */
  readonly named: boolean;
  /** No other word follows up to the end or the next sentence. */
  readonly whole: boolean;
  /** A time of day is in it. */
  readonly clocked: boolean;
  /** Where the last part of the moment ends, in UTF-16 units; 0 without one. */
  readonly end: number;
  /** Where the next sentence begins; null where none does. */
  readonly next: number | null;
}

/** How far a text begins as a moment in words: `tot za 06.00 uur`, `vrijdag 12 maart`, `6 p.m. ET`. */
export function measureTimeWords(text: string): TimeMeasure {
  const measure = { named: false, whole: true, clocked: false, end: 0, next: null as number | null };
  for (const part of readTimeParts(text)) {
    const isOther = part.kind === 'other' || (part.kind === 'filler' && measure.named);
    if (part.kind === 'end') return { ...measure, whole: measure.named, next: part.at };
    if (isOther) return { ...measure, whole: false };
    if (momentKinds.has(part.kind)) {
      measure.named = true;
      if (!(part.kind === 'zone' && part.isBare)) measure.end = part.at + part.text.length;
    }
    if (part.kind === 'clock') measure.clocked = true;
  }
  return measure;
}

/** Whether a text's first word is part of a moment: a figure, a day, a month. */
export function beginsWithTime(text: string): boolean {
  const [first] = readTimeParts(text);
  return first !== undefined && (momentKinds.has(first.kind) || readWholeMonth(first.text) !== null);
}
