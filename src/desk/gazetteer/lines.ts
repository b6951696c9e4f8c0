import { firstAt } from '../../wire/sorted-list.ts';

/** Lines of a text that is held as it is: each is cut out when it is asked for. */
export interface Lines {
  readonly size: number;
  /** Line `index`, without its end. Throws a RangeError where there is none. */
  line(index: number): string;
}

/** The gazetteer's file by the sort of its lines. */
export interface Sorted {
  readonly regions: Lines;
  readonly places: Lines;
  readonly aliases: Lines;
  readonly nowhere: Lines;
}

/** Sorts the lines of the gazetteer's file by their first letter, comments left out. Linear in the text. */
export function readLines(text: string): Sorted {
  const starts = { '@': [] as number[], '=': [] as number[], '!': [] as number[], other: [] as number[] };
  for (let start = 0; start < text.length; ) {
    const first = text.charAt(start);
    if (first === '@' || first === '=' || first === '!') starts[first].push(start);
    else if (first !== '#' && first !== '\n') starts.other.push(start);
    const end = text.indexOf('\n', start);
    start = end === -1 ? text.length : end + 1;
  }
  return {
    regions: linesAt(text, starts['@']),
    places: linesAt(text, starts.other),
    aliases: linesAt(text, starts['=']),
    nowhere: linesAt(text, starts['!']),
  };
}

function linesAt(text: string, starts: readonly number[]): Lines {
  const held = Int32Array.from(starts);
  return {
    size: held.length,
    line(index) {
      const start = held[index];
      if (start === undefined) throw new RangeError(`the gazetteer has no line ${index} of this sort`);
      const end = text.indexOf('\n', start);
      return text.slice(start, end === -1 ? text.length : end);
    },
  };
}

/** The number of the first line for which `isAtOrAfter` holds, where it holds for all after it; `size` if for none. */
export function firstLine(lines: Lines, isAtOrAfter: (line: string) => boolean): number {
  return firstAt(lines.size, (at) => isAtOrAfter(lines.line(at)));
}
