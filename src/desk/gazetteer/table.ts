import { readFileSync } from 'node:fs';
import type { Place } from '../../wire/item.ts';
import { foldName, foldSpelledOut } from './fold.ts';

/** How good a name is as evidence: 0 the Dutch name, 1 an English, local or older one, 2 some further spelling. */
export type Grade = 0 | 1 | 2;

/** A place that goes by a name. */
export interface Named {
  /** The place's row in the table. */
  readonly row: number;
  readonly grade: Grade;
}

/** The kinds of rows, in the letters of the table's file. */
export type Kind = 'capital' | 'seat' | 'place' | 'municipality' | 'region' | 'country';

/** What `provincie:` and a dateline's qualifier know of a first-level region. */
export interface Region {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
}

/** The gazetteer in memory. Rows are numbered from 0 to below `size`. */
export interface Table {
  readonly size: number;
  /** The place in this row, as stories carry it. */
  place(row: number): Place;
  kind(row: number): Kind;
  /** How much a bare name means this place: about the logarithm (base 10) of its inhabitants, more for a capital. */
  weight(row: number): number;
  /** Its names, the Dutch one first, as people write them. */
  names(row: number): readonly string[];
  /** Which places go by the name with this key (`foldName`); none where it is unknown. */
  named(key: string): readonly Named[];
  /** All keys, in no particular order. */
  keys(): Iterable<string>;
  /** First-level regions by the key of their name or of how a dateline shortens it (`zeeland`, `ore`). */
  regions(key: string): readonly Region[];
  /** The row with this id, or null. */
  rowOf(id: string): number | null;
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

let held: Table | null = null;

/** The committed table, read from disk at the first call and kept. Throws when the file is missing or is no table. */
export function loadTable(): Table {
  held ??= parseTable(readFileSync(new URL('places.generated.tsv', import.meta.url), 'utf8'));
  return held;
}

/** Reads a table's text. Throws on a row that has not the table's columns. */
export function parseTable(text: string): Table {
  // Rows stay lines until somebody asks for one: of 27,000 a bot ever looks at some hundreds.
  const lines: string[] = [];
  const byKey = new Map<string, number | number[]>();
  const regions = new Map<string, Region>();
  const regionKeys = new Map<string, Region[]>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('@')) readRegion(line, regions, regionKeys);
    else noteNames(line, lines.push(line) - 1, byKey);
  }
  // Split anew each time: kept, the cells of all rows would take five times the memory of their text.
  const cells = (row: number): readonly string[] => {
    const line = lines[row];
    if (line === undefined) throw new RangeError(`the gazetteer has no row ${row}`);
    return line.split('\t');
  };
  let byId: Map<string, number> | null = null;
  return {
    size: lines.length,
    place(row) {
      const [id = '', name = '', country = '', region = '', lat, lon] = cells(row);
      const province = regions.get(`${country}.${region}`)?.name ?? null;
      return { id, name, country, province, lat: Number(lat), lon: Number(lon) };
    },
    kind: (row) => kinds[cells(row)[7] ?? ''] ?? 'place',
    weight(row) {
      const [, , , , , , population, kind = '', bias] = cells(row);
      return Math.log10(Number(population) + 100) + kindWeights[kinds[kind] ?? 'place'] + Number(bias ?? 0);
    },
    names(row) {
      const [, name = '', , , , , , , , aliases = ''] = cells(row);
      return [name, ...aliases.split('|').map((alias) => alias.replace(/^~/, ''))].filter(Boolean);
    },
    named: (key) => readCodes(byKey.get(key)),
    keys: () => byKey.keys(),
    regions: (key) => regionKeys.get(key) ?? [],
    rowOf(id) {
      byId ??= new Map(lines.map((line, row) => [line.slice(0, line.indexOf('\t')), row]));
      return byId.get(id) ?? null;
    },
  };
}

function readRegion(line: string, regions: Map<string, Region>, byKey: Map<string, Region[]>): void {
  const [country = '', code = '', name = '', short = ''] = line.slice(1).split('\t');
  const region = { country, name };
  regions.set(`${country}.${code}`, region);
  for (const key of [name, ...short.split('|')].map(foldName)) {
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), region]);
  }
}

/** Notes a row's names by their keys. Only its second and tenth column are looked at. */
function noteNames(line: string, row: number, byKey: Map<string, number | number[]>): void {
  const start = line.indexOf('\t') + 1;
  const end = line.indexOf('\t', start);
  let column = 1;
  let at = end;
  for (; at !== -1 && column < aliasColumn - 1; column++) at = line.indexOf('\t', at + 1);
  if (start === 0 || end === -1 || column < populationColumn)
    throw new Error(`the gazetteer has a broken row: ${line}`);
  noteName(line.slice(start, end), row, 0, byKey);
  if (at === -1) return;
  for (const alias of line.slice(at + 1).split('|')) {
    if (alias.startsWith('~')) noteName(alias.slice(1), row, 2, byKey);
    else noteName(alias, row, 1, byKey);
  }
}

const populationColumn = 6;
const aliasColumn = 9;

function noteName(name: string, row: number, grade: Grade, byKey: Map<string, number | number[]>): void {
  addCode(byKey, foldName(name), row * 3 + grade);
  const spelled = foldSpelledOut(name);
  if (spelled !== null) addCode(byKey, spelled, row * 3 + grade);
}

function readCodes(codes: number | readonly number[] | undefined): readonly Named[] {
  if (codes === undefined) return [];
  return (typeof codes === 'number' ? [codes] : codes).map((code) => ({
    row: Math.floor(code / 3),
    grade: (code % 3) as Grade,
  }));
}

/** A code is three times the row plus the grade. A row is noted once a key, by its best grade (the first that comes). */
function addCode(byKey: Map<string, number | number[]>, key: string, code: number): void {
  const held = byKey.get(key);
  if (held === undefined) byKey.set(key, code);
  else if (typeof held === 'number') {
    if (Math.floor(held / 3) !== Math.floor(code / 3)) byKey.set(key, [held, code]);
  } else if (held.every((other) => Math.floor(other / 3) !== Math.floor(code / 3))) held.push(code);
}
