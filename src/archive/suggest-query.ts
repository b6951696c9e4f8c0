import { namesNear } from '../wire/near-names.ts';
import type { Query, QueryField } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { createPace, type Pace } from './pace.ts';
import { readSmallWords } from './read-small-words.ts';
import type { Names } from './story-archive.ts';
import { namePlaces, type PlaceRoom } from './suggest-place.ts';

/** What suggesting asks: whether a query finds anything, and which words and names are near to what was typed. */
export interface Suggesting extends Omit<PlaceRoom, 'finds'> {
  /** In `mostTime` ms: what is found later is not found. */
  finds(query: Query, mostTime: number): boolean | Promise<boolean>;
  /** Words near to a folded one, nearest first; what was found of them when the pace is over. */
  wordsNear(word: string, pace: Pace): readonly string[] | Promise<readonly string[]>;
  /** Names of a field near to what was typed, best first. */
  namesNear(field: QueryField, typed: string): readonly string[] | Promise<readonly string[]>;
}

/** How long it is looked whether one query finds anything, and for a suggestion as a whole, ms: a later one comes too late. */
const mostTimeToFind = 250;
const mostTime = 1_000;

/** Words and names of a query that are helped with at most: more make no typo but another language. */
const mostHelped = 3;

/** Words and names that find nothing, helped or not, with which it is worth while to go on. */
const mostMissing = 4;

/**
 * A query like one that finds nothing, in which each word and name that finds nothing has become the nearest that finds
 * something, and each place's name `stad:` (suggest-place.ts), or in which small words are read as what they mean
 * (read-small-words.ts); null when that does not help, when more than four find nothing, or
 * when it takes more than a second. What it gives finds something. Others have their turn between one word and the next.
 */
export async function suggestQuery(query: Query, room: Suggesting): Promise<Query | null> {
  const pace = createPace(mostTime);
  let helped = 0;
  let missing = 0;
  const isHopeless = () => helped > mostHelped || missing > mostMissing || pace.isOver();
  const read = readSmallWords(query);
  if (read !== query && (await finds(read))) return read;
  const named = await namePlaces(read, { ...room, finds });
  const mended = await mend(named);
  const isOther = named !== read || helped > 0;
  return isOther && !isHopeless() && (await finds(mended)) ? mended : null;

  async function mend(part: Query): Promise<Query> {
    if (isHopeless()) return part;
    switch (part.kind) {
      case 'and':
      case 'or': {
        const parts: Query[] = [];
        // One after another: how many were helped decides whether the next is.
        for (const one of part.parts) parts.push(await mend(one));
        return { kind: part.kind, parts };
      }
      case 'word': {
        const [word, another] = splitWords(part.text);
        if (word === undefined || another !== undefined) return part;
        return replace(part, async () =>
          [...kindredOf(word), ...(await room.wordsNear(word, pace))].map((text) => ({ kind: 'word', text })),
        );
      }
      case 'field':
        return replace(part, async () =>
          (await room.namesNear(part.field, part.value)).map((value) => ({ ...part, value })),
        );
      default:
        return part;
    }
  }

  async function replace(part: Query, near: () => Promise<readonly Query[]>): Promise<Query> {
    if (await finds(part)) return part;
    missing += 1;
    if (isHopeless()) return part;
    for (const better of await near()) {
      if (pace.isOver()) return part;
      if (!(await finds(better))) continue;
      helped += 1;
      return better;
    }
    return part;
  }

  async function finds(part: Query): Promise<boolean> {
    if (pace.isTired()) await pace.rest();
    return room.finds(part, Math.min(mostTimeToFind, pace.timeLeft()));
  }
}

/** Letters of the shortest word behind which a verb or its noun is looked for. */
const shortestKindred = 6;

/** The verb that a folded word is the noun of by its letters, or the other way round: `verhoging` and `verhogen`. They have no stem in common. */
function kindredOf(word: string): readonly string[] {
  if (word.length < shortestKindred) return [];
  if (/ing(?:en)?$/.test(word)) return [word.replace(/ing(?:en)?$/, 'en')];
  return word.endsWith('en') ? [word.replace(/en$/, 'ing')] : [];
}

/** What tells which names there are of each field. */
export interface KnownNames {
  /** Cities that stories have, near to what was typed. */
  cities(typed: string): readonly string[] | Promise<readonly string[]>;
  /** The sections that stories have. */
  sections(): readonly string[] | Promise<readonly string[]>;
  readonly names: Names;
}

/** `Suggesting.namesNear` of an archive: names that the desk knows, and sections that only stories have. */
export function createNamesNear({ cities, sections, names }: KnownNames): Suggesting['namesNear'] {
  return async (field, typed) => {
    if (field === 'city') return cities(typed);
    const held = field === 'section' ? (await sections()).map((name) => [name]) : [];
    return [...new Set([...namesNear(typed, held), ...(names.near?.(field, typed) ?? [])])];
  };
}

/** `Suggesting.isPlace` and `placeNames` of an archive that goes by these names. */
export function createPlaceRoom(names: Names): Omit<PlaceRoom, 'finds'> {
  return {
    isPlace: (name) => names.places(name).length > 0,
    placeNames: (name) => names.placeNames?.(name) ?? [],
  };
}
