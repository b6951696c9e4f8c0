import type { Mark } from './place-labels.ts';

/** A place in the news, or several that would hide each other. */
export interface CountedMark extends Mark {
  /** Stories from there. */
  readonly count: number;
}

/** A place on a map: where in px, and how many stories are from there. */
interface Spot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

interface Weighed extends Spot {
  /** Stories from there and from what would lie under the mark of one story. */
  readonly around: number;
}

/** Radius of the mark of one story, px. */
export const smallestMark = 14;
const largest = 32;
/** So many stories at least make the largest mark: where no place has more than two, a mark need not hide its neighbours. */
const leastForLargest = 10;
/** Ground that is seen between two marks, px. */
const between = 2;

/**
 * The marks of these spots, those with most stories first. Spots whose marks would overlap have one
 * together: where most of the news is, and called so with how many further places it stands for (`Den Haag +2`).
 */
export function markSpots(spots: readonly Spot[]): readonly CountedMark[] {
  const most = Math.max(leastForLargest, ...spots.map(({ count }) => count));
  const radiusOf = (count: number) =>
    smallestMark + (largest - smallestMark) * Math.sqrt((Math.min(most, count) - 1) / (most - 1));
  const marks: { readonly mark: CountedMark; readonly spots: readonly Weighed[] }[] = [];
  for (const spot of spots) {
    const near = spots.filter(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < smallestMark);
    const around = near.reduce((sum, one) => sum + one.count, 0);
    let together: readonly Weighed[] = [{ ...spot, around }];
    let mark = markOf(together, radiusOf);
    // A mark that has grown may hide others in its turn.
    for (;;) {
      const near = marks.findIndex((one) => overlaps(one.mark, mark));
      const [hidden] = near < 0 ? [] : marks.splice(near, 1);
      if (hidden === undefined) break;
      together = [...hidden.spots, ...together];
      mark = markOf(together, radiusOf);
    }
    marks.push({ mark, spots: together });
  }
  return marks.map((one) => one.mark).sort((a, b) => b.count - a.count);
}

/** One mark for these, at the place around which most stories are; of several that with most of its own. */
function markOf(spots: readonly Weighed[], radiusOf: (count: number) => number): CountedMark {
  const count = spots.reduce((sum, one) => sum + one.count, 0);
  const [head] = spots.toSorted((a, b) => b.around - a.around || b.count - a.count);
  if (head === undefined) throw new RangeError('A mark is of one spot at least');
  const name = spots.length === 1 ? head.name : `${head.name} +${spots.length - 1}`;
  return { name, x: head.x, y: head.y, count, radius: radiusOf(count) };
}

function overlaps(one: CountedMark, other: CountedMark): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + between;
}
