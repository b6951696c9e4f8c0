import { type FrameName, frameNames, frames, isWithin, projectionOf } from './frames.ts';
import land from './land.generated.json' with { type: 'json' };
import { asXml, drawPicture, drawWords, look, px, sizes } from './look.ts';
import { viewOf, wholeOf } from './map-view.ts';
import { type Mark, placeLabels } from './place-labels.ts';

/** A place in the news. */
export interface Spot {
  /** As a reader writes it: `Den Haag`. */
  readonly name: string;
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  /** How many stories are from there; 1 at least. */
  readonly count: number;
}

/** A map to be drawn. */
export interface MapWish {
  readonly title: string;
  readonly subtitle: string;
  /** The most important first: those get their names. */
  readonly spots: readonly Spot[];
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
  /** Spots on the map, in the order of the wish. */
  readonly shown: readonly Spot[];
  /** Spots that lie outside it. */
  readonly beyond: readonly Spot[];
}

/** Height of the title above the map, px. */
const head = 104;
const smallest = 13;
const largest = 28;
/** So many stories at least make the largest mark: where no place has more than two, a mark need not hide its neighbours. */
const leastForLargest = 10;
/** A mark whose middle lies within this share of another's radius hides it. */
const tooNear = 0.85;
/** Half of the room that a number takes in its mark, px. */
const halfNumber = 11;

/**
 * A map as SVG: a mark a place, as large as the number of stories from there and with that number in it where it is more than
 * one, and names where there is room for them. Marks that would hide each other are one: `Den Haag +2`.
 */
export function drawMap({ title, subtitle, spots, frame = chooseFrame(spots), isLow }: MapWish): DrawnMap {
  const { width } = frames[frame];
  const shown = spots.filter((spot) => isWithin(frame, spot));
  const projection = projectionOf(frame);
  const points = shown.map(({ lat, lon }) => projection([lon, lat]) ?? ([0, 0] as const));
  const view = isLow ? viewOf(points, frames[frame]) : wholeOf(frames[frame]);
  const { left, top, zoom, height } = view;
  const marks = markSpots(
    shown,
    points.map(([x, y]) => [(x - left) * zoom, (y - top) * zoom]),
  );
  const labels = placeLabels(marks, { width, height });
  const { land: others, own, borders } = land[frame];
  const svg = drawPicture({ width, height: height + head }, { title, subtitle }, [
    `<svg y="${head}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<g transform="translate(${px(-left * zoom)} ${px(-top * zoom)}) scale(${zoom})">`,
    `<path d="${others}" fill="${look.land}"/>`,
    `<path d="${own}" fill="${look.own}"/>`,
    `<path d="${borders}" fill="none" stroke="${look.border}" stroke-width="${1.5 / zoom}"/>`,
    '</g>',
    // The large ones first: none may hide a small one.
    ...[...marks].sort((a, b) => b.radius - a.radius).map(drawMark),
    ...labels.map((label) => (label === null ? '' : drawLabel(label.name, label.x, label.y))),
    '</svg>',
  ]);
  const isPart = zoom > 1 || height < frames[frame].height;
  return { svg, frame, isPart, shown, beyond: spots.filter((spot) => !isWithin(frame, spot)) };
}

function chooseFrame(spots: readonly Spot[]): FrameName {
  return frameNames.find((name) => spots.every((spot) => isWithin(name, spot))) ?? 'world';
}

interface CountedMark extends Mark {
  readonly count: number;
  /** How many further places stand under this mark. */
  readonly others: number;
}

function markSpots(
  spots: readonly Spot[],
  points: readonly (readonly [number, number])[],
): readonly CountedMark[] {
  const most = Math.max(leastForLargest, ...spots.map(({ count }) => count));
  const radiusOf = (count: number) => smallest + (largest - smallest) * Math.sqrt((count - 1) / (most - 1));
  const marks: CountedMark[] = [];
  for (const [at, { name, count }] of spots.entries()) {
    const [x = 0, y = 0] = points[at] ?? [];
    const mark = { x, y, count, radius: radiusOf(count) };
    let added: CountedMark = { ...mark, name, others: 0 };
    // A mark that has grown may hide others in its turn; the one that came first keeps its place and name.
    for (;;) {
      const near = marks.findIndex((one) => isHidden(one, added));
      const one = marks[near];
      if (one === undefined) break;
      marks.splice(near, 1);
      const together = one.count + added.count;
      added = {
        ...one,
        count: together,
        others: one.others + added.others + 1,
        radius: radiusOf(Math.min(most, together)),
      };
    }
    marks.push(added);
  }
  return marks.map((one) => (one.others === 0 ? one : { ...one, name: `${one.name} +${one.others}` }));
}

/** Whether one of two marks hides the other, or its number: the small one is drawn over the large one. */
function isHidden(one: Omit<CountedMark, 'name' | 'others'>, other: typeof one): boolean {
  const [small, large] = one.radius < other.radius ? [one, other] : [other, one];
  const distance = Math.hypot(one.x - other.x, one.y - other.y);
  if (distance < tooNear * Math.max(one.radius, smallest)) return true;
  return large.count > 1 && distance < small.radius + halfNumber;
}

function drawMark({ x, y, radius, count }: CountedMark): string {
  const circle = `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${look.mark}" stroke="${look.ground}" stroke-width="2.5"/>`;
  if (count === 1 || radius < smallest + 2) return circle;
  const size = Math.min(sizes.mark, radius * 1.1);
  const words = {
    x,
    y: y + size * 0.36,
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
