import { describe, expect, test } from 'vitest';
import { readAgencyDateline, readPlaceLine } from '../../src/wire/agency-dateline.ts';

function read(paragraph: string) {
  const parted = readAgencyDateline(paragraph, false);
  if (parted === null) return null;
  const { raw, cities, agencies } = parted.dateline;
  expect(raw + parted.rest).toBe(paragraph);
  return [cities, agencies, parted.rest];
}

describe('readAgencyDateline', () => {
  test.each<[string, unknown]>([
    ['Berlin (dpa) - Der Hafen.', [['Berlin'], ['dpa'], 'Der Hafen.']],
    ['BERLIN, Aug 31 (dpa) - Der Hafen.', [['BERLIN'], ['dpa'], 'Der Hafen.']],
    ['PUTRE, Chile (AP) _ The road.', [['PUTRE'], ['AP'], 'The road.']],
    ['PORTLAND, Maine (AP) — The road.', [['PORTLAND'], ['AP'], 'The road.']],
    ['Genève (ats) Le pont.', [['Genève'], ['ats'], 'Le pont.']],
    ['MADRID, 2 ene (EFE).- El puente.', [['MADRID'], ['EFE'], 'El puente.']],
    ['(ANSA) - ROMA, 11 LUG - Il ponte.', [['ROMA'], ['ANSA'], 'Il ponte.']],
    ['MOSCOW, January 21. /TASS/. The bridge.', [['MOSCOW'], ['TASS'], 'The bridge.']],
    ['København /ritzau/: Broen.', [['København'], ['ritzau'], 'Broen.']],
    ['SAITAMA, Japan, Dec. 9 Kyodo - The bridge.', [['SAITAMA'], ['Kyodo'], 'The bridge.']],
    ['Jan 30 (Reuters) - The bridge.', [[], ['Reuters'], 'The bridge.']],
    ["'S-GRAVENHAGE (ANP) - De brug.", [["'S-GRAVENHAGE"], ['ANP'], 'De brug.']],
    ['KYIV/WASHINGTON (ANP/AFP) - De brug.', [['KYIV', 'WASHINGTON'], ['ANP', 'AFP'], 'De brug.']],
  ])('%s', (paragraph, expected) => {
    expect(read(paragraph)).toEqual(expected);
  });

  test.each([
    'The bridge (built in 1950) - a landmark - is open.',
    'Visma - Lease a Bike wint.',
    'Jan (VVD) - ja, die - zei het.',
    'January was cold.',
    'A / B / C.',
    '',
    '(',
  ])('%j is text', (paragraph) => {
    expect(read(paragraph)).toBe(null);
  });
});

describe('readPlaceLine', () => {
  test.each<[string, unknown]>([
    ['Athen', { raw: 'Athen', cities: ['Athen'], agencies: [], places: [] }],
    ['BEIJING, July 23', { raw: 'BEIJING, July 23', cities: ['BEIJING'], agencies: [], places: [] }],
    [
      'SAITAMA, Japan, Dec. 9',
      {
        raw: 'SAITAMA, Japan, Dec. 9',
        cities: ['SAITAMA'],
        qualifiers: ['Japan'],
        agencies: [],
        places: [],
      },
    ],
    [
      'Kiova/Washington',
      { raw: 'Kiova/Washington', cities: ['Kiova', 'Washington'], agencies: [], places: [] },
    ],
    [
      'Paris, 21 jan 2019 (AFP) -',
      { raw: 'Paris, 21 jan 2019 (AFP) -', cities: ['Paris'], agencies: ['AFP'], places: [] },
    ],
  ])('%s names a place', (line, expected) => {
    expect(readPlaceLine(line)).toEqual(expected);
  });

  test.each([null, undefined, '', ' ', '21 jan 2019', '- -'])('%j names none', (line) => {
    expect(readPlaceLine(line)).toBe(null);
  });
});
