import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersApart, prefixApart } from '../../../src/desk/gazetteer/distance.ts';

/** The textbook table, whole and unhurried, to hold the quick one against. */
function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => d[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      let value = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1);
      if (i === 0 && j === 0) value = 0;
      else if (i > 0 && j > 0) value = Math.min(value, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = value;
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });

describe('how many letters two words are apart', () => {
  it.each([
    ['jeruzaemn', 'jeruzalem', 2],
    ['amstedram', 'amsterdam', 1],
    ['goes', 'goes', 0],
    ['', 'ab', 2],
    ['kats', 'goes', 3],
  ])('%s and %s: %i', (a, b, apart) => {
    expect(lettersApart(a, b, 3)).toBe(Math.min(apart, 4));
  });

  it('is what the whole table says, up to the most that was asked for', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(lettersApart(a, b, most)).toBe(Math.min(plainDistance(a, b), most + 1));
      }),
    );
  });

  it('is, for what is being typed, that to the nearest beginning of the name', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (typed, name, most) => {
        const starts = Array.from({ length: name.length + 1 }, (_, end) => name.slice(0, end));
        const nearest = Math.min(...starts.map((start) => plainDistance(typed, start)));
        expect(prefixApart(typed, name, most)).toBe(Math.min(nearest, most + 1));
      }),
    );
  });

  it('copes with names longer than any before', () => {
    const long = 'a'.repeat(500);
    expect(lettersApart(long, `${long}b`, 2)).toBe(1);
  });
});
