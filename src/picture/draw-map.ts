import type { MarkWords } from './call-mark.ts';
import { drawHead } from './draw-head.ts';
import { type FrameName, frameNames, frames, isWithin, projectionOf } from './frames.ts';
import land from './land.generated.json' with { type: 'json' };
import { asXml, drawPicture, drawWords, look, px, sizes } from './look.ts';
import { type CountedMark, markSpots } from './map-marks.ts';
import { viewOf, wholeOf } from './map-view.ts';
import { placeLabels } from './place-labels.ts';

/** A place in the news. */
export interface Spot {
  /** As a reader writes it: `Den Haag`. */
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  /** How many stories are from there; 1 at least. */
  readonly count: number;
  /** Of those, the ones that are from other spots too, by a number that they have there as well. */
  readonly shared?: readonly number[];
}

/** A map to be drawn. */
export interface MapWish {
  readonly title: string;
  /** Made of the spots that are on the map where it counts them. */
  readonly subtitle: string | ((shown: readonly Spot[]) => string);
  /** The most important first: those get their names. */
  readonly spots: readonly Spot[];
  readonly words: MarkWords;
  /** Default: the nearest frame that holds all spots. */
  readonly frame?: FrameName;
  /** Only the part of the frame in which the spots lie, half as high as wide where they fit into that: a map above something else. */
  readonly isLow?: true;
}

/** A map, and what there is to say of it. */
export interface DrawnMap {
  readonly svg: string;
  readonly frame: FrameName;
  /** Whether less than the frame is on it. */
  readonly isPart: boolean;
  readonly subtitle: string;
  /** Spots on the map, in the order of the wish. */
  readonly shown: readonly Spot[];
  /** Spots that lie outside it. */
  readonly beyond: readonly Spot[];
}

/**
 * A map as SVG: a mark a place, as large as the number of stories from there and with that number in it where it is more than
 * one or has no name beside it, and names where there is room for them. Marks that would hide each other are one: `Den Haag e.a.`
 */
export function drawMap(wish: MapWish): DrawnMap {
  const { title, spots, frame = chooseFrame(spots), isLow, words } = wish;
  const { width } = frames[frame];
  const shown = spots.filter((spot) => isWithin(frame, spot));
  const subtitle = typeof wish.subtitle === 'string' ? wish.subtitle : wish.subtitle(shown);
  const projection = projectionOf(frame);
  const points = shown.map(({ lat, lon }) => projection([lon, lat]) ?? ([0, 0] as const));
  const view = isLow ? viewOf(points, frames[frame]) : wholeOf(frames[frame]);
  const { left, top, zoom, height } = view;
  const marks = markSpots(
    shown.map(({ name, country, count, shared = [] }, at) => {
      const [x = 0, y = 0] = points[at] ?? [];
      return { name, country, count, shared, x: (x - left) * zoom, y: (y - top) * zoom };
    }),
    // On a map of one country its name tells nothing.
    frames[frame].countries === null ? words : { ...words, countries: {} },
  );
  const labels = placeLabels(marks, { width, height });
  const { land: others, own, borders } = land[frame];
  const head = drawHead({ title, subtitle }, width);
  const svg = drawPicture({ width, height: height + head.height }, [
    head.svg,
    `<svg y="${head.height}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<g transform="translate(${px(-left * zoom)} ${px(-top * zoom)}) scale(${zoom})">`,
    `<path d="${others}" fill="${look.land}"/>`,
    `<path d="${own}" fill="${look.own}"/>`,
    `<path d="${borders}" fill="none" stroke="${look.border}" stroke-width="${1.5 / zoom}"/>`,
    '</g>',
    // The large ones first: none may hide a small one.
    ...[...marks.entries()]
      .sort(([, a], [, b]) => b.radius - a.radius)
      .map(([at, mark]) => drawMark(mark, labels[at] !== null)),
    ...labels.map((label) => (label === null ? '' : drawLabel(label.name, label.x, label.y))),
    '</svg>',
  ]);
  const isPart = zoom > 1 || height < frames[frame].height;
  const beyond = spots.filter((spot) => !isWithin(frame, spot));
  return { svg, frame, isPart, subtitle, shown, beyond };
}

function chooseFrame(spots: readonly Spot[]): FrameName {
  return frameNames.find((name) => spots.every((spot) => isWithin(name, spot))) ?? 'world';
}

/** Of one story the name says enough, where there is room for it. */
function drawMark({ x, y, radius, count }: CountedMark, isNamed: boolean): string {
  const circle = `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${look.mark}" stroke="${look.ground}" stroke-width="2.5"/>`;
  if (count === 1 && isNamed) return circle;
  const size = sizes.mark;
  const words = {
    x,
    y: y + size * 0.365,
    size,
    colour: look.onMark,
    weight: 'bold',
    anchor: 'middle',
  } as const;
  return circle + drawWords(String(count), words);
}

/** A name with a dark edge around its letters, so that it can be read over land, sea and borders alike. */
function drawLabel(name: string, x: number, y: number): string {
  return `<text x="${px(x)}" y="${px(y)}" font-size="${sizes.label}" font-weight="bold" fill="${look.text}" stroke="${look.ground}" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${asXml(name)}</text>`;
}
