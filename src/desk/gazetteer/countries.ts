import { foldName } from './fold.ts';

const displayNames = new Map<string, Intl.DisplayNames>();

/**
 * What a country is called: `countryName('MM', 'nl')` is `Myanmar`. In Node's own words, which are CLDR's. A code that is
 * no country's comes back as it stands.
 *
 * @param code ISO 3166-1 alpha-2, in either case.
 */
export function countryName(code: string, language: 'nl' | 'en'): string {
  let names = displayNames.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames(language, { type: 'region' });
    displayNames.set(language, names);
  }
  try {
    return names.of(code.toUpperCase()) ?? code;
  } catch {
    // `of` throws a RangeError for text that cannot be a region's code.
    return code;
  }
}

/** Short forms that CLDR has no names for, by their keys. */
const shortForms: Readonly<Record<string, string>> = {
  vs: 'US',
  us: 'US',
  usa: 'US',
  vk: 'GB',
  uk: 'GB',
  vae: 'AE',
  uae: 'AE',
  nl: 'NL',
  grootbrittannie: 'GB',
  turkije: 'TR',
  turkey: 'TR',
  birma: 'MM',
  tsjechie: 'CZ',
  czechrepublic: 'CZ',
  ivoorkust: 'CI',
};

let codes: ReadonlyMap<string, string> | null = null;

/** The code of the country that goes by this Dutch or English name, or null: `Duitsland`, `germany`, `VS`. */
export function countryCode(name: string): string | null {
  codes ??= readCodes();
  return codes.get(foldName(name)) ?? null;
}

function readCodes(): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(shortForms));
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      // Codes that CLDR only keeps for old data or for no country at all (`EU`, `UN`, `ZZ`).
      if (notCountries.has(code)) continue;
      for (const language of ['nl', 'en'] as const) {
        const name = countryName(code, language);
        const key = foldName(name);
        if (name !== code && !found.has(key)) found.set(key, code);
      }
    }
  }
  return found;
}

const notCountries = new Set(
  'AN BU CS DD DY EU EZ FX HV NH NT QO RH SU TP UK UN VD XA XB YD YU ZR ZZ'.split(' '),
);
