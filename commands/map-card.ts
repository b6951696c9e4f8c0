import type { Language } from '../src/delivery/subscription.ts';
import { drawPlaces, type PlaceCount, tellSpots } from '../src/discord/map-places.ts';
import { layOutPicture } from '../src/discord/picture-layout.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import type { ChoiceKey } from '../src/discord/words/option-words.ts';
import type { MapWish } from '../src/picture/draw-map.ts';
import type { Pictures } from '../src/picture/pictures.ts';
import { type Span, tellSpan } from './picture-options.ts';

/** The parts of the world that a map can be of, as they are chosen. */
export const mapAreas = {
  netherlands: 'area.netherlands',
  benelux: 'area.benelux',
  europe: 'area.europe',
  world: 'area.world',
} as const satisfies Record<string, ChoiceKey>;

/** A map, and what it says beside the picture. */
export interface MapCard {
  /** Plain text, as the subtitle. */
  readonly title: string;
  readonly subtitle: string;
  readonly counted: PlaceCount;
  /** One of `mapAreas`; else what holds all places. */
  readonly area: string | null;
  /** Markdown: what is to be said beside how many have no place. */
  readonly remarks: readonly string[];
  /** Whether it is said in words alone, without a picture, where nothing lies on the area and something beyond it. */
  readonly isAnswer?: true;
}

/** How many stories there were in a stretch up to now, plain text. */
export function tellStretch(span: Span, count: number, language: Language): string {
  return sayPlainly(language, 'map.subtitle', { span: tellSpan(span, language), count });
}

/** Draws a map, with the same in words. */
export async function drawCard(
  { title, subtitle, counted, area, remarks, isAnswer }: MapCard,
  language: Language,
  pictures: Pictures,
): Promise<Reply> {
  const frame = area !== null && Object.hasOwn(mapAreas, area) ? (area as keyof typeof mapAreas) : null;
  const wish: MapWish = { title, subtitle, spots: counted.spots() };
  const { file, shown, beyond } = await drawPlaces(
    frame === null ? wish : { ...wish, frame },
    language,
    pictures,
  );
  if (isAnswer && frame !== null && shown.length === 0 && beyond.length > 0) {
    const told = { area: sayPlainly(language, mapAreas[frame]), places: tellSpots(beyond, language) };
    return sentenceReply(say(language, 'map.noneInArea', told));
  }
  const unplaced = counted.unplaced();
  return layOutPicture({
    title,
    lines: shown.length === 0 ? [] : [say(language, 'map.shown', { places: tellSpots(shown, language) })],
    remarks: [
      ...(beyond.length === 0 ? [] : [say(language, 'map.beyond', { places: tellSpots(beyond, language) })]),
      ...(unplaced > 0 ? [say(language, 'map.unplaced', { count: unplaced })] : []),
      ...remarks,
    ],
    file,
  });
}
