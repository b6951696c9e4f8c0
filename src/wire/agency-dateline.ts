import { readMonth } from './agency-time.ts';
import { cleanOrNull } from './clean-text.ts';
import { findAgency } from './dateline/agencies.ts';
import { readAgencies } from './dateline/behind-places.ts';
import { scanPlaces } from './dateline/places.ts';
import { withQualifiers } from './dateline/qualifier.ts';
import { readDateline } from './dateline/read-dateline.ts';
import type { Dateline } from './item.ts';

/** A dateline at the start of a paragraph, and the text behind it. */
export interface PartedDateline {
  readonly dateline: Dateline;
  readonly rest: string;
}

/** No dateline is longer, in UTF-16 units; keeps the time constant however long the paragraph is. */
const longest = 240;

/**
 * Reads the dateline of an agency's own copy: what `readDateline` reads, and the ways in which agencies write theirs
 * that no Dutch page has: `(ANSA) - ROME, JUL 11 - `, `MADRID, 2 ene (EFE).- `, `MOSCOW, January 21. /TASS/. `,
 * `København /ritzau/: `, `SAITAMA, Japan, Dec. 9 Kyodo - `, `Genève (ats) `, `Jan 30 (Reuters) - `. `dutch`: the text
 * may be Dutch, where a place in small letters needs no agency. Null when the paragraph starts with text.
 */
export function readAgencyDateline(paragraph: string, dutch: boolean): PartedDateline | null {
  const usual = readDateline(paragraph, dutch ? 'story' : 'any');
  if (usual !== null && usual.dateline.cities.length > 0) {
    return { dateline: usual.dateline, rest: usual.rest };
  }
  const text = paragraph.slice(0, longest);
  if (usual !== null) {
    const place = scanSigned(text, usual.end, false);
    const end = place?.end ?? usual.end;
    return part(paragraph, end, place?.cities ?? [], usual.dateline.agencies, place?.where);
  }
  const signed = scanSigned(text, 0, true);
  return signed === null ? null : part(paragraph, signed.end, signed.cities, signed.agencies, signed.where);
}

function part(
  paragraph: string,
  end: number,
  cities: readonly string[],
  agencies: readonly string[],
  where: string | null = null,
): PartedDateline {
  const qualifiers = cities.map((_, index) => (index === cities.length - 1 ? where : null));
  return {
    dateline: {
      raw: paragraph.slice(0, end),
      cities,
      ...withQualifiers(cities, qualifiers),
      agencies,
      places: [],
    },
    rest: paragraph.slice(end),
  };
}

/**
 * Reads the place that a format gives beside the text: `Athen`, `BEIJING, July 23`, `Paris, 21 jan 2019 (AFP) -`,
 * `Kiova/Washington`. Null for what names no place: nothing, or a date alone.
 */
export function readPlaceLine(line: string | null | undefined): Dateline | null {
  const raw = cleanOrNull(line);
  if (raw === null || raw.length > longest) return null;
  const whole = readAgencyDateline(/[-–—_]$/.test(raw) ? `${raw} ` : `${raw} - `, true);
  if (whole !== null && whole.rest === '') {
    return whole.dateline.cities.length > 0 ? { ...whole.dateline, raw } : null;
  }
  const signature = /\(([^()]{2,40})\)\W*$/.exec(raw);
  const read = signature ? readAgencies(signature[1] ?? '', true) : 'none';
  const places = (signature ? raw.slice(0, signature.index) : raw).replace(/[\s–—_-]+$/, '');
  const named = places
    .split('/')
    .map((place) => {
      const [, city = '', where = ''] = /^([^,]*)(?:,\s*(.*))?$/su.exec(place) ?? [];
      return { city: city.trim(), where: readDate(where, 0) > 0 ? '' : where.trim() };
    })
    .filter(({ city }) => /\p{L}{2}/u.test(city) && readDate(city, 0) !== city.length);
  if (named.length === 0) return null;
  const cities = named.map(({ city }) => city);
  return {
    raw,
    cities,
    ...withQualifiers(
      cities,
      named.map(({ where }) => where || null),
    ),
    agencies: typeof read === 'string' ? [] : read,
    places: [],
  };
}

interface Scan {
  readonly cities: readonly string[];
  readonly agencies: readonly string[];
  /** What stands behind the last city of where it lies: `Japan`, `Mass.`. */
  readonly where: string | null;
  readonly end: number;
}

/** Places, state, date, agency and what ends them, from `start`; each may be missing, but not all that vouches. */
function scanSigned(text: string, start: number, needsAgency: boolean): Scan | null {
  const places = scanPlaces(text.slice(0, findPlaceEnd(text, start)), start);
  if (places?.case === 'odd' && needsAgency) return scanWithin(text, start);
  let i = readDate(text, start);
  let cities: readonly string[] = [];
  const dated = i > start;
  let where: string | null = null;
  if (!dated) {
    if (places === null || places.case === 'odd') return null;
    cities = places.cities;
    ({ end: i, where } = readQualifiers(text, places.end));
  }
  const signature = readSignature(text, i);
  if (signature === null) {
    if (needsAgency) return null;
    const end = readDash(text, i);
    return end === null ? null : { cities, agencies: [], where, end };
  }
  const end =
    readDash(text, signature.end) ??
    (signature.slashed ? readStop(text, signature.end) : null) ??
    (cities.length > 0 ? readBareEnd(text, signature.end) : null);
  return end === null ? null : { cities, agencies: signature.agencies, where, end };
}

/** Where a date behind a comma, or an agency between slashes, ends the places that begin at `start`. */
function findPlaceEnd(text: string, start: number): number {
  const slashed = /\/(?=\p{L}{2,20}\/)/u.exec(text.slice(start, start + 80));
  if (slashed !== null) return start + slashed.index;
  for (let comma = text.indexOf(',', start); comma >= 0; comma = text.indexOf(',', comma + 1)) {
    const at = comma + 1 + (/^\s*/.exec(text.slice(comma + 1, comma + 5))?.[0].length ?? 0);
    if (readDate(text, at) > at) return comma;
  }
  return text.length;
}

/** `SAITAMA Kyodo - `: the agency's name has run into the place's. */
function scanWithin(text: string, start: number): Scan | null {
  const match = /^([\p{Lu}][\p{L}'’ -]{1,40}?) (\p{L}{2,12}) [-–—] /u.exec(text.slice(start));
  const [whole, place, agency] = match ?? [];
  if (whole === undefined || place === undefined || agency === undefined) return null;
  if (findAgency(agency) === null) return null;
  return { cities: [place], agencies: [agency], where: null, end: start + whole.length };
}

/** Reads `, Japan`, `, Mass.`, `, Dec. 9`, `, 21 jan 2019` and the full stop that may end them: what they say, and where they end. */
function readQualifiers(text: string, from: number): { readonly where: string | null; readonly end: number } {
  let i = from;
  const states: string[] = [];
  for (let parts = 0; parts < 3; parts += 1) {
    const comma = /^\s*,\s*|^\s+/.exec(text.slice(i, i + 8))?.[0] ?? '';
    if (comma === '') break;
    const date = readDate(text, i + comma.length);
    if (date > i + comma.length) {
      i = date;
      continue;
    }
    const state = comma.includes(',')
      ? /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.]*){0,2}(?=[\s,./(])/u.exec(
          text.slice(i + comma.length, i + comma.length + 40),
        )
      : null;
    if (state === null) break;
    // A bare agency's name behind a state is the signature: `Japan, Kyodo - `.
    if (findAgency(state[0]) !== null) break;
    states.push(state[0]);
    i += comma.length + state[0].length;
  }
  return { where: states.length === 0 ? null : states.join(', '), end: i };
}

const dates = [
  /(\d{1,2})\.? (\p{L}{3,10})\.?(?:,? \d{4})?/uy,
  /(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?(?:, ?\d{4})?/uy,
  /()()\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?/y,
];

/** Index behind the date at `at`; `at` itself when none stands there. */
function readDate(text: string, at: number): number {
  for (const date of dates) {
    date.lastIndex = at;
    const match = date.exec(text);
    if (match === null || /[\p{L}\d]/u.test(text.charAt(date.lastIndex))) continue;
    const month = [match[1], match[2]].find((part) => part !== undefined && /\p{L}/u.test(part));
    if (month === undefined ? match[1] === '' : readMonth(month) !== null) return date.lastIndex;
  }
  return at;
}

interface Signature {
  readonly agencies: readonly string[];
  readonly end: number;
  readonly slashed: boolean;
}

/** `(EFE)`, `/TASS/`, `Kyodo` before a dash. */
function readSignature(text: string, from: number): Signature | null {
  const match =
    /^[.,]?\s*(?:\(([^()]{2,60})\)|\/([^/]{2,20})\/|(\p{L}{2,12})(?=\s+[-–—_]))/u.exec(
      text.slice(from, from + 80),
    ) ?? null;
  if (match === null) return null;
  const [whole, parenthesised, slashed, bare] = match;
  const end = from + whole.length;
  if (parenthesised !== undefined) {
    const agencies = readAgencies(parenthesised, false);
    return typeof agencies === 'string' ? null : { agencies, end, slashed: false };
  }
  const name = slashed ?? bare ?? '';
  return findAgency(name) === null ? null : { agencies: [name], end, slashed: slashed !== undefined };
}

/** Index behind ` - `, ` -- `, ` _ `, `.- ` and their blanks. */
function readDash(text: string, from: number): number | null {
  const match = /^\s*\.?\s*[-–—_]{1,2}(?:\s+|$)/.exec(text.slice(from, from + 12));
  return match === null ? null : from + match[0].length;
}

/** Index behind the `.` or `:` that ends a signature between slashes. */
function readStop(text: string, from: number): number | null {
  const match = /^[.:]\s+/.exec(text.slice(from, from + 8));
  return match === null ? null : from + match[0].length;
}

/** Swiss copy has no dash: `Genève (ats) Le scandale`. A sentence must follow. */
function readBareEnd(text: string, from: number): number | null {
  const match = /^\s+(?=[\p{Lu}\d"“„«'‘])/u.exec(text.slice(from, from + 8));
  return match === null ? null : from + match[0].length;
}
