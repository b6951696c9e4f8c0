import { namesNear } from './near-names.ts';
import { splitWords } from './words.ts';

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

/** Countries, by code, whose name has an article inside a sentence; the rest has none. */
const articles: Readonly<Record<'nl' | 'en', Readonly<Record<string, string>>>> = {
  nl: {
    het: 'GB',
    de: 'AE BS CF CK DO FK FO KM KY MH MP MV PH PS SB SC TC US VG VI',
  },
  en: {
    the: 'AE BS CF CK DO FK FO GB GM IM KM KY MH MP MV NL PH PS SB SC TC US VG VI',
  },
};

/** `countryName` as it stands inside a sentence: `het Verenigd Koninkrijk`, `the Netherlands`, `Frankrijk`. */
export function countryInSentence(code: string, language: 'nl' | 'en'): string {
  const name = countryName(code, language);
  const found = Object.entries(articles[language]).find(([, codes]) =>
    codes.split(' ').includes(code.toUpperCase()),
  );
  return found === undefined ? name : `${found[0]} ${name}`;
}

/** What readers and desks write beside the names that CLDR has, by their keys. */
const otherNames: Readonly<Record<string, string>> = {
  vs: 'US',
  usa: 'US',
  amerika: 'US',
  verenigdestatenvanamerika: 'US',
  unitedstatesofamerica: 'US',
  russischefederatie: 'RU',
  russianfederation: 'RU',
  volksrepubliekchina: 'CN',
  bondsrepubliekduitsland: 'DE',
  republiekierland: 'IE',
  republicofireland: 'IE',
  democratischerepubliekcongo: 'CD',
  democraticrepublicofthecongo: 'CD',
  vk: 'GB',
  uk: 'GB',
  engeland: 'GB',
  schotland: 'GB',
  wales: 'GB',
  noordierland: 'GB',
  england: 'GB',
  scotland: 'GB',
  northernireland: 'GB',
  grootbrittannie: 'GB',
  britain: 'GB',
  greatbritain: 'GB',
  holland: 'NL',
  thenetherlands: 'NL',
  witrusland: 'BY',
  turkey: 'TR',
  turkije: 'TR',
  tsjechie: 'CZ',
  czechrepublic: 'CZ',
  ivoorkust: 'CI',
  congo: 'CD',
  palestina: 'PS',
  palestine: 'PS',
  gaza: 'PS',
  gazastrook: 'PS',
  westelijkejordaanoever: 'PS',
  hongkong: 'HK',
  birma: 'MM',
  macedonie: 'MK',
  vaticaan: 'VA',
  emiraten: 'AE',
  vae: 'AE',
  uae: 'AE',
};

/** Codes beside ISO 3166-1 that CLDR names too: unions, pseudo-locales, "unknown", and withdrawn ones as aliases. */
const notCountries = new Set(
  'AN BU CS DD DY EU EZ FX HV NH NT QO RH SU TP UK UN VD XA XB YD YU ZR ZZ'.split(' '),
);

let codes: ReadonlyMap<string, string> | null = null;

/**
 * The ISO 3166-1 alpha-2 code of a country by its Dutch or English name, the code itself or a common short form
 * (`Rusland`, `russia`, `ru`, `VS`), whatever its case, accents and hyphens; null when there is no such country.
 */
export function countryCode(name: string): string | null {
  codes ??= readCodes();
  return codes.get(keyOf(name)) ?? null;
}

/** The ISO 3166-1 alpha-2 codes of all countries, in the order of the alphabet. */
export function countryCodes(): readonly string[] {
  codes ??= readCodes();
  return [...new Set(codes.values())].sort();
}

/** The Dutch names of countries that somebody may have meant by a name that is none, nearest first. */
export function countriesNear(name: string): readonly string[] {
  const named = Object.entries(otherNames).map(([other, code]) => [countryName(code, 'nl'), other]);
  const all = countryCodes().map((code) => [countryName(code, 'nl'), countryName(code, 'en')]);
  return namesNear(name, [...all, ...named]);
}

function keyOf(name: string): string {
  return splitWords(name).join('');
}

function readCodes(): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(otherNames));
  for (let i = 0; i < 26 * 26; i += 1) {
    const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
    const names = (['nl', 'en'] as const).map((language) => countryName(code, language));
    if (notCountries.has(code) || names.every((name) => name === code)) continue;
    for (const name of [code, ...names]) if (!found.has(keyOf(name))) found.set(keyOf(name), code);
  }
  return found;
}
