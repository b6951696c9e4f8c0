import { countryCode } from '../countries.ts';
import { foldText } from '../words.ts';

/**
 * Names of first-level regions and rivers that agencies write behind a town to tell it from its namesakes, folded. Those
 * that are a well-known city as well (`NEW YORK`, `UTRECHT`, `LUXEMBURG`) are left out: behind a comma they are one more
 * place.
 */
const regions = new Set(
  (
    'alabama|alaska|arizona|arkansas|california|californie|colorado|connecticut|delaware|florida|hawaii|hawai|idaho|' +
    'illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|' +
    'montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|' +
    'pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|' +
    'wyoming|noord-carolina|zuid-carolina|noord-dakota|zuid-dakota|alberta|british columbia|brits-columbia|manitoba|' +
    'new brunswick|newfoundland|nova scotia|ontario|saskatchewan|queensland|new south wales|victoria|tasmania|tasmanie|' +
    'noord-brabant|noord-holland|zuid-holland|zeeland|gelderland|overijssel|flevoland|drenthe|friesland|fryslan|limburg|' +
    'brabant|west-vlaanderen|oost-vlaanderen|vlaams-brabant|waals-brabant|henegouwen|beieren|bayern|saksen|sachsen|hessen|' +
    'thuringen|nedersaksen|niedersachsen|noordrijn-westfalen|nordrhein-westfalen|oder|main|saale|elbe|donau|lahn|neckar|' +
    'havel|spree|weser|inn|lech|mosel|ruhr|rhein|leine|aller'
  ).split('|'),
);

/** What stands for a province, a state or a country in parentheses: `NH`, `N.-B.`, `B`, `VS`. */
const shortForms =
  /^(?:NH|NB|N\.?-?B\.?|N\.?-?H\.?|GLD|GD|OV|OVR|L|LB|LI|ZL|ZLD|ZH|Z\.?-?H\.?|DR|FR|FRL|GR|UT|UTR|FL|NL|BE?|DE?|VS|VK|USA?|UK|VAE)$/i;

/** Countries that have a city of their own name, which is more likely meant in a row of places. */
const alsoCities = new Set('LU SG MC PA GT DJ KW SM VA MX SV AD HK MO GI DZ TN BR NL'.split(' '));

/** True for what stands in parentheses behind a place to say where that lies: `TEXAS`, `NH`, `Egypte`, `ODER`. */
export function isWhereabouts(text: string): boolean {
  const name = text.trim();
  if (shortForms.test(name) || regions.has(foldText(name))) return true;
  return name.length > 3 && countryCode(name) !== null;
}

/**
 * True for a name in full that is a state's, a province's or a country's and no well-known city's: behind a comma it says
 * where the place before it lies (`PARIS, TEXAS`), and is no second place (`LONDEN, PARIJS`).
 */
export function isRegionOnly(text: string): boolean {
  const name = text.trim();
  if (regions.has(foldText(name))) return true;
  const country = name.length > 3 ? countryCode(name) : null;
  return country !== null && !alsoCities.has(country);
}

const whereabouts =
  /^\p{Lu}(?:\p{L}|\.|[-'’](?=\p{L}))*(?: (?:(?:of|the|and|en|van|de|der) )*\p{Lu}(?:\p{L}|\.|[-'’](?=\p{L}))*){0,3}/u;

/** What stands behind a comma at `at`: `Idaho`, `Ore.`, `D.C.`, `New South Wales`, `Noord-Holland`. Null for no name. */
export function scanWhereabouts(
  text: string,
  at: number,
): { readonly text: string; readonly end: number } | null {
  const [found] = whereabouts.exec(text.slice(at, at + 50)) ?? [];
  return found === undefined ? null : { text: found, end: at + found.length };
}

/** The part of a dateline that says where its cities lie, for spreading: nothing when no city says so. */
export function withQualifiers(
  cities: readonly string[],
  found: readonly (string | null | undefined)[],
): { readonly qualifiers?: readonly (string | null)[] } {
  if (!found.some((one) => one != null)) return {};
  return { qualifiers: cities.map((_, index) => found[index] ?? null) };
}
