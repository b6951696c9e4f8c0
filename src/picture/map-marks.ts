import { callMark, countTogether, type MarkWords } from './call-mark.ts';
import { sizes } from './look.ts';
import type { Mark } from './place-labels.ts';
import { widthOf } from './wrap-text.ts';

/** A place in the news, or several that would hide each other. */
export interface CountedMark extends Mark {
  /** Stories from there. */
  readonly count: number;
}

/** A place on a map: where in px, and how many stories are from there. */
interface Spot {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Of those, the ones that are from other places too, by a number that they have there as well. */
  readonly shared: readonly number[];
}

interface Weighed extends Spot {
  /** Stories from there and from what would lie under the mark of one story. */
  readonly around: number;
}

/** Radius of the mark of one story, px: a number fits into it where there is no room for a name. */
const smallestMark = 17;
const largest = 32;
/** Ground of the mark that is seen around its number, px. */
const aroundNumber = 4;
/** So many stories at least make the largest mark: where no place has more than two, a mark need not hide its neighbours. */
const leastForLargest = 10;
/** Ground that is seen between two marks, px. */
const between = 2;

/**
 * The marks of these spots, those with most stories first. Spots whose marks would overlap have one
 * together: where most of the news is, and called so (`Den Haag e.a.`), with the number of different stories.
 */
export function markSpots(spots: readonly Spot[], words: MarkWords): readonly CountedMark[] {
  const most = Math.max(leastForLargest, ...spots.map(({ count }) => count));
  const radiusOf = (count: number) => {
    const grown =
      smallestMark + (largest - smallestMark) * Math.sqrt((Math.min(most, count) - 1) / (most - 1));
    return Math.max(grown, radiusAround(String(count)));
  };
  const inCountry = (code: string) => countTogether(spots.filter(({ country }) => country === code));
  const markOf = (together: readonly Weighed[]): CountedMark => {
    const count = countTogether(together);
    // Of places with as many stories that around which most are.
    const ranked = together.toSorted((a, b) => b.around - a.around);
    const { head, name } = callMark(ranked, words, inCountry);
    if (head === undefined) throw new RangeError('A mark is of one spot at least');
    return { name, x: head.x, y: head.y, count, radius: radiusOf(count) };
  };
  const marks: { readonly mark: CountedMark; readonly spots: readonly Weighed[] }[] = [];
  for (const spot of spots) {
    const near = spots.filter(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < smallestMark);
    const around = countTogether(near);
    let together: readonly Weighed[] = [{ ...spot, around }];
    let mark = markOf(together);
    // A mark that has grown may hide others in its turn.
    for (;;) {
      const near = marks.findIndex((one) => overlaps(one.mark, mark));
      const [hidden] = near < 0 ? [] : marks.splice(near, 1);
      if (hidden === undefined) break;
      together = [...hidden.spots, ...together];
      mark = markOf(together);
    }
    marks.push({ mark, spots: together });
  }
  return marks.map((one) => one.mark).sort((a, b) => b.count - a.count);
}

/** How large a circle must be to have this number within it. */
function radiusAround(number: string): number {
  // Digits are 0.73 of their size high.
  return Math.hypot(widthOf(number, sizes.mark, 'bold') / 2, 0.365 * sizes.mark) + aroundNumber;
}

function overlaps(one: CountedMark, other: CountedMark): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + between;
}
