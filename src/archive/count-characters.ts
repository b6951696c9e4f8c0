let segmenter: Intl.Segmenter | null = null;

/**
 * How many characters somebody sees in a text: an emoji of several parts and a letter with accents of its own are one
 * (grapheme clusters, UAX 29).
 */
export function countCharacters(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter();
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The first `most` characters of a text. */
export function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  segmenter ??= new Intl.Segmenter();
  let count = 0;
  for (const { index } of segmenter.segment(text)) {
    if (count === most) return text.slice(0, index);
    count += 1;
  }
  return text;
}
