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
  /** Where it stands: `names.tsv:12`. */
  readonly at: string;
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
  /** As in `HandName`. */
  readonly at: string;
}

/** Villages that lie beside a place of the table and take its coordinates, from `hand/hamlets.tsv`. */
export interface HandHamlets {
  /** GeoNames code of the province. */
  readonly region: string;
  readonly beside: string;
  readonly names: readonly string[];
  readonly reason: string;
  /** As in `HandName`. */
  readonly at: string;
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
  /** As in `HandName`. */
  readonly at: string;
}

interface Line {
  readonly cells: readonly string[];
  readonly reason: string;
  readonly at: string;
}

/** The folder of the hand-written files. */
const handFolder = new URL('hand/', import.meta.url);

/** The rows of a hand-written file. `# -- …` gives the reason of the rows below it; other `#` lines are the file's own. */
function readLines(file: string, folder: URL): readonly Line[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const lines: Line[] = [];
  let reason = text.split('\n', 1)[0]?.replace(/^#\s*/, '') ?? '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('# -- ')) reason = line.slice(5);
    else if (line !== '' && !line.startsWith('#'))
      lines.push({ cells: line.split('\t'), reason, at: `${file}:${index + 1}` });
  }
  return lines;
}

function splitNames(cell: string | undefined): readonly string[] {
  return (cell ?? '').split('|').filter((name) => name !== '');
}

/** All that is written by hand. */
export interface Hand {
  readonly names: readonly HandName[];
  readonly regions: readonly HandRegion[];
  readonly places: readonly HandPlace[];
  readonly hamlets: readonly HandHamlets[];
  readonly nowhere: readonly string[];
}

/** All hand-written files, of this folder or of the project's own. */
export function readHand(folder = handFolder): Hand {
  const regions = readHandRegions(folder);
  return {
    names: readHandNames(folder),
    regions,
    places: readHandPlaces(regions, folder),
    hamlets: readHandHamlets(regions, folder),
    nowhere: readHandNowhere(folder),
  };
}

/** `hand/names.tsv`. */
export function readHandNames(folder = handFolder): readonly HandName[] {
  return readLines('names.tsv', folder).map(
    ({ cells: [within = '', geoName = '', name, aliases, bias], reason, at }) => ({
      within,
      geoName,
      name: name ? name : null,
      aliases: splitNames(aliases).filter((alias) => !alias.startsWith('~')),
      further: splitNames(aliases).flatMap((alias) => (alias.startsWith('~') ? [alias.slice(1)] : [])),
      bias: Number(bias ?? 0),
      reason,
      at,
    }),
  );
}

/** Where a town can have its region's name (Utrecht, Antwerpen, Bremen), the town is meant from 20,000 inhabitants. */
const regionBias: Readonly<Record<string, number>> = { NL: -0.7, BE: -0.7, DE: -0.7 };

/** `hand/first-level.tsv`. */
export function readHandRegions(folder = handFolder): readonly HandRegion[] {
  return readLines('first-level.tsv', folder).map(
    ({ cells: [country = '', code = '', name = '', lat, lon, aliases, short, bias], at }) => ({
      country,
      code,
      name,
      lat: Number(lat),
      lon: Number(lon),
      aliases: splitNames(aliases),
      short: splitNames(short),
      bias: Number(bias ?? 0) + (regionBias[country] ?? 0),
      at,
    }),
  );
}

/** `hand/dutch-villages.tsv`, `hand/own-places.tsv` and `hand/areas.tsv`. */
export function readHandPlaces(regions: readonly HandRegion[], folder = handFolder): readonly HandPlace[] {
  const provinces = readProvinces(regions);
  const villages = readLines('dutch-villages.tsv', folder).map(
    ({
      cells: [, name = '', country = '', letters = '', lat, lon, population, aliases, bias],
      reason,
      at,
    }) => ({
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
      at,
    }),
  );
  const own = readLines('own-places.tsv', folder).map(
    ({ cells: [country = '', region = '', name = '', lat, lon, population, aliases, bias], reason, at }) => ({
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
      at,
    }),
  );
  const areas = readLines('areas.tsv', folder).map(
    ({ cells: [country = '', name = '', lat, lon, region, aliases, bias], reason, at }) => ({
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
      at,
    }),
  );
  return [...villages, ...own, ...areas];
}

/** `hand/nowhere.tsv`: names, in whatever language, of what lies in no one country. */
export function readHandNowhere(folder = handFolder): readonly string[] {
  return readLines('nowhere.tsv', folder).flatMap(({ cells: [name = '', others] }) => [
    name,
    ...splitNames(others),
  ]);
}

/** `hand/hamlets.tsv`. */
export function readHandHamlets(regions: readonly HandRegion[], folder = handFolder): readonly HandHamlets[] {
  const provinces = readProvinces(regions);
  return readLines('hamlets.tsv', folder).map(
    ({ cells: [letters = '', beside = '', names], reason, at }) => ({
      region: provinces.get(letters) ?? '',
      beside,
      names: splitNames(names),
      reason,
      at,
    }),
  );
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
