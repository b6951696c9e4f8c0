import { describe, expect, test } from 'vitest';
import { agencies, findAgency, isNoAgency } from '../../../src/wire/dateline/agencies.ts';
import { readCutDateline } from '../../../src/wire/dateline/cut-dateline.ts';
import { readDateline } from '../../../src/wire/dateline/read-dateline.ts';

/** Paragraph, dateline as it stands, cities (each with what the copy says of where it lies behind a `@`), agencies, and a stamp where there is one. */
const datelines: [string, string, string, string, string?][] = [
  ['MOSKOU (ANP/RTR) - De', 'MOSKOU (ANP/RTR) - ', 'MOSKOU', 'ANP RTR'],
  ['DEN HAAG - Minister', 'DEN HAAG - ', 'DEN HAAG', ''],
  ['UTRECHT - Ajax wint', 'UTRECHT - ', 'UTRECHT', ''],
  ['KYIV/WASHINGTON (ANP) - De', 'KYIV/WASHINGTON (ANP) - ', 'KYIV|WASHINGTON', 'ANP'],
  ['KYIV / WASHINGTON (ANP / RTR) - De', 'KYIV / WASHINGTON (ANP / RTR) - ', 'KYIV|WASHINGTON', 'ANP RTR'],
  ['De Bilt - Het', 'De Bilt - ', 'De Bilt', ''],
  [
    'POORTVLIET/SCHERPENISSE/SINT-MAARTENSDIJK - Het',
    'POORTVLIET/SCHERPENISSE/SINT-MAARTENSDIJK - ',
    'POORTVLIET|SCHERPENISSE|SINT-MAARTENSDIJK',
    '',
  ],
  ['WIJK AAN ZEE (ANP) - X', 'WIJK AAN ZEE (ANP) - ', 'WIJK AAN ZEE', 'ANP'],
  ['BERGEN op ZOOM - De', 'BERGEN op ZOOM - ', 'BERGEN op ZOOM', ''],
  ['‘s-HEERENHOEK - De', '‘s-HEERENHOEK - ', '‘s-HEERENHOEK', ''],
  ["'s-GRAVENPOLDER - De", "'s-GRAVENPOLDER - ", "'s-GRAVENPOLDER", ''],
  ['’s HERTOGENBOSCH (ANP) - De', '’s HERTOGENBOSCH (ANP) - ', '’s HERTOGENBOSCH', 'ANP'],
  ["'t ZAND - De", "'t ZAND - ", "'t ZAND", ''],
  ["L'AQUILA - De", "L'AQUILA - ", "L'AQUILA", ''],
  ['ST. LOUIS (ANP/AP) - De', 'ST. LOUIS (ANP/AP) - ', 'ST. LOUIS', 'ANP AP'],
  ['WASHINGTON D.C. (ANP) - De', 'WASHINGTON D.C. (ANP) - ', 'WASHINGTON D.C.', 'ANP'],
  ['SÃO PAULO (ANP) - De', 'SÃO PAULO (ANP) - ', 'SÃO PAULO', 'ANP'],
  ['ΑΘΗΝΑ (ANA) - Η', 'ΑΘΗΝΑ (ANA) - ', 'ΑΘΗΝΑ', 'ANA'],
  ['МОСКВА (TASS) - Я', 'МОСКВА (TASS) - ', 'МОСКВА', 'TASS'],
  ['CAPELLE A/D IJSSEL - De', 'CAPELLE A/D IJSSEL - ', 'CAPELLE A/D IJSSEL', ''],
  ['McLEAN (AP) - The', 'McLEAN (AP) - ', 'McLEAN', 'AP'],
  ['WEST-BRABANT- De', 'WEST-BRABANT- ', 'WEST-BRABANT', ''],
  ['NOORD- EN ZUID-HOLLAND - De', 'NOORD- EN ZUID-HOLLAND - ', 'NOORD- EN ZUID-HOLLAND', ''],
  ['Borsele - Wie', 'Borsele - ', 'Borsele', ''],
  ['Goes - Zeeuwse boeren', 'Goes - ', 'Goes', ''],
  ['Baarle-Nassau/Baarle-Hertog - Op', 'Baarle-Nassau/Baarle-Hertog - ', 'Baarle-Nassau|Baarle-Hertog', ''],
  ['Groningen - De', 'Groningen - ', 'Groningen', ''],
  ['GRONINGEN – De', 'GRONINGEN – ', 'GRONINGEN', ''],
  ['DEN HAAG (ANP)- De', 'DEN HAAG (ANP)- ', 'DEN HAAG', 'ANP'],
  ['DEN HAAG (ANP) -De', 'DEN HAAG (ANP) -', 'DEN HAAG', 'ANP'],
  ['DEN HAAG(ANP) - De', 'DEN HAAG(ANP) - ', 'DEN HAAG', 'ANP'],
  ['DEN\u00a0HAAG (ANP)\u00a0- De', 'DEN\u00a0HAAG (ANP)\u00a0- ', 'DEN\u00a0HAAG', 'ANP'],
  ['DEN HAAG (ANP - De', 'DEN HAAG (ANP - ', 'DEN HAAG', 'ANP'],
  ['BRUSSEL (ANP) -', 'BRUSSEL (ANP) -', 'BRUSSEL', 'ANP'],
  ['(Novum) - De', '(Novum) - ', '', 'Novum'],
  ['(tijd-nieuwslijn) - De', '(tijd-nieuwslijn) - ', '', 'tijd-nieuwslijn'],
  ['[AMSTELVEEN] De', '[AMSTELVEEN] ', 'AMSTELVEEN', ''],
  ['[AMSTELVEEN] – De', '[AMSTELVEEN] – ', 'AMSTELVEEN', ''],
  [
    'BERLIJN/PAPENBURG 18 juni 2020 - De',
    'BERLIJN/PAPENBURG 18 juni 2020 - ',
    'BERLIJN|PAPENBURG',
    '',
    '18 juni 2020',
  ],
  [
    'BERLIJN/PAPENBURG 18 juni 2020',
    'BERLIJN/PAPENBURG 18 juni 2020',
    'BERLIJN|PAPENBURG',
    '',
    '18 juni 2020',
  ],
  ['Vlissingen, 12 maart 2019 – De', 'Vlissingen, 12 maart 2019 – ', 'Vlissingen', '', '12 maart 2019'],
  ['16:50 VLISSINGEN - De', 'VLISSINGEN - ', 'VLISSINGEN', '', '16:50'],
  ['16:50 HULST - De', 'HULST - ', 'HULST', '', '16:50'],
  ['16:50 UDEN - De', 'UDEN - ', 'UDEN', '', '16:50'],
  ['16.50 u. HOEK - De', 'HOEK - ', 'HOEK', '', '16.50 u.'],
  ['8 juni WISSENKERKE - De', 'WISSENKERKE - ', 'WISSENKERKE', '', '8 juni'],
  ['21.10 uurTERNEUZEN - De', 'TERNEUZEN - ', 'TERNEUZEN', '', '21.10 uur'],
  ['Update: 21.10 uurTERNEUZEN - De', 'TERNEUZEN - ', 'TERNEUZEN', '', '21.10 uur'],
  ['BOSTON, MA (AP) _ The', 'BOSTON, MA (AP) _ ', 'BOSTON@MA', 'AP'],
  ['PORTLAND, Ore. (AP) _ The', 'PORTLAND, Ore. (AP) _ ', 'PORTLAND@Ore.', 'AP'],
  ['WASHINGTON, Jan. 5 (UPI) -- The', 'WASHINGTON, Jan. 5 (UPI) -- ', 'WASHINGTON', 'UPI', 'Jan. 5'],
  ['LONDEN, PARIJS (ANP) - De', 'LONDEN, PARIJS (ANP) - ', 'LONDEN|PARIJS', 'ANP'],
  ['   Berlin (dpa) - Der', 'Berlin (dpa) - ', 'Berlin', 'dpa'],
  ['BERGEN (NH) - De', 'BERGEN (NH) - ', 'BERGEN@NH', ''],
  ['MOSCOW, Idaho (AP) _ The', 'MOSCOW, Idaho (AP) _ ', 'MOSCOW@Idaho', 'AP'],
  ['PARIS, TEXAS (ANP) - De', 'PARIS, TEXAS (ANP) - ', 'PARIS@TEXAS', 'ANP'],
  ['PARIJS (Texas) - De', 'PARIJS (Texas) - ', 'PARIJS@Texas', ''],
  ['Parijs (Texas) (ANP) - De', 'Parijs (Texas) (ANP) - ', 'Parijs@Texas', 'ANP'],
  ['LONDEN, CANADA (ANP) - De', 'LONDEN, CANADA (ANP) - ', 'LONDEN@CANADA', 'ANP'],
  ['SYRIË, TURKIJE (ANP) - De', 'SYRIË, TURKIJE (ANP) - ', 'SYRIË|TURKIJE', 'ANP'],
  ['WASHINGTON, NEW YORK (ANP) - De', 'WASHINGTON, NEW YORK (ANP) - ', 'WASHINGTON|NEW YORK', 'ANP'],
  ['RAFAH (EGYPTE) - De', 'RAFAH (EGYPTE) - ', 'RAFAH@EGYPTE', ''],
  ['FRANKFURT (ODER) - De', 'FRANKFURT (ODER) - ', 'FRANKFURT@ODER', ''],
  ['HALLE (XYZW) (ANP/DPA) - De', 'HALLE (XYZW) (ANP/DPA) - ', 'HALLE@XYZW', 'ANP DPA'],
  ['BERGEN (NH)/ALKMAAR (ANP) - De', 'BERGEN (NH)/ALKMAAR (ANP) - ', 'BERGEN@NH|ALKMAAR', 'ANP'],
  ['BERGEN, Noord-Holland - De', 'BERGEN, Noord-Holland - ', 'BERGEN@Noord-Holland', ''],
  [
    'NEWCASTLE, New South Wales (AAP) - De',
    'NEWCASTLE, New South Wales (AAP) - ',
    'NEWCASTLE@New South Wales',
    'AAP',
  ],
  ['PORTLAND, Ore., Jan. 5 (AP) - De', 'PORTLAND, Ore., Jan. 5 (AP) - ', 'PORTLAND@Ore.', 'AP', 'Jan. 5'],
  ['TWENTE - De', 'TWENTE - ', 'TWENTE', ''],
  ['TWENTE/ACHTERHOEK - De', 'TWENTE/ACHTERHOEK - ', 'TWENTE|ACHTERHOEK', ''],
  ['Twente - De politie', 'Twente - ', 'Twente', ''],
  ['AA EN HUNZE - De', 'AA EN HUNZE - ', 'AA EN HUNZE', ''],
  ['AS - De', 'AS - ', 'AS', ''],
  ['BARCELONA - De', 'BARCELONA - ', 'BARCELONA', ''],
  ['MANCHESTER - De', 'MANCHESTER - ', 'MANCHESTER', ''],
  ['SALT LAKE CITY - De', 'SALT LAKE CITY - ', 'SALT LAKE CITY', ''],
  ['HOEK - De', 'HOEK - ', 'HOEK', ''],
  ['FC TWENTE (ANP) - De', 'FC TWENTE (ANP) - ', 'FC TWENTE', 'ANP'],
  ['IJmuiden - De', 'IJmuiden - ', 'IJmuiden', ''],
  ['Krimpen aan den IJssel - De', 'Krimpen aan den IJssel - ', 'Krimpen aan den IJssel', ''],
  ["'t Zand - De", "'t Zand - ", "'t Zand", ''],
  ['’s Gravenmoer - De', '’s Gravenmoer - ', '’s Gravenmoer', ''],
  ["SINT-JOB-IN-'T-GOOR - De", "SINT-JOB-IN-'T-GOOR - ", "SINT-JOB-IN-'T-GOOR", ''],
  ['De Bilt - ,,Wij', 'De Bilt - ', 'De Bilt', ''],
  ['MINSK (BELTA/XYZ) - De', 'MINSK (BELTA/XYZ) - ', 'MINSK', 'BELTA XYZ'],
];

const prose = [
  ...[
    'Visma - Lease a Bike wint',
    'Parijs - Tours wordt',
    'Willem II - Heerenveen gaat',
    'PSV - Ajax is',
    'Twente - PSV is',
    'Ajax - De club',
  ],
  ...[
    'TOP Oss - FC Den Bosch',
    'RKC Waalwijk - FC Groningen',
    'Groningen - Emmen',
    'BORA-hansgrohe - De',
    'NOC*NSF - De',
  ],
  ...[
    '(VVD) - De',
    'Marijn Boogaard (VVD) - De',
    'Marijn Boogaard (Zeeland) - De',
    'DEN HAAG (VVD) - De',
    'Het Rijksinstituut (RIVM) - De',
    '(BZK) - De',
  ],
  ...[
    'DEN HAAG (ANP) De',
    'DEN HAAG',
    'De brug - die oud is - sluit',
    'Dit is - zoals',
    'H&M - De',
    'A58 - De',
    'B - De',
  ],
  ...[
    'LIVE - De',
    'UPDATE - De',
    '2 dagen later - De',
    '12 doden - De',
    'wij - De',
    '"GOES - De',
    '- GOES - De',
    '',
    ' ',
  ],
  ...[
    'GOES-De',
    'MIDDELBURG/',
    '(ANP) De',
    '() - De',
    '(',
    '[',
    '‘',
    "'s",
    'Minister van Financiën - De',
    'Vandaag - De',
    'Politie - De',
  ],
  ...[
    'GO AHEAD EAGLES - De',
    'MANCHESTER CITY - De',
    'TOP OSS - De',
    'FC TWENTE - De',
    'HSV HOEK - De',
    'DE GRAAFSCHAP - De',
    'JONG AJAX - De',
    'REAL MADRID - De',
    'DEN HAAG/PSV - De',
    'AJAX (VROUWEN) - De',
    'Go Ahead Eagles - De',
    "'s Avonds - De",
    'Twente - Heracles eindigt',
    'Barcelona - Getafe eindigt',
  ],
];

describe('a dateline', () => {
  test.for(datelines)('is read off %j', ([text, raw, cities, agencies, stamp]) => {
    const reading = readDateline(text);
    const tokens = cities === '' ? [] : cities.split('|');
    const qualifiers = tokens.map((token) => token.split('@')[1] ?? null);
    expect(reading?.dateline).toEqual({
      raw,
      cities: tokens.map((token) => token.split('@')[0]),
      ...(cities.includes('@') ? { qualifiers } : {}),
      agencies: agencies === '' ? [] : agencies.split(' '),
      places: [],
    });
    expect(reading?.stamp).toBe(stamp ?? null);
    expect(text.slice(reading?.end)).toBe(reading?.rest);
    expect(text.slice(reading?.start, reading?.end)).toBe(raw);
  });

  test.for(prose)('is not seen in %j', (text) => {
    expect(readDateline(text)).toBeNull();
  });

  test('in small letters needs an agency where no story begins', () => {
    expect(readDateline('Borsele - Wie', 'any')).toBeNull();
    expect(readDateline('BORSELE - Wie', 'any')?.certain).toBe(true);
    expect(readDateline('Berlin (dpa) - Der', 'any')?.certain).toBe(true);
    expect(readDateline('Borsele - Wie', 'story')?.certain).toBe(false);
  });

  test('depends on the first characters of a paragraph only, so that a long one costs no more', () => {
    for (const [text] of datelines) {
      const long = `${text.padEnd(300, ' en')} - (ANP) - ${'x'.repeat(5_000_000)}`;
      const short = readDateline(text.padEnd(300, ' en'));
      expect(readDateline(long)?.dateline).toEqual(short?.dateline);
    }
    expect(readDateline('A'.repeat(5_000_000))).toBeNull();
    expect(readDateline('GOES/'.repeat(1_000_000))).toBeNull();
    expect(readDateline(`GOES (${'ANP/'.repeat(1_000_000)}`)).toBeNull();
  });
});

describe('a dateline that the copy cuts off', () => {
  test.for<[string, string[], string[]]>([
    ['WASHINGTON/NUUK (AN', ['WASHINGTON', 'NUUK'], []],
    ['WASHINGTON/NU', ['WASHINGTON'], []],
    ['WASHINGTON/', ['WASHINGTON'], []],
    ['BRU', [], []],
    ['SPA-', [], []],
    ['DEN HAAG (ANP/R', ['DEN HAAG'], ['ANP']],
    ['DEN HAAG (ANP)', ['DEN HAAG'], ['ANP']],
    ['DEN HAAG (', ['DEN HAAG'], []],
    ['‘s-HEER', [], []],
    ['‘s-', [], []],
    ['Borsele (AN', ['Borsele'], []],
  ])('%j keeps what is surely whole', ([text, cities, agencies]) => {
    expect(readCutDateline(text)).toEqual({ raw: text, cities, agencies, places: [] });
  });

  test.for(['De', 'Borsele', 'BRUSSEL (ANP) De', 'In GOES', '47 mi', '"GOES', 'GOES - ', 'GO AHEAD EAGLES'])(
    '%j is none',
    (text) => {
      expect(readCutDateline(text)).toBeNull();
    },
  );
});

describe('the agency table', () => {
  test('knows an agency by code, name and alias, in any case', () => {
    expect(findAgency('RTR')?.country).toBe('GB');
    expect(findAgency('Reuters')?.code).toBe('RTR');
    expect(findAgency('dpa-AFX')?.code).toBe('DPA');
    expect(findAgency('belga')?.country).toBe('BE');
    expect(findAgency('VVD')).toBeNull();
  });

  test('has each code once and no body that is known to be none', () => {
    const codes = agencies.map((agency) => agency.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter(isNoAgency)).toEqual([]);
    expect(['RIVM', 'BBB', 'XR', 'BZK', 'VVD'].every(isNoAgency)).toBe(true);
  });
});
