import type { Dateline } from '../item.ts';
import { findAgency, isAgencyBeginning } from './agencies.ts';
import { skipBlanks } from './characters.ts';
import { scanPlaces } from './places.ts';
import { isWhereabouts, withQualifiers } from './qualifier.ts';
import { scanStamp } from './stamps.ts';
import { isTeam } from './teams.ts';

/**
 * Reads a dateline that the end of the copy cuts off: `WASHINGTON/NUUK (AN`, `DEN HAAG (ANP)`, `BRU`, `SPA-`. `text` is all
 * that there is of the paragraph, `blankBehind`: and a blank. Cities and agencies are those that are surely whole: something follows them.
 * Null when the text cannot be the start of a dateline.
 */
export function readCutDateline(text: string, blankBehind = false): Dateline | null {
  const from = skipBlanks(text, 0);
  const stamp = scanStamp(text, from);
  const start = stamp === null ? from : skipBlanks(text, stamp.end);
  if (text.charCodeAt(start) === 0x28) return readCutAgencies(text, start);
  if (text.charCodeAt(start) === 0x5b) return readCutBracket(text, start);
  if (/^['‘’](?:[sS]-?)?$/u.test(text.slice(start))) return makeCut(text.slice(start), [], []);
  const places = scanPlaces(text, start);
  if (places === null || places.case === 'odd') return null;
  const at = skipBlanks(text, places.end);
  const isHyphenated = text.charCodeAt(places.end) === 0x2d && places.end + 1 === text.length;
  if (at === text.length || isHyphenated) {
    if (places.case !== 'capitals') return null;
    // One word may be the beginning of a longer one: `TOP` of `TOPPENISH`.
    if (places.cities.some((city) => city.includes(' ') && isTeam(city))) return null;
    // Behind `WEST-BRABANT- ` the text would begin; `SPA-` may go on as a place.
    const isWholePlace = isHyphenated && blankBehind && !firstHalf.test(text);
    const wholeCities = isWholePlace ? places.cities.length : places.wholeCities;
    return makeCut(text.slice(start), places.cities.slice(0, wholeCities), []);
  }
  if (places.case === 'capitals' && cutPlace.test(text.slice(places.end))) {
    return makeCut(text.slice(start), places.cities.slice(0, places.wholeCities), []);
  }
  if (places.case === 'title' && text.charCodeAt(at) === 0x2c && isCutDate(text.slice(at + 1).trim())) {
    return makeCut(text.slice(start), places.cities, []);
  }
  if (text.charCodeAt(at) !== 0x28) return null;
  const close = text.indexOf(')', at);
  const inner = text.slice(at + 1, close < 0 ? text.length : close);
  if (inner.includes('(') || inner.length > 60) return null;
  const tokens = inner.split('/').map((token) => token.trim());
  const last = close < 0 ? (tokens.pop() ?? '') : '';
  const isWhole = close < 0 || skipBlanks(text, close + 1) === text.length;
  // `BERGEN (NH)`: what stands behind capitals may be a province.
  if (isWhole && close >= 0 && places.case === 'capitals') {
    const agencies = tokens.filter((token) => findAgency(token) !== null);
    const where = agencies.length === 0 && isWhereabouts(inner) ? inner.trim() : null;
    const qualifiers = places.cities.map((_, index) => (index === places.cities.length - 1 ? where : null));
    return {
      ...makeCut(text.slice(start), places.cities, agencies),
      ...withQualifiers(places.cities, qualifiers),
    };
  }
  const areAgencies = tokens.every((token) => findAgency(token) !== null);
  if (!isWhole || !areAgencies || !/^[\p{L}\d.& -]*$/u.test(last)) return null;
  if (places.case !== 'capitals' && tokens.length === 0 && !/^\p{Lu}*$/u.test(last)) return null;
  return makeCut(text.slice(start), places.cities, tokens);
}

/** What can stand behind the last whole letters of a place: `L'`, `GOES/‘s`, `NOORD- EN`. */
const cutPlace = /^(?:['‘’](?:[sS]-?)?|- (?:EN?|OF?))$/u;

/** `NOORD- EN ZUID-HOLLAND` begins so. */
const firstHalf = /(?:^|[ /-])(?:NOORD|ZUID|OOST|WEST|MIDDEN)-$/u;

/** `12 ma` of `Vlissingen, 12 maart 2019 – `. */
function isCutDate(text: string): boolean {
  const [, month] = /^\d{1,2}(?: (\p{Ll}{0,9})(?: \d{0,4})?)?$/u.exec(text) ?? [null];
  return month !== null && months.some((name) => name.startsWith(month ?? ''));
}

const months =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** `[AMSTEL`. */
function readCutBracket(text: string, start: number): Dateline | null {
  const places = start + 1 === text.length ? null : scanPlaces(text, start + 1);
  if (start + 1 < text.length && (places?.case !== 'capitals' || places.end < text.length)) return null;
  return makeCut(text.slice(start), places?.cities.slice(0, places.wholeCities) ?? [], []);
}

/** `(Nov`, `(ANP/`, `(Novum)`: agencies without a place. */
function readCutAgencies(text: string, start: number): Dateline | null {
  const match = /^\(([\p{L}/-]{0,30})(\))?\s*$/u.exec(text.slice(start, start + 40));
  if (match === null) return null;
  const tokens = (match[1] ?? '').split('/');
  const last = match[2] === undefined ? (tokens.pop() ?? '') : '';
  const areAgencies = tokens.every((token) => findAgency(token) !== null);
  return areAgencies && (tokens.length > 0 || isAgencyBeginning(last))
    ? makeCut(text.slice(start), [], tokens)
    : null;
}

function makeCut(raw: string, cities: readonly string[], agencies: readonly string[]): Dateline {
  return { raw, cities, agencies, places: [] };
}
