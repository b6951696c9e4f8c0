import type { GeoRow } from './geonames.ts';

/** GeoNames feature codes of what is no longer a place, or never one: abandoned, destroyed, historical, religious. */
const gone = new Set(['PPLQ', 'PPLH', 'PPLW', 'PPLCH', 'PPLR']);

/** Parts of a place, and loose groups of houses. */
const parts = new Set(['PPLX', 'PPLL']);

/** Population from which a country's places are in the table. Nearer home a smaller place is in the news. */
const thresholds: Readonly<Record<string, number>> = {
  LU: 1_000,
  AT: 2_000,
  CH: 2_000,
  DE: 5_000,
  FR: 6_000,
  GB: 10_000,
  US: 15_000,
  CN: 100_000,
  IN: 100_000,
  RU: 25_000,
  // Where wars are told village by village.
  UA: 3_000,
  PS: 2_000,
  LB: 2_000,
  IL: 5_000,
  SY: 5_000,
  SD: 5_000,
  YE: 10_000,
  LY: 5_000,
  IQ: 15_000,
};
const europe = new Set(
  (
    'AL AD BA BG BY CY CZ DK EE ES FI FO GG GI GR HR HU IE IM IS IT JE LI LT LV MC MD ME MK MT NO PL PT RO RS SE ' +
    'SI SK SM UA VA XK'
  ).split(' '),
);

/**
 * Whether a row of GeoNames belongs in the table: all of the Netherlands and Belgium but parts of towns, every capital
 * and seat of a region, what has a Dutch name of its own, and elsewhere what is large enough for its country.
 */
export function isWanted(row: GeoRow, hasDutchName: boolean): boolean {
  const { country, feature, population } = row;
  if (gone.has(feature)) return false;
  if (country === 'NL' || country === 'BE') return !parts.has(feature);
  if (feature === 'PPLC') return true;
  if (feature === 'PPLA' && population >= 5_000) return true;
  if (hasDutchName) return true;
  if (parts.has(feature)) return population >= 200_000;
  return population >= (thresholds[country] ?? (europe.has(country) ? 12_000 : 25_000));
}

/**
 * Countries whose towns reach us in a spelling that every agency makes for itself: all that GeoNames has of them are
 * kept.
 */
export const spelledAnyhow: ReadonlySet<string> = new Set('UA PS LB IL SY SD YE LY IQ'.split(' '));

/** Parts of towns in the newer list, which has no feature codes to tell them by, that the older one does not know. */
const newerParts = new Set([
  'Almere Duin',
  'Aalanden',
  'Binnenhof',
  'Butterhuizen',
  'Generalenbuurt',
  'Grauwaart',
  'Maaspoort',
  'Negenmanneke',
  'Oosseld',
  'Zuun',
]);
const amsterdam = '0363';

/** Whether a row of the newer list is a place of its own: none that `older` has as a part of a town. */
export function isNewerPlace(row: GeoRow, older: readonly GeoRow[]): boolean {
  if (row.admin2 === amsterdam || newerParts.has(row.name)) return false;
  return !older.some(
    (other) => other.country === row.country && parts.has(other.feature) && other.name === row.name,
  );
}
