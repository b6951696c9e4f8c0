import { detachText } from '../detach-text.ts';
import type { Dateline } from '../item.ts';
import { findAgency } from './agencies.ts';
import { readAgencies, readBehindPlaces } from './behind-places.ts';
import { isApostrophe, isBlank, isDash, isDigit, letterAt, skipBlanks } from './characters.ts';
import { type PlaceScan, scanPlaces } from './places.ts';
import { isFixture, isNoPlaceInCapitals, isNoPlaceInSmallLetters, opensSentence } from './prose.ts';
import { withQualifiers } from './qualifier.ts';
import { scanStamp } from './stamps.ts';
import { isTeam } from './teams.ts';

/** A dateline as it was read off the start of a paragraph. Indexes count UTF-16 units of that paragraph. */
export interface DatelineReading {
  /** `places` is empty: the desk looks them up. */
  readonly dateline: Dateline;
  /** Where `dateline.raw` begins: 0, or behind a stamp that stands before it. */
  readonly start: number;
  /** Where the text begins. */
  readonly end: number;
  /** The text behind the dateline. */
  readonly rest: string;
  /** A clock time or date before the place or within the dateline, as it stands: `16:50`, `18 juni 2020`. */
  readonly stamp: string | null;
  /** True when an agency or capitals vouch for it; false when only its position does (`Borsele - `). */
  readonly certain: boolean;
}

/** No dateline is longer than this, in UTF-16 units, so that reading one takes the same time in a paragraph of 5 MB. */
const longest = 160;

/**
 * Reads the dateline at the start of a paragraph: `PLACE[/PLACE…] [(AGENCY[/AGENCY…])] - `, a required dash, and the
 * forms of other sites (`(Novum) - `, `[AMSTELVEEN]`, `GRONINGEN – `, a date inside it, a clock time or date before
 * it, AP's `CITY, ST (AP) _ `). Leading blanks are skipped. Prose that only looks alike stays prose: null.
 * `position`: `story` for the first paragraph of a story, where a place in small letters without an agency may be
 * believed; `any` elsewhere, where only capitals or a known agency are.
 */
export function readDateline(paragraph: string, position: 'story' | 'any' = 'story'): DatelineReading | null {
  // Desks use the same few hundred datelines over and over: the commonest form is looked up before it is read.
  const dash = paragraph.indexOf('- ') + 2;
  if (dash < 4 || dash > 80 || paragraph.charCodeAt(dash - 3) !== 0x20) {
    const head = paragraph.length > longest ? paragraph.slice(0, longest) : paragraph;
    return mayEndDateline.test(head) ? readUncached(paragraph, position) : null;
  }
  const slot = findSlot(paragraph, dash);
  const held = slots[slot];
  if (held !== undefined && held.raw.length === dash && paragraph.startsWith(held.raw)) {
    if (!isBlank(paragraph.charCodeAt(dash))) return withRest(paragraph, held, dash);
  }
  const reading = readUncached(paragraph, position);
  if (reading?.certain && reading.start === 0 && reading.end === dash && reading.stamp === null) {
    const { raw, cities, agencies, qualifiers } = reading.dateline;
    slots[slot] = {
      raw: detachText(raw),
      cities: cities.map(detachText),
      ...(qualifiers && { qualifiers: qualifiers.map((one) => (one === null ? null : detachText(one))) }),
      agencies: agencies.map(detachText),
      places: [],
    };
  }
  return reading;
}

/** Datelines that capitals or an agency vouch for; shared by the items that have them. A slot holds the latest one. */
const slots: (Dateline | undefined)[] = Array.from({ length: 4_096 }, () => undefined);

/** The slot for the dateline that ends at `dash`: a few of its characters tell it well enough from others. */
function findSlot(text: string, dash: number): number {
  let hash = dash;
  hash = hash * 31 + text.charCodeAt(0);
  hash = hash * 31 + text.charCodeAt(1);
  hash = hash * 31 + text.charCodeAt(2);
  hash = hash * 31 + text.charCodeAt(dash >> 1);
  // In front of ` - `, and in front of ` (ANP) - `.
  hash = hash * 31 + text.charCodeAt(dash - 4);
  // `(ANP/RTR)` and `(ANP/AFP)` differ in their last letters alone.
  if (dash > 9) hash = ((hash | 0) * 31 + text.charCodeAt(dash - 10)) * 31 + text.charCodeAt(dash - 5);
  return hash & 4_095;
}

/** The signs with which a dateline can end: a dash, a bracket, a year. Most lines of prose have none near their start. */
const mayEndDateline = /[-\u2010-\u2015_\]\d]/;

function withRest(paragraph: string, dateline: Dateline, end: number): DatelineReading {
  return { dateline, start: 0, end, rest: paragraph.slice(end), stamp: null, certain: true };
}

function readUncached(paragraph: string, position: 'story' | 'any'): DatelineReading | null {
  const from = skipBlanks(paragraph, 0);
  const code = paragraph.charCodeAt(from);
  const text = paragraph.length > longest ? paragraph.slice(0, longest) : paragraph;
  if (code === 0x28) return readAgencyAlone(paragraph, text, from);
  if (code === 0x5b) return readBracketed(paragraph, text, from);
  if (letterAt(text, from) === 'upper' && code !== 0x55)
    return readPlaces(paragraph, text, from, null, position);
  if (isApostrophe(code)) return readPlaces(paragraph, text, from, null, position);
  if (code !== 0x55 && !isDigit(code)) return null;
  // A digit or the U of `Update:` and `UTRECHT`: a stamp may stand before the place.
  const stamp = scanStamp(text, from);
  if (stamp === null) return code === 0x55 ? readPlaces(paragraph, text, from, null, position) : null;
  return readPlaces(paragraph, text, skipBlanks(text, stamp.end), stamp.text, position);
}

function readPlaces(
  paragraph: string,
  text: string,
  start: number,
  stamp: string | null,
  position: 'story' | 'any',
): DatelineReading | null {
  const places = scanPlaces(text, start);
  if (places === null || places.case === 'odd') return null;
  if (position === 'any' && places.case !== 'capitals' && text.indexOf('(', places.end) < 0) return null;
  const behind = readBehindPlaces(text, places);
  if (behind === null) return null;
  const { cities, agencies, innerDate, qualifiers } = behind;
  const vouched = agencies !== null || places.case === 'capitals';
  // A code that no table knows vouches for no club: `AJAX (VROUWEN) - `.
  const isUnknown = agencies?.every((one) => findAgency(one) === null) === true;
  if (isUnknown && places.case === 'capitals' && cities.some(isTeam)) return null;
  const end = scanDash(text, behind.end, vouched) ?? endWithoutDash(text, behind.end, places, innerDate);
  if (end === null) return null;
  const qualified = places.case === 'capitals' && behind.parenthesised;
  // `Goes (Zeeland) - De`: in small letters it may be somebody and where he is from.
  if (agencies === null && behind.parenthesised && !qualified) return null;
  if (agencies === null && !qualified && !isBelieved(text, places, end, position, innerDate !== null))
    return null;
  const reading = makeReading(paragraph, start, end, cities, agencies ?? [], stamp ?? innerDate, vouched);
  return { ...reading, dateline: { ...reading.dateline, ...withQualifiers(cities, qualifiers) } };
}

/** Index behind the dash at or after `at` and its blanks; null when none stands there. */
function scanDash(text: string, at: number, vouched: boolean): number | null {
  const dash = skipBlanks(text, at);
  if (!isDash(text.charCodeAt(dash))) return null;
  let behind = dash + 1;
  if (isDash(text.charCodeAt(behind))) behind += 1;
  const blanksBefore = dash > at || text.charCodeAt(at - 1) === 0x29;
  const blanksBehind = behind === text.length || isBlank(text.charCodeAt(behind));
  if (blanksBefore && blanksBehind) return skipBlanks(text, behind);
  // `WEST-BRABANT- De` and `(ANP) -De`: a blank is missing where capitals or an agency leave no doubt. Where the
  // copy ends with the hyphen (`SPA-`), the place may go on.
  if (vouched && behind < text.length && (blanksBefore || blanksBehind)) return skipBlanks(text, behind);
  return null;
}

/** `BERLIJN/PAPENBURG 18 juni 2020`: capitals with a whole date need no dash when a line or a sentence begins there. */
function endWithoutDash(text: string, at: number, places: PlaceScan, date: string | null): number | null {
  if (places.case !== 'capitals' || date === null || !/\d{4}$/.test(date)) return null;
  const i = text.charCodeAt(at) === 0x2e || text.charCodeAt(at) === 0x3a ? at + 1 : at;
  const next = skipBlanks(text, i);
  return next === text.length || (next > at && letterAt(text, next) === 'upper') ? next : null;
}

/** Whether places without an agency are a dateline and no prose. */
function isBelieved(
  text: string,
  places: PlaceScan,
  end: number,
  position: 'story' | 'any',
  dated: boolean,
): boolean {
  const first = places.cities[0] ?? '';
  if (places.case === 'capitals') return !places.cities.some(isNoPlaceInCapitals);
  if (position === 'any') return false;
  if (dated) return true;
  if (isFixture(first, text, end) || isNoPlaceInSmallLetters(first)) return false;
  if (end === text.length) return first.length > 2;
  if (opensSentence(text, end)) return true;
  return letterAt(text, end) === 'upper' && places.cities.length + first.split(' ').length <= 4;
}

function readAgencyAlone(paragraph: string, text: string, start: number): DatelineReading | null {
  const close = text.indexOf(')', start);
  if (close < 0 || close - start > 60) return null;
  const read = readAgencies(text.slice(start + 1, close), false);
  if (read === 'none' || read === 'refused') return null;
  const end = scanDash(text, close + 1, true);
  return end === null ? null : makeReading(paragraph, start, end, [], read, null, true);
}

function readBracketed(paragraph: string, text: string, start: number): DatelineReading | null {
  const places = scanPlaces(text, start + 1);
  if (places === null || places.case !== 'capitals' || text.charCodeAt(places.end) !== 0x5d) return null;
  const first = places.cities[0] ?? '';
  if (isNoPlaceInCapitals(first)) return null;
  const end = scanDash(text, places.end + 1, true) ?? skipBlanks(text, places.end + 1);
  return makeReading(paragraph, start, end, places.cities, [], null, true);
}

function makeReading(
  paragraph: string,
  start: number,
  end: number,
  cities: readonly string[],
  agencies: readonly string[],
  stamp: string | null,
  certain: boolean,
): DatelineReading {
  return {
    dateline: { raw: paragraph.slice(start, end), cities, agencies, places: [] },
    start,
    end,
    rest: paragraph.slice(end),
    stamp,
    certain,
  };
}
