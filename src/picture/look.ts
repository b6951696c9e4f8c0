/**
 * The colours and letters of all pictures. A picture has a ground of its own, so that it can be read in Discord's light and dark
 * themes alike; text on it keeps a contrast of 7 to 1 at least (WCAG 2.2, 1.4.6).
 */
export const look = {
  ground: '#16202b',
  land: '#34465a',
  own: '#476079',
  border: '#16202b',
  text: '#ffffff',
  soft: '#c3d0dc',
  mark: '#ffb340',
  onMark: '#241500',
  line: '#34465a',
} as const;

/** The family name of the letters that `render-png.ts` brings along. */
const family = 'DejaVu Sans';

/** Letters in px at the size of the picture. A phone draws 800 to 1,000 px in 277 points: a third of that or less. */
export const sizes = { title: 44, subtitle: 34, label: 32, mark: 28, axis: 40 } as const;

/** How wide this text is at most, in px of letters of this size. */
export function widthOf(text: string, size: number, weight: 'normal' | 'bold'): number {
  let width = 0;
  for (const letter of text)
    width += /[iljtfIr'.,:|· ]/.test(letter) ? 0.44 : /[mwMW@%—…]/.test(letter) ? 1.05 : 0.71;
  return width * size * (weight === 'bold' ? 1 : 0.9);
}

/** Text as SVG takes it. */
export function asXml(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // Signs that XML 1.0 does not know would make all of it unreadable.
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/** The beginning of the text that fits into this width (px), with an ellipsis where it was cut. */
export function fitText(text: string, size: number, width: number, weight: 'normal' | 'bold'): string {
  if (widthOf(text, size, weight) <= width) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, weight) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Anchors of words, and how heavy they are. */
interface Words {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly weight: 'normal' | 'bold';
  readonly anchor?: 'start' | 'middle';
}

/** Words as SVG. */
export function drawWords(text: string, { x, y, size, colour, weight, anchor = 'start' }: Words): string {
  return `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" font-size="${px(size)}" font-weight="${weight}" fill="${colour}">${asXml(text)}</text>`;
}

/** A picture of this size (px) with its title and what it is of; `inner`: SVG. */
export function drawPicture(
  { width, height }: { readonly width: number; readonly height: number },
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  inner: readonly string[],
): string {
  const room = width - 48;
  const head = { x: 24, weight: 'bold', colour: look.text } as const;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">`,
    `<rect width="100%" height="100%" fill="${look.ground}"/>`,
    ...inner,
    drawWords(fitText(title, sizes.title, room, 'bold'), { ...head, y: 56, size: sizes.title }),
    drawWords(fitText(subtitle, sizes.subtitle, room, 'normal'), {
      ...head,
      y: 102,
      size: sizes.subtitle,
      colour: look.soft,
      weight: 'normal',
    }),
    '</svg>',
  ].join('');
}

/** Tenths of a pixel are fine enough, and short. */
export function px(number: number): number {
  return Math.round(number * 10) / 10;
}
