import { findAgency } from '../../wire/dateline/agencies.ts';
import type { Named, Table } from './table.ts';

/** What settles between places of one name. */
export interface Circumstances {
  /** The codes that stand in the dateline, in whatever case: `ANP`, `BELGA`. */
  readonly agencies: readonly string[];
  /** What kind of desk the copy is on; see `readSection`. */
  readonly desk: 'home' | 'abroad' | 'any';
  /** Whether it is copy without an agency, which is regional: of the Netherlands, unless a desk for abroad has it. */
  readonly regional: boolean;
  /** Where the section's own region is, when the section is called after one. */
  readonly around: Point | null;
  /** ISO 3166-1 alpha-2 of the country abroad that the section is called after. */
  readonly country: string | null;
  /** ISO 639-1 of the copy. */
  readonly language: string;
}

/** A point on the map in degrees, with the country and province that it lies in. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly province: string | null;
}

/** A place of a name, and how well it fits. */
export interface Weighed {
  readonly row: number;
  readonly score: number;
}

/** Added for a country by the desk's kind: a Dutch desk names Dutch and Belgian towns without saying so. */
const nearHome: Readonly<Record<Circumstances['desk'], Readonly<Record<string, number>>>> = {
  home: { NL: 3.8, BE: 1, AW: 2.5, CW: 2.5, SX: 2.5, BQ: 2.5 },
  any: { NL: 2.3, BE: 1, AW: 1.5, CW: 1.5, SX: 1.5, BQ: 1.5 },
  abroad: { NL: 1.3, BE: 0.6, AW: 1, CW: 1, SX: 1, BQ: 1 },
};

/** Taken off the Dutch islands in the Caribbean in regional copy: `WILLEMSTAD - ` is in Noord-Brabant, `(ANP)` on Curaçao. */
const regionalLoss = 3;
const islands = new Set(['AW', 'CW', 'SX', 'BQ']);

/** Taken off Dutch areas and waters on a desk for abroad, where a place abroad goes by the name as well: `GREVELINGEN`. */
const areaAbroadLoss = 3;

/** For copy in another language: the countries that it takes for granted. */
const nearLanguage: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { GB: 0.8, US: 0.8 },
  de: { DE: 2, AT: 1.2, CH: 1.2 },
  fr: { FR: 1.5, BE: 1.2, CH: 0.8 },
  es: { ES: 1.5 },
};

/** What an agency reports on more than others: its own country, by how much for one that is not named below. */
const ownCountry = 1;

/** Those that report on several countries, or on the whole world as Reuters does, or for a desk next door as Belga does. */
const agencyCountries: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ANP: {},
  RTR: {},
  BELGA: { BE: 3.2 },
  DPA: { DE: 1.2, AT: 0.5, CH: 0.5 },
  AFP: { FR: 0.5 },
  AP: { US: 0.5 },
  UPI: { US: 0.5 },
  BLOOMBERG: { US: 0.4 },
  INTERFAX: { RU: 0.8 },
};

/** Where much of the foreign news in Dutch copy comes from. */
const inTheNews = new Map<string, number>([
  ['US', 0.4],
  ...'AT BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NO PL PT RO RU SE SI SK UA'
    .split(' ')
    .map((country): [string, number] => [country, 0.5]),
]);

/** A name that is not the Dutch one is weaker evidence, in Dutch copy more so than in other copy. */
const gradePenalty = { dutch: [0, 0.3, 1.5], other: [0, 0, 1] } as const;

/**
 * Dutch copy says which state it means (`PARIS, Texas`), or the reader would think of the older town of that name: taken
 * off an American place that shares its name with one of 10,000 or more in Europe or around the Mediterranean, unless it
 * is itself a big city.
 */
const namesakeLoss = 1;
const bigCity = 5.8;
const knownTown = 4;
const oldWorld = new Set('NL BE LU AL BA DZ EG IL IQ IR JO LB MA ME MK PS RS SY TN TR UA XK'.split(' '));

/** Kilometres within which a section's own region pulls at a name. */
const reach = 25;

/** The places of a name with their scores, best first; of equal ones the lower row first. */
export function weigh(named: readonly Named[], table: Table, by: Circumstances): readonly Weighed[] {
  const dutch = by.language === 'nl';
  const isShared = named.some(
    ({ row, grade }) => grade < 2 && isOld(table.place(row).country) && table.weight(row) >= knownTown,
  );
  const hasForeignSense =
    dutch &&
    by.desk === 'abroad' &&
    named.some(({ row, grade }) => grade < 2 && table.place(row).country !== 'NL');
  return named
    .map(({ row, grade }) => {
      const { lat, lon, country, province } = table.place(row);
      const home = dutch ? nearHome[by.desk] : (nearLanguage[by.language] ?? {});
      let score = table.weight(row) - gradePenalty[dutch ? 'dutch' : 'other'][grade];
      score += home[country] ?? inTheNews.get(country) ?? 0;
      if (country === by.country) score += 2;
      if (dutch && isShared && country === 'US' && isSmallTown(row, table)) score -= namesakeLoss;
      for (const agency of by.agencies) score += agencyPull(agency, country);
      if (dutch && by.regional && islands.has(country)) score -= regionalLoss;
      if (hasForeignSense && country === 'NL' && table.kind(row) === 'region') score -= areaAbroadLoss;
      if (by.around !== null) {
        if (by.around.country === country && by.around.province === province) score += 2;
        score += 3 * Math.exp(-kilometres(by.around, { lat, lon }) / reach);
      }
      return { row, score };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

function agencyPull(signature: string, country: string): number {
  const agency = findAgency(signature);
  if (agency === null) return 0;
  const named = agencyCountries[agency.code];
  if (named !== undefined) return named[country] ?? 0;
  return agency.country === country ? ownCountry : 0;
}

function isOld(country: string): boolean {
  return oldWorld.has(country) || (country !== 'US' && inTheNews.has(country));
}

function isSmallTown(row: number, table: Table): boolean {
  const kind = table.kind(row);
  return (kind === 'place' || kind === 'seat') && table.weight(row) < bigCity;
}

/** The distance between two points in kilometres, on a sphere of 6,371 km (haversine). */
export function kilometres(
  a: { readonly lat: number; readonly lon: number },
  b: { readonly lat: number; readonly lon: number },
): number {
  const radians = Math.PI / 180;
  const across = Math.sin(((b.lat - a.lat) * radians) / 2) ** 2;
  const along = Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  const h = across + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * along;
  return 2 * 6_371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
