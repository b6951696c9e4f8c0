import { readFileSync } from 'node:fs';
import type { Place } from '../../wire/item.ts';
import { foldName, foldSpelledOut, foldUmlauts } from './fold.ts';
import { firstLine, type Lines, readLines } from './lines.ts';

/** How good a name is as evidence: 0 the Dutch name, 1 an English, local or older one, 2 some further spelling. */
export type Grade = 0 | 1 | 2;

/** A place that goes by a name. */
export interface Named {
  /** The place's row in the table. */
  readonly row: number;
  readonly grade: Grade;
}

/** What kind of place a row is. A region is anything between a country and a municipality, by law or by habit. */
export type Kind = 'capital' | 'seat' | 'place' | 'municipality' | 'region' | 'country';

/** A first-level region, as `province` and a dateline's qualifier know it. */
export interface Region {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
}

/** The gazetteer in memory. Rows are numbered from 0 to below `size`, in the order of their names' keys. */
export interface Table {
  readonly size: number;
  /** The place in this row, as stories carry it. Throws a RangeError where there is no such row. */
  place(row: number): Place;
  kind(row: number): Kind;
  /** How much a bare name means this place: about the logarithm (base 10) of its inhabitants, more for a capital. */
  weight(row: number): number;
  /** Which places go by the name with this key (`foldName`); none where it is unknown. */
  named(key: string): readonly Named[];
  /** Every name whose key begins with `start`: the Dutch ones in their keys' order, then all others in theirs. */
  names(start: string): Iterable<Named & { readonly name: string }>;
  /** The names of the place in this row beside its Dutch one. Reads all aliases at the first call: some milliseconds. */
  otherNames(row: number): readonly string[];
  /** What the place in this row is called in English, where that is another name; null where it is not or is unknown. */
  english(row: number): string | null;
  /** Whether the name with this key stands for what lies in no one country: a sea, a range of mountains, a continent. */
  isNowhere(key: string): boolean;
  /** First-level regions by the key of their name or of how a dateline shortens it (`zeeland`, `ore`). */
  regions(key: string): readonly Region[];
}

const kinds: Readonly<Record<string, Kind>> = {
  '': 'place',
  c: 'capital',
  s: 'seat',
  m: 'municipality',
  r: 'region',
  l: 'country',
};

/** What a kind adds to a place's weight; a region and a country have no inhabitants in the table, so theirs is all. */
const kindWeights: Readonly<Record<Kind, number>> = {
  capital: 1,
  seat: 0.3,
  place: 0,
  municipality: -0.3,
  region: 3,
  country: 4,
};

/** How many looked-up names are remembered: a day's datelines and more. */
const remembered = 5_000;

let held: Table | null = null;

/** The committed table, read from disk at the first call and kept. Throws when the file is missing or is no table. */
export function loadTable(): Table {
  held ??= parseTable(readFileSync(new URL('places.generated.tsv', import.meta.url), 'utf8'));
  return held;
}

/**
 * Reads a table's text: comments (`#`), regions (`@`), names of what is no one country's (`!`), a row a place, an alias a
 * line (`=`), places and aliases each in
 * the order of their names' keys. Only the starts of the lines are noted; a name is found by halving, so a table of
 * 27,000 places is ready within some milliseconds. Throws on a text without places.
 */
export function parseTable(text: string): Table {
  const { regions, places, aliases, nowhere } = readLines(text);
  if (places.size === 0) throw new Error('the gazetteer holds no places');
  const { byCode, byKey } = readRegions(regions);
  const nowhereKeys = new Set(
    Array.from({ length: nowhere.size }, (_, line) => foldName(nowhere.line(line).slice(1))),
  );
  const known = new Map<string, readonly Named[]>();
  let aliasesOf: ReadonlyMap<string, readonly number[]> | null = null;
  const aliasesOfRow = (row: number): readonly string[] => {
    aliasesOf ??= groupAliases(aliases);
    const id = places.line(row).split('\t', 1)[0] ?? '';
    return (aliasesOf.get(id) ?? []).map((line) => aliases.line(line));
  };
  const placesOf = (key: string): number[] => allWith(places, key, nameOfPlace);
  const rowOf = (name: string, id: string): number =>
    placesOf(foldName(name)).find((row) => places.line(row).startsWith(`${id}\t`)) ?? -1;
  const readAlias = (line: number, find = rowOf): Named & { readonly name: string } => {
    const [alias = '', grade = '', name = '', id = ''] = aliases.line(line).split('\t');
    return { name: alias.slice(1), grade: grade === '2' ? 2 : 1, row: find(name, id) };
  };
  const lookUp = (key: string): readonly Named[] => {
    const found: Named[] = placesOf(key).map((row) => ({ row, grade: 0 }));
    for (const line of allWith(aliases, key, nameOfAlias)) {
      const { row, grade } = readAlias(line);
      if (!found.some((other) => other.row === row)) found.push({ row, grade });
    }
    return found;
  };
  const kind = (row: number): Kind => kinds[places.line(row).split('\t')[7] ?? ''] ?? 'place';
  return {
    size: places.size,
    place(row) {
      const [id = '', name = '', country = '', region = '', lat, lon] = places.line(row).split('\t');
      const province = byCode.get(`${country}.${region}`)?.name ?? null;
      return { id, name, country, province, lat: Number(lat), lon: Number(lon) };
    },
    kind,
    weight(row) {
      const [, , , , , , population, letter = '', bias] = places.line(row).split('\t');
      return Math.log10(Number(population) + 100) + kindWeights[kinds[letter] ?? 'place'] + Number(bias ?? 0);
    },
    named(key) {
      let found = known.get(key);
      if (found !== undefined) return found;
      found = lookUp(key);
      if (found.length === 0) {
        // MUENCHEN: the key without the letters that stand for dots and rings, if that is what they stand for.
        found = lookUp(foldUmlauts(key)).filter(
          ({ row }) => foldSpelledOut(nameOfPlace(places.line(row))) === key,
        );
      }
      if (known.size >= remembered) known.clear();
      known.set(key, found);
      return found;
    },
    *names(start) {
      const rows = new Map<string, number>();
      for (const row of linesWith(places, nameOfPlace, start)) {
        const line = places.line(row);
        rows.set(line.slice(0, line.indexOf('\t')), row);
        yield { row, grade: 0, name: nameOfPlace(line) };
      }
      // With all places at hand an alias need not look for its own.
      const find = (name: string, id: string): number => rows.get(id) ?? rowOf(name, id);
      for (const line of linesWith(aliases, nameOfAlias, start)) yield readAlias(line, find);
    },
    otherNames: (row) => aliasesOfRow(row).map(nameOfAlias),
    english(row) {
      const line = aliasesOfRow(row).findLast((alias) => alias.split('\t', 2)[1] === 'e');
      return line === undefined ? null : nameOfAlias(line);
    },
    isNowhere: (key) => nowhereKeys.has(key),
    regions: (key) => byKey.get(key) ?? [],
  };
}

function nameOfPlace(line: string): string {
  const start = line.indexOf('\t') + 1;
  return line.slice(start, line.indexOf('\t', start));
}

function nameOfAlias(line: string): string {
  return line.slice(1, line.indexOf('\t'));
}

/** The numbers of the lines with other names of each place, by its id. */
function groupAliases(aliases: Lines): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (let line = 0; line < aliases.size; line++) {
    const alias = aliases.line(line);
    const id = alias.slice(alias.lastIndexOf('\t') + 1);
    const held = lines.get(id);
    if (held) held.push(line);
    else lines.set(id, [line]);
  }
  return lines;
}

/** The numbers of the lines whose names have this key: a run, since they are in its order. */
function allWith(lines: Lines, key: string, nameOf: (line: string) => string): number[] {
  const found: number[] = [];
  if (key === '') return found;
  for (const line of linesWith(lines, nameOf, key)) {
    if (foldName(nameOf(lines.line(line))) !== key) break;
    found.push(line);
  }
  return found;
}

/** The numbers of the lines whose names' keys begin with `start`. */
function* linesWith(lines: Lines, nameOf: (line: string) => string, start: string): Generator<number> {
  let line = start === '' ? 0 : firstLine(lines, (one) => foldName(nameOf(one)) >= start);
  for (; line < lines.size; line++) {
    if (start !== '' && !foldName(nameOf(lines.line(line))).startsWith(start)) return;
    yield line;
  }
}

function readRegions(lines: Lines): {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byKey: ReadonlyMap<string, readonly Region[]>;
} {
  const byCode = new Map<string, Region>();
  const byKey = new Map<string, Region[]>();
  for (let line = 0; line < lines.size; line++) {
    const [country = '', code = '', name = '', short = ''] = lines.line(line).slice(1).split('\t');
    const region = { country, name };
    byCode.set(`${country}.${code}`, region);
    for (const key of [name, ...short.split('|')].map(foldName)) {
      if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), region]);
    }
  }
  return { byCode, byKey };
}
