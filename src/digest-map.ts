import type { PostFile } from './delivery/chat-gateway.ts';
import { namePlace } from './desk/known-names.ts';
import { countPlaces, drawPlaces, type MapPicture, nameMap, type PlacesWish } from './discord/map-places.ts';
import type { Voice } from './discord/story-line.ts';
import { nameEdition, weekdayIn } from './discord/time-words.ts';
import type { Pictures } from './picture/pictures.ts';
import type { Problem } from './wire/problem.ts';
import type { Query } from './wire/query.ts';
import type { ArchivedStory } from './wire/story.ts';

/** Maps that are held: a correction changes the digests of thousands of channels, and most of those are the same few. */
const mostHeld = 24;

/** The digest that a map is for; moments in ms since the epoch. */
export interface MapOrder {
  /** Those that it tells. */
  readonly stories: readonly ArchivedStory[];
  readonly topic: Query;
  readonly from: number;
  readonly to: number;
  readonly voice: Voice;
}

/**
 * Draws the map above a digest. The same order gives the same picture under the same name. Null where no story has a place
 * that is on a map, and where it cannot be drawn: that is told, and the news comes without.
 */
export type DrawDigestMap = (order: MapOrder) => Promise<PostFile | null>;

/** See `DrawDigestMap`. */
export function createDigestMaps(
  pictures: Pick<Pictures, 'map'>,
  report: (problem: Problem) => void,
): DrawDigestMap {
  const held = new Map<string, Promise<MapPicture>>();

  return async ({ stories, topic, from, to, voice }) => {
    const { language, timezone } = voice;
    const spots = countPlaces(stories, (name, country) => namePlace(name, country, language)).spots();
    if (spots.length === 0) return null;
    const title = nameMap(topic, language, timezone);
    const subtitle = `${weekdayIn(to, language, timezone)} · ${nameEdition(from, to, language, timezone)}`;
    const wish: PlacesWish = { title, subtitle, spots, isLow: true };
    const key = JSON.stringify([wish, language]);
    const known = held.get(key) ?? drawPlaces(wish, language, pictures);
    // Last used, last forgotten.
    held.delete(key);
    held.set(key, known);
    for (const old of held.keys()) {
      if (held.size <= mostHeld) break;
      held.delete(old);
    }
    try {
      return (await known).file;
    } catch (error) {
      held.delete(key);
      const why = error instanceof Error ? error.message : String(error);
      report({ code: 'map-not-drawn', message: `The map above a digest could not be drawn: ${why}` });
      return null;
    }
  };
}
