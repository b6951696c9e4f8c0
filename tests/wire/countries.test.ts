import { describe, expect, it } from 'vitest';
import { countryCode, countryInSentence, countryName } from '../../src/wire/countries.ts';

describe('a country’s name', () => {
  it('comes in Dutch and English', () => {
    expect(countryName('UA', 'nl')).toBe('Oekraïne');
    expect(countryName('ua', 'en')).toBe('Ukraine');
    expect(countryName('NL', 'nl')).toBe('Nederland');
  });

  it('has its article inside a sentence', () => {
    expect(countryInSentence('gb', 'nl')).toBe('het Verenigd Koninkrijk');
    expect(countryInSentence('US', 'nl')).toBe('de Verenigde Staten');
    expect(countryInSentence('NL', 'nl')).toBe('Nederland');
    expect(countryInSentence('NL', 'en')).toBe('the Netherlands');
    expect(countryInSentence('FR', 'en')).toBe('France');
  });

  it('is the code itself where there is no such country', () => {
    expect(countryName('QQ', 'nl')).toBe('QQ');
    expect(countryName('nonsense', 'nl')).toBe('nonsense');
  });

  it.each([
    ['Duitsland', 'DE'],
    ['germany', 'DE'],
    ['Oekraine', 'UA'],
    ['VS', 'US'],
    ['Verenigde Staten', 'US'],
    ['Groot-Brittannië', 'GB'],
    ['Turkije', 'TR'],
    ['ISRAËL', 'IL'],
    ['Palestijnse gebieden', 'PS'],
  ])('leads back to its code: %s is %s', (name, code) => {
    expect(countryCode(name)).toBe(code);
  });

  it('that is none has no code', () => {
    expect(countryCode('Atlantis')).toBeNull();
    expect(countryCode('')).toBeNull();
  });
});
