import { createHash } from 'node:crypto';
import type { PostFile } from '../delivery/chat-gateway.ts';
import type { Language } from '../delivery/subscription.ts';
import type { DrawnMap, MapWish, Spot } from '../picture/draw-map.ts';
import type { Pictures } from '../picture/pictures.ts';
import { countryName } from '../wire/countries.ts';
import type { Query } from '../wire/query.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { pictureFile } from './post-files.ts';
import { sayPlainly } from './say.ts';
import { nameTopic } from './topic-name.ts';

/** Places that are told in words at most. */
const mostTold = 12;

/** How many stories there are from each place. */
export interface PlaceCount {
  add(story: ArchivedStory): void;
  /** Most stories first, as a map takes them. */
  spots(): readonly Spot[];
  /** How many stories are from one or more of these places. */
  storiesAt(spots: readonly Spot[]): number;
  /** The places of stories that are from none of these, most stories first. */
  spotsWithout(spots: readonly Spot[]): readonly Spot[];
  /** How many stories have no place on a map. */
  unplaced(): number;
}

/** A map that is drawn, and what there is to say of it. */
export interface MapPicture extends Pick<DrawnMap, 'shown' | 'subtitle'> {
  /** Described by what lies on it, and with another name for another picture. */
  readonly file: PostFile;
}

/** A map to be drawn, whose words are not chosen yet. */
export type PlacesWish = Omit<MapWish, 'words'>;

/** What readers call a place: by its name in stories and its country. */
export type CallPlace = (name: string, country: string) => string;

/** Counts these stories at each of their places, by the ids of those, and calls each as its readers do. */
export function countPlaces(stories: readonly ArchivedStory[], call: CallPlace): PlaceCount {
  const places = new Map<string, Spot>();
  const placesOf: (readonly string[])[] = [];
  let unplaced = 0;
  const idOf = new WeakMap<Spot, string>();
  const isFrom = (spots: readonly Spot[]) => {
    const among = new Set(spots.map((spot) => idOf.get(spot)));
    return (ids: readonly string[]) => ids.some((id) => among.has(id));
  };
  const counted: PlaceCount = {
    add({ dateline }) {
      const its = dateline?.places ?? [];
      if (its.length === 0) unplaced++;
      placesOf.push([...new Set(its.map(({ id }) => id))]);
      for (const { id, name, country, lat, lon } of new Map(its.map((place) => [place.id, place])).values()) {
        const held = places.get(id);
        places.set(id, {
          name: held?.name ?? call(name, country),
          country,
          lat,
          lon,
          count: (held?.count ?? 0) + 1,
        });
      }
    },
    spots() {
      const shared = numberShared(placesOf);
      const all = [...places].map(([id, place]) => {
        const its = shared.get(id);
        const spot: Spot = its === undefined ? place : { ...place, shared: its };
        idOf.set(spot, id);
        return spot;
      });
      return all.sort((a, b) => b.count - a.count);
    },
    storiesAt: (spots) => placesOf.filter(isFrom(spots)).length,
    spotsWithout(spots) {
      const isThere = isFrom(spots);
      const counts = new Map<string, number>();
      for (const ids of placesOf) {
        if (isThere(ids)) continue;
        for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      const rest = [...counts].map(([id, count]) => ({ ...(places.get(id) as Spot), count }));
      return rest.sort((a, b) => b.count - a.count);
    },
    unplaced: () => unplaced,
  };
  for (const story of stories) counted.add(story);
  return counted;
}

/** The stories that are from several places, by the ids of those, as numbers by place: the same whichever comes first, since a picture is named by them. */
function numberShared(placesOf: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  const several = placesOf.filter((ids) => ids.length > 1).map((ids) => ids.toSorted());
  for (const [number, ids] of several.sort((a, b) => (a.join() < b.join() ? -1 : 1)).entries()) {
    for (const id of ids) numbers.getOrInsertComputed(id, () => []).push(number);
  }
  return numbers;
}

/** What a map of a topic is called, plain text. */
export function nameMap(topic: Query, language: Language, timezone: string): string {
  if (topic.kind === 'all') return sayPlainly(language, 'map.title');
  return sayPlainly(language, 'map.ofTopic', { topic: nameTopic(topic, language, timezone) });
}

/** Draws a map; the same wish gives the same picture under the same name. */
export async function drawPlaces(
  asked: PlacesWish,
  language: Language,
  pictures: Pick<Pictures, 'map'>,
): Promise<MapPicture> {
  const codes = asked.spots.map(({ country }) => country);
  const countries = Object.fromEntries(codes.map((code) => [code, countryName(code, language)]));
  const wish = { ...asked, words: { others: sayPlainly(language, 'map.andOthers'), countries } };
  const { png, shown, frame, isPart, subtitle } = await pictures.map(wish);
  const drawn = createHash('sha256')
    .update(JSON.stringify([{ ...wish, subtitle }, language]))
    .digest('hex');
  const places = tellSpots(shown, language);
  const alt = isPart
    ? sayPlainly(language, 'map.altOfPart', { places })
    : sayPlainly(language, 'map.alt', { area: frame, places: places === '' ? 'none' : places });
  return { file: pictureFile(`kaart-${drawn.slice(0, 8)}`, png, alt), shown, subtitle };
}

/** `Den Haag (9), Moskou (4) en nog 3 plaatsen`, plain text. */
export function tellSpots(spots: readonly Spot[], language: Language): string {
  const told = spots
    .slice(0, mostTold)
    .map(({ name, count }) => sayPlainly(language, 'map.place', { name, count }));
  const others = spots.length - told.length;
  return others === 0
    ? told.join(', ')
    : `${told.join(', ')} ${sayPlainly(language, 'map.others', { count: others })}`;
}
