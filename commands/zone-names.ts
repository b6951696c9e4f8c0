import { foldText } from '../src/wire/words.ts';

/** Zones that are offered before anything is typed: those of most who read Dutch copy, and of capitals that write much of it. */
const likely = [
  'Europe/Amsterdam',
  'Europe/Brussels',
  'America/Paramaribo',
  'America/Curacao',
  'America/Aruba',
  'America/Kralendijk',
  'America/Lower_Princes',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Moscow',
  'Europe/Istanbul',
  'America/New_York',
  'America/Los_Angeles',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Jakarta',
  'Asia/Tokyo',
  'Australia/Sydney',
  'UTC',
];

/**
 * Other names of zones, Dutch and English: of cities whose name in the zone is another's or an old one, of the countries that
 * have one clock, and abbreviations that stand for the clock of one region in summer and winter. `EST` and the like are left
 * out: they are a fixed hour in one table and New York in another.
 */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'Europe/Amsterdam': [
    'Nederland',
    'Netherlands',
    'The Netherlands',
    'Den Haag',
    'The Hague',
    'Rotterdam',
    'Utrecht',
    'Hilversum',
    'CET',
    'CEST',
    'MET',
    'MEZ',
    'Nederlandse tijd',
  ],
  'Europe/Brussels': ['Brussel', 'Bruxelles', 'België', 'Belgium', 'Vlaanderen', 'Antwerpen', 'Gent'],
  'America/Paramaribo': ['Suriname'],
  'America/Curacao': ['Willemstad'],
  'America/Aruba': ['Oranjestad'],
  'America/Kralendijk': ['Bonaire', 'Saba', 'Sint Eustatius', 'Caribisch Nederland'],
  'America/Lower_Princes': ['Sint Maarten', 'St. Maarten', 'Philipsburg'],
  'Europe/London': ['Londen', 'Engeland', 'England', 'Groot-Brittannië', 'Verenigd Koninkrijk', 'UK'],
  'Europe/Berlin': ['Berlijn', 'Duitsland', 'Germany', 'Hamburg', 'München', 'Frankfurt'],
  'Europe/Paris': ['Parijs', 'Frankrijk', 'France'],
  'Europe/Rome': ['Italië', 'Italy', 'Milaan'],
  'Europe/Athens': ['Athene', 'Griekenland', 'Greece', 'EET', 'EEST'],
  'Europe/Lisbon': ['Lissabon', 'WET', 'WEST'],
  'Europe/Dublin': ['Ierland', 'Ireland'],
  'Europe/Luxembourg': ['Luxemburg'],
  'Europe/Copenhagen': ['Kopenhagen', 'Denemarken', 'Denmark'],
  'Europe/Stockholm': ['Zweden', 'Sweden'],
  'Europe/Oslo': ['Noorwegen', 'Norway'],
  'Europe/Helsinki': ['Finland'],
  'Europe/Vienna': ['Wenen', 'Oostenrijk', 'Austria'],
  'Europe/Zurich': ['Zwitserland', 'Switzerland', 'Genève', 'Geneva', 'Bern'],
  'Europe/Prague': ['Praag', 'Tsjechië'],
  'Europe/Warsaw': ['Warschau', 'Polen', 'Poland'],
  'Europe/Budapest': ['Boedapest', 'Hongarije', 'Hungary'],
  'Europe/Bucharest': ['Boekarest', 'Roemenië', 'Romania'],
  'Europe/Belgrade': ['Belgrado', 'Servië'],
  'Europe/Kyiv': ['Kyiv', 'Oekraïne', 'Ukraine'],
  'Europe/Moscow': ['Moskou', 'MSK'],
  'Europe/Istanbul': ['Turkije', 'Turkey', 'Ankara'],
  'Europe/Vatican': ['Vaticaanstad', 'Vatican City'],
  'Europe/Tirane': ['Tirana'],
  'Atlantic/Reykjavik': ['IJsland', 'Iceland'],
  'Atlantic/Canary': ['Canarische Eilanden', 'Canary Islands'],
  'Atlantic/Azores': ['Azoren'],
  'Atlantic/Faroe': ['Faroe', 'Faeröer'],
  'America/New_York': ['Washington', 'Washington D.C.', 'Boston', 'Miami', 'ET', 'Eastern Time'],
  'America/Los_Angeles': ['San Francisco', 'Seattle', 'PT', 'Pacific Time'],
  'America/Mexico_City': ['Mexico-Stad', 'Mexico City'],
  'America/Havana': ['Cuba'],
  'America/Sao_Paulo': ['Rio de Janeiro'],
  'America/Argentina/Buenos_Aires': ['Argentinië', 'Argentina'],
  'America/Nuuk': ['Nuuk', 'Groenland', 'Greenland'],
  'America/Toronto': ['Ottawa'],
  'America/Port_of_Spain': ['Trinidad'],
  'Africa/Cairo': ['Caïro', 'Egypte', 'Egypt'],
  'Africa/Casablanca': ['Marokko', 'Morocco', 'Rabat'],
  'Africa/Algiers': ['Algerije'],
  'Africa/Johannesburg': ['Zuid-Afrika', 'South Africa', 'Kaapstad', 'Cape Town', 'Pretoria'],
  'Africa/Addis_Ababa': ['Addis Abeba'],
  'Africa/Asmara': ['Asmara'],
  'Asia/Jerusalem': ['Jeruzalem', 'Tel Aviv', 'Israël', 'Israel'],
  'Asia/Baghdad': ['Bagdad', 'Irak'],
  'Asia/Beirut': ['Beiroet', 'Libanon'],
  'Asia/Tehran': ['Teheran', 'Iran'],
  'Asia/Dubai': ['Abu Dhabi'],
  'Asia/Kolkata': ['Kolkata', 'Delhi', 'New Delhi', 'Mumbai', 'India'],
  'Asia/Kathmandu': ['Kathmandu', 'Nepal'],
  'Asia/Yangon': ['Yangon', 'Myanmar'],
  'Asia/Ho_Chi_Minh': ['Ho Chi Minh', 'Ho Chi Minh City', 'Ho Chi Minhstad', 'Hanoi', 'Vietnam'],
  'Asia/Shanghai': ['Sjanghai', 'Peking', 'Beijing', 'China'],
  'Asia/Hong_Kong': ['Hongkong'],
  'Asia/Tokyo': ['Tokio', 'Japan'],
  'Asia/Seoul': ['Seoel', 'Zuid-Korea', 'South Korea'],
  'Asia/Taipei': ['Taiwan'],
  'Asia/Bangkok': ['Thailand'],
  'Asia/Jakarta': ['Djakarta'],
  'Pacific/Auckland': ['Wellington', 'Nieuw-Zeeland', 'New Zealand'],
  UTC: ['GMT', 'Z', 'Etc/UTC'],
};

/** The names that the engine still gives to zones which have another one now in the IANA database (its file `backward`): those are shown and kept. */
const renamed: Readonly<Record<string, string>> = {
  'Europe/Kiev': 'Europe/Kyiv',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Pacific/Truk': 'Pacific/Chuuk',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Coral_Harbour': 'America/Atikokan',
};

/** By what somebody may type, folded, the zone. */
const byName = new Map<string, string>();
/** By zone, all its names, folded; its own first. */
const namesOf = new Map<string, string[]>();

for (const given of new Set([...likely, ...Intl.supportedValuesOf('timeZone')])) {
  const zone = renamed[given] ?? given;
  const own = [zone, given].flatMap((name) => [name, name.split('/').at(-1) ?? name]);
  const names = [...new Set([...own, ...(otherNames[zone] ?? [])].map(fold))];
  namesOf.set(zone, names);
  for (const name of names) if (!byName.has(name)) byName.set(name, zone);
}

/**
 * The zone (IANA) that somebody means by its name, its city's or its country's, however spelled; null when nobody knows it.
 */
export function zoneNamed(text: string): string | null {
  const named = byName.get(fold(text));
  if (named !== undefined) return named;
  // Names of old and new zones that are kept under another one, such as Asia/Kolkata.
  if (!text.includes('/')) return null;
  try {
    const timeZone = text.trim().replaceAll(' ', '_');
    const zone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    return renamed[zone] ?? zone;
  } catch {
    return null;
  }
}

/** The zones that somebody may mean who has typed so far; likely ones first, `usual` before all. */
export function zonesLike(typed: string, usual: string): readonly string[] {
  const part = fold(typed);
  const zones = [...new Set([usual, ...likely, ...(part === '' ? [] : namesOf.keys())])];
  const rank = (zone: string) => {
    const names = namesOf.get(zone) ?? [fold(zone)];
    if (names.some((name) => name.startsWith(part))) return 0;
    return names.some((name) => name.includes(part)) ? 1 : 2;
  };
  const ranked = zones.map((zone) => ({ zone, rank: rank(zone) })).filter((one) => one.rank < 2);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ zone }) => zone);
}

function fold(text: string): string {
  return foldText(text)
    .trim()
    .replace(/[\s_\-.’'‘]+/g, ' ')
    .trim();
}
