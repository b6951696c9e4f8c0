import { foldName } from '../../src/desk/gazetteer/fold.ts';
import type { HandName } from './hand.ts';
import type { TableRow } from './rows.ts';

/**
 * Finds in a table the row that a hand-written name means, as far as the table tells: the most populous place of GeoNames in
 * that country or region that goes by the name, before it one that has all that the hand gives already. Null where there is none.
 */
export function findNamed(rows: readonly TableRow[]): (hand: HandName) => TableRow | null {
  const byName = new Map<string, TableRow[]>();
  for (const row of rows) {
    if (row.id.startsWith('tlx:')) continue;
    for (const key of new Set([row.name, ...row.aliases].map(foldName))) {
      const held = byName.get(`${row.country} ${key}`);
      if (held === undefined) byName.set(`${row.country} ${key}`, [row]);
      else held.push(row);
    }
  }
  return (hand) => {
    const [country = '', region] = hand.within.split('.');
    // `Murten/Morat` and `Brake (Unterweser)` are in the table by their first part.
    const [first = ''] = hand.geoName.split(/ ?[/(] ?|, /u);
    const found = [first, hand.geoName, ...(hand.name === null ? [] : [hand.name])]
      .flatMap((name) => byName.get(`${country} ${foldName(name)}`) ?? [])
      .filter((row) => region === undefined || row.region === region)
      .sort((a, b) => b.population - a.population);
    return found.find((row) => hasAll(row, hand)) ?? found[0] ?? null;
  };
}

function hasAll(row: TableRow, { name, aliases, further, bias }: HandName): boolean {
  const keys = new Set([row.name, ...row.aliases, ...row.further].map(foldName));
  return (
    (name === null || name === row.name) &&
    bias === row.bias &&
    [...aliases, ...further].every((alias) => keys.has(foldName(alias)))
  );
}
