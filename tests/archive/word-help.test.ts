import { expect, test } from 'vitest';
import { createPace } from '../../src/archive/pace.ts';
import { findNear, type NearStep } from '../../src/archive/word-help.ts';

const backwards = (word: string) => [...word].reverse().join('');

/** Reads some words two at a time, and notes where each step began. */
function createReader(words: readonly string[]) {
  const begun: string[] = [];
  const read = ({ column, from, behind, shortest, longest }: NearStep) => {
    begun.push(`${column} ${from}`);
    const at = (word: string) => (column === 'word' ? word : backwards(word));
    const fitting = words
      .toSorted((a, b) => (at(a) < at(b) ? -1 : 1))
      .filter((word) => at(word) >= from && at(word) < behind);
    const fits = ({ length }: string) => length >= shortest && length <= longest;
    const next = fitting[2];
    return {
      words: fitting
        .slice(0, 2)
        .filter(fits)
        .map((word) => ({ word, shown: word })),
      next: next === undefined ? null : at(next),
    };
  };
  return { read, begun };
}

const words = [
  'vuurtoren',
  'vuurtorens',
  'vuurtang',
  'vuurdoop',
  'vuurdopen',
  'avuurtoren',
  'kantoren',
  'dorens',
];

test('all steps are gone through, from the front and from the back, and the nearest word comes first', async () => {
  const { read, begun } = createReader(words);
  expect(await findNear('vuurtorem', read, createPace())).toEqual(['vuurtoren', 'vuurtorens']);
  expect(begun.filter((step) => step.startsWith('word')).length).toBeGreaterThan(1);
});

test('what the end of a word tells is found though its beginning is wrong', async () => {
  const { read } = createReader(words);
  expect(await findNear('xuurtoren', read, createPace())).toContain('vuurtoren');
});

test('nothing more is read when time is over', async () => {
  const { read, begun } = createReader(words);
  expect(await findNear('vuurtorem', read, createPace(0))).toEqual([]);
  expect(begun).toEqual([]);
});

test('a word too short or too long for a typo is not looked for', async () => {
  const { read, begun } = createReader(words);
  expect(await findNear('vuur', read, createPace())).toEqual([]);
  expect(await findNear('v'.repeat(6_000), read, createPace())).toEqual([]);
  expect(begun).toEqual([]);
});
