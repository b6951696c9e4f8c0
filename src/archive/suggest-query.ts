import { namesNear } from '../wire/near-names.ts';
import type { Query, QueryField } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import type { FindOptions, Names } from './story-archive.ts';
import { namePlaces, type PlaceRoom } from './suggest-place.ts';

/** What suggesting asks: whether a query finds anything, and which words and names are near to what was typed. */
export interface Suggesting extends PlaceRoom {
  /** Words near to a folded one, nearest first. */
  wordsNear(word: string): readonly string[] | Promise<readonly string[]>;
  /** Names of a field near to what was typed, best first. */
  namesNear(field: QueryField, typed: string): readonly string[] | Promise<readonly string[]>;
}

/** How it is asked whether a query finds anything: a suggestion that takes longer comes too late. */
export const firstOfAll: FindOptions = { limit: 1, mostTime: 250 };

/** Words of a query that are helped with at most: more make no typo but another language. */
const mostHelped = 3;

/**
 * A query like one that finds nothing, in which each word and name that finds nothing has become the nearest that finds
 * something, and each place's name `stad:` (suggest-place.ts); null when that does not help. What it gives finds something.
 */
export async function suggestQuery(query: Query, room: Suggesting): Promise<Query | null> {
  let helped = 0;
  const named = await namePlaces(query, room);
  const mended = await mend(named);
  return (named !== query || helped > 0) && helped <= mostHelped && (await room.finds(mended))
    ? mended
    : null;

  async function mend(part: Query): Promise<Query> {
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
          (await room.wordsNear(word)).map((text) => ({ kind: 'word', text })),
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
    if (helped > mostHelped || (await room.finds(part))) return part;
    for (const better of await near()) {
      if (!(await room.finds(better))) continue;
      helped += 1;
      return better;
    }
    return part;
  }
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
