import { findAgency, isNoAgency } from './agencies.ts';
import { skipBlanks } from './characters.ts';
import { type PlaceScan, scanPlaces } from './places.ts';
import { isWhereabouts, scanWhereabouts } from './qualifier.ts';
import { scanInnerDate } from './stamps.ts';

/** What stands between the places and the dash. */
export interface BehindPlaces {
  /** The places, with those that follow a qualifier (`BERGEN (NH)/ALKMAAR`). */
  readonly cities: readonly string[];
  readonly qualifiers: readonly (string | undefined)[];
  readonly agencies: readonly string[] | null;
  readonly innerDate: string | null;
  /** Whether a qualifier stands in parentheses. */
  readonly parenthesised: boolean;
  readonly end: number;
}

/**
 * Reads what stands behind the places of a dateline in `text`, qualifiers, agencies and a date, each as they come, up to
 * the dash. Null when it is no dateline.
 */
export function readBehindPlaces(text: string, places: PlaceScan): BehindPlaces | null {
  const capitals = places.case === 'capitals';
  const cities = [...places.cities];
  const qualifiers: (string | undefined)[] = [];
  let agencies: readonly string[] | null = null;
  let innerDate: string | null = null;
  let parenthesised = false;
  let i = places.end;
  for (let parts = 0; parts < 8; parts += 1) {
    const at = skipBlanks(text, i);
    const code = text.charCodeAt(at);
    const last = cities.length - 1;
    if (code === 0x28) {
      const close = findClose(text, at);
      if (close === null) return null;
      const inner = text.slice(at + 1, close).trim();
      const read = readAgencies(inner, capitals);
      if (read === 'refused') return null;
      if (read === 'none') {
        if (agencies !== null || !(capitals || isWhereabouts(inner))) return null;
        qualifiers[last] = inner;
        parenthesised = true;
      } else {
        // `FRANKFURT (ODER) (ANP/DPA)`: what no table knows is no agency beside one that is.
        const first = agencies?.every((one) => findAgency(one) === null) === true ? agencies : null;
        if (first !== null) qualifiers[last] = first.join('/');
        agencies = read;
      }
      i = text.charCodeAt(close) === 0x29 ? close + 1 : close;
      continue;
    }
    const date = scanInnerDate(text, code === 0x2c ? skipBlanks(text, at + 1) : at);
    if (date !== null && innerDate === null) {
      innerDate = date.text;
      i = date.end;
      continue;
    }
    if (code === 0x2c && agencies === null && innerDate === null && qualifiers[last] === undefined) {
      const where = scanWhereabouts(text, skipBlanks(text, at + 1));
      if (where === null) return null;
      qualifiers[last] = where.text;
      i = where.end;
      continue;
    }
    if (code === 0x2f && qualifiers[last] !== undefined) {
      const more = scanPlaces(text, skipBlanks(text, at + 1));
      if (more === null || more.case !== places.case) return null;
      cities.push(...more.cities);
      i = more.end;
      continue;
    }
    break;
  }
  return { cities, qualifiers, agencies, innerDate, parenthesised, end: i };
}

/** Where what stands in parentheses ends: at its `)`, or at the dash where that was forgotten (`(ANP - `). */
function findClose(text: string, open: number): number | null {
  const close = text.indexOf(')', open);
  const dash = text.indexOf(' - ', open);
  const end =
    dash >= 0 && (close < 0 || dash < close) && findAgency(text.slice(open + 1, dash)) ? dash : close;
  return end < 0 || end - open > 80 ? null : end;
}

/**
 * The tokens of `inner` (what stands between parentheses) as agencies; `refused` for what is known to be none
 * (`VVD`); `none` for what is neither. A code that the table does not know counts beside one that it does, and alone
 * behind a place in capitals.
 */
export function readAgencies(inner: string, behindCapitals: boolean): readonly string[] | 'none' | 'refused' {
  const whole = inner.trim();
  if (whole === '' || whole.length > 60) return 'none';
  if (findAgency(whole) !== null && !whole.includes('/')) return [whole];
  const tokens = whole
    .split(/[/,+;]| en | EN /u)
    .map((token) => token.trim())
    .filter((token) => token !== '');
  const known = tokens.map((token) => findAgency(token) !== null);
  if (known.includes(true)) {
    return tokens.every((token, i) => known[i] || /^[\p{L}\d.&\- ]{1,30}$/u.test(token)) ? tokens : 'none';
  }
  if (tokens.some((token) => isNoAgency(token))) return 'refused';
  if (isWhereabouts(whole)) return 'none';
  const parts = whole.split('-').map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => findAgency(part) !== null)) return parts;
  return behindCapitals && tokens.every((token) => /^\p{Lu}[\p{Lu}\d]{1,11}$/u.test(token)) ? tokens : 'none';
}
