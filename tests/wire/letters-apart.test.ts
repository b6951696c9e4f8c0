import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { lettersApart } from '../../src/wire/letters-apart.ts';

const word = fc.stringMatching(/^[abc]{0,7}$/);

test('two letters that changed places are one edit, and what is further apart than asked is one more than that', () => {
  expect(lettersApart('vliegtuig', 'vleigtuig', 2)).toBe(1);
  expect(lettersApart('haven', 'havn', 2)).toBe(1);
  expect(lettersApart('haven', 'hvaennn', 2)).toBe(3);
  expect(lettersApart('', 'ab', 2)).toBe(2);
});

test('is the Levenshtein distance where no letters changed places, and never more', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const apart = lettersApart(a, b, 9);
      expect(apart).toBe(lettersApart(b, a, 9));
      expect(apart).toBeLessThanOrEqual(distance(a, b));
      expect(apart).toBeGreaterThanOrEqual(distance(a, b) / 2);
      expect(Math.min(3, apart)).toBe(lettersApart(a, b, 2));
    }),
  );
});
