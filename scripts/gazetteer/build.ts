/**
 * Makes the gazetteer's two files anew: `node scripts/gazetteer/build.ts`. What it reads and under which licences
 * stands in docs/gazetteer.md. The same packages and the same hand-written rows give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { foldName } from '../../src/desk/gazetteer/fold.ts';
import { kilometres } from '../../src/desk/gazetteer/weigh.ts';
import { makeNameFilter } from './filter.ts';
import {
  type GeoRow,
  readCldrCities,
  readGeoNames,
  readMunicipalities,
  readNames,
  readNewer,
} from './geonames.ts';
import {
  type HandName,
  readHandHamlets,
  readHandNames,
  readHandNowhere,
  readHandPlaces,
  readHandRegions,
} from './hand.ts';
import { nameRow, type SourceNames } from './naming.ts';
import {
  countryRows,
  hamletRows,
  municipalityRows,
  ownRow,
  regionRow,
  type TableRow,
  writeTable,
} from './rows.ts';
import { isNewerPlace, isWanted } from './select.ts';
import { fetchSources } from './sources.ts';
import { findMistaken, spellAbroad } from './spellings.ts';

/** Kilometres within which two rows of one name are one place. */
const samePlace = 15;

const target = new URL('../../src/desk/gazetteer/', import.meta.url);

const sources = fetchSources();
try {
  const all = readGeoNames(sources);
  const names: SourceNames = {
    dutch: readNames(sources, 'nl'),
    english: readNames(sources, 'en'),
    cldr: matchZones(all, readCldrCities(sources)),
  };
  const hand = matchHand(all, readHandNames());
  const regions = readHandRegions();
  const wanted = all.filter((row) => hand.has(row.id) || isWanted(row, names.dutch.has(row.id)));
  const rows: TableRow[] = wanted.map((row) => geoRow(row, hand.get(row.id), names));
  for (const region of regions) rows.push(regionRow(region));
  for (const place of readHandPlaces(regions)) rows.push(ownRow(place));
  addNewer(
    rows,
    [...readNewer(sources, 'NL'), ...readNewer(sources, 'BE')].filter((row) => isNewerPlace(row, all)),
  );
  rows.push(...hamletRows(readHandHamlets(regions), rows));
  rows.push(...municipalityRows(rows, wanted, readMunicipalities(sources)));
  rows.push(...countryRows(rows));

  const spelled = spellAbroad(rows, all, names.english);
  const nowhere = readHandNowhere();
  const table = writeTable(spelled, regions, nowhere);
  writeFileSync(new URL('places.generated.tsv', target), table);
  const known = new Set(spelled.flatMap((row) => [row.name, ...row.aliases, ...row.further]).map(foldName));
  const others = new Set<string>();
  for (const row of all) {
    for (const name of [row.name, names.english.get(row.id) ?? '']) {
      const key = foldName(name);
      if (key !== '' && !known.has(key)) others.add(key);
    }
  }
  for (const key of findMistaken(table, all, others)) others.add(key);
  const filter = makeNameFilter([...others].sort());
  writeFileSync(new URL('other-names.generated.bin', target), filter);
  console.log(
    `${rows.length} places, ${Buffer.byteLength(table)} bytes; ${others.size} other names, ${filter.length} bytes`,
  );
} finally {
  sources.remove();
}

function geoRow(row: GeoRow, hand: HandName | undefined, names: SourceNames): TableRow {
  const home = row.country === 'NL' || row.country === 'BE';
  return {
    ...nameRow(row, hand, names),
    id: row.id,
    kind: row.feature === 'PPLC' ? 'capital' : row.feature === 'PPLA' ? 'seat' : 'place',
    country: row.country,
    region: row.country === 'BE' && row.admin2 !== '' ? row.admin2 : row.admin1,
    lat: row.lat,
    lon: row.lon,
    digits: home ? 3 : 2,
    population: row.population,
    bias: hand?.bias ?? 0,
  };
}

/** The row of GeoNames that each hand-written name means. Throws when there is none: the name must be mended then. */
function matchHand(all: readonly GeoRow[], hand: readonly HandName[]): ReadonlyMap<string, HandName> {
  const byName = new Map<string, GeoRow>();
  for (const row of all) {
    for (const within of [row.country, `${row.country}.${row.admin1}`]) {
      const key = `${within}\t${row.name}`;
      const held = byName.get(key);
      if (held === undefined || row.population > held.population) byName.set(key, row);
    }
  }
  const matched = new Map<string, HandName>();
  const missing: string[] = [];
  for (const name of hand) {
    const row = byName.get(`${name.within}\t${name.geoName}`);
    if (row === undefined) missing.push(`${name.within} ${name.geoName}`);
    else if (matched.has(row.id)) missing.push(`${name.within} ${name.geoName} (twice)`);
    else matched.set(row.id, name);
  }
  if (missing.length > 0)
    throw new Error(`hand/names.tsv names no row of GeoNames:\n  ${missing.join('\n  ')}`);
  return matched;
}

/** CLDR's cities by GeoNames id: the most populous place of the zone whose name is the zone's last part. */
function matchZones(
  all: readonly GeoRow[],
  cities: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const best = new Map<string, GeoRow>();
  for (const row of all) {
    if (!cities.has(row.timezone)) continue;
    if (foldName(row.timezone.slice(row.timezone.lastIndexOf('/') + 1)) !== foldName(row.name)) continue;
    const held = best.get(row.timezone);
    if (held === undefined || row.population > held.population) best.set(row.timezone, row);
  }
  return new Map([...best].map(([zone, row]) => [row.id, cities.get(zone) ?? '']));
}

/** Adds the newer list's places that no row of the same name is near to. */
function addNewer(rows: TableRow[], newer: readonly GeoRow[]): void {
  const known = new Map<string, TableRow[]>();
  for (const row of rows) {
    for (const name of [row.name, ...row.aliases, ...row.further]) {
      const key = `${row.country} ${foldName(name)}`;
      known.set(key, [...(known.get(key) ?? []), row]);
    }
  }
  for (const row of newer) {
    const name = row.name.replace(/^([st]) ?(?=[-\s])/u, "'$1");
    const namesakes = known.get(`${row.country} ${foldName(name)}`) ?? [];
    if (namesakes.some((namesake) => kilometres(namesake, row) < samePlace)) continue;
    const region = row.country === 'BE' ? row.admin2 : row.admin1;
    rows.push({
      id: `tlx:${row.country.toLowerCase()}-${row.admin2.toLowerCase()}-${foldName(name)}`,
      name,
      aliases: [],
      further: [],
      kind: 'place',
      country: row.country,
      region,
      lat: row.lat,
      lon: row.lon,
      digits: 3,
      population: 2_000,
      bias: 0,
    });
  }
}
