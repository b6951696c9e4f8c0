import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPlaces, resolvePlaces } from '../../../src/desk/gazetteer/resolve.ts';
import { loadTable } from '../../../src/desk/gazetteer/table.ts';

interface Case {
  readonly token: string;
  readonly agencies: readonly string[];
  readonly section: string | null;
  readonly place: string;
}

/** The committed table of tokens: a line a case, cells between bars. */
const cases: readonly Case[] = readFileSync(new URL('datelines.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [token = '', agencies = '', section = '', name, country, province] = line
      .split('|')
      .map((cell) => cell.trim());
    return {
      token,
      agencies: agencies === '' ? [] : agencies.split('/'),
      section: section === '' ? null : section,
      place: `${name}, ${country}, ${province ?? ''}`,
    };
  });

function read(
  cities: readonly string[],
  agencies: readonly string[] = [],
  section: string | null = null,
  language?: string,
): readonly string[] {
  const hints = { agencies, section, ...(language === undefined ? {} : { language }) };
  return resolvePlaces(cities, hints).map(
    ({ name, country, province }) => `${name}, ${country}, ${province ?? ''}`,
  );
}

describe('a dateline token', () => {
  it('comes in more than four hundred kinds', () => {
    expect(cases.length).toBeGreaterThan(400);
  });

  it.each(cases)('$token ($agencies, $section) is $place', ({ token, agencies, section, place }) => {
    expect(read([token], agencies, section)).toEqual([place]);
  });

  it.each([
    'XYZZYVILLE',
    'VERVANGT',
    'NOC*NSF',
    'RIVM',
    'VVD',
    'ANP',
    '12 MAART',
    'REDACTIE',
    '',
    ' ',
    '-',
    '(',
    'AMSTERDAMSESTRAATWEG',
    'NIEUWSBERICHT',
    '東京都庁',
  ])('%j stands for no place', (token) => {
    expect(read([token], ['ANP'])).toEqual([]);
  });
});

describe('a dateline of several tokens', () => {
  it('gives a place for each, in their order', () => {
    expect(read(['KYIV', 'WASHINGTON'], ['ANP', 'RTR'])).toEqual([
      'Kyiv, UA, ',
      'Washington, US, District of Columbia',
    ]);
    expect(read(['POORTVLIET', 'SCHERPENISSE', 'SINT-MAARTENSDIJK'])).toEqual([
      'Poortvliet, NL, Zeeland',
      'Scherpenisse, NL, Zeeland',
      'Sint-Maartensdijk, NL, Zeeland',
    ]);
    expect(read(['WEST-BRABANT', 'ZEELAND'])).toEqual([
      'West-Brabant, NL, Noord-Brabant',
      'Zeeland, NL, Zeeland',
    ]);
  });

  it('leaves out the unknown ones only', () => {
    expect(read(['XYZZYVILLE', 'NUUK', 'QWRTPSDF'])).toEqual(['Nuuk, GL, ']);
  });

  it('reads an ambiguous name as the others beside it suggest', () => {
    expect(read(['BERGEN', 'OSLO'])).toEqual(['Bergen, NO, ', 'Oslo, NO, ']);
    expect(read(['BERGEN', 'ALKMAAR'])).toEqual(['Bergen, NL, Noord-Holland', 'Alkmaar, NL, Noord-Holland']);
    expect(read(['HASSELT', 'ZWOLLE'])).toEqual(['Hasselt, NL, Overijssel', 'Zwolle, NL, Overijssel']);
    expect(read(['VALENCIA', 'CARACAS'])).toEqual(['Valencia, VE, ', 'Caracas, VE, ']);
  });

  it('joins a name that was cut at the slash inside it', () => {
    expect(read(['CAPELLE A', 'D IJSSEL'])).toEqual(['Capelle aan den IJssel, NL, Zuid-Holland']);
    expect(read(['ALPHEN A', 'D RIJN', 'LEIDEN'])).toEqual([
      'Alphen aan den Rijn, NL, Zuid-Holland',
      'Leiden, NL, Zuid-Holland',
    ]);
  });
});

describe('what settles between places of one name', () => {
  it('is the region that the section is called after, down to the island', () => {
    const [walcheren] = resolvePlaces(['SEROOSKERKE'], { agencies: [], section: 'Walcheren' });
    const [schouwen] = resolvePlaces(['SEROOSKERKE'], { agencies: [], section: 'Schouwen-Duiveland' });
    expect(walcheren?.province).toBe('Zeeland');
    expect(walcheren?.lon).toBeLessThan(3.7);
    expect(schouwen?.lon).toBeGreaterThan(3.7);
  });

  it('is the copy’s language: what each takes for granted', () => {
    expect(read(['HALLE'], ['DPA'], null, 'de')).toEqual(['Halle, DE, Saksen-Anhalt']);
    expect(read(['FRANKFURT'], ['DPA'], null, 'de')).toEqual(['Frankfurt, DE, Hessen']);
    expect(read(['GEORGIA'], ['AP'], null, 'nl')).toEqual(['Georgia, US, Georgia']);
    expect(read(['MIDDELBURG'], ['AFP'], null, 'nl')).toEqual(['Middelburg, NL, Zeeland']);
    expect(read(['MOSCOW'], ['AP'], null, 'en-US')).toEqual(['Moskou, RU, ']);
  });

  it('is a qualifier in the token itself, and one that fits no place of the name leaves none', () => {
    expect(read(['PORTLAND, Ore.'])).toEqual(['Portland, US, Oregon']);
    expect(read(['PORTLAND (Maine)'])).toEqual(['Portland, US, Maine']);
    expect(read(['BERGEN, Duitsland'])).toEqual(['Bergen, DE, Nedersaksen']);
    expect(read(['BERGEN, Norway'])).toEqual(['Bergen, NO, ']);
    expect(read(['GOES, Texas'])).toEqual([]);
  });

  it('is a qualifier among the hints, city by city', () => {
    const hints = { agencies: ['ANP'], section: null };
    const countries = (cities: string[], qualifiers: (string | null)[]) =>
      resolvePlaces(cities, { ...hints, qualifiers }).map(({ country, province }) => [country, province]);
    expect(countries(['MOSCOW'], ['Idaho'])).toEqual([['US', 'Idaho']]);
    expect(countries(['MOSKOU'], ['Idaho'])).toEqual([['US', 'Idaho']]);
    expect(countries(['PARIJS', 'LONDEN'], ['Texas', null])).toEqual([
      ['US', 'Texas'],
      ['GB', 'Engeland'],
    ]);
    expect(countries(['LONDEN'], ['Ontario'])).toEqual([['CA', 'Ontario']]);
    expect(countries(['LONDEN'], ['Canada'])).toEqual([['CA', 'Ontario']]);
    expect(countries(['BERGEN'], ['Norwegen'])).toEqual([['NO', null]]);
    expect(countries(['ATHENE'], ['Noorwegen'])).toEqual([]);
    expect(countries(['JERUZAEMN'], ['Texas'])).toEqual([]);
  });

  it('is a river, a hill or a town nearby as much as a region', () => {
    expect(read(['FRANKFURT (ODER)'])).toEqual(['Frankfurt an der Oder, DE, Brandenburg']);
    expect(read(['FRANKFURT (MAIN)'])).toEqual(['Frankfurt, DE, Hessen']);
    expect(read(['HALLE (SAALE)'])).toEqual(['Halle, DE, Saksen-Anhalt']);
    const [schouwen] = resolvePlaces(['SEROOSKERKE (Zierikzee)'], { agencies: [], section: null });
    const [walcheren] = resolvePlaces(['SEROOSKERKE (Middelburg)'], { agencies: [], section: null });
    expect(schouwen?.lon).toBeGreaterThan(3.7);
    expect(walcheren?.lon).toBeLessThan(3.7);
  });

  it('is not any word in parentheses or after a comma', () => {
    expect(read(['ROTTERDAM (haven)'])).toEqual(['Rotterdam, NL, Zuid-Holland']);
  });
});

describe('what lies in no one country', () => {
  it.each([
    'NOORDZEE',
    'RODE ZEE',
    'STRAAT VAN HORMUZ',
    'WADDENZEE',
    'OOSTZEE',
    'ALPEN',
    'MIDDEN-OOSTEN',
    'KANAAL',
  ])('%s is no place, on whatever desk, and no typo of one', (token) => {
    for (const section of ['Buitenland', 'Binnenland', 'Zeeland', null]) {
      expect(read([token], ['ANP', 'DPA'], section)).toEqual([]);
    }
  });

  it('is a lake on a border of provinces without either', () => {
    expect(read(['IJSSELMEER'])).toEqual(['IJsselmeer, NL, ']);
    expect(read(['OOSTERSCHELDE'])).toEqual(['Oosterschelde, NL, Zeeland']);
  });
});

describe('over the whole table', () => {
  const table = loadTable();
  const places = Array.from({ length: table.size }, (_, row) => ({ row, ...table.place(row) }));

  it('a Dutch town on a home desk is in the Netherlands', () => {
    const astray = places
      .filter(({ country }) => country === 'NL')
      .filter(
        ({ name }) => resolvePlaces([name], { agencies: [], section: 'Binnenland' })[0]?.country !== 'NL',
      );
    // Zürich without its dots is a village in Friesland, and more likely Zürich all the same.
    expect(astray.map(({ name }) => name)).toEqual(['Zurich']);
  });

  it('a Belgian town of some size in Belga’s copy is in Belgium', () => {
    const hints = { agencies: ['ANP', 'BELGA'], section: 'Buitenland' };
    const astray = places
      .filter(({ row, country }) => country === 'BE' && table.weight(row) > 3.7)
      .filter(({ name }) => resolvePlaces([name], hints)[0]?.country !== 'BE');
    expect(astray.map(({ name }) => name)).toEqual([]);
  });

  it('a capital of more than 50,000 on a desk for abroad is that capital', () => {
    const hints = { agencies: ['ANP', 'AFP'], section: 'Buitenland' };
    const astray = places
      .filter(({ row }) => table.kind(row) === 'capital' && table.weight(row) > 5.7)
      .filter(({ id, name }) => resolvePlaces([name], hints)[0]?.id !== id);
    // The capital of Réunion: the town beside Paris is meant.
    expect(astray.map(({ name }) => name)).toEqual(['Saint-Denis']);
  });
});

describe('a typo', () => {
  it('is seen through when one well-known place is near', () => {
    expect(read(['JERUZAEMN'])).toEqual(['Jeruzalem, IL, ']);
    expect(read(['JERUALEM'])).toEqual(['Jeruzalem, IL, ']);
  });

  it('may mean a village where the section is of its own region, and nowhere else', () => {
    expect(read(['COLIJNSPLATA'], [], 'Beveland')).toEqual(['Colijnsplaat, NL, Zeeland']);
    expect(read(['COLIJNSPLATA'], ['ANP'], 'Buitenland')).toEqual([]);
    expect(read(['SINT-MARTENSDIJK'], [], 'Tholen')).toEqual(['Sint-Maartensdijk, NL, Zeeland']);
  });

  it.each(['MASCATTE', 'HASAKEH', 'STANTOM', 'MASBATO', 'HASAKO'])(
    'of a place abroad that only few know, %s, is left as it stands or is the place it is a spelling of',
    (token) => {
      expect(read([token], ['ANP'], 'Buitenland').join()).not.toMatch(/Masbate|Hasaki|Stanton/);
    },
  );

  it('is not looked for in short names', () => {
    expect(read(['GOOS'])).toEqual([]);
    expect(read(['PARYS'])).not.toEqual(['Parijs, FR, ']);
  });

  it.each([
    ['WITTENBURG', 'Wittenberg'],
    ['WOLFSBERG', 'Wolfsburg'],
    ['LAXENBURG', 'Luxemburg'],
    ['WINNINGEN', 'Winnenden'],
    ['REINBACH', 'Rheinbach'],
    ['WESTERBURG', 'Westerbork'],
    ['BRANDENBERG', 'Brandenburg'],
    ['RABENSBURG', 'Ravensburg'],
  ])('never turns a real place, %s, into another, %s', (real, other) => {
    expect(read([real], ['ANP', 'DPA']).join()).not.toContain(other);
  });
});

describe('a name that a person typed', () => {
  it('finds all its places, most likely first, in either language', () => {
    expect(findPlaces('moscow')[0]?.name).toBe('Moskou');
    expect(findPlaces('The Hague')[0]?.name).toBe('Den Haag');
    expect(findPlaces('den bosch')[0]?.name).toBe('Den Bosch');
    expect(findPlaces('bergen').map(({ country }) => country)).toEqual(
      expect.arrayContaining(['NL', 'BE', 'NO', 'DE']),
    );
  });

  it('is taken as it stands: a typo finds nothing', () => {
    expect(findPlaces('JERUZAEMN')).toEqual([]);
  });
});

const samples = new URL('../../../../shared/samples/', import.meta.url);

describe('the sample pages beside the project', () => {
  it('are there', ({ skip }) => {
    if (!existsSync(samples))
      skip('../shared/samples is not there; datelines.txt holds datelines of all their kinds');
  });

  const files = existsSync(samples) ? readdirSync(samples).filter((file) => file.endsWith('.json')) : [];

  it.each(files)('%s holds no place that is unknown', (file) => {
    const { section, lead, briefs } = JSON.parse(readFileSync(new URL(file, samples), 'utf8'));
    const unknown = [lead, ...briefs]
      .filter((story) => story !== null && !story.datelineCut)
      .filter(({ cities, agencies }) => resolvePlaces(cities, { agencies, section }).length < cities.length);
    expect(unknown.map(({ cities }) => cities)).toEqual([]);
  });
});
