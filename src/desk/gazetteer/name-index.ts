import { lettersOf } from '../../wire/letter-set.ts';
import { firstAt } from '../../wire/sorted-list.ts';
import { beginsWithSaint, foldName } from './fold.ts';
import type { Table } from './table.ts';
import { packTexts, type Texts } from './texts.ts';

/** All names of the table by their keys, sorted, for finding what begins with some letters. */
export interface NameIndex {
  /** Sorted. A name of several words stands here by itself and from each later word on. */
  readonly keys: Texts;
  /** By entry: the name as people write it. */
  name(entry: number): string;
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
  /** How many rows the table has; and the row of the place with an id, undefined where there is none. */
  readonly places: number;
  rowOf(id: string): number | undefined;
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

/** What is laid out, a list for each of its sides: seventy thousand objects would have the memory grow for good. */
interface Entries {
  readonly keys: string[];
  readonly rows: number[];
  readonly strengths: number[];
  readonly further: number[];
  readonly saints: number[];
  /** The number of the whole name, also where the key begins at a later word. */
  readonly names: number[];
  readonly whole: boolean[];
}

/** Lays out a table's names. Takes some 300 ms for the whole gazetteer. */
export function layOutNames(table: Table): NameIndex {
  const entries: Entries = {
    keys: [],
    rows: [],
    strengths: [],
    further: [],
    saints: [],
    names: [],
    whole: [],
  };
  const ids: string[] = [];
  const weights: number[] = [];
  for (let row = 0; row < table.size; row++) {
    const { id, country } = table.place(row);
    ids.push(id);
    weights.push(table.weight(row) + (nearHome[country] ?? 0));
  }
  const names: string[] = [];
  const main = new Map<string, number>();
  const add = (
    key: string,
    row: number,
    strength: number,
    grade: number,
    isSaint: boolean,
    isWhole: boolean,
  ) => {
    entries.keys.push(key);
    entries.rows.push(row);
    entries.strengths.push(strength);
    entries.further.push(grade === 2 ? 1 : 0);
    entries.saints.push(isSaint ? 1 : 0);
    entries.names.push(names.length - 1);
    entries.whole.push(isWhole);
  };
  for (const { row, grade, name } of table.names('')) {
    const weight = (weights[row] ?? 0) - (gradeLoss[grade] ?? 0);
    const key = foldName(name);
    if (grade === 0) main.set(key, Math.max(main.get(key) ?? Number.NEGATIVE_INFINITY, weight));
    const strength =
      grade === 0 ? weight : Math.min(weight, (firstOf(name, key, main) ?? weight) - aliasLoss);
    names.push(name);
    add(key, row, strength, grade, beginsWithSaint(name), true);
    for (const { index } of name.matchAll(/(?<=[\s-])[\p{L}\p{N}]/gu)) {
      const rest = name.slice(index);
      const end = foldName(rest);
      if (end.length >= shortestWord)
        add(end, row, strength - laterWordLoss, grade, beginsWithSaint(rest), false);
    }
  }
  const order = sortByKey(entries);
  const inOrder = <One>(list: readonly One[]) => Array.from(order, (entry) => list[entry] as One);
  const keys = inOrder(entries.keys);
  const held = packTexts(names);
  const nameOf = Uint32Array.from(inOrder(entries.names));
  return {
    keys: packTexts(keys),
    name: (entry) => held.at(nameOf[entry] ?? -1),
    all: Int32Array.from(keys.keys()),
    byEnd: sortByEnd(keys, inOrder(entries.whole)),
    rows: Int32Array.from(inOrder(entries.rows)),
    strengths: Float32Array.from(inOrder(entries.strengths)),
    further: Uint8Array.from(inOrder(entries.further)),
    saints: Uint8Array.from(inOrder(entries.saints)),
    letters: Uint32Array.from(keys, lettersOf),
    places: ids.length,
    rowOf: findById(ids),
  };
}

/** The numbers of the entries in the order of their keys; of equal ones whole names first, then as they came. */
function sortByKey({ keys, whole }: Entries): Int32Array {
  return Int32Array.from(keys.keys()).sort((a, b) => {
    const [one = '', other = ''] = [keys[a], keys[b]];
    if (one !== other) return one < other ? -1 : 1;
    return Number(whole[b]) - Number(whole[a]) || a - b;
  });
}

function findById(ids: readonly string[]): NameIndex['rowOf'] {
  const order = Int32Array.from(ids.keys()).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const sorted = packTexts(Array.from(order, (row) => ids[row] ?? ''));
  return (id) => {
    const at = firstAt(sorted.size, (index) => sorted.at(index) >= id);
    return sorted.at(at) === id && id !== '' ? order[at] : undefined;
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

function sortByEnd(keys: readonly string[], whole: readonly boolean[]): Int32Array {
  const reversed = keys.map((key, entry) => (whole[entry] ? reverse(key) : ''));
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
