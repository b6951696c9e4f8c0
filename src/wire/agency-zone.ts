import { type Agency, findAgency } from './dateline/agencies.ts';

/** The zone in which the agencies of a country (ISO 3166-1 alpha-2) keep their clocks. */
const zones: Readonly<Record<string, string>> = {
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
  DE: 'Europe/Berlin',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  ES: 'Europe/Madrid',
  PT: 'Europe/Lisbon',
  IT: 'Europe/Rome',
  GR: 'Europe/Athens',
  FI: 'Europe/Helsinki',
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo',
  DK: 'Europe/Copenhagen',
  PL: 'Europe/Warsaw',
  CZ: 'Europe/Prague',
  SK: 'Europe/Bratislava',
  HU: 'Europe/Budapest',
  RO: 'Europe/Bucharest',
  BG: 'Europe/Sofia',
  RS: 'Europe/Belgrade',
  HR: 'Europe/Zagreb',
  SI: 'Europe/Ljubljana',
  EE: 'Europe/Tallinn',
  LV: 'Europe/Riga',
  LT: 'Europe/Vilnius',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  BY: 'Europe/Minsk',
  TR: 'Europe/Istanbul',
  US: 'America/New_York',
  CA: 'America/Toronto',
  MX: 'America/Mexico_City',
  BR: 'America/Sao_Paulo',
  AR: 'America/Argentina/Buenos_Aires',
  CU: 'America/Havana',
  JP: 'Asia/Tokyo',
  CN: 'Asia/Shanghai',
  TW: 'Asia/Taipei',
  KR: 'Asia/Seoul',
  KP: 'Asia/Pyongyang',
  IN: 'Asia/Kolkata',
  ID: 'Asia/Jakarta',
  MY: 'Asia/Kuala_Lumpur',
  IR: 'Asia/Tehran',
  SY: 'Asia/Damascus',
  SA: 'Asia/Riyadh',
  AE: 'Asia/Dubai',
  JO: 'Asia/Amman',
  LB: 'Asia/Beirut',
  PS: 'Asia/Hebron',
  EG: 'Africa/Cairo',
  MA: 'Africa/Casablanca',
  DZ: 'Africa/Algiers',
  TN: 'Africa/Tunis',
  ZA: 'Africa/Johannesburg',
  NG: 'Africa/Lagos',
  AU: 'Australia/Sydney',
  NZ: 'Pacific/Auckland',
};

/** Where Telex is at home, for copy of an agency that it does not know. */
const homeZone = 'Europe/Amsterdam';

/** Words in identifiers and addresses that are no signature of the agency they stand for. */
const otherNames: Readonly<Record<string, string>> = {
  kyodonews: 'KYODO',
  kws: 'KYODO',
  itar: 'TASS',
  mpe: 'ANA-MPA',
  lehtikuva: 'STT',
  rtz: 'RITZAU',
  efeservicios: 'EFE',
};

/**
 * The agency that a name, a code or an address stands for: `ANP`, `www.belga.be`, `nprov:dpa`, `urn:newsml:anp.nl`,
 * `Agencia EFE`, `SDA-ATS`; null when none is known.
 */
export function recogniseAgency(name: string | null | undefined): Agency | null {
  const whole = name?.trim().replace(/^the /i, '') ?? '';
  if (whole === '') return null;
  const known = findAgency(whole);
  if (known !== null) return known;
  for (const word of whole.split(/[\s/,:;()._-]+/)) {
    const agency = word.length < 2 ? null : findAgency(otherNames[word.toLowerCase()] ?? word);
    if (agency !== null) return agency;
  }
  return null;
}

/**
 * The IANA time zone in which an agency gives times without one: that of the first of these names which is known, else
 * Europe/Amsterdam.
 */
export function findAgencyZone(...names: readonly (string | null | undefined)[]): string {
  for (const name of names) {
    const agency = recogniseAgency(name);
    if (agency !== null) return zones[agency.country] ?? homeZone;
  }
  return homeZone;
}
