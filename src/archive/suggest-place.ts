import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { replaceParts } from './replace-parts.ts';

/** What is asked of an archive and its names. */
export interface PlaceRoom {
  finds(query: Query): boolean | Promise<boolean>;
  /** Whether a name stands for a place, in whatever language. */
  isPlace(name: string): boolean;
  /** The names by which Dutch copy calls the places that go by `name`, likeliest first. */
  placeNames(name: string): readonly string[];
}

/** Words of the longest name that is looked for. */
const mostWords = 4;
/** Runs of words that are looked up in one query (some 20 microseconds each), and names that stories are asked for. */
const mostLooked = 40;
const mostNames = 4;

/**
 * A query in which each word, or run of words, that finds nothing and is a place's name has become `stad:` with that name; where no
 * story has that city, what Dutch copy calls it (`Prague`: `Praag`). The query itself where there is none. What must not
 * occur is left as it is.
 */
export async function namePlaces(query: Query, room: PlaceRoom): Promise<Query> {
  let looked = 0;
  let tried = 0;
  return nameIn(query);

  async function nameIn(part: Query): Promise<Query> {
    switch (part.kind) {
      case 'word':
      case 'phrase':
        return (await nameRun([part])) ?? part;
      case 'or':
        return replaceParts(part, await each(part.parts));
      case 'and':
        return replaceParts(part, await runs(part.parts));
      default:
        return part;
    }
  }

  async function each(parts: readonly Query[]): Promise<readonly Query[]> {
    const named: Query[] = [];
    for (const part of parts) named.push(await nameIn(part));
    return named;
  }

  /** The longest run first, as `Den Bosch` is one name. */
  async function runs(parts: readonly Query[]): Promise<readonly Query[]> {
    const named: Query[] = [];
    for (let at = 0; at < parts.length; ) {
      let length = Math.min(mostWords, parts.length - at);
      let place: Query | null = null;
      for (; length > 1; length -= 1) {
        place = await nameRun(parts.slice(at, at + length));
        if (place !== null) break;
      }
      named.push(place ?? (await nameIn(parts[at] as Query)));
      at += Math.max(1, length);
    }
    return named;
  }

  async function nameRun(parts: readonly Query[]): Promise<Query | null> {
    const texts = parts.flatMap((part) =>
      part.kind === 'word' || (part.kind === 'phrase' && parts.length === 1) ? [part.text] : [],
    );
    const name = texts.join(' ');
    if (texts.length < parts.length || looked >= mostLooked || tried >= mostNames) return null;
    looked += 1;
    if (!room.isPlace(name)) return null;
    tried += 1;
    const [only] = parts;
    if (await room.finds(parts.length === 1 && only ? only : { kind: 'and', parts })) return null;
    for (const place of placesOf(name, room)) if (await room.finds(place)) return place;
    return null;
  }
}

function placesOf(name: string, room: PlaceRoom): readonly Query[] {
  const typed = splitWords(name).join(' ');
  const others = room.placeNames(name).filter((other) => splitWords(other).join(' ') !== typed);
  return [
    { kind: 'field', field: 'city', value: name },
    ...others.map((text): Query => ({ kind: splitWords(text).length > 1 ? 'phrase' : 'word', text })),
  ];
}
