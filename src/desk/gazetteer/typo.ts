import { readFileSync } from 'node:fs';
import { lettersApart } from './distance.ts';
import { foldName } from './fold.ts';
import { nameBits } from './name-hash.ts';
import type { Table } from './table.ts';

/** Shortest keys in which one letter, and two, may be wrong. A shorter name has too many neighbours. */
const oneWrong = 6;
const twoWrong = 9;

/**
 * Weights from which a place is taken for what a name meant in which one letter, or two, are wrong. At home a town of
 * 10,000 is known behind a mistake; abroad it takes a city of 150,000, and behind two one of a million: what looks like
 * a misspelt town abroad is as often a place of its own that no list has.
 */
const knownWell = { home: { one: 4, two: 4 }, abroad: { one: 5.2, two: 6 } } as const;

/** Finds the name that a misspelt one stands for. */
export interface TypoMender {
  /**
   * The one key of the table that is nearest to this unknown key: one letter off, in longer names two, the first letter
   * right, of a place that is well known or `isNear`. Null when there is none, when two places are equally near, or when
   * the key is the name of a real place that the table leaves out: one place never becomes another.
   *
   * @param isNear Whether the place in this row lies where the copy is about, so that a village may be meant.
   */
  mend(key: string, isNear: (row: number) => boolean): string | null;
}

/**
 * A mender over a table's names. `isElsewhere` says whether a key is the name of a place that the table leaves out.
 * The keys are laid out a first letter at a time, when one is asked for (some milliseconds each).
 */
export function createTypoMender(table: Table, isElsewhere: (key: string) => boolean): TypoMender {
  const byFirst = new Map<string, ReadonlySet<string>>();
  return {
    mend(key, isNear) {
      if (key.length < oneWrong || isElsewhere(key)) return null;
      const first = key.charAt(0);
      const others = byFirst.get(first) ?? layOut(first, table);
      byFirst.set(first, others);
      let reach = key.length < twoWrong ? 1 : 2;
      let nearest: string[] = [];
      for (const other of others) {
        const apart = lettersApart(key, other, reach);
        if (apart > reach || !isMeant(other, apart, table, isNear)) continue;
        if (apart < reach) nearest = [];
        reach = apart;
        nearest.push(other);
      }
      const [best] = nearest;
      return best !== undefined && isOnePlace(nearest, table) ? best : null;
    },
  };
}

/** The keys that begin with a letter and are long enough to be meant by a longer one. */
function layOut(first: string, table: Table): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { grade, name } of table.names(first)) {
    const key = foldName(name);
    if (key.length >= oneWrong - 1 && grade < 2) keys.add(key);
  }
  return keys;
}

/** Whether some place of this name is so well known, or so near, that a name with as many mistakes means it. */
function isMeant(key: string, mistakes: number, table: Table, isNear: (row: number) => boolean): boolean {
  return table.named(key).some(({ row, grade }) => {
    if (grade === 2) return false;
    const { country } = table.place(row);
    const least = country === 'NL' || country === 'BE' ? knownWell.home : knownWell.abroad;
    return table.weight(row) >= (mistakes > 1 ? least.two : least.one) || isNear(row);
  });
}

/** Whether some place goes by all of these keys: Jeruzalem and Jerusalem are equally near to `JERUALEM`, and one. */
function isOnePlace(keys: readonly string[], table: Table): boolean {
  const [first = '', ...others] = keys;
  return table
    .named(first)
    .some(({ row }) => others.every((key) => table.named(key).some((named) => named.row === row)));
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
