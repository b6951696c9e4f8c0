import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { splitCompound } from '../../src/archive/compound-parts.ts';
import { stemWord } from '../../src/archive/stem.ts';

describe('A compound', () => {
  test.each([
    ['hulpgoederen', 'hulp goederen'],
    ['noodhulp', 'nood hulp'],
    ['regeringsleider', 'regering leider'],
    ['verkiezingsuitslagen', 'verkiezing uitslagen'],
    ['gemeenteraadsverkiezing', 'gemeente raad verkiezing'],
    ['kinderopvang', 'kinder opvang'],
    ['huizenmarkt', 'huizen markt'],
    ['gasprijzen', 'gas prijzen'],
    ['zeeleeuw', 'zee leeuw'],
    ['brandweerkazerne', 'brandweer kazerne'],
    ['gazastrook', 'gaza strook'],
  ])('%s is %s', (word, parts) => {
    expect(splitCompound(word).join(' ')).toBe(parts);
  });

  test.each([
    'brandweer',
    'kantoor',
    'minister',
    'natuur',
    'zeeland',
    'nederland',
    'rotterdam',
    'bankroet',
    'president',
    'verkeerd',
    'kabinet',
    'kinderen',
    'gespoord',
    'hulp',
    'noordzee2',
    'x'.repeat(60),
    'bos'.repeat(12),
  ])('%s is none', (word) => {
    expect(splitCompound(word)).toEqual([]);
  });

  test('list has for each part the stem that the stemmer gives', () => {
    const file = readFileSync(
      new URL('../../src/archive/compound-parts.generated.txt', import.meta.url),
      'utf8',
    );
    const parts = file
      .trimEnd()
      .split('\n')
      .filter((line) => /^[<>=]/.test(line));
    expect(parts.length).toBeGreaterThan(10_000);
    const wrong = parts.filter((line) => {
      const [word = '', stem = word] = line.slice(1).split(' ');
      return stemWord(word) !== stem;
    });
    expect(wrong).toEqual([]);
  });
});
