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
export const family = 'DejaVu Sans';

/** Letters in px at the size of the picture: on a phone, a little under half of that. */
export const sizes = { title: 36, subtitle: 25, label: 26, mark: 24 } as const;

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
