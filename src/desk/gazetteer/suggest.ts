import type { Place } from '../../wire/item.ts';
import { lettersApart, prefixApart } from './distance.ts';
import { foldName } from './fold.ts';
import { layOutNames, type NameIndex, reverse } from './name-index.ts';
import { shortNames } from './short-names.ts';
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
  /** The name that was found. */
  readonly name: string;
  readonly stories: number;
  readonly rank: number;
}

/** Letters from which a name typed in full goes before names that only begin so. */
const wholeName = 4;
/** Letters from which a name's end is looked for. */
const endOfName = 4;
/** Letters from which a typo is looked for (of fewer than `beginWrong` in a whole name only), and from which two are. */
const oneWrong = 3;
const beginWrong = 4;
const twoWrong = 8;

let index: NameIndex | null = null;

/**
 * The places whose name begins with what was typed, in Dutch, English or as they are called there, or has a later word
 * that does (`bosch`: Den Bosch), or is typed by its initials (short-names.ts); case, accents and signs do not count.
 * When there is none, those whose name ends so (`rdam`). When none of them has a story, also those with stories that would
 * begin so with one letter, from 8 letters with two, put right (with three letters typed: that would be so); when there is
 * none at all, also those without. A name in another language comes behind all that begin so in Dutch or English. Most useful first: those with stories, a name typed in full before those with the most; then those without, a
 * name typed in full before those that a Dutch reader most likely means. None for text without a letter or digit: what
 * has the most stories the caller knows itself.
 *
 * Answers from memory in well under a millisecond; the first call lays the names out (some 200 ms, with the table's own
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
  const names = index;
  const key = foldName(typed);
  if (limit < 1 || key === '') return [];
  const found = pickBest(names, matchStart(names, key), key, limit, countOf);
  if (found.length === 0) found.push(...pickBest(names, matchEnd(names, key), key, limit, countOf));
  if (found.every(({ stories }) => stories === 0)) {
    const isMeant = (row: number) => found.length === 0 || countOf(names.ids[row] ?? '') > 0;
    found.push(...pickBest(names, matchTypo(names, key, isMeant), key, limit, countOf));
  }
  const short = findShort(names, key, countOf);
  const others = short === null ? found : [...found.filter(({ row }) => row !== short.row), short];
  return others
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ row, name, stories }) => {
      const place = table.place(row);
      return { place, matched: foldName(name) === foldName(place.name) ? null : name, stories };
    });
}

/** The place that is typed by its initials, or the like; null when it is none. */
function findShort(names: NameIndex, key: string, countOf: (placeId: string) => number): Found | null {
  const short = shortNames.get(key);
  const row = short === undefined ? -1 : names.ids.indexOf(short.placeId);
  if (short === undefined || row === -1) return null;
  const stories = countOf(short.placeId);
  return {
    row,
    name: short.name,
    stories,
    rank: (stories > 0 ? wholeRank : 0) + shortRank + stories * storyRank,
  };
}

/** Entries whose key ends with `key`: a run of those that are sorted by their end. */
function matchEnd({ keys, byEnd }: NameIndex, key: string): Int32Array {
  if (key.length < endOfName) return new Int32Array();
  const end = reverse(key);
  const readAt = (at: number) => reverse(keys[byEnd[at] ?? 0] ?? '');
  return byEnd.subarray(firstAt(byEnd.length, readAt, end), firstAt(byEnd.length, readAt, end + lastLetter));
}

/** Entries whose key begins with `key`: a run of the sorted index. */
function matchStart({ keys, all }: NameIndex, key: string): Int32Array {
  const readAt = (at: number) => keys[at] ?? '';
  return all.subarray(firstAt(keys.length, readAt, key), firstAt(keys.length, readAt, key + lastLetter));
}

/** The last character there is: every key that begins as what it is put behind stands before it. */
const lastLetter = '\uffff';

/** Where, of `size` sorted words, the first stands that is not before `word`. */
function firstAt(size: number, readAt: (at: number) => string, word: string): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (readAt(middle) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Entries whose key begins nearly so, the nearest of those that `isMeant` admits. The first letter has to be right. */
function matchTypo(names: NameIndex, key: string, isMeant: (row: number) => boolean): Int32Array {
  if (key.length < oneWrong) return new Int32Array();
  let reach = key.length < twoWrong ? 1 : 2;
  let nearest: number[] = [];
  for (const entry of matchStart(names, key.charAt(0))) {
    const name = names.keys[entry] ?? '';
    if (!isMeant(names.rows[entry] ?? 0)) continue;
    const apart = key.length < beginWrong ? lettersApart(key, name, reach) : prefixApart(key, name, reach);
    if (apart > reach || apart === 0) continue;
    if (apart < reach) nearest = [];
    reach = apart;
    nearest.push(entry);
  }
  return Int32Array.from(nearest);
}

/** The `limit` best finds, best first, one a place. One pass, since a single letter has thousands. */
function pickBest(
  { rows, ids, strengths, keys, names, further }: NameIndex,
  entries: Int32Array,
  key: string,
  limit: number,
  countOf: (placeId: string) => number,
): Found[] {
  const best: Found[] = [];
  const isLong = key.length >= wholeName;
  let least = Number.NEGATIVE_INFINITY;
  for (let position = 0; position < entries.length; position++) {
    const entry = entries[position] ?? 0;
    const row = rows[entry] ?? 0;
    const stories = countOf(ids[row] ?? '');
    const whole = isLong && keys[entry] === key ? (stories > 0 ? wholeRank : nameRank) : 0;
    const strength = strengths[entry] ?? 0;
    const rank =
      further[entry] === 1 && whole === 0
        ? furtherRank(stories, strength)
        : whole + stories * storyRank + strength;
    if (rank <= least) continue;
    const held = best.findIndex((found) => found.row === row);
    if (held !== -1) {
      if ((best[held]?.rank ?? 0) >= rank) continue;
      best.splice(held, 1);
    } else if (best.length === limit) best.pop();
    let at = best.length;
    while (at > 0 && (best[at - 1]?.rank ?? 0) < rank) at--;
    best.splice(at, 0, { row, name: names[entry] ?? '', stories, rank });
    if (best.length === limit) least = best[limit - 1]?.rank ?? least;
  }
  return best;
}

/**
 * One story counts for more than any size. A name typed in full counts for more than any number of stories when there are
 * some of its place, else for more than any size.
 */
const storyRank = 100;
const wholeRank = 1e12;
const nameRank = 50;
/** Initials of a place without stories: before every other name, behind what has stories. */
const shortRank = 75;

/** A name in another language stands behind all others: behind those with stories when its place has some. */
function furtherRank(stories: number, strength: number): number {
  return stories === 0 ? strength - furtherLoss : furtherWithStories + strength + stories / (stories + 1);
}

const furtherLoss = 20;
const furtherWithStories = 80;
