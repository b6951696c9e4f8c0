import { isApostrophe, isBlank, isDash, isDigit, letterAt, skipBlanks } from './characters.ts';
import { isRegionOnly } from './qualifier.ts';

/** How the places of a dateline are written: `DEN HAAG`, `Den Haag`, or in a way that places are not (`TOP Oss`). */
export type PlaceCase = 'capitals' | 'title' | 'odd';

/** The places at the start of a dateline. */
export interface PlaceScan {
  readonly cities: readonly string[];
  readonly case: PlaceCase;
  /** Index behind the last place; blanks behind it are not included. */
  readonly end: number;
  /** Index behind the last place that something follows (`/`), so that it is surely whole; the start when none is. */
  readonly wholeCities: number;
}

/** No place has more words or characters than this, no dateline more places. */
const limits = { words: 7, characters: 60, places: 12 };

/** Small words inside the names of places (`WIJK aan ZEE`, `Bergen op Zoom`, `Frankfurt am Main`). */
const particles = new Set(
  (
    'a aan am an auf bei bij d da das de del den der des di do dos du e el en gem het i im in la le les lez ' +
    'los of on onder op over oude pod sur t te ten ter und under upon van von voor y zu zum'
  ).split(' '),
);

interface Word {
  readonly end: number;
  readonly kind: 'capitals' | 'title' | 'particle' | 'odd';
}

/**
 * Reads one word of a place's name: letters of any script, with inner hyphens, apostrophes and full stops
 * (`SPA-FRANCORCHAMPS`, `‘s-HEERENHOEK`, `L'AQUILA`, `ST.`). Null when there is no letter at `at`.
 */
function scanWord(text: string, at: number): Word | null {
  let i = at;
  // The small letter of `'s-`, `‘s `, `'t ` says nothing about the case of the name.
  if (isApostrophe(text.charCodeAt(i))) {
    const next = text.charCodeAt(i + 1) | 0x20;
    const behind = text.charCodeAt(i + 2);
    const isArticle = next === 0x73 || next === 0x74; // s, t
    if (!isArticle || !(isBlank(behind) || isDash(behind))) return null;
    i += 3;
    if (isBlank(behind)) i = skipBlanks(text, i);
    if (letterAt(text, i) === null) return null;
  }
  let uppers = 0;
  let lowers = 0;
  let smallStart = false;
  let afterMac = false;
  const start = i;
  for (; i < text.length; i += 1) {
    const letter = letterAt(text, i);
    if (letter === 'upper') {
      afterMac ||= lowers === 1 && uppers === 1 && text.charCodeAt(i - 1) === 0x63; // Mc
      uppers += 1;
    } else if (letter === 'lower') {
      if (i === start) smallStart = true;
      lowers += 1;
    } else if (letter === null) {
      if (!joinsLetters(text, i, start)) break;
    }
  }
  if (i === start) return null;
  const inner = text.slice(start, i);
  if (uppers > 0 && lowers === 0) return { end: i, kind: 'capitals' };
  if (afterMac && uppers > 2) return { end: i, kind: 'capitals' };
  if (uppers === 0 && lowers > 0) return { end: i, kind: particles.has(inner) ? 'particle' : 'odd' };
  if (lowers === 0) return { end: i, kind: 'title' };
  return { end: i, kind: !smallStart && isTitleCase(inner) ? 'title' : 'odd' };
}

/** `Sint-Maartensdijk`, `Gaza-stad`, `Val-d’Isère`, `IJmuiden`: each part has at most its first letter as a capital. */
function isTitleCase(word: string): boolean {
  for (const part of word.split(/[-'‘’.]/u)) {
    const rest = part.slice(part.startsWith('IJ') ? 2 : 1);
    if (rest !== rest.toLowerCase()) return false;
  }
  return true;
}

/** True when the sign at `i` holds a word together: a hyphen or apostrophe before a letter, a full stop after one. */
function joinsLetters(text: string, i: number, start: number): boolean {
  const code = text.charCodeAt(i);
  if (i === start) return false;
  if (code === 0x2d || code === 0x2010 || code === 0x2011 || isApostrophe(code)) {
    // `SINT-JOB-IN-'T-GOOR` has both.
    return letterAt(text, i + (code === 0x2d && isApostrophe(text.charCodeAt(i + 1)) ? 2 : 1)) !== null;
  }
  // `ST. LOUIS`, `D.C.`, `ST.-ANNALAND`; a full stop behind a whole word ends a sentence instead.
  return code === 0x2e && i - start <= 4;
}

/** `NOORD- EN ZUID-HOLLAND`: the hyphen that stands for the second half is no dateline's dash. */
function scanSharedHyphen(text: string, at: number): number | null {
  if (text.charCodeAt(at) !== 0x2d || !isBlank(text.charCodeAt(at + 1))) return null;
  const match = /^- (?:EN|OF|en|of) (?=\p{Lu})/u.exec(text.slice(at, at + 8));
  return match ? at + match[0].length : null;
}

/** `CAPELLE A/D IJSSEL`: the slash of `aan den` parts no places. Index behind it, or null. */
function scanAanDen(text: string, slash: number): number | null {
  const before = text.charCodeAt(slash - 1) | 0x20;
  const behind = text.charCodeAt(slash + 1) | 0x20;
  const aloneBefore = isBlank(text.charCodeAt(slash - 2));
  const aloneBehind = isBlank(text.charCodeAt(slash + 2));
  return before === 0x61 && behind === 0x64 && aloneBefore && aloneBehind ? slash + 2 : null;
}

/**
 * Reads `PLACE[/PLACE…]` at `at`. A comma parts places too where both are in capitals. Null when no name begins there.
 * Looks at no more than a few hundred characters; stops at the first word that no place has.
 */
export function scanPlaces(text: string, at: number): PlaceScan | null {
  const cities: string[] = [];
  let allCapitals = true;
  let i = at;
  let wholeCities = 0;
  let end = at;
  while (cities.length < limits.places) {
    const name = scanName(text, i);
    if (name === null) break;
    cities.push(text.slice(i, name.end).trimEnd());
    allCapitals &&= name.case === 'capitals';
    end = name.end;
    if (name.case === 'odd') return { cities, case: 'odd', end, wholeCities };
    const next = skipBlanks(text, end);
    const code = text.charCodeAt(next);
    if (code === 0x2f) {
      wholeCities = cities.length;
      end = next + 1;
      i = skipBlanks(text, end);
      continue;
    }
    const behindComma = code === 0x2c && name.case === 'capitals' ? skipBlanks(text, next + 1) : -1;
    if (behindComma < 0 || !isPlaceBehindComma(text, behindComma, cities.at(-1) ?? '')) break;
    wholeCities = cities.length;
    i = behindComma;
  }
  if (cities.length === 0) return null;
  return { cities, case: allCapitals ? 'capitals' : 'title', end, wholeCities };
}

/**
 * `LONDEN, PARIJS` and `SYRIË, TURKIJE` are two places; `BOSTON, MA`, `PORTLAND, Ore.`, `PARIS, TEXAS` are one with its
 * state or country.
 */
function isPlaceBehindComma(text: string, at: number, before: string): boolean {
  const word = scanWord(text, at);
  if (word === null || word.kind !== 'capitals' || !/^[^.]{3,}$/.test(text.slice(at, word.end))) return false;
  const name = scanName(text, at);
  return name === null || !isRegionOnly(text.slice(at, name.end)) || isRegionOnly(before);
}

/** One place's name: words with a blank between them. */
function scanName(text: string, at: number): { end: number; case: PlaceCase } | null {
  let capitals = 0;
  let titles = 0;
  let i = at;
  let end = -1;
  for (let words = 0; words < limits.words && i - at <= limits.characters; words += 1) {
    const word = scanWord(text, i);
    if (word === null) break;
    if (end < 0 && (word.kind === 'particle' || word.kind === 'odd')) return null;
    if (word.kind === 'odd' || isDigit(text.charCodeAt(word.end))) return { end: word.end, case: 'odd' };
    if (word.kind === 'capitals') capitals += 1;
    if (word.kind === 'title') titles += 1;
    end = word.end;
    const slash = text.charCodeAt(end) === 0x2f ? scanAanDen(text, end) : null;
    if (slash !== null) end = slash;
    const shared = scanSharedHyphen(text, end);
    const next = shared ?? skipBlanks(text, end);
    if (next === end || letterOrApostrophe(text, next) === false) break;
    i = next;
  }
  if (end < 0) return null;
  // `TOP Oss`, `Willem II`: places are written in one case throughout.
  const isOneCase = capitals === 0 || titles === 0;
  return { end, case: !isOneCase ? 'odd' : capitals > 0 ? 'capitals' : 'title' };
}

function letterOrApostrophe(text: string, at: number): boolean {
  return letterAt(text, at) !== null || isApostrophe(text.charCodeAt(at));
}
