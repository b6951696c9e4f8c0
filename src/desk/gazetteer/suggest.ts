import type { Place } from '../../wire/item.ts';
import { lacksMore, lettersOf } from '../../wire/letter-set.ts';
import { firstAt } from '../../wire/sorted-list.ts';
import { lettersApart, prefixApart } from './distance.ts';
import { foldName, foldOpenSaint } from './fold.ts';
import { layOutNames, type NameIndex, reverse } from './name-index.ts';
import { shortNames } from './short-names.ts';
import { loadTable } from './table.ts';

/** A place that what was typed may become. */
export interface Suggestion {
  readonly place: Place;
  /** The name that was found, as people write it, when it is not the place's Dutch one (`Kiev`, `The Hague`); else null. */
  readonly matched: string | null;
  /** As `counts` has it. */
  readonly stories: number;
  readonly fit: Fit;
}

/** How a name is what was typed: it is that name, begins so, begins so in Dutch with its Saint written out, or is merely near. */
export type Fit = 'whole' | 'begins' | 'short' | 'near';

interface Found {
  readonly row: number;
  /** The name that was found. */
  readonly name: string;
  readonly stories: number;
  readonly rank: number;
  readonly fit: Fit;
}

/** How many stories each place has; a suggestion looks at thousands of them. */
export interface PlaceCounts {
  /** By row of the table. */
  readonly stories: Uint32Array;
  /** Sets that of the place with this id; nothing for an id that the table does not have. */
  set(placeId: string, stories: number): void;
}

/** Counts of no story yet. Lays the names out at the first call, as `suggestPlaces` does. */
export function createPlaceCounts(): PlaceCounts {
  const { places, rowOf } = loadIndex();
  const stories = new Uint32Array(places);
  return {
    stories,
    set(placeId, count) {
      const row = rowOf(placeId);
      if (row !== undefined) stories[row] = count;
    },
  };
}

function loadIndex(): NameIndex {
  index ??= layOutNames(loadTable());
  return index;
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
 * that does (`bosch`: Den Bosch), or is typed by its initials (short-names.ts); case, accents and signs do not count, and
 * all forms of Saint are one (`st`).
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
 * @param counts How many stories there are of each place.
 * @param isCounted Whether only places with stories are wanted: no other typos are looked through.
 */
export function suggestPlaces(
  typed: string,
  limit: number,
  counts: PlaceCounts,
  isCounted = false,
): Suggestion[] {
  const table = loadTable();
  const names = loadIndex();
  const { stories } = counts;
  const key = foldName(typed);
  if (limit < 1 || key === '') return [];
  const pick = (entries: Int32Array, sought: string, fit: Fit) =>
    pickBest(names, entries, { key: sought, limit, stories, fit });
  const begun = matchStart(names, key);
  const saint = foldOpenSaint(typed);
  const saints =
    saint === null || saint === key
      ? new Int32Array()
      : matchStart(names, saint).filter((entry) => names.saints[entry] === 1);
  const found = pick(begun, key, 'begins');
  if (saint !== null) addAll(found, pick(saints, saint, 'short'));
  if (begun.length + saints.length === 0) found.push(...pick(matchEnd(names, key), key, 'near'));
  if (found.every((one) => one.stories === 0)) {
    const isAny = found.length === 0 && !isCounted;
    const isMeant = (row: number) => isAny || (stories[row] ?? 0) > 0;
    found.push(...pick(matchTypo(names, key, isMeant), key, 'near'));
  }
  const short = findShort(names, key, stories);
  const others = short === null ? found : [...found.filter(({ row }) => row !== short.row), short];
  return others
    .filter((one) => !isCounted || one.stories > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ row, name, stories, fit }) => {
      const place = table.place(row);
      const matched = foldName(name) === foldName(place.name) ? null : name;
      if (fit === 'begins' && foldName(name) === key) return { place, matched, stories, fit: 'whole' };
      // Akko was Saint-Jean d’Acre once: that is a name that begins so, like any other.
      return { place, matched, stories, fit: fit === 'short' && matched !== null ? 'begins' : fit };
    });
}

/** Adds finds; of a place that was found already the fit counts, since a form of Saint is meant rather than a word that begins so. */
function addAll(found: Found[], more: readonly Found[]): void {
  const placed = new Map(found.map((one, at) => [one.row, at]));
  for (const one of more) {
    const at = placed.get(one.row);
    const held = at === undefined ? undefined : found[at];
    if (at === undefined || held === undefined) found.push(one);
    else found[at] = { ...one, rank: Math.max(one.rank, held.rank) };
  }
}

/** The place that is typed by its initials, or the like; null when it is none. */
function findShort(names: NameIndex, key: string, counts: Uint32Array): Found | null {
  const short = shortNames.get(key);
  const row = short === undefined ? undefined : names.rowOf(short.placeId);
  if (short === undefined || row === undefined) return null;
  const stories = counts[row] ?? 0;
  const rank = (stories > 0 ? wholeRank : 0) + shortRank + stories * storyRank;
  return { row, name: short.name, stories, rank, fit: 'whole' };
}

/** Entries whose key ends with `key`: a run of those that are sorted by their end. */
function matchEnd({ keys, byEnd }: NameIndex, key: string): Int32Array {
  if (key.length < endOfName) return new Int32Array();
  const end = reverse(key);
  const readAt = (at: number) => reverse(keys.at(byEnd[at] ?? 0));
  const from = (word: string) => firstAt(byEnd.length, (at) => readAt(at) >= word);
  return byEnd.subarray(from(end), from(end + lastLetter));
}

/** Entries whose key begins with `key`: a run of the sorted index. */
function matchStart({ keys, all }: NameIndex, key: string): Int32Array {
  const readAt = (at: number) => keys.at(at);
  const from = (word: string) => firstAt(keys.size, (at) => readAt(at) >= word);
  return all.subarray(from(key), from(key + lastLetter));
}

/** The last character there is: every key that begins as what it is put behind stands before it. */
const lastLetter = '\uffff';

/**
 * Entries whose key begins nearly so, the nearest of those that `isMeant` admits. The first letter has to be right. Not the names in other
 * languages: what is near to one of those is more often a place of its own (`Amsterdm`, and `Nieuw-Amsterdam` for New York).
 */
function matchTypo(names: NameIndex, key: string, isMeant: (row: number) => boolean): Int32Array {
  if (key.length < oneWrong) return new Int32Array();
  const letters = lettersOf(key);
  let reach = key.length < twoWrong ? 1 : 2;
  let nearest: number[] = [];
  for (const entry of matchStart(names, key.charAt(0))) {
    if (names.further[entry] === 1 || !isMeant(names.rows[entry] ?? 0)) continue;
    // Each letter that a name lacks is one wrong at least.
    if (lacksMore(letters, names.letters[entry] ?? 0, reach)) continue;
    const name = names.keys.at(entry);
    const apart = key.length < beginWrong ? lettersApart(key, name, reach) : prefixApart(key, name, reach);
    if (apart > reach || apart === 0) continue;
    if (apart < reach) nearest = [];
    reach = apart;
    nearest.push(entry);
  }
  return Int32Array.from(nearest);
}

/** What is picked by: `key` as it was typed, and how a name that is no more than found fits it. */
interface Picking {
  readonly key: string;
  readonly limit: number;
  readonly stories: Uint32Array;
  readonly fit: Fit;
}

/** The `limit` best finds, best first, one a place. One pass, since a single letter has thousands. */
function pickBest(
  { rows, strengths, keys, name, further }: NameIndex,
  entries: Int32Array,
  { key, limit, stories: counts, fit }: Picking,
): Found[] {
  const best: Found[] = [];
  const isLong = key.length >= wholeName;
  let least = Number.NEGATIVE_INFINITY;
  for (let position = 0; position < entries.length; position++) {
    const entry = entries[position] ?? 0;
    const row = rows[entry] ?? 0;
    const stories = counts[row] ?? 0;
    const isWhole = isLong && keys.at(entry) === key;
    const whole = isWhole ? (stories > 0 ? wholeRank : nameRank) : 0;
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
    best.splice(at, 0, { row, name: name(entry), stories, rank, fit });
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
