import { readFileSync } from 'node:fs';
import { lettersApart } from './distance.ts';
import { nameBits } from './name-hash.ts';
import type { Table } from './table.ts';

/** Shortest keys in which one letter, and two, may be wrong. A shorter name has too many neighbours. */
const oneWrong = 6;
const twoWrong = 9;

/** Weight from which a place is taken for what a misspelt name meant: about 20,000 inhabitants. */
const knownWell = 4.3;
/** The same for the Netherlands and Belgium: about 1,500. */
const knownWellAtHome = 3.2;

/** Finds the name that a misspelt one stands for. */
export interface TypoMender {
  /**
   * The one key of the table that is nearest to this unknown key: one letter off, in longer names two, the first letter
   * right. Null when there is none, when two are equally near, or when the key is the name of a real place that the
   * table leaves out: one place never becomes another.
   */
  mend(key: string): string | null;
}

/**
 * A mender over a table's keys. `isElsewhere` says whether a key is the name of a place that the table leaves out.
 * The keys are laid out at the first call (some 10 ms).
 */
export function createTypoMender(table: Table, isElsewhere: (key: string) => boolean): TypoMender {
  let byFirst: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    mend(key) {
      if (key.length < oneWrong || isElsewhere(key)) return null;
      byFirst ??= layOut(table);
      let reach = key.length < twoWrong ? 1 : 2;
      let nearest: string[] = [];
      for (const other of byFirst.get(key.charAt(0)) ?? []) {
        const apart = lettersApart(key, other, reach);
        if (apart > reach) continue;
        if (apart < reach) nearest = [];
        reach = apart;
        nearest.push(other);
      }
      const [only] = nearest;
      return only !== undefined && nearest.length === 1 ? only : null;
    },
  };
}

/** The keys of well-known places by their first letter. */
function layOut(table: Table): ReadonlyMap<string, readonly string[]> {
  const byFirst = new Map<string, string[]>();
  for (const key of table.keys()) {
    if (key.length < oneWrong - 1) continue;
    const known = table.named(key).some(({ row, grade }) => {
      const { country } = table.place(row);
      const least = country === 'NL' || country === 'BE' ? knownWellAtHome : knownWell;
      return grade < 2 && table.weight(row) >= least;
    });
    if (!known) continue;
    const held = byFirst.get(key.charAt(0));
    if (held === undefined) byFirst.set(key.charAt(0), [key]);
    else held.push(key);
  }
  return byFirst;
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
