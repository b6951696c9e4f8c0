/**
 * How wide text is drawn, near enough to say where a line ends: letters of Noto Sans and of Discord's own gg sans, which is a little
 * narrower. In em, the size of the letters.
 */

const usual = 0.55;
/** Letters that are drawn wider or narrower than most, by how wide, em. */
const widths = new Map(
  (
    [
      [" .,:;'’|!ijlI·", 0.27],
      ['ftr()/-"“”', 0.39],
      ['cszJ', 0.48],
      ['bdghnopqu', 0.615],
      ['wmMW@%…', 0.85],
      ['ABCDEFGHKLNOPQRSTUVXYZ&', 0.65],
    ] as const
  ).flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)),
);
/** Bold letters are so much wider. */
const bolder = 1.08;

/** How wide plain text is on one line, em. */
export function widthOf(text: string, isBold = false): number {
  let width = 0;
  for (const letter of text) width += widths.get(letter) ?? usual;
  return isBold ? width * bolder : width;
}

/**
 * On how many lines words come to stand, each line `most` em wide, as they are broken between words. `words`: their widths, em. One
 * that is wider than a line takes as many as it needs.
 */
export function linesFor(words: readonly number[], most: number): number {
  const blank = widthOf(' ');
  let lines = 1;
  let used = 0;
  for (const word of words) {
    const isNext = used > 0 && used + blank + word > most;
    if (isNext) lines++;
    used = isNext || used === 0 ? word : used + blank + word;
    while (used > most) {
      lines++;
      used -= most;
    }
  }
  return lines;
}
