import { foldName } from '../../src/desk/gazetteer/fold.ts';
import { parseTable } from '../../src/desk/gazetteer/table.ts';
import { createTypoMender } from '../../src/desk/gazetteer/typo.ts';
import type { GeoRow } from './geonames.ts';
import { distinct, isSpelling } from './naming.ts';
import type { TableRow } from './rows.ts';
import { spelledAnyhow } from './select.ts';
import { transliterate } from './transliterate.ts';

/** Inhabitants from which a city abroad is written of in every language, and so under every one of its names. */
const worldCity = 500_000;
/** The same in China, most of whose big cities are written of in one spelling. */
const chineseCity = 5_000_000;
/** Inhabitants from which the spellings of a place abroad are known well enough to be kept from other places. */
const knownTown = 15_000;
/** Shorter names are too many things. */
const shortest = 4;

/**
 * The rows, those of capitals and big cities abroad with GeoNames' spellings of them in Latin letters (`Mascate`) as
 * further names, and what Dutch copy makes of Cyrillic ones. What is any place's own name, or a spelling of two of them, is nobody's.
 */
export function spellAbroad(
  rows: readonly TableRow[],
  all: readonly GeoRow[],
  english: ReadonlyMap<string, string>,
): readonly TableRow[] {
  const taken = new Set<string>();
  for (const row of all) for (const name of [row.name, english.get(row.id) ?? '']) taken.add(foldName(name));
  for (const row of rows)
    for (const name of [row.name, ...row.aliases, ...row.further]) taken.add(foldName(name));
  const byId = new Map(all.map((row) => [row.id, row]));
  const spellings = new Map<TableRow, readonly string[]>();
  const owners = new Map<string, TableRow>();
  const shared = new Set<string>();
  for (const row of rows) {
    const isKept = isWorldCity(row) || spelledAnyhow.has(row.country);
    const others = byId.get(row.id)?.others ?? [];
    const spelled = [
      ...(isKept ? others.filter(isSpelling) : []),
      ...others.flatMap((other) => transliterate(other, row.country)),
    ];
    const found = distinct(
      // The beginning of the place's own name is what somebody types who means it.
      spelled.filter((name) => isFree(name, taken) && !foldName(row.name).startsWith(foldName(name))),
      [],
    );
    spellings.set(row, found);
    for (const key of found.map(foldName)) {
      const other = owners.get(key);
      if (other !== undefined && !outshines(row, other) && !outshines(other, row)) shared.add(key);
      if (other === undefined || row.population > other.population) owners.set(key, row);
    }
  }
  return rows.map((row) => {
    const own = (spellings.get(row) ?? []).filter((name) => {
      const key = foldName(name);
      return owners.get(key) === row && !shared.has(key);
    });
    return own.length === 0 ? row : { ...row, further: [...row.further, ...own] };
  });
}

/** Whether the first is so much larger that the name is its own. */
function outshines(one: TableRow, other: TableRow): boolean {
  return one.population > 4 * other.population;
}

function isWorldCity({ kind, country, population }: TableRow): boolean {
  if (country === 'NL' || country === 'BE') return false;
  return (
    kind === 'capital' ||
    ((kind === 'place' || kind === 'seat') && population >= (country === 'CN' ? chineseCity : worldCity))
  );
}

function isFree(name: string, taken: ReadonlySet<string>): boolean {
  const key = foldName(name);
  return key.length >= shortest && !taken.has(key);
}

/**
 * The keys of spellings of known places that `table` does not have and would take for a misspelt name of another place.
 *
 * @param others The keys that are known to be other places already.
 */
export function findMistaken(
  table: string,
  all: readonly GeoRow[],
  others: ReadonlySet<string>,
): readonly string[] {
  const parsed = parseTable(table);
  const mender = createTypoMender(parsed, (key) => others.has(key) || parsed.isNowhere(key));
  const mistaken = new Set<string>();
  for (const row of all) {
    if (row.population < knownTown) continue;
    for (const other of row.others) {
      const key = isSpelling(other) ? foldName(other) : '';
      if (key === '' || mistaken.has(key) || parsed.named(key).length > 0) continue;
      const mended = mender.mend(key, () => false);
      const isOwn =
        mended !== null && parsed.named(mended).some((named) => parsed.place(named.row).id === row.id);
      if (mended !== null && !isOwn) mistaken.add(key);
    }
  }
  return [...mistaken];
}
