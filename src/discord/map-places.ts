import type { Language } from '../delivery/subscription.ts';
import type { DrawnMap, Spot } from '../picture/draw-map.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { sayPlainly } from './say.ts';

/** Places that are told in words at most. */
const mostTold = 12;

/** Counts a story at each of its places, by their ids; false when it has none. */
export function markPlaces(story: ArchivedStory, places: Map<string, Spot>): boolean {
  const its = story.dateline?.places ?? [];
  for (const { id, name, lat, lon } of new Map(its.map((place) => [place.id, place])).values()) {
    places.set(id, { name, lat, lon, count: (places.get(id)?.count ?? 0) + 1 });
  }
  return its.length > 0;
}

/** Those with most stories first, as a map takes them. */
export function spotsOf(places: ReadonlyMap<string, Spot>): readonly Spot[] {
  return [...places.values()].sort((a, b) => b.count - a.count);
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

/** What a map shows, for who does not see it; plain text. */
export function tellMap(
  { frame, isPart, shown }: Pick<DrawnMap, 'frame' | 'isPart' | 'shown'>,
  language: Language,
): string {
  const places = tellSpots(shown, language);
  if (isPart) return sayPlainly(language, 'map.altOfPart', { places });
  return sayPlainly(language, 'map.alt', { area: frame, places });
}
