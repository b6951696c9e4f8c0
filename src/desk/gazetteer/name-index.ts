import { foldName } from './fold.ts';
import type { Table } from './table.ts';

/** All names of the table by their keys, sorted, for finding what begins with some letters. */
export interface NameIndex {
  /** Sorted. A name of several words stands here by itself and from each later word on. */
  readonly keys: readonly string[];
  /** The numbers of all entries, 0 and up: parts of it are what begins with some letters. */
  readonly all: Int32Array;
  /** The entries that are a place's own Dutch name, one a place. */
  readonly own: Int32Array;
  /** By entry: the row of the table that it belongs to. */
  readonly rows: Int32Array;
  /** By entry: how likely it is meant, the place's weight, less for another name than the Dutch one or a later word. */
  readonly strengths: Float32Array;
  /** By row: the id of its place. */
  readonly ids: readonly string[];
  /** The entry's name as people write it. */
  nameOf(entry: number): string;
}

/** What a name loses against the place's Dutch one. */
const aliasLoss = 0.3;
const laterWordLoss = 1;
/** Places that a Dutch reader types more often than their size says. */
const nearHome: Readonly<Record<string, number>> = { NL: 2, BE: 1.2 };
/** The shortest later word that finds its name: no `aan`, `de`, `op`. */
const shortestWord = 4;

interface Entry {
  readonly key: string;
  readonly row: number;
  readonly strength: number;
  /** Which of its place's names. */
  readonly name: number;
  readonly isOwn: boolean;
}

/** Lays out a table's names. Takes some 100 ms for the whole gazetteer. */
export function layOutNames(table: Table): NameIndex {
  const entries: Entry[] = [];
  const ids: string[] = [];
  for (let row = 0; row < table.size; row++) {
    const { id, country } = table.place(row);
    ids.push(id);
    const weight = table.weight(row) + (nearHome[country] ?? 0);
    table.names(row).forEach((name, position) => {
      const strength = weight - (position === 0 ? 0 : aliasLoss);
      entries.push({ key: foldName(name), row, strength, name: position, isOwn: position === 0 });
      for (const { index } of name.matchAll(/(?<=[\s-])[\p{L}\p{N}]/gu)) {
        const key = foldName(name.slice(index));
        if (key.length >= shortestWord) {
          entries.push({ key, row, strength: strength - laterWordLoss, name: position, isOwn: false });
        }
      }
    });
  }
  entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row - b.row));
  const rows = Int32Array.from(entries, ({ row }) => row);
  const positions = Uint8Array.from(entries, ({ name }) => name);
  return {
    keys: entries.map(({ key }) => key),
    all: Int32Array.from(entries, (_, entry) => entry),
    own: Int32Array.from(entries.flatMap(({ isOwn }, entry) => (isOwn ? [entry] : []))),
    rows,
    strengths: Float32Array.from(entries, ({ strength }) => strength),
    ids,
    nameOf: (entry) => table.names(rows[entry] ?? 0)[positions[entry] ?? 0] ?? '',
  };
}
