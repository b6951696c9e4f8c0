import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutGrams, maskWord, sampleGrams } from '../../src/wire/grams.ts';
import { foldText, splitWords } from '../../src/wire/words.ts';
import { anyCharacter } from '../any-character.ts';

describe('The words of a text', () => {
  test.each([
    ['MÜNCHEN Malmö Curaçao', ['munchen', 'malmo', 'curacao']],
    ['Straße, Łódź en Ærø', ['strasse', 'lodz', 'en', 'aero']],
    ["foto's van Poetin’s auto", ['foto', 'van', 'poetin', 'auto']],
    ["'s-Gravenhage", ['s', 'gravenhage']],
    ['12.000 man, 1.250.000 euro', ['12000', 'man', '1250000', 'euro']],
    ['om 16.00 uur 2,5 of 1.5', ['om', '16', '00', 'uur', '2', '5', 'of', '1', '5']],
    ['geannuleerd.De trein', ['geannuleerd', 'de', 'trein']],
    ['Noord-Korea/F-16', ['noord', 'korea', 'f', '16']],
    ['Киев ё 北京', ['киев', 'е', '北京']],
    ['ĳs ﬁets', ['ijs', 'fiets']],
    ['… – "" ', []],
  ])('of %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  test('are the same whether or not another word has an accent', () => {
    const sign = fc.constantFrom(..."aS19é.,'`- \n");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
        for (const one of [text, other]) expect(splitWords(`${one} é`)).toEqual([...splitWords(one), 'e']);
      }),
      { numRuns: 2_000 },
    );
  });

  test('hold letters and digits only, folded for good, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (text) => {
        for (const word of splitWords(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(word).not.toMatch(/[A-Z"'*:_ ]/);
        }
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe('Word 3-grams', () => {
  const grams = (text: string) => cutGrams([text]);

  test('are one fewer than two words less, and none for two words', () => {
    expect(grams('een twee drie vier').grams).toHaveLength(2);
    expect(grams('een twee').grams).toHaveLength(0);
    expect(cutGrams([]).words).toEqual([]);
  });

  test('are the same for another case and other signs, and others for other words', () => {
    expect(grams('De "brug" is dicht.').grams).toEqual(grams('de brug is DICHT').grams);
    expect(grams('de brug is open').grams).not.toEqual(grams('de brug is dicht').grams);
    expect(grams('is de brug dicht').grams).not.toEqual(grams('de brug is dicht').grams);
  });

  test('with figures and days masked are the same where only those differ', () => {
    const [one, other] = [
      grams('zeker 12 doden op maandag in mei'),
      grams('zeker vijftien doden op dinsdag in juni'),
    ];
    expect(one.masked).toEqual(other.masked);
    expect(one.grams).not.toEqual(other.grams);
    expect(['12000', 'drie', 'zaterdagavond', 'een', 'a2'].map(maskWord)).toEqual([
      '#',
      '#',
      '@',
      'een',
      'a2',
    ]);
  });

  test('of a text and of its beginning share samples; of a table of figures there are none', () => {
    const text = Array.from({ length: 300 }, (_, i) => `woord${(i * 7919) % 301}`).join(' ');
    const whole = new Set(sampleGrams(grams(text).masked));
    const start = sampleGrams(grams(text.split(' ').slice(0, 8).join(' ')).masked);
    expect(start).toHaveLength(6);
    expect(start.filter((gram) => whole.has(gram))).toEqual(start);
    expect(whole.size).toBeGreaterThan(15);
    expect(whole.size).toBeLessThan(70);
    expect(sampleGrams(grams('1 2 3 4 5 6 7 mei 8 9').masked)).toEqual([]);
  });

  test('of two texts that share six of ten meet in the sample, nearly always', () => {
    let missed = 0;
    for (let run = 0; run < 300; run += 1) {
      const words = Array.from({ length: 37 }, (_, i) => `w${run}x${i}`);
      // An opening of its own, and a word changed here and there: what no prefix finds.
      const edited = words.map((word, i) => (i < 6 || i === 17 || i === 29 ? `${word}y` : word));
      const sample = new Set(sampleGrams(cutGrams([words.join(' ')]).masked));
      if (!sampleGrams(cutGrams([edited.join(' ')]).masked).some((gram) => sample.has(gram))) missed += 1;
    }
    expect(missed).toBeLessThan(6);
  });
});
