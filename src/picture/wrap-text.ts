import letters from './letters.generated.json' with { type: 'json' };

type Weight = 'normal' | 'bold';

/** Of letters that the table does not have: as wide as the widest of most alphabets, in thousandths of the size. */
const unknown = 1_100;

const tables: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  normal: readTable(letters.normal),
  bold: readTable(letters.bold),
};

function readTable(byWidth: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(byWidth).flatMap(([width, letters]) =>
      [...letters].map((letter) => [letter, Number(width)] as const),
    ),
  );
}

/** How wide this text is at most, in px of letters of this size, by the font that draws it. */
export function widthOf(text: string, size: number, weight: Weight): number {
  let width = 0;
  for (const letter of text) width += tables[weight].get(letter) ?? unknown;
  return (width * size) / 1_000;
}

/** Lines of text in letters of one size, px. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
}

/** How text may be set; px. */
export interface TextRoom {
  readonly width: number;
  readonly largest: number;
  readonly smallest: number;
  readonly weight: Weight;
}

/** Lines in which smaller letters are tried before another line is taken, and lines at most. */
const usualLines = 2;
const mostLines = 3;

/**
 * Text as large as it can be on two lines, parted at words; smaller, then on a third line, where it needs that. What is longer still ends
 * after a word, with an ellipsis. Only a word that is wider than a whole line of the smallest letters is parted itself.
 */
export function fitLines(text: string, { width, largest, smallest, weight }: TextRoom): FittedText {
  for (let size = largest; size >= smallest; size -= 2) {
    const { lines, isParted } = wrapWords(text, size, width, weight);
    if (lines.length <= usualLines && !isParted) return { lines, size };
  }
  const size = smallest;
  const { lines } = wrapWords(text, size, width, weight);
  if (lines.length <= mostLines) return { lines, size };
  const words = lines.slice(0, mostLines).join(' ').split(' ');
  while (words.length > 1) {
    const cut = wrapWords(`${words.join(' ').replace(/[\s·,;:]+$/, '')} …`, size, width, weight).lines;
    if (cut.length <= mostLines) return { lines: cut, size };
    words.pop();
  }
  return { lines: lines.slice(0, mostLines), size };
}

function wrapWords(
  text: string,
  size: number,
  width: number,
  weight: Weight,
): { readonly lines: readonly string[]; readonly isParted: boolean } {
  const lines: string[] = [];
  let isParted = false;
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size, weight) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const { segment } of new Intl.Segmenter().segment(word)) {
      if (line !== '' && widthOf(line + segment, size, weight) > width) {
        lines.push(line);
        line = '';
        isParted = true;
      }
      line += segment;
    }
  }
  if (line !== '') lines.push(line);
  return { lines, isParted };
}
