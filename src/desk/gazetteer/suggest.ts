import type { Place } from '../../wire/item.ts';
import { prefixApart } from './distance.ts';
import { foldName } from './fold.ts';
import { layOutNames, type NameIndex } from './name-index.ts';
import { loadTable } from './table.ts';

/** A place that what was typed may become. */
export interface Suggestion {
  readonly place: Place;
  /** The name that was found, as people write it, when it is not the place's Dutch one (`Kiev`, `The Hague`); else null. */
  readonly matched: string | null;
  /** What `countOf` said. */
  readonly stories: number;
}

interface Found {
  readonly row: number;
  readonly entry: number;
  readonly stories: number;
  readonly rank: number;
}

/** Letters from which a name typed in full goes before names that only begin so. */
const wholeName = 4;
/** Letters from which a typo is looked for, and from which two are. */
const oneWrong = 4;
const twoWrong = 8;

let index: NameIndex | null = null;

/**
 * The places whose name begins with what was typed, in Dutch, English or as they are called there, or has a later word
 * that does (`bosch`: Den Bosch); case, accents and signs do not count. Only when there are none: those that would
 * begin so with one letter, from 8 letters with two, put right. Most useful first: a name typed in full, then those
 * with the most stories, then those that a Dutch reader most likely means. With nothing typed, the places with the most
 * stories.
 *
 * Answers from memory in well under a millisecond; the first call lays the names out (some 100 ms, with the table's own
 * loading), so call it once at the start. Throws when the committed table is missing.
 *
 * @param limit At most so many.
 * @param countOf How many stories there are of the place with this id. Called for every place that fits.
 */
export function suggestPlaces(
  typed: string,
  limit: number,
  countOf: (placeId: string) => number,
): Suggestion[] {
  const table = loadTable();
  index ??= layOutNames(table);
  const key = foldName(typed);
  if (limit < 1 || (key === '' && typed.trim() !== '')) return [];
  const start = matchStart(index, key);
  const entries = start.length > 0 ? start : matchTypo(index, key);
  const names = index;
  return pickBest(names, entries, key, limit, countOf).map(({ row, entry, stories }) => {
    const place = table.place(row);
    const name = names.names[entry] ?? '';
    return { place, matched: foldName(name) === foldName(place.name) ? null : name, stories };
  });
}

/** Entries whose key begins with `key`: a run of the sorted index. With no key, every place by its own name. */
function matchStart(names: NameIndex, key: string): Int32Array {
  if (key === '') return names.own;
  const from = firstAt(names.keys, key);
  // The last character there is: every key that begins with `key` stands before it.
  return names.all.subarray(from, firstAt(names.keys, `${key}\uffff`));
}

/** Where the first key stands that is not before `key`. */
function firstAt(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Entries whose key begins nearly so: the nearest that there are. The first letter has to be right. */
function matchTypo(names: NameIndex, key: string): Int32Array {
  if (key.length < oneWrong) return new Int32Array();
  let reach = key.length < twoWrong ? 1 : 2;
  let nearest: number[] = [];
  for (const entry of matchStart(names, key.charAt(0))) {
    const apart = prefixApart(key, names.keys[entry] ?? '', reach);
    if (apart > reach) continue;
    if (apart < reach) nearest = [];
    reach = apart;
    nearest.push(entry);
  }
  return Int32Array.from(nearest);
}

/** The `limit` best finds, best first, one a place. One pass, since a single letter has thousands. */
function pickBest(
  names: NameIndex,
  entries: Int32Array,
  key: string,
  limit: number,
  countOf: (placeId: string) => number,
): readonly Found[] {
  const best: Found[] = [];
  for (const entry of entries) {
    const row = names.rows[entry] ?? 0;
    const stories = countOf(names.ids[row] ?? '');
    const whole = key.length >= wholeName && names.keys[entry] === key ? wholeRank : 0;
    const rank = whole + stories * storyRank + (names.strengths[entry] ?? 0);
    if (best.length === limit && rank <= (best.at(-1)?.rank ?? 0)) continue;
    const held = best.findIndex((found) => found.row === row);
    if (held !== -1) {
      if ((best[held]?.rank ?? 0) >= rank) continue;
      best.splice(held, 1);
    } else if (best.length === limit) best.pop();
    let at = best.length;
    while (at > 0 && (best[at - 1]?.rank ?? 0) < rank) at--;
    best.splice(at, 0, { row, entry, stories, rank });
  }
  return best;
}

/** One story counts for more than any size, a name typed in full for more than any number of stories. */
const storyRank = 100;
const wholeRank = 1e12;
