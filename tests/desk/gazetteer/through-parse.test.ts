import { describe, expect, it, test } from 'vitest';
import { readStories } from '../../../src/read-stories.ts';
import type { WireFormat } from '../../../src/wire/item.ts';

const capturedAt = Date.UTC(2026, 10, 23, 12);

/** The datelines of copy, read and looked up as every story is: city tokens, then `country province` of each place. */
function placesIn(text: string, format: WireFormat): readonly (readonly [string, string])[] {
  const read = readStories({ source: 'test', bytes: new TextEncoder().encode(text), capturedAt }, format);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.map(({ dateline }) => [
    (dateline?.cities ?? []).join('/'),
    (dateline?.places ?? []).map(({ country, province }) => `${country} ${province ?? ''}`.trim()).join(', '),
  ]);
}

/** A page of one section whose briefs have these datelines. */
function page(section: string, datelines: readonly string[]): string {
  const briefs = datelines.map(
    (dateline, index) =>
      `${dateline}Bericht ${index} vertelt wat hier is gebeurd. Er is veel werk ${index}.\n1 uur geleden`,
  );
  return `Kop van de pagina\n\nDEN HAAG (ANP) - Een eerste bericht dat lang genoeg is. Meer volgt later.\nMeer uit ${section}\n${briefs.join('\n')}\n`;
}

function ofPage(section: string, datelines: readonly string[]): readonly (readonly [string, string])[] {
  return placesIn(page(section, datelines), 'page').slice(1);
}

describe('where the copy says that a place lies', () => {
  it.each([
    ['MOSCOW, Idaho (AP) _ ', 'MOSCOW', 'US Idaho'],
    ['ATHENS, Ga. (AP) _ ', 'ATHENS', 'US Georgia'],
    ['BIRMINGHAM, Ala. (ANP/AP) - ', 'BIRMINGHAM', 'US Alabama'],
    ['CAMBRIDGE, Mass. (ANP) - ', 'CAMBRIDGE', 'US Massachusetts'],
    ['PARIS, Texas (ANP) - ', 'PARIS', 'US Texas'],
    ['PARIS, TEXAS (ANP) - ', 'PARIS', 'US Texas'],
    ['PARIJS (Texas) - ', 'PARIJS', 'US Texas'],
    ['PARIJS (TEXAS) (ANP) - ', 'PARIJS', 'US Texas'],
    ['LONDON, Ontario (ANP) - ', 'LONDON', 'CA Ontario'],
    ['LONDEN, Canada (ANP) - ', 'LONDEN', 'CA Ontario'],
    ['BERGEN (NH) - ', 'BERGEN', 'NL Noord-Holland'],
    ['BERGEN (NH)/ALKMAAR (ANP) - ', 'BERGEN/ALKMAAR', 'NL Noord-Holland, NL Noord-Holland'],
    ['BERGEN (L) - ', 'BERGEN', 'NL Limburg'],
    ['BERGEN (NOORWEGEN) - ', 'BERGEN', 'NO'],
    ['FRANKFURT (ODER) - ', 'FRANKFURT', 'DE Brandenburg'],
    ['FRANKFURT (ODER) (ANP/DPA) - ', 'FRANKFURT', 'DE Brandenburg'],
    ['RAFAH (EGYPTE) - ', 'RAFAH', 'EG'],
    ['WASHINGTON, Jan. 5 (UPI) - ', 'WASHINGTON', 'US District of Columbia'],
    ['LONDEN, PARIJS (ANP) - ', 'LONDEN/PARIJS', 'GB Engeland, FR'],
    // What fits no place of the name leaves none.
    ['ATHENE (Noorwegen) (ANP) - ', 'ATHENE', ''],
    ['GOES, Texas (ANP) - ', 'GOES', ''],
  ])('%s on a page', (dateline, cities, places) => {
    expect(ofPage('Buitenland', [dateline])).toEqual([[cities, places]]);
  });

  test('holds in an agency’s own format too', () => {
    const anpa = (dateline: string) =>
      `\x16\x16\x01a0101\x1fapn-\r\nr i bc-test 11-23 0100\r\n\x02^BC-Test,0100<\r\n^A headline for a test<\r\n\t${dateline}A sentence that tells what has happened here today.\r\n\x03\r\nAP-WF-11-23-26 1200GMT\x0c\x04`;
    expect(placesIn(anpa('MOSCOW, Idaho (AP) _ '), 'anpa1312')).toEqual([['MOSCOW', 'US Idaho']]);
    expect(placesIn(anpa('MOSCOW (AP) _ '), 'anpa1312')).toEqual([['MOSCOW', 'RU']]);
    const ninjs = JSON.stringify({
      uri: 'urn:test:1',
      type: 'text',
      version: '1',
      language: 'en',
      headline: 'A headline',
      body_text: 'PARIS, Texas (AP) - A sentence that tells what has happened here today.',
    });
    expect(placesIn(ninjs, 'ninjs')).toEqual([['PARIS', 'US Texas']]);
  });
});

/** Tokens of a desk for abroad and the country of the place that they mean. */
const abroad: Readonly<Record<string, string>> = {
  PS: 'BETHLEHEM|AL-MAWASI|QALQILYA|KHAN JOENIS',
  ID: 'BALI|BATAVIA|FLORES|JAVA',
  AT: 'SANKT ANTON|ST. ANTON|ST. ANTON AM ARLBERG|VORARLBERG|STIERMARKEN',
  OM: 'MASCATE|MASKAT',
  SY: 'HASAKA|KOBANI|QAMISHLI|SUWAYDA|QUNEITRA|GOLAN|GOLANHOOGVLAKTE',
  YE: "SANA|SANAA|SANA'A",
  LB: 'SAÏDA|SIDON|ZUID-LIBANON|NABATIEH|BINT JBEIL',
  GB: 'KENT|LINCOLN|DURHAM|WORCESTER|LANCASTER|SURREY|NORFOLK',
  TR: 'SMYRNA|TROJE|HATAY',
  GR: 'SPARTA|OLYMPIA|KORFOE|MORIA',
  ES: 'LEÓN|TOLEDO|LAS PALMAS|LA GOMERA|ASTURIË',
  FR: 'SAINT-DENIS|DUINKERKEN|KALES|SAINT-TROPEZ|LOTHARINGEN|VOGEZEN',
  LU: 'ESCH|CLERVAUX|VIANDEN',
  US: 'BOSTON|MEMPHIS|AUGUSTA|ST. LOUIS|RICHMOND|SPRINGFIELD|MAUI|NOORD-CAROLINA',
  CA: 'HALIFAX|ONTARIO',
  EG: 'KAÏRO|CAÏRO',
  RU: 'KÖNIGSBERG|KOERSK|SOEDZJA',
  SA: 'RIAD|RIYAD',
  IT: 'PIËMONT|UMBRIË|APULIË',
  CH: 'WALLIS|TICINO|BÜRGENSTOCK',
  IN: 'GOA|KERALA',
  CD: 'KIVU|GOMA',
  EH: 'WEST-SAHARA',
  LY: 'DERNA|TRIPOLI',
  IR: 'FORDO|NATANZ|BOESJEHR',
  UA: 'VOEHLEDAR|TOREZK|BALAKLIA|KOSTJANTYNIVKA|KIJV|KYIEV|SELYDOVE|KOERACHOVE|VOVTSJANSK',
  GY: 'GEORGETOWN',
  XK: 'MITROVICA',
};

describe('a bare token on a desk for abroad', () => {
  it.each(Object.entries(abroad))(
    'is the place in %s that a Dutch reader thinks of: %s',
    (country, tokens) => {
      const cities = tokens.split('|');
      const read = ofPage(
        'Buitenland',
        cities.map((city) => `${city} (ANP) - `),
      );
      expect(read.map(([city, place]) => [city, place.slice(0, 2)])).toEqual(
        cities.map((city) => [city, country]),
      );
    },
  );

  test('is Belgian or of the Kingdom as its agency and desk say', () => {
    expect(ofPage('Binnenland', ['LIMBURG (ANP/BELGA) - '])).toEqual([['LIMBURG', 'BE Limburg']]);
    expect(ofPage('Binnenland', ['LIMBURG (ANP) - '])).toEqual([['LIMBURG', 'NL Limburg']]);
    expect(ofPage('Buitenland', ['VOEREN (ANP/BELGA) - '])).toEqual([['VOEREN', 'BE Limburg']]);
    expect(ofPage('Binnenland', ['WILLEMSTAD (ANP) - '])).toEqual([['WILLEMSTAD', 'CW']]);
    expect(ofPage('West-Brabant', ['WILLEMSTAD - '])).toEqual([['WILLEMSTAD', 'NL Noord-Brabant']]);
    expect(ofPage('Noord-Brabant', ['ESCH - '])).toEqual([['ESCH', 'NL Noord-Brabant']]);
  });

  test('is a quarter or a Frisian or Limburg name at home', () => {
    const tokens = ['ROTTERDAM-ZUID', 'AMSTERDAM-NOORD', 'LJOUWERT', 'MESTREECH', 'OVERVECHT', 'WOARKUM'];
    const read = ofPage(
      'Binnenland',
      tokens.map((city) => `${city} (ANP) - `),
    );
    expect(read.map(([, place]) => place)).toEqual([
      'NL Zuid-Holland',
      'NL Noord-Holland',
      'NL Friesland',
      'NL Limburg',
      'NL Utrecht',
      'NL Friesland',
    ]);
  });
});
