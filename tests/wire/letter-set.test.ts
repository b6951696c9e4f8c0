import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lacksMore, lettersOf } from '../../src/wire/letter-set.ts';
import { lettersApart } from '../../src/wire/letters-apart.ts';

test('a word lacks as many letters of another as it has none of', () => {
  expect(lacksMore(lettersOf('rotterdam'), lettersOf('amsterdam'), 1)).toBe(false);
  expect(lacksMore(lettersOf('rotterdam'), lettersOf('amstel'), 2)).toBe(true);
  expect(lacksMore(lettersOf("'s3"), lettersOf('s'), 0)).toBe(true);
});

test('no word within some typos is ever passed over', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'z', '_', '9'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, fc.nat(3), (one, other, most) => {
      fc.pre(lettersApart(one, other, most) <= most);
      expect(lacksMore(lettersOf(one), lettersOf(other), most)).toBe(false);
    }),
  );
});
