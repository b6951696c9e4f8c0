import { drawWords, look, sizes } from './look.ts';
import { fitLines } from './wrap-text.ts';

/** What stands above a picture. */
export interface PictureHead {
  /** `what: of what` has what follows the colon on a line of its own. */
  readonly title: string;
  readonly subtitle: string;
}

/** The head as SVG, and how high it is, px. */
export interface DrawnHead {
  readonly svg: string;
  readonly height: number;
}

/** Room at the sides, and below the last line; px. */
const margin = 24;
const below = 22;

/** Draws the words above a picture of this width, px: all of them, on as many lines as they need. */
export function drawHead({ title, subtitle }: PictureHead, width: number): DrawnHead {
  const room = { width: width - 2 * margin, smallest: sizes.subtitle } as const;
  const bold = { ...room, largest: sizes.title, weight: 'bold' } as const;
  const plain = { ...room, largest: sizes.subtitle, weight: 'normal' } as const;
  const [, what, topic] = /^([^:]+):\s+(.+)$/su.exec(title) ?? [];
  const parts =
    what === undefined || topic === undefined
      ? [{ text: title, ...bold }]
      : [
          { text: what, ...plain },
          { text: topic, ...bold },
        ];
  const drawn: string[] = [];
  let y = 12;
  for (const { text, ...how } of [...parts, { text: subtitle, ...plain }]) {
    const { lines, size } = fitLines(text, how);
    const isBold = how.weight === 'bold';
    for (const line of lines) {
      y += size === sizes.title ? 46 : Math.round(1.3 * size);
      const colour = isBold ? look.text : look.soft;
      drawn.push(drawWords(line, { x: margin, y, size, colour, weight: how.weight }));
    }
  }
  return { svg: drawn.join(''), height: y + below };
}
