import { createHash } from 'node:crypto';
import type { PostPicture } from './delivery/chat-gateway.ts';
import { limits } from './discord/limits.ts';
import { markPlaces, spotsOf, tellMap } from './discord/map-places.ts';
import { sayPlainly } from './discord/say.ts';
import type { Voice } from './discord/story-line.ts';
import { cutText } from './discord/text.ts';
import { nameEdition, weekdayIn } from './discord/time-words.ts';
import { nameTopic } from './discord/topic-name.ts';
import type { MapWish, Spot } from './picture/draw-map.ts';
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
export type DrawDigestMap = (order: MapOrder) => Promise<PostPicture | null>;

/** See `DrawDigestMap`. */
export function createDigestMaps(pictures: Pictures, report: (problem: Problem) => void): DrawDigestMap {
  const held = new Map<string, Promise<PostPicture>>();

  async function draw(wish: MapWish, key: string, { language }: Voice): Promise<PostPicture> {
    const map = await pictures.map(wish);
    const alt = cutText(tellMap(map, language), limits.altText).text;
    return { name: `kaart-${key.slice(0, 8)}.png`, alt, png: map.png };
  }

  return async ({ stories, topic, from, to, voice }) => {
    const { language, timezone } = voice;
    const places = new Map<string, Spot>();
    for (const story of stories) markPlaces(story, places);
    if (places.size === 0) return null;
    const wish: MapWish = {
      title:
        topic.kind === 'all'
          ? sayPlainly(language, 'map.title')
          : sayPlainly(language, 'map.ofTopic', { topic: nameTopic(topic, language, timezone) }),
      subtitle: `${weekdayIn(to, language, timezone)} · ${nameEdition(from, to, language, timezone)}`,
      spots: spotsOf(places),
      isLow: true,
    };
    const key = createHash('sha256')
      .update(JSON.stringify([wish, language]))
      .digest('hex');
    const known = held.get(key) ?? draw(wish, key, voice);
    // Last used, last forgotten.
    held.delete(key);
    held.set(key, known);
    for (const old of held.keys()) {
      if (held.size <= mostHeld) break;
      held.delete(old);
    }
    try {
      return await known;
    } catch (error) {
      held.delete(key);
      const why = error instanceof Error ? error.message : String(error);
      report({ code: 'map-not-drawn', message: `The map above a digest could not be drawn: ${why}` });
      return null;
    }
  };
}
