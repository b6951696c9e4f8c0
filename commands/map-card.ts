import type { Language } from '../src/delivery/subscription.ts';
import { drawPlaces, type PlaceCount, type PlacesWish, tellSpots } from '../src/discord/map-places.ts';
import { layOutPicture } from '../src/discord/picture-layout.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import type { ChoiceKey } from '../src/discord/words/option-words.ts';
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
  /** Plain text. */
  readonly title: string;
  /** Plain text below it, of how many stories the map shows. */
  tellShown(count: number): string;
  readonly counted: PlaceCount;
  /** One of `mapAreas`; else what holds all places. */
  readonly area: string | null;
  /** Markdown: what is to be said beside how many have no place. */
  readonly remarks: readonly string[];
  /** Whether it is said in words alone, without a picture, where nothing lies on the area and something beyond it. */
  readonly isAnswer?: true;
}

/** A map that is drawn, and what stands below its title, plain text. */
interface DrawnCard {
  readonly reply: Reply;
  readonly subtitle: string;
}

/** How many stories there were in a stretch up to now, plain text. */
export function tellStretch(span: Span, count: number, language: Language): string {
  return sayPlainly(language, 'map.subtitle', { span: tellSpan(span, language), count });
}

/** Draws a map, with the same in words. */
export async function drawCard(
  { title, tellShown, counted, area, remarks, isAnswer }: MapCard,
  language: Language,
  pictures: Pictures,
): Promise<DrawnCard> {
  const frame = area !== null && Object.hasOwn(mapAreas, area) ? (area as keyof typeof mapAreas) : null;
  const spots = counted.spots();
  const wish: PlacesWish = { title, spots, subtitle: (shown) => tellShown(counted.storiesAt(shown)) };
  const { file, shown, subtitle } = await drawPlaces(
    frame === null ? wish : { ...wish, frame },
    language,
    pictures,
  );
  // What a story of two places has beside the one that is on the map is no news that the map leaves out.
  const beyond = counted.spotsWithout(shown);
  if (isAnswer && frame !== null && shown.length === 0 && beyond.length > 0) {
    const told = { area: sayPlainly(language, mapAreas[frame]), places: tellSpots(beyond, language) };
    return { reply: sentenceReply(say(language, 'map.noneInArea', told)), subtitle };
  }
  const elsewhere = counted.storiesAt(spots) - counted.storiesAt(shown);
  const unplaced = counted.unplaced();
  const reply = layOutPicture({
    title,
    lines: shown.length === 0 ? [] : [say(language, 'map.shown', { places: tellSpots(shown, language) })],
    remarks: [
      ...(beyond.length === 0
        ? []
        : [say(language, 'map.beyond', { places: tellSpots(beyond, language), count: elsewhere })]),
      ...(unplaced > 0 ? [say(language, 'map.unplaced', { count: unplaced })] : []),
      ...remarks,
    ],
    file,
  });
  return { reply, subtitle };
}
