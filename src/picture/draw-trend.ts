import { drawHead } from './draw-head.ts';
import { drawPicture, drawWords, look, px, sizes } from './look.ts';
import { widthOf } from './wrap-text.ts';

/** A stretch of time, and how many stories there were in it. */
export interface Bar {
  /** What stands below it; the ones for which there is no room are left out. */
  readonly label: string;
  readonly count: number;
  /** The count as its readers write it: `25.584`. */
  readonly written: string;
}

/** A picture of how often something was in the news. */
export interface TrendWish {
  readonly title: string;
  readonly subtitle: string;
  /** In the order of time; one at least. */
  readonly bars: readonly Bar[];
}

const width = 1000;
/** Where the bars stand, px: from side to side, below the head and the number above the highest, and how high they are. */
const sides = { left: 24, right: width - 24 };
const aboveBars = 62;
const tallest = 348;
const belowBars = 66;
const labelSize = sizes.axis;

/**
 * Bars as SVG, the number above each where there is room for it, and always above the highest, of several the last. The scale begins at nothing, so that
 * twice as high is twice as often.
 */
export function drawTrend({ title, subtitle, bars }: TrendWish): string {
  if (bars.length === 0) throw new RangeError('A trend has one bar at least');
  const head = drawHead({ title, subtitle }, width);
  const top = head.height + aboveBars;
  const area = { ...sides, top, bottom: top + tallest };
  const height = area.bottom + belowBars;
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = (area.right - area.left) / bars.length;
  const barWidth = Math.max(1, step * 0.78);
  const bold = (words: string) => widthOf(words, labelSize, 'bold');
  const hasRoom = bars.every(({ written }) => bold(written) <= step - 4);
  // One story makes no bar stand out from others that have one.
  const stands = (count: number) => count === most && most > 1;
  const last = bars.findLastIndex(({ count }) => count === most);
  const shownLabels = spread(bars, step);
  const drawn = bars.map(({ label, count, written }, index) => {
    const left = area.left + index * step + (step - barWidth) / 2;
    const tall = count === 0 ? 0 : Math.max(3, ((area.bottom - area.top) * count) / most);
    const middle = left + barWidth / 2;
    const colour = stands(count) ? look.mark : look.own;
    const number = count > 0 && (hasRoom || index === last) ? written : '';
    return [
      tall === 0
        ? ''
        : `<rect x="${px(left)}" y="${px(area.bottom - tall)}" width="${px(barWidth)}" height="${px(tall)}" rx="${px(Math.min(4, barWidth / 4))}" fill="${colour}"/>`,
      number === ''
        ? ''
        : drawWords(number, {
            x: within(middle, bold(number)),
            y: area.bottom - tall - 10,
            size: labelSize,
            colour: look.text,
            weight: 'bold',
            anchor: 'middle',
          }),
      shownLabels.has(index)
        ? drawWords(label, {
            x: within(middle, widthOf(label, labelSize, 'normal')),
            y: height - 22,
            size: labelSize,
            colour: look.soft,
            weight: 'normal',
            anchor: 'middle',
          })
        : '',
    ].join('');
  });
  const ground = `<line x1="${area.left}" y1="${area.bottom + 1}" x2="${area.right}" y2="${area.bottom + 1}" stroke="${look.line}" stroke-width="2"/>`;
  return drawPicture({ width, height }, [ground, ...drawn, head.svg]);
}

/** Which labels are written: the last one, which may be moved to the left by half of itself, and before it each so many as have room. */
function spread(bars: readonly Bar[], step: number): ReadonlySet<number> {
  const widest = Math.max(...bars.map(({ label }) => widthOf(label, labelSize, 'normal')));
  const each = Math.max(1, Math.ceil((1.5 * widest + 14) / step));
  const last = bars.length - 1;
  return new Set(bars.flatMap((_, index) => ((last - index) % each === 0 ? [index] : [])));
}

/** The middle of words of this width that stand within the picture, as near to `middle` as that goes; px. */
function within(middle: number, wide: number): number {
  return Math.min(Math.max(middle, sides.left + wide / 2), sides.right - wide / 2);
}
