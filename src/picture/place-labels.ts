import { sizes } from './look.ts';
import { widthOf } from './wrap-text.ts';

/** A rectangle in px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A mark that wants its name beside it. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
}

/** A name with its place: `x` is where it begins, `y` its base line. */
export interface Label {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Places for the names of marks, the first one first, where none lies over a mark or another name: at the right of its mark,
 * at the left, above, below, and askew. A name for which there is no room is left out (null), but never that of the first:
 * where it can but lie over marks, it lies over as few as can be.
 */
export function placeLabels(
  marks: readonly Mark[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly (Label | null)[] {
  const taken: Box[] = marks.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  }));
  return marks.map((mark, index) => {
    const within = sides(mark)
      .filter(
        (one) =>
          one.x >= 4 && one.y >= 4 && one.x + one.width <= width - 4 && one.y + one.height <= height - 4,
      )
      .map((box) => ({
        box,
        over: taken.filter((other, at) => at !== index && overlaps(box, other)).length,
      }));
    const [best] = within.toSorted((a, b) => a.over - b.over);
    if (best === undefined || (best.over > 0 && index > 0)) return null;
    const { box } = best;
    taken.push(box);
    return { name: mark.name, x: box.x, y: box.y + 0.8 * sizes.label };
  });
}

/** Ground between two names: each has an edge around its letters; px. */
const apart = 5;

function sides({ x, y, radius, name }: Mark): readonly Box[] {
  const size = { width: widthOf(name, sizes.label, 'bold'), height: sizes.label };
  const gap = radius + 6;
  const middle = y - size.height / 2;
  return [
    { x: x + gap, y: middle, ...size },
    { x: x - gap - size.width, y: middle, ...size },
    { x: x - size.width / 2, y: y - gap - size.height, ...size },
    { x: x - size.width / 2, y: y + gap, ...size },
    { x: x - radius, y: y - gap - size.height, ...size },
    { x: x + radius - size.width, y: y - gap - size.height, ...size },
    { x: x - radius, y: y + gap, ...size },
    { x: x + radius - size.width, y: y + gap, ...size },
  ];
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + apart &&
    b.x < a.x + a.width + apart &&
    a.y < b.y + b.height + apart &&
    b.y < a.y + a.height + apart
  );
}
