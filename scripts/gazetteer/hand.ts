import { readFileSync } from 'node:fs';

/** A name, aliases and a bias for a row of GeoNames, from `hand/names.tsv`. Such a row is always in the table. */
export interface HandName {
  /** The country's code, or with a dot and GeoNames' code of a region of it: `NL.05`. */
  readonly within: string;
  /** The name by which GeoNames has it; of several the most populous is meant. */
  readonly geoName: string;
  /** The Dutch name, or null to leave the generated one. */
  readonly name: string | null;
  readonly aliases: readonly string[];
  /** Names in a language that is neither Dutch nor English nor spoken there; marked `~` in the file. */
  readonly further: readonly string[];
  /** Added to the row's weight: how much more or less a dateline means it than its population says. */
  readonly bias: number;
  readonly reason: string;
}

/** A place, a region or an area that GeoNames' lists do not hold. */
export interface HandPlace {
  readonly kind: 'place' | 'region';
  readonly country: string;
  /** GeoNames code of its first-level region, empty where none is shown. */
  readonly region: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly aliases: readonly string[];
  /** As in `HandName`. */
  readonly bias: number;
  readonly reason: string;
}

/** Villages that lie beside a place of the table and take its coordinates, from `hand/hamlets.tsv`. */
export interface HandHamlets {
  /** GeoNames code of the province. */
  readonly region: string;
  readonly beside: string;
  readonly names: readonly string[];
  readonly reason: string;
}

/** A first-level region that `province` shows. */
export interface HandRegion {
  readonly country: string;
  readonly code: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly aliases: readonly string[];
  /** How a dateline qualifies a town by it: `Ore.`, `OR`. */
  readonly short: readonly string[];
  /** As in `HandName`. A region weighs as much as a town of 100,000 before it. */
  readonly bias: number;
}

interface Line {
  readonly cells: readonly string[];
  readonly reason: string;
}

/** The rows of a hand-written file. `# -- …` gives the reason of the rows below it; other `#` lines are the file's own. */
function readLines(file: string): readonly Line[] {
  const text = readFileSync(new URL(`hand/${file}`, import.meta.url), 'utf8');
  const lines: Line[] = [];
  let reason = text.split('\n', 1)[0]?.replace(/^#\s*/, '') ?? '';
  for (const line of text.split('\n')) {
    if (line.startsWith('# -- ')) reason = line.slice(5);
    else if (line !== '' && !line.startsWith('#')) lines.push({ cells: line.split('\t'), reason });
  }
  return lines;
}

function splitNames(cell: string | undefined): readonly string[] {
  return (cell ?? '').split('|').filter((name) => name !== '');
}

/** `hand/names.tsv`. */
export function readHandNames(): readonly HandName[] {
  return readLines('names.tsv').map(
    ({ cells: [within = '', geoName = '', name, aliases, bias], reason }) => ({
      within,
      geoName,
      name: name ? name : null,
      aliases: splitNames(aliases).filter((alias) => !alias.startsWith('~')),
      further: splitNames(aliases).flatMap((alias) => (alias.startsWith('~') ? [alias.slice(1)] : [])),
      bias: Number(bias ?? 0),
      reason,
    }),
  );
}

/** Where a town can have its region's name (Utrecht, Antwerpen, Bremen), the town is meant from 20,000 inhabitants. */
const regionBias: Readonly<Record<string, number>> = { NL: -0.7, BE: -0.7, DE: -0.7 };

/** `hand/first-level.tsv`. */
export function readHandRegions(): readonly HandRegion[] {
  return readLines('first-level.tsv').map(
    ({ cells: [country = '', code = '', name = '', lat, lon, aliases, short, bias] }) => ({
      country,
      code,
      name,
      lat: Number(lat),
      lon: Number(lon),
      aliases: splitNames(aliases),
      short: splitNames(short),
      bias: Number(bias ?? 0) + (regionBias[country] ?? 0),
    }),
  );
}

/** `hand/dutch-villages.tsv`, `hand/own-places.tsv` and `hand/areas.tsv`. */
export function readHandPlaces(regions: readonly HandRegion[]): readonly HandPlace[] {
  const provinces = readProvinces(regions);
  const villages = readLines('dutch-villages.tsv').map(
    ({ cells: [, name = '', country = '', letters = '', lat, lon, population, aliases, bias], reason }) => ({
      kind: 'place' as const,
      country,
      region: provinces.get(letters) ?? '',
      name,
      lat: Number(lat),
      lon: Number(lon),
      population: Number(population),
      aliases: splitNames(aliases),
      bias: Number(bias ?? 0),
      reason,
    }),
  );
  const own = readLines('own-places.tsv').map(
    ({ cells: [country = '', region = '', name = '', lat, lon, population, aliases, bias], reason }) => ({
      kind: 'place' as const,
      country,
      region,
      name,
      lat: Number(lat),
      lon: Number(lon),
      population: Number(population),
      aliases: splitNames(aliases),
      bias: Number(bias ?? 0),
      reason,
    }),
  );
  const areas = readLines('areas.tsv').map(
    ({ cells: [country = '', name = '', lat, lon, region, aliases, bias], reason }) => ({
      kind: 'region' as const,
      country,
      region: region ?? '',
      name,
      lat: Number(lat),
      lon: Number(lon),
      population: 0,
      aliases: splitNames(aliases),
      bias: Number(bias ?? 0),
      reason,
    }),
  );
  return [...villages, ...own, ...areas];
}

/** `hand/nowhere.tsv`: names, in whatever language, of what lies in no one country. */
export function readHandNowhere(): readonly string[] {
  return readLines('nowhere.tsv').flatMap(({ cells: [name = '', others] }) => [name, ...splitNames(others)]);
}

/** `hand/hamlets.tsv`. */
export function readHandHamlets(regions: readonly HandRegion[]): readonly HandHamlets[] {
  const provinces = readProvinces(regions);
  return readLines('hamlets.tsv').map(({ cells: [letters = '', beside = '', names], reason }) => ({
    region: provinces.get(letters) ?? '',
    beside,
    names: splitNames(names),
    reason,
  }));
}

/** GeoNames codes of the Dutch provinces by the letters that the files of villages use. */
function readProvinces(regions: readonly HandRegion[]): ReadonlyMap<string, string> {
  return new Map(
    regions.filter(({ country }) => country === 'NL').map(({ code, name }) => [provinceLetters(name), code]),
  );
}

/** `Noord-Brabant` is `nb`, `Zeeland` is `ze`: the letters by which the villages' file names a province. */
function provinceLetters(name: string): string {
  const [first = '', second] = name.split('-');
  return (second === undefined ? first.slice(0, 2) : first.charAt(0) + second.charAt(0)).toLowerCase();
}
