import { foldName } from '../../src/desk/gazetteer/fold.ts';
import { kilometres } from '../../src/desk/gazetteer/weigh.ts';
import type { TableRow } from './rows.ts';

/** Kilometres within which a row of the newer list is the place of that name which another row is. */
const samePlace = 15;

/**
 * The rows of `after` without what a full build leaves out because of the names that they have and `before` had not: spellings
 * from the sources that are a name of another place now, and rows of the newer list, municipalities and countries whose name
 * another row has.
 *
 * @param byHand Further spellings that a hand has written, which stay.
 */
export function giveWay(
  before: ReadonlyMap<string, TableRow>,
  after: ReadonlyMap<string, TableRow>,
  byHand: ReadonlySet<string>,
): readonly TableRow[] {
  const added = new Map<string, TableRow[]>();
  for (const row of after.values()) {
    const held = before.get(row.id);
    if (held === row) continue;
    const old = new Set(held === undefined ? [] : allNames(held).map(foldName));
    for (const key of allNames(row).map(foldName)) {
      if (!old.has(key)) added.set(key, [...(added.get(key) ?? []), row]);
    }
  }
  const left: TableRow[] = [];
  for (const row of after.values()) {
    const others = (added.get(foldName(row.name)) ?? []).filter((other) => other.id !== row.id);
    if (others.some((other) => isReplaced(row, other))) continue;
    const further = row.further.filter((name) => {
      const isSource = !isHome(row) && !row.id.startsWith('tlx:') && !byHand.has(name);
      return !isSource || !(added.get(foldName(name)) ?? []).some((other) => other.id !== row.id);
    });
    left.push(further.length === row.further.length ? row : { ...row, further });
  }
  return left;
}

/** Whether a build leaves `row` out because `other` has its name now. */
function isReplaced(row: TableRow, other: TableRow): boolean {
  if (!row.id.startsWith('tlx:') || row.country !== other.country) return false;
  const isStrong = [other.name, ...other.aliases].some((name) => foldName(name) === foldName(row.name));
  if (row.kind === 'municipality') return isStrong && row.region === other.region;
  if (row.kind === 'country') return isStrong && other.kind === 'capital';
  const isNewer = row.kind === 'place' && row.population === 2_000 && row.aliases.length === 0;
  return isNewer && isHome(row) && kilometres(row, other) < samePlace;
}

function isHome({ country }: TableRow): boolean {
  return country === 'NL' || country === 'BE';
}

function allNames(row: TableRow): readonly string[] {
  return [row.name, ...row.aliases, ...row.further];
}
