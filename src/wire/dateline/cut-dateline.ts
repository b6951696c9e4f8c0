import type { Dateline } from '../item.ts';
import { findAgency } from './agencies.ts';
import { skipBlanks } from './characters.ts';
import { scanPlaces } from './places.ts';

/**
 * Reads a dateline that the end of the copy cuts off: `WASHINGTON/NUUK (AN`, `DEN HAAG (ANP)`, `BRU`, `SPA-`. `text` is all
 * that there is of the paragraph. Cities and agencies are those that are surely whole: something follows them.
 * Null when the text cannot be the start of a dateline.
 */
export function readCutDateline(text: string): Dateline | null {
  const start = skipBlanks(text, 0);
  if (/^['‘’]s-?$/u.test(text.slice(start))) return makeCut(text.slice(start), [], []);
  const places = scanPlaces(text, start);
  if (places === null || places.case === 'odd') return null;
  const at = skipBlanks(text, places.end);
  const isHyphenated = text.charCodeAt(places.end) === 0x2d && places.end + 1 === text.length;
  if (at === text.length || isHyphenated) {
    if (places.case !== 'capitals') return null;
    return makeCut(text.slice(start), places.cities.slice(0, places.wholeCities), []);
  }
  if (text.charCodeAt(at) !== 0x28) return null;
  const close = text.indexOf(')', at);
  const inner = text.slice(at + 1, close < 0 ? text.length : close);
  if (inner.includes('(') || inner.length > 60) return null;
  const tokens = inner.split('/').map((token) => token.trim());
  const last = close < 0 ? (tokens.pop() ?? '') : '';
  const isWhole = close < 0 || skipBlanks(text, close + 1) === text.length;
  const areAgencies = tokens.every((token) => findAgency(token) !== null);
  if (!isWhole || !areAgencies || !/^[\p{L}\d.& -]*$/u.test(last)) return null;
  if (places.case !== 'capitals' && tokens.length === 0 && !/^\p{Lu}*$/u.test(last)) return null;
  return makeCut(text.slice(start), places.cities, tokens);
}

function makeCut(raw: string, cities: readonly string[], agencies: readonly string[]): Dateline {
  return { raw, cities, agencies, places: [] };
}
