import { lettersOf } from '../../wire/letter-set.ts';
import { beginsWithSaint, foldName } from './fold.ts';
import type { Table } from './table.ts';

/** All names of the table by their keys, sorted, for finding what begins with some letters. */
export interface NameIndex {
  /** Sorted. A name of several words stands here by itself and from each later word on. */
  readonly keys: readonly string[];
  /** By entry: the name as people write it. */
  readonly names: readonly string[];
  /** The numbers of all entries, 0 and up: parts of it are what begins with some letters. */
  readonly all: Int32Array;
  /** The entries of whole names, sorted by their keys read from the end: parts of it are what ends with some letters. */
  readonly byEnd: Int32Array;
  /** By entry: the row of the table that it belongs to. */
  readonly rows: Int32Array;
  /** By entry: how likely it is meant, the place's weight, less for another name than the Dutch one or a later word. */
  readonly strengths: Float32Array;
  /** By entry: 1 for a name that is neither Dutch nor English nor what the place is called there. */
  readonly further: Uint8Array;
  /** By entry: 1 where what the key begins with is a word with short forms, a Saint of any kind. */
  readonly saints: Uint8Array;
  /** By entry: which letters its key has, as `lettersOf` says. */
  readonly letters: Uint32Array;
  /** By row: the id of its place; and the row of each id. */
  readonly ids: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
}

/** What a name loses by its grade against the place's Dutch one. */
const gradeLoss = [0, 0.3, 1.5];
const laterWordLoss = 1;
/** What another name loses against the place whose own name it begins with. */
const aliasLoss = 0.1;
/** Places that a Dutch reader types more often than their size says. */
const nearHome: Readonly<Record<string, number>> = { NL: 2, BE: 1.2 };
/** The shortest later word that finds its name: no `aan`, `de`, `op`. */
const shortestWord = 4;

interface Entry {
  readonly key: string;
  readonly row: number;
  readonly strength: number;
  readonly isFurther: boolean;
  readonly isSaint: boolean;
  /** The whole name, also where the key begins at a later word. */
  readonly name: string;
  readonly isWhole: boolean;
}

/** Lays out a table's names. Takes some 300 ms for the whole gazetteer. */
export function layOutNames(table: Table): NameIndex {
  const whole: Entry[] = [];
  const later: Entry[] = [];
  const ids: string[] = [];
  const weights: number[] = [];
  for (let row = 0; row < table.size; row++) {
    const { id, country } = table.place(row);
    ids.push(id);
    weights.push(table.weight(row) + (nearHome[country] ?? 0));
  }
  const main = new Map<string, number>();
  for (const { row, grade, name } of table.names('')) {
    const weight = (weights[row] ?? 0) - (gradeLoss[grade] ?? 0);
    const key = foldName(name);
    if (grade === 0) main.set(key, Math.max(main.get(key) ?? Number.NEGATIVE_INFINITY, weight));
    const strength =
      grade === 0 ? weight : Math.min(weight, (firstOf(name, key, main) ?? weight) - aliasLoss);
    const isFurther = grade === 2;
    whole.push({ key, row, strength, isFurther, name, isWhole: true, isSaint: beginsWithSaint(name) });
    for (const { index } of name.matchAll(/(?<=[\s-])[\p{L}\p{N}]/gu)) {
      const rest = name.slice(index);
      const end = foldName(rest);
      if (end.length < shortestWord) continue;
      const isSaint = beginsWithSaint(rest);
      later.push({
        key: end,
        row,
        strength: strength - laterWordLoss,
        isFurther,
        name,
        isWhole: false,
        isSaint,
      });
    }
  }
  // The whole names come as two sorted runs, which sorting only merges.
  const entries = [...whole, ...later.sort(byKey)].sort(byKey);
  return {
    keys: entries.map(({ key }) => key),
    names: entries.map(({ name }) => name),
    all: Int32Array.from(entries, (_, entry) => entry),
    byEnd: sortByEnd(entries),
    rows: Int32Array.from(entries, ({ row }) => row),
    strengths: Float32Array.from(entries, ({ strength }) => strength),
    further: Uint8Array.from(entries, ({ isFurther }) => (isFurther ? 1 : 0)),
    saints: Uint8Array.from(entries, ({ isSaint }) => (isSaint ? 1 : 0)),
    letters: Uint32Array.from(entries, ({ key }) => lettersOf(key)),
    ids,
    rowOf: new Map(ids.map((id, row) => [id, row])),
  };
}

/** How strong the place is whose own name another one begins with (`Vlissingen`: `Vlissingen-Oost`); null when none is. */
function firstOf(name: string, key: string, main: ReadonlyMap<string, number>): number | null {
  let first: number | null = null;
  for (const { index } of name.matchAll(/[\s-]/g)) {
    const begin = foldName(name.slice(0, index));
    if (begin !== key) first = main.get(begin) ?? first;
  }
  return first;
}

function byKey(a: Entry, b: Entry): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function sortByEnd(entries: readonly Entry[]): Int32Array {
  const reversed = entries.map(({ key, isWhole }) => (isWhole ? reverse(key) : ''));
  return Int32Array.from(reversed.keys().filter((entry) => reversed[entry] !== '')).sort((a, b) =>
    (reversed[a] ?? '') < (reversed[b] ?? '') ? -1 : 1,
  );
}

/** A key read from its end. */
export function reverse(key: string): string {
  let reversed = '';
  for (let at = key.length - 1; at >= 0; at -= 1) reversed += key.charAt(at);
  return reversed;
}
