import { describe, expect, test } from 'vitest';
import { doubtfulPairs, editPairs } from './edit-pairs.ts';
import { outcomePairs } from './outcome-pairs.ts';
import { fatesOf, tellTwice } from './retelling.ts';
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
