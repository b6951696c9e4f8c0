import { nameKey } from './names.ts';

/** What Dutch readers and desks write beside the names that CLDR has. */
const byHand: Readonly<Record<string, string>> = {
  vs: 'US',
  usa: 'US',
  amerika: 'US',
  vk: 'GB',
  uk: 'GB',
  engeland: 'GB',
  schotland: 'GB',
  wales: 'GB',
  noord_ierland: 'GB',
  england: 'GB',
  scotland: 'GB',
  groot_brittannie: 'GB',
  britain: 'GB',
  great_britain: 'GB',
  holland: 'NL',
  the_netherlands: 'NL',
  wit_rusland: 'BY',
  turkey: 'TR',
  turkije: 'TR',
  ivoorkust: 'CI',
  congo: 'CD',
  palestina: 'PS',
  palestine: 'PS',
  gaza: 'PS',
  gazastrook: 'PS',
  westelijke_jordaanoever: 'PS',
  hongkong: 'HK',
  hong_kong: 'HK',
  birma: 'MM',
  macedonie: 'MK',
  vaticaan: 'VA',
  emiraten: 'AE',
};

let codes: Map<string, string> | null = null;

/** Every name of every country in Dutch and English, from the CLDR data that Node carries. */
function countryCodes(): Map<string, string> {
  if (codes) return codes;
  codes = new Map();
  const languages = ['en', 'nl'].map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (let i = 0; i < 26 * 26; i += 1) {
    const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
    const names = languages.map((language) => language.of(code)).filter((name) => name !== undefined);
    // Codes beside ISO 3166-1 that CLDR names too: unions, pseudo-locales, "unknown", and withdrawn ones as aliases.
    if (names.length === 0 || /^(?:EU|EZ|QO|UN|XA|XB|ZZ|SU|DD|YD|UK|FX|BU|AN|CS|TP|YU|ZR)$/.test(code))
      continue;
    codes.set(code.toLowerCase(), code);
    for (const name of names) codes.set(nameKey(name), code);
  }
  for (const [name, code] of Object.entries(byHand)) codes.set(name, code);
  return codes;
}

/**
 * The ISO 3166-1 alpha-2 code of a country by its Dutch or English name, the code itself or a common short form
 * (`Rusland`, `russia`, `ru`, `VS`); null when there is no such country.
 */
export function countryCode(name: string): string | null {
  return countryCodes().get(nameKey(name)) ?? null;
}
