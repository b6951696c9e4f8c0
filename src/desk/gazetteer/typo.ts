import { readFileSync } from 'node:fs';
import { lettersApart } from './distance.ts';
import { foldName } from './fold.ts';
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
 * A mender over a table's names. `isElsewhere` says whether a key is the name of a place that the table leaves out.
 * The keys are laid out a first letter at a time, when one is asked for (some milliseconds each).
 */
export function createTypoMender(table: Table, isElsewhere: (key: string) => boolean): TypoMender {
  const byFirst = new Map<string, readonly string[]>();
  return {
    mend(key) {
      if (key.length < oneWrong || isElsewhere(key)) return null;
      const first = key.charAt(0);
      const others = byFirst.get(first) ?? layOut(first, table);
      byFirst.set(first, others);
      let reach = key.length < twoWrong ? 1 : 2;
      let nearest: string[] = [];
      for (const other of others) {
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

/** The keys of well-known places that begin with a letter. */
function layOut(first: string, table: Table): readonly string[] {
  const keys = new Set<string>();
  for (const { row, grade, name } of table.names(first)) {
    const key = foldName(name);
    if (key.length >= oneWrong - 1 && grade < 2 && isKnownWell(row, table)) keys.add(key);
  }
  return [...keys];
}

function isKnownWell(row: number, table: Table): boolean {
  const { country } = table.place(row);
  return table.weight(row) >= (country === 'NL' || country === 'BE' ? knownWellAtHome : knownWell);
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
