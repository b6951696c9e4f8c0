import { describe, expect, test } from 'vitest';
import { partHeadline, partOpening } from '../../src/wire/life-marks.ts';

const left = (text: string, parted: ReturnType<typeof partHeadline>) =>
  parted === null ? null : [parted.life, text.slice(parted.start, parted.end)];

describe('A label around a headline', () => {
  test.each([
    'INGETROKKEN: Toren open',
    'Ingetrokken: Toren open',
    'INGETROKKEN Toren open',
    'INGETROKKEN: EMBARGO: Toren open',
    '[INGETROKKEN] Toren open',
    '*** INGETROKKEN *** Toren open',
    '** KILL ** Toren open',
    'KILL KILL KILL Toren open',
    'Toren open (ingetrokken)',
    'Toren open - INGETROKKEN',
  ])('%s takes it back', (headline) => {
    expect(left(headline, partHeadline(headline))).toEqual(['killed', 'Toren open']);
  });

  test.each([
    'EMBARGO: Toren open',
    'EMBARGO - Toren open',
    '(EMBARGO) Toren open',
    'Onder embargo: Toren open',
    'Let op: embargo: Toren open',
    'EMBARGO tot dinsdag: Toren open',
    'Embargo tot 12 maart 06.00 uur: Toren open',
    'Toren open (onder embargo)',
    'Toren open – EMBARGO tot 12 maart 06.00 uur',
  ])('%s holds it back', (headline) => {
    expect(left(headline, partHeadline(headline))).toEqual(['embargoed', 'Toren open']);
  });

  test.each([
    'Ingetrokken: vergunning van haven',
    'Ingetrokken rijbewijs terug',
    'VERVALLEN: 12 treinen naar Goes',
    'Embargo: EU weert olie',
    'EMBARGO: EU WEERT OLIE',
    'Onder embargo: hoe Cuba leeft',
    'Embargo tot maart verlengd',
    'Kill Bill-ster (54) overleden',
    'Rusland en EU: embargo',
    'Kabinet heft embargo op (update)',
  ])('%s is the news', (headline) => {
    expect(partHeadline(headline)).toBeNull();
  });
});

describe('What stands before a text', () => {
  test.each([
    ['Dit bericht is ingetrokken. De toren is open.', 'killed'],
    ['INGETROKKEN. De toren is open.', 'killed'],
    ['EMBARGO TOT 12 MAART 06.00 UUR - De toren is open.', 'embargoed'],
    ['EMBARGO tot na de opening. De toren is open.', 'embargoed'],
  ])('%s is no part of it', (text, life) => {
    expect(left(text, partOpening(text))).toEqual([life, 'De toren is open.']);
  });

  test.each([
    'De minister heeft het bericht ingetrokken dat de toren open is.',
    'Embargo op olie blijft, meldt de toren.',
    'ANP-fotografen staan bij de toren.',
    'Onder embargo staande olie bereikt de toren.',
  ])('%s is text', (text) => {
    expect(partOpening(text)).toBeNull();
  });
});
