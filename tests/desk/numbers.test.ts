import { expect, test } from 'vitest';
import { takeCopies } from './desk-bench.ts';
import { countPairs, numberPairs } from './number-pairs.ts';

test.each(numberPairs)('Two stories, whichever comes first: $name', async ({ held, item }) => {
  for (const copies of [
    [[held], [item]],
    [[item], [held]],
  ]) {
    const { shown, filings } = await takeCopies([...copies, ...copies]);
    expect(shown).toHaveLength(2);
    expect(filings.flat()).toEqual(['new', 'new', 'known', 'known']);
  }
});

test.each(countPairs)('One story: $name', async ({ held, item }) => {
  const { shown, filings } = await takeCopies([[held], [item]]);
  expect(filings.flat()).toEqual(['new', 'changed']);
  expect(shown).toMatchObject([{ paragraphs: item.text?.split('\n') }]);
});
