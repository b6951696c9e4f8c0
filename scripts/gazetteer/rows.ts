import { foldName } from '../../src/desk/gazetteer/fold.ts';
import type { GeoRow } from './geonames.ts';
import type { HandHamlets, HandPlace, HandRegion } from './hand.ts';
import { distinct, type Names } from './naming.ts';
import { packages } from './sources.ts';

/** One row of the table before it is written. */
export interface TableRow extends Omit<Names, 'english'> {
  /** See `Names`; left out where it is unknown. */
  readonly english?: string | null;
  readonly id: string;
  readonly kind: 'capital' | 'seat' | 'place' | 'municipality' | 'region' | 'country';
  readonly country: string;
  /** GeoNames code of the first-level region. */
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  /** Decimals of the coordinates that are written: 2 are about a kilometre. */
  readonly digits: number;
  readonly population: number;
  readonly bias: number;
}

/** A first-level region as a place of its own. */
export function regionRow(region: HandRegion): TableRow {
  const { country, code, name } = region;
  return {
    id: `tlx:${country.toLowerCase()}-${foldName(name)}-region`,
    name,
    aliases: distinct(
      [...region.aliases, ...(country === 'NL' || country === 'BE' ? [`Provincie ${name}`] : [])],
      [name],
    ),
    further: [],
    kind: 'region',
    country,
    region: code,
    lat: region.lat,
    lon: region.lon,
    digits: 2,
    population: 0,
    bias: region.bias,
  };
}

/** A hand-written place or area. */
export function ownRow(place: HandPlace): TableRow {
  const { country, region, name, kind, bias } = place;
  const within = region === '' ? '' : `${region.toLowerCase()}-`;
  return {
    id: `tlx:${country.toLowerCase()}-${within}${foldName(name)}`,
    name,
    aliases: distinct(place.aliases, [name]),
    further: [],
    kind,
    country,
    region,
    lat: place.lat,
    lon: place.lon,
    digits: 2,
    population: place.population,
    bias,
  };
}

/** Inhabitants that a village counts for of which no number is known. */
const fewInhabitants = 300;

/** Villages at the coordinates of the place beside them. Throws where that place is not among `rows`. */
export function hamletRows(hamlets: readonly HandHamlets[], rows: readonly TableRow[]): readonly TableRow[] {
  const missing: string[] = [];
  const made = hamlets.flatMap(({ region, beside, names, reason, at }) => {
    const anchor = rows.find(
      (row) => row.country === 'NL' && row.region === region && foldName(row.name) === foldName(beside),
    );
    if (anchor === undefined) {
      missing.push(`${beside} in region ${region} (${at})`);
      return [];
    }
    const { lat, lon } = anchor;
    const place = {
      kind: 'place',
      country: 'NL',
      region,
      lat,
      lon,
      aliases: [],
      bias: 0,
      reason,
      at,
    } as const;
    return names.map((name) => ownRow({ ...place, name, population: fewInhabitants }));
  });
  if (missing.length > 0) throw new Error(`hand/hamlets.tsv: no ${missing.join(', ')}`);
  return made;
}

/**
 * Dutch municipalities that bear no place's name (Borsele, Reimerswaal, Súdwest-Fryslân): in the middle of their
 * places, each counted by its inhabitants.
 */
export function municipalityRows(
  rows: readonly TableRow[],
  geo: readonly GeoRow[],
  names: ReadonlyMap<string, string>,
): readonly TableRow[] {
  const taken = new Set(
    rows
      .filter(({ country }) => country === 'NL')
      .flatMap((row) => [row.name, ...row.aliases].map((name) => `${row.region} ${foldName(name)}`)),
  );
  const made: TableRow[] = [];
  for (const [code, raw] of names) {
    const [country, region = '', municipality] = code.split('.');
    if (country !== 'NL') continue;
    const name = raw.replace(/^Gemeente /u, '').replace(/^Sûdwest Fryslân$/u, 'Súdwest-Fryslân');
    const places = geo.filter(
      (row) => row.country === 'NL' && row.admin1 === region && row.admin2 === municipality,
    );
    if (taken.has(`${region} ${foldName(name)}`) || places.length === 0) continue;
    const population = places.reduce((sum, place) => sum + place.population, 0);
    const middle = (of: (row: GeoRow) => number) =>
      places.reduce((sum, place) => sum + of(place) * place.population, 0) / population;
    made.push({
      id: `tlx:nl-gm${municipality}`,
      name,
      aliases: [],
      further: [],
      kind: 'municipality',
      country: 'NL',
      region,
      lat: middle((row) => row.lat),
      lon: middle((row) => row.lon),
      digits: 2,
      population,
      bias: 0,
    });
  }
  return made;
}

/** Every country that has a capital in the table, at its capital; not where the capital has the country's own name. */
export function countryRows(rows: readonly TableRow[]): readonly TableRow[] {
  const dutch = new Intl.DisplayNames('nl', { type: 'region' });
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const made: TableRow[] = [];
  for (const capital of rows.filter(({ kind }) => kind === 'capital')) {
    // CLDR adds the older name in parentheses: `Myanmar (Birma)`.
    const [name = '', older = ''] = (dutch.of(capital.country) ?? '').replace(')', '').split(' (');
    if (made.some(({ country }) => country === capital.country)) continue;
    if (name.includes('SAR')) continue;
    if ([capital.name, ...capital.aliases].some((of) => foldName(of) === foldName(name))) continue;
    made.push({
      id: `tlx:${capital.country.toLowerCase()}`,
      name,
      aliases: distinct([older], [name]),
      // Weaker than a namesake: GEORGIA in Dutch copy is the American state.
      further: distinct([english.of(capital.country)?.replace(/ \(.*/u, '') ?? ''], [name]),
      kind: 'country',
      country: capital.country,
      region: '',
      lat: capital.lat,
      lon: capital.lon,
      digits: 2,
      population: 0,
      bias: 0,
    });
  }
  return made;
}

const letters: Readonly<Record<TableRow['kind'], string>> = {
  capital: 'c',
  seat: 's',
  place: '',
  municipality: 'm',
  region: 'r',
  country: 'l',
};

/**
 * The table's text: comments, the regions, then a row a place, ordered by the keys of their names so that a change
 * shows as a change and the index needs little sorting. Throws on two rows with one id.
 */
export function writeTable(
  rows: readonly TableRow[],
  regions: readonly HandRegion[],
  nowhere: readonly string[],
): string {
  const ids = new Set<string>();
  for (const { id } of rows) {
    if (ids.has(id)) throw new Error(`two places with the id ${id}`);
    ids.add(id);
  }
  const shown = new Set(regions.map(({ country, code }) => `${country}.${code}`));
  const keyed = rows.map((row) => ({ key: foldName(row.name), row }));
  keyed.sort(
    (a, b) => compare(a.key, b.key) || compare(a.row.country, b.row.country) || compare(a.row.id, b.row.id),
  );
  const lines = keyed.map(({ row }) =>
    [
      row.id,
      row.name,
      row.country,
      shown.has(`${row.country}.${row.region}`) ? row.region : '',
      degrees(row.lat, row.digits),
      degrees(row.lon, row.digits),
      row.population,
      letters[row.kind],
      row.bias || '',
    ]
      .join('\t')
      .trimEnd(),
  );
  const aliases = rows.flatMap((row) => [
    ...row.aliases.map((alias) => ({
      key: foldName(alias),
      line: `=${alias}\t${alias === row.english ? 'e' : '1'}\t${row.name}\t${row.id}`,
    })),
    ...row.further.map((alias) => ({ key: foldName(alias), line: `=${alias}\t2\t${row.name}\t${row.id}` })),
  ]);
  aliases.sort((a, b) => compare(a.key, b.key) || compare(a.line, b.line));
  return `${[
    '# The gazetteer. Generated by scripts/gazetteer/build.ts: do not edit, change its hand-written rows instead.',
    '# Contains data of GeoNames (geonames.org), CC BY 4.0, changed: chosen, named in Dutch, rounded; and names of Unicode CLDR,',
    `# Unicode License v3. See docs/gazetteer.md. From ${Object.values(packages).join(', ')} and libgeonames-common.`,
    '# @country, region, its name, how datelines shorten it',
    '# !what lies in no one country',
    '# id, name, country, region, lat, lon, population, kind, bias; in the order of the names as foldName folds them',
    '# =alias, e the English name, 1 another name or 2 a further spelling, of which name, of which id; in the order of the aliases so folded',
    ...regions.map(({ country, code, name, short }) =>
      `@${country}\t${code}\t${name}\t${short.join('|')}`.trimEnd(),
    ),
    ...nowhere.map((name) => `!${name}`),
    ...lines,
    ...aliases.map(({ line }) => line),
  ].join('\n')}\n`;
}

function degrees(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
