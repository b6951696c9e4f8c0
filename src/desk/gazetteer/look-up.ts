import { foldName } from './fold.ts';
import type { Named, Table } from './table.ts';
import { readToken, readWhereabouts, type Whereabouts } from './token.ts';
import { kilometres } from './weigh.ts';

/** Words between a town's name and what it lies at, on or by: `FRANKFURT (ODER)`, `Frankfurt am Main`. */
const joiners = ' | an der | am | aan de | aan den | ob der | im | bei | upon | on | sur | op | '.split('|');

/** Kilometres from a town within which another place can tell it from its namesakes, and a region's middle can. */
const beside = 60;
const inRegion = 600;

/**
 * The places that a token, typed or from a dateline, goes by exactly: no typo is mended. A qualifier after a comma or in
 * parentheses must fit: a region or country that the place lies in, the river or hill of its name, or another place near
 * it. One that fits no place of the name leaves none; one that names nothing known is left out. `isTyped`: by a person, who writes names
 * in small letters too.
 */
export function lookUpExactly(token: string, table: Table, isTyped = false): readonly Named[] {
  const whole = foldName(token);
  if (table.isNowhere(whole)) return [];
  const named = table.named(whole);
  if (named.length > 0) return named;
  const { name, qualifier } = readToken(token);
  const key = foldName(name);
  if (qualifier !== null) return lookUpWithin(name, qualifier, table, isTyped);
  return table.isNowhere(key) ? [] : table.named(key);
}

/** Letters of the shortest country or region that is read behind a name with nothing but a blank between them. */
const shortestRegion = 4;
/** Words of the longest name that is read so. */
const mostWords = 8;

/** As `lookUpExactly`, of what a person typed: a country or region may stand behind a name without any sign (`Bergen Noorwegen`). */
export function lookUpTyped(typed: string, table: Table): readonly Named[] {
  const whole = lookUpExactly(typed, table, true);
  if (whole.length > 0 || /[,(]/.test(typed)) return whole;
  const words = typed.trim().split(/\s+/);
  if (words.length > mostWords) return [];
  for (let at = 1; at < words.length; at += 1) {
    const region = words.slice(at).join(' ');
    if (region.length < shortestRegion || readWhereabouts(region, table).length === 0) continue;
    const found = lookUpExactly(`${words.slice(0, at).join(' ')} (${region})`, table, true);
    if (found.length > 0) return found;
  }
  return [];
}

function lookUpWithin(name: string, qualifier: string, table: Table, isTyped: boolean): readonly Named[] {
  for (const joiner of joiners) {
    const joined = table.named(foldName(`${name}${joiner}${qualifier}`));
    if (joined.length > 0) return joined;
  }
  const named = table.named(foldName(name));
  const within = readWhereabouts(qualifier, table);
  if (within.length > 0) {
    const fits = ({ row }: Named) => within.every((meanings) => liesIn(row, meanings, table));
    const fitting = named.filter(fits);
    return fitting.length > 0 ? fitting : namesakes(named, table).filter(fits);
  }
  // A word in small letters says something of the place (`ROTTERDAM (haven)`), and is none.
  const others = isTyped || /^\p{Lu}/u.test(qualifier) ? table.named(foldName(qualifier)) : [];
  return others.length === 0 ? named : nearest(named, others, table);
}

function liesIn(row: number, meanings: readonly Whereabouts[], table: Table): boolean {
  const { country, province } = table.place(row);
  return meanings.some(
    (meaning) => meaning.country === country && (meaning.name === null || meaning.name === province),
  );
}

/** `PARIJS (Texas)`: what is called as the place of the Dutch name is called elsewhere. */
function namesakes(named: readonly Named[], table: Table): readonly Named[] {
  const names = named
    .filter(({ grade }) => grade < 2)
    .flatMap(({ row }) => [table.place(row).name, ...table.otherNames(row)]);
  const found = new Map<number, Named>();
  for (const name of names) {
    for (const { row, grade } of table.named(foldName(name))) {
      if (grade < 2 && !found.has(row)) found.set(row, { row, grade: 1 });
    }
  }
  return [...found.values()];
}

/** Those of a name that lie nearest to one of the other places, if near at all. */
function nearest(named: readonly Named[], others: readonly Named[], table: Table): readonly Named[] {
  const far = new Map<Named, number>();
  for (const one of named) {
    const here = table.place(one.row);
    for (const other of others) {
      const there = table.place(other.row);
      const away = kilometres(here, there);
      const isArea = table.kind(other.row) === 'region' && there.country === here.country;
      if (other.row === one.row || away > (isArea ? inRegion : beside)) continue;
      far.set(one, Math.min(away, far.get(one) ?? Number.POSITIVE_INFINITY));
    }
  }
  const least = Math.min(...far.values());
  return named.filter((one) => far.get(one) === least);
}
