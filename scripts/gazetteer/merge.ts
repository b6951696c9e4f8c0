import { foldName } from '../../src/desk/gazetteer/fold.ts';
import { kilometres } from '../../src/desk/gazetteer/weigh.ts';
import { findNamed } from './find-named.ts';
import { giveWay } from './give-way.ts';
import type { Hand, HandName } from './hand.ts';
import { distinct } from './naming.ts';
import { readRows } from './read-rows.ts';
import { hamletRows, ownRow, regionRow, type TableRow, writeTable } from './rows.ts';

/** A table with all hand-written rows in it, or why there is none, a line each with its file and line. */
export type Merged = { readonly table: string } | { readonly refused: readonly string[] };

/** Kilometres within which two rows of one name are one place. */
const samePlace = 15;
/** Degrees by which a hamlet may lie beside its rounded anchor. */
const rounding = 0.0101;
const fullBuild = 'that takes a full build (docs/gazetteer.md)';

/**
 * Puts the hand-written rows into a table that a full build has made, without the sources of that build: what comes out is
 * what the build would give for them. It adds and changes; it cannot tell what a row was called before a hand named it, nor what is
 * no longer wanted, and refuses what would take that. A new hamlet lies where its anchor's rounded coordinates are, which can be
 * 0.01 degree off the build's.
 */
export function mergeHand(text: string, hand: Hand): Merged {
  const before = new Map(readRows(text).map((row) => [row.id, row]));
  const rows = new Map(before);
  const refused: string[] = [];
  const known = new Set(text.match(/^@[A-Z]{2}\t[^\t\n]*/gm)?.map((line) => line.slice(1)));
  for (const { country, code, name, at } of hand.regions) {
    if (!known.has(`${country}\t${code}`))
      refused.push(`${at}: ${name} is a new first-level region: ${fullBuild}`);
  }
  const own = ownRows(hand, before, refused);
  for (const { row, at } of own.values()) {
    const fault = faultOf(row, before);
    if (fault !== null) refused.push(`${at}: ${row.name} ${fault}`);
    else rows.set(row.id, row);
  }
  for (const row of before.values()) {
    if (isByHand(row) && !own.has(row.id))
      refused.push(`${row.name} (${row.id}) is in the table and in no hand-written row: ${fullBuild}`);
  }
  mergeNames(rows, hand.names, refused);
  const nowhere = new Set(hand.nowhere.map(foldName));
  for (const { names, at } of [
    ...hand.names.map(({ aliases, further, at }) => ({ names: [...aliases, ...further], at })),
    ...hand.places.map(({ name, aliases, at }) => ({ names: [name, ...aliases], at })),
  ]) {
    const lost = names.find((name) => nowhere.has(foldName(name)));
    if (lost !== undefined) refused.push(`${at}: ${lost} lies in no one country (nowhere.tsv)`);
  }
  if (refused.length > 0) return { refused };
  const left = giveWay(before, rows, new Set(hand.names.flatMap(({ further }) => further)));
  return { table: writeTable(left, hand.regions, hand.nowhere) };
}

interface Own {
  readonly row: TableRow;
  readonly at: string;
}

/** The rows that are written by hand whole, by id. */
function ownRows(hand: Hand, before: ReadonlyMap<string, TableRow>, refused: string[]): Map<string, Own> {
  const own = new Map<string, Own>();
  const put = (row: TableRow, at: string): void => {
    const other = own.get(row.id);
    if (other === undefined) own.set(row.id, { row, at });
    else refused.push(`${at}: ${row.name} is the place of ${other.at} (${row.id})`);
  };
  for (const region of hand.regions) put(regionRow(region), region.at);
  for (const place of hand.places) put(ownRow(place), place.at);
  // Places of GeoNames come first, as in a build.
  const anchors = [...before.values(), ...[...own.values()].map(({ row }) => row)].sort(
    (a, b) => Number(a.id.startsWith('tlx:')) - Number(b.id.startsWith('tlx:')),
  );
  for (const hamlets of hand.hamlets) {
    try {
      for (const row of hamletRows([hamlets], anchors)) {
        const held = before.get(row.id);
        const isThere =
          held !== undefined &&
          Math.abs(held.lat - row.lat) < rounding &&
          Math.abs(held.lon - row.lon) < rounding;
        put(isThere ? { ...row, lat: held.lat, lon: held.lon } : row, hamlets.at);
      }
    } catch {
      refused.push(`${hamlets.at}: the table has no ${hamlets.beside} in that province`);
    }
  }
  return own;
}

/** What is wrong with a row that was written by hand, or null. */
function faultOf(row: TableRow, before: ReadonlyMap<string, TableRow>): string | null {
  const { lat, lon, population, bias, country } = row;
  if (!/^[A-Z]{2}$/.test(country)) return `has no country of two capitals: "${country}"`;
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return 'has no latitude and longitude in degrees';
  if (!(population >= 0 && Number.isFinite(bias))) return 'has inhabitants or a bias that are no number';
  const held = before.get(row.id);
  if (held !== undefined) {
    const lost = distinct([held.name, ...held.aliases], [row.name, ...row.aliases]);
    return lost.length === 0 ? null : `was ${lost.join(', ')} in the table too: ${fullBuild}`;
  }
  for (const other of before.values()) {
    if (other.country !== country || other.id.startsWith('tlx:') || row.kind === 'region') continue;
    if (foldName(other.name) !== foldName(row.name) || kilometres(other, row) >= samePlace) continue;
    return `is in the table already (${other.id}): its aliases go into names.tsv`;
  }
  return null;
}

/** Whether only a hand can have written a row: not the newer list, a municipality or a country. */
function isByHand({ id, kind, population, aliases }: TableRow): boolean {
  if (!id.startsWith('tlx:') || kind === 'municipality' || kind === 'country') return false;
  return !(kind === 'place' && population === 2_000 && aliases.length === 0);
}

function mergeNames(rows: Map<string, TableRow>, names: readonly HandName[], refused: string[]): void {
  const find = findNamed([...rows.values()]);
  const met = new Map<string, string>();
  for (const hand of names) {
    const row = find(hand);
    const said = `${hand.at}: ${hand.geoName} (${hand.within})`;
    const other = row === null ? undefined : met.get(row.id);
    if (row === null) refused.push(`${said} is not in the table: ${fullBuild}`);
    else if (other !== undefined) refused.push(`${said} is the place of ${other}`);
    else if (hand.name !== null && hand.name !== row.name)
      refused.push(`${said} is ${row.name} in the table, not ${hand.name}: ${fullBuild}`);
    else if (!Number.isFinite(hand.bias)) refused.push(`${said} has a bias that is no number`);
    else rows.set(row.id, withNames(row, hand));
    if (row !== null) met.set(row.id, hand.at);
  }
}

function withNames(row: TableRow, hand: HandName): TableRow {
  const aliases = distinct([...hand.aliases, ...row.aliases], [row.name]);
  return {
    ...row,
    aliases,
    english: aliases.find((alias) => alias === row.english) ?? null,
    further: distinct([...hand.further, ...row.further], [row.name, ...aliases]),
    bias: hand.bias,
  };
}
