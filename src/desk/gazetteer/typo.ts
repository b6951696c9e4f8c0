import { readFileSync } from 'node:fs';
import { lettersApart } from './distance.ts';
import { foldName } from './fold.ts';
import { nameBits } from './name-hash.ts';
import type { Table } from './table.ts';

/** Shortest keys in which one letter, and two, may be wrong. A shorter name has too many neighbours. */
const oneWrong = 6;
const twoWrong = 9;

/**
 * Weights from which a place is taken for what a name meant in which one letter, or two, are wrong. At home a village of
 * 1,500 is in the news; abroad it takes a town of about 30,000, and a city of 200,000 to be known behind two mistakes.
 */
const knownWell = { home: { one: 3.2, two: 3.2 }, abroad: { one: 4.5, two: 5.3 } } as const;

/** Finds the name that a misspelt one stands for. */
export interface TypoMender {
  /**
   * The one key of the table that is nearest to this unknown key: one letter off, in longer names two, the first letter
   * right. Null when there is none, when two places are equally near, or when the key is the name of a real place that the
   * table leaves out: one place never becomes another.
   */
  mend(key: string): string | null;
}

/**
 * A mender over a table's names. `isElsewhere` says whether a key is the name of a place that the table leaves out.
 * The keys are laid out a first letter at a time, when one is asked for (some milliseconds each).
 */
export function createTypoMender(table: Table, isElsewhere: (key: string) => boolean): TypoMender {
  const byFirst = new Map<string, ReadonlyMap<string, number>>();
  return {
    mend(key) {
      if (key.length < oneWrong || isElsewhere(key)) return null;
      const first = key.charAt(0);
      const others = byFirst.get(first) ?? layOut(first, table);
      byFirst.set(first, others);
      let reach = key.length < twoWrong ? 1 : 2;
      let nearest: string[] = [];
      for (const [other, most] of others) {
        const apart = lettersApart(key, other, Math.min(reach, most));
        if (apart > reach || apart > most) continue;
        if (apart < reach) nearest = [];
        reach = apart;
        nearest.push(other);
      }
      const [best] = nearest;
      return best !== undefined && isOnePlace(nearest, table) ? best : null;
    },
  };
}

/** Whether some place goes by all of these keys: Jeruzalem and Jerusalem are equally near to `JERUALEM`, and one. */
function isOnePlace(keys: readonly string[], table: Table): boolean {
  const [first = '', ...others] = keys;
  return table
    .named(first)
    .some(({ row }) => others.every((key) => table.named(key).some((named) => named.row === row)));
}

/** The keys that begin with a letter, each with how many letters may be wrong for its place to be meant. */
function layOut(first: string, table: Table): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  for (const { row, grade, name } of table.names(first)) {
    const key = foldName(name);
    if (key.length < oneWrong - 1 || grade === 2) continue;
    const most = mistakesAllowed(row, table);
    if (most > (keys.get(key) ?? 0)) keys.set(key, most);
  }
  return keys;
}

function mistakesAllowed(row: number, table: Table): number {
  const { country } = table.place(row);
  const least = country === 'NL' || country === 'BE' ? knownWell.home : knownWell.abroad;
  const weight = table.weight(row);
  return weight >= least.two ? 2 : weight >= least.one ? 1 : 0;
}

let filter: Uint8Array | null = null;

/**
 * Whether a key is the name of one of the places in the world that the table leaves out for their size. One in a
 * hundred keys that are no such name seem to be one; none that is one is missed. Reads the committed filter at the
 * first call and throws when it is missing.
 */
export function isNameElsewhere(key: string): boolean {
  filter ??= readFileSync(new URL('other-names.generated.bin', import.meta.url));
  const bytes = filter;
  return nameBits(key, bytes.length * 8).every((bit) => ((bytes[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}
