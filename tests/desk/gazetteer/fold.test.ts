import { describe, expect, it } from 'vitest';
import { foldName, foldSpelledOut, foldUmlauts } from '../../../src/desk/gazetteer/fold.ts';

describe('the key of a name', () => {
  it.each([
    ['OUD VOSSEMEER', 'Oud-Vossemeer'],
    ['‘s-HEERENHOEK', "'s-Heerenhoek"],
    ['’S HEERENHOEK', "'s-Heerenhoek"],
    ['SINT PHILIPSLAND', 'St. Philipsland'],
    ['SINT-MAARTENSDIJK', 'St Maartensdijk'],
    ['ST.-PETERSBURG', 'Sint-Petersburg'],
    ['SAINT PETERSBURG', 'Sankt Petersburg'],
    ['MALMO', 'Malmö'],
    ['GENEVE', 'Genève'],
    ['ĲMUIDEN', 'IJmuiden'],
    ['SAO PAULO', 'São Paulo'],
    ['LODZ', 'Łódź'],
    ['TEL-AVIV', 'Tel Aviv'],
    ['N’DJAMENA', 'Ndjamena'],
  ])('is one for %s and %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.each([
    ['Stad', 'Ad'],
    ['St. Anton', 'Stanton'],
    ['St Ives', 'Stives'],
    ['Sinterklaas', 'Sterklaas'],
    ['Oost', 'Oosint'],
    ['Bergen', 'Bergén op Zoom'],
  ])('differs for %s and %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  it('holds letters and digits only, and is empty without any', () => {
    expect(foldName("  'S-Gravenhage (ZH) ")).toBe('sgravenhagezh');
    expect(foldName(' - ')).toBe('');
  });
});

describe('the key of a name without umlauts', () => {
  it('spells them out as a telex did', () => {
    expect(foldSpelledOut('München')).toBe('muenchen');
    expect(foldSpelledOut('Ålborg')).toBe('aalborg');
    expect(foldSpelledOut('Tromsø')).toBe('tromsoe');
    expect(foldSpelledOut('Goes')).toBeNull();
  });

  it('is undone to the key that the name itself has', () => {
    for (const name of ['München', 'Kitzbühel', 'Malmö', 'Tromsø', 'Ålborg', 'Düsseldorf']) {
      expect(foldUmlauts(foldSpelledOut(name) ?? '')).toBe(foldName(name));
    }
  });
});
