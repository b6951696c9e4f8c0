import type { Language } from '../src/delivery/subscription.ts';
import { layOutPicture } from '../src/discord/picture-layout.ts';
import type { Reply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import type { MapWish } from '../src/picture/draw-map.ts';
import type { Pictures } from '../src/picture/pictures.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { type Span, tellSpan } from './picture-options.ts';

type Spot = MapWish['spots'][number];

/** Places that are told in words at most. */
const mostTold = 12;

/** The parts of the world that a map can be of, as they are chosen. */
export const mapAreas = {
  netherlands: { nl: 'Nederland', en: 'the Netherlands' },
  benelux: { nl: 'Nederland en België', en: 'the Netherlands and Belgium' },
  europe: { nl: 'Europa', en: 'Europe' },
  world: { nl: 'de wereld', en: 'the world' },
} as const satisfies Record<string, Record<Language, string>>;

/** How many stories there are from each place. */
export interface PlaceCount {
  add(story: ArchivedStory): void;
  /** Most stories first. */
  spots(): readonly Spot[];
  /** How many stories have no place on a map. */
  unplaced(): number;
}

/** Counts these stories at each of their places. */
export function countPlaces(stories: readonly ArchivedStory[]): PlaceCount {
  const places = new Map<string, Spot>();
  let unplaced = 0;
  const counted: PlaceCount = {
    add({ dateline }) {
      const its = dateline?.places ?? [];
      if (its.length === 0) unplaced++;
      for (const { id, name, lat, lon } of new Map(its.map((place) => [place.id, place])).values()) {
        places.set(id, { name, lat, lon, count: (places.get(id)?.count ?? 0) + 1 });
      }
    },
    spots: () => [...places.values()].sort((a, b) => b.count - a.count),
    unplaced: () => unplaced,
  };
  for (const story of stories) counted.add(story);
  return counted;
}

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
}

/** How many stories there were in a stretch up to now, plain text. */
export function tellStretch(span: Span, count: number, language: Language): string {
  return sayPlainly(language, 'map.subtitle', { span: tellSpan(span, language), count });
}

/** Draws a map, with the same in words. */
export async function drawCard(
  { title, subtitle, counted, area, remarks }: MapCard,
  language: Language,
  pictures: Pictures,
): Promise<Reply> {
  const frame = area !== null && Object.hasOwn(mapAreas, area) ? (area as keyof typeof mapAreas) : null;
  const wish: MapWish = { title, subtitle, spots: counted.spots() };
  const map = await pictures.map(frame === null ? wish : { ...wish, frame });
  const beyond =
    map.beyond.length === 0 ? [] : [say(language, 'map.beyond', { places: tell(map.beyond, language) })];
  const unplaced = counted.unplaced();
  return layOutPicture({
    title,
    lines: map.shown.length === 0 ? [] : [say(language, 'map.shown', { places: tell(map.shown, language) })],
    remarks: [
      ...beyond,
      ...(unplaced > 0 ? [say(language, 'map.unplaced', { count: unplaced })] : []),
      ...remarks,
    ],
    png: map.png,
    name: 'kaart',
    alt: sayPlainly(language, 'map.alt', { area: map.frame, places: tell(map.shown, language) }),
  });
}

/** `Den Haag (9), Moskou (4) en nog 3 plaatsen`, plain text. */
function tell(spots: readonly Spot[], language: Language): string {
  const told = spots
    .slice(0, mostTold)
    .map(({ name, count }) => sayPlainly(language, 'map.place', { name, count }));
  const others = spots.length - told.length;
  return others === 0
    ? told.join(', ')
    : `${told.join(', ')} ${sayPlainly(language, 'map.others', { count: others })}`;
}
