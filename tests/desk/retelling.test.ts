import { describe, expect, test } from 'vitest';
import { doubtfulPairs, editPairs } from './edit-pairs.ts';
import { outcomePairs } from './outcome-pairs.ts';
import { fatesOf, tellTwice, toldAt } from './retelling.ts';
import { linkedRewritten, otherRewritten, sameRewritten } from './rewritten-pairs.ts';
import { sameWordsPairs } from './same-words-pairs.ts';

/** Reads as a name: the copy and what is replaced. */
const named = <T extends readonly string[]>(pairs: readonly T[]) =>
  pairs.map((pair) => ({ pair, name: pair.join(' | ') }));

describe('Another outcome in the same words is a story of its own that follows up the first, whichever comes in first', () => {
  test.each(named(outcomePairs))('$name', async ({ pair }) => {
    expect(await fatesOf(...tellTwice(pair))).toEqual(['two, linked', 'two, linked']);
  });
});

describe('An edit is no other story', () => {
  test.each(named(editPairs))('$name', async ({ pair }) => {
    expect(await fatesOf(...tellTwice(pair))).toEqual(['one story', 'one story']);
  });
});

describe('An edit that reads like another outcome is linked at least', () => {
  test.each(named(doubtfulPairs))('$name', async ({ pair }) => {
    expect(await fatesOf(...tellTwice(pair))).toEqual(['two, linked', 'two, linked']);
  });
});

describe('Another event in the same words is another story, whichever comes in first', () => {
  test.each(named(sameWordsPairs))('$name', async ({ pair }) => {
    expect(await fatesOf(...tellTwice(pair))).not.toContain('one story');
  });
});

describe('A text that was written anew', () => {
  const fatesWhen = (first: string, second: string) => fatesOf(toldAt(0, first), toldAt(2, second));

  test.each(sameRewritten)('is one story with %j: %j', async (first, second) => {
    expect(await fatesWhen(first, second)).toEqual(['one story', 'one story']);
  });

  test.each(linkedRewritten)('follows up %j: %j', async (first, second) => {
    expect(await fatesWhen(first, second)).toEqual(['two, linked', 'two, linked']);
  });

  test.each(otherRewritten)('is another story than %j: %j', async (first, second) => {
    expect(await fatesWhen(first, second)).not.toContain('one story');
  });
});
