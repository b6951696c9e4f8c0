import { expect, test } from 'vitest';
import { mayPassOver } from '../../src/archive/search-spans.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Query } from '../../src/wire/query.ts';
import { day, invent, noon } from '../contracts/invent-story.ts';

const words = ['brug', 'sluis', 'haven', 'molen', 'dijk'];

/** Of all words but a fifth, then each in another order; `Bericht` in all. */
const textOf = (n: number) => {
  const some = words.filter((_, i) => (n + i) % 5 !== 0);
  return `Bericht ${[...some.slice(n % 4), ...some.slice(0, n % 4)].join(' ')} ${n}.`;
};

/** Some by the day, some by the year, some of before 1970, when time is counted from. */
const moments = Array.from({ length: 120 }, (_, n) =>
  n < 60 ? noon - n * day : n < 90 ? noon - (n - 50) * 365 * day : -n * 100 * day - 1,
);

const word = (text: string): Query => ({ kind: 'word', text });
const phrase = (text: string): Query => ({ kind: 'phrase', text });
const and = (...parts: Query[]): Query => ({ kind: 'and', parts });
const or = (...parts: Query[]): Query => ({ kind: 'or', parts });
const not = (part: Query): Query => ({ kind: 'not', part });

const questions: readonly (readonly [Query, (text: string) => boolean])[] = [
  [phrase('brug sluis'), (text) => text.includes('brug sluis')],
  [and(word('brug'), word('sluis')), (text) => text.includes('brug') && text.includes('sluis')],
  [and(word('brug'), not(word('sluis'))), (text) => text.includes('brug') && !text.includes('sluis')],
  [not(word('molen')), (text) => !text.includes('molen')],
  [
    or(word('117'), and(word('dijk'), not(phrase('molen dijk')))),
    (text) => text.includes('117') || (text.includes('dijk') && !text.includes('molen dijk')),
  ],
  [and(word('bericht'), not(or(...words.map(word)))), (text) => !words.some((one) => text.includes(one))],
  [
    and(word('haven'), ...Array.from({ length: 12 }, (_, n) => not(word(String(n))))),
    (text) => text.includes('haven') && !/ ([0-9]|1[01])\.$/.test(text),
  ],
];

test('what has to be passed over is sought span by span, and nothing is found twice or not at all, page after page', async () => {
  const archive = createSqliteArchive(openDatabase(':memory:'));
  const texts = moments.map((_, n) => textOf(n));
  for (const [n, publishedAt] of moments.entries())
    await archive.file(invent({ text: texts[n] ?? '', publishedAt, precision: 'minute' }), 'new', noon);
  const newestFirst = moments
    .map((at, n) => ({ at, text: texts[n] ?? '' }))
    .sort((a, b) => b.at - a.at)
    .map(({ text }) => text);
  for (const [query, matches] of questions) {
    const found: string[] = [];
    let after: string | null | undefined;
    while (after !== null) {
      const page = await archive.find(query, { limit: 7, ...(after && { after }) }, noon);
      found.push(...page.stories.map((story) => story.paragraphs[0] ?? ''));
      after = page.next;
    }
    expect(found).toEqual(newestFirst.filter(matches));
  }
});

test('words of one story, or one of several, are found at once: all of time is one question', () => {
  const run = (...tokens: string[]) => ({ kind: 'run', tokens }) as const;
  expect(mayPassOver({ kind: 'any', parts: [run('brug'), { ...run('sluis', 'deur'), isWord: true }] })).toBe(
    false,
  );
  expect(mayPassOver({ kind: 'all', parts: [run('brug'), run('c_goes'), run('s_sport')] })).toBe(false);
  expect(mayPassOver({ kind: 'all', parts: [run('s_sport'), run('s_economie')] })).toBe(true);
  for (const kind of ['any', 'all'] as const)
    expect(mayPassOver({ kind, parts: [run('brug', 'sluis'), run('molen')] })).toBe(true);
  expect(mayPassOver({ kind: 'but', from: null, not: run('brug') })).toBe(true);
});
