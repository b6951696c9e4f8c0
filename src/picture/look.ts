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

/** Text as SVG takes it. */
export function asXml(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // Signs that XML 1.0 does not know would make all of it unreadable.
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
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

/** A picture of this size (px), with what is in it as SVG. */
export function drawPicture(
  { width, height }: { readonly width: number; readonly height: number },
  inner: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">`,
    `<rect width="100%" height="100%" fill="${look.ground}"/>`,
    ...inner,
    '</svg>',
  ].join('');
}

/** Tenths of a pixel are fine enough, and short. */
export function px(number: number): number {
  return Math.round(number * 10) / 10;
}
