import { expect, test } from 'vitest';
import { joinNeighbours } from '../../src/archive/join-neighbours.ts';
import { matchesStory } from '../../src/archive/match-story.ts';
import { plainNames } from '../../src/archive/names.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { rankStory } from '../../src/archive/rank-story.ts';
import type { Query } from '../../src/wire/query.ts';
import { invent, noon } from '../contracts/invent-story.ts';

function read(question: string): Query {
  const query = parseQuery(question, noon, 'Europe/Amsterdam');
  if (!query.ok) throw new Error(query.problem.message);
  return query.value;
}

function joined(question: string): readonly (readonly string[])[] {
  const query = read(question);
  return query.kind === 'and' ? joinNeighbours(query.parts) : [];
}

test('words side by side are found in one word as well, each by what it is with the one before it and the one behind it', () => {
  expect(joined('groen links congres')).toEqual([
    ['groenlink'],
    ['groenlink', 'linkscongres'],
    ['linkscongres'],
  ]);
});

test.each([
  ['eu top', 'De eutop begon.'],
  ['post nl', 'Het bedrijf PostNL groeit.'],
  ['ziek gemeld', 'Zij moeten zich ziekmelden.'],
  ['ziek melden', 'Velen zijn ziekgemeld.'],
  ['a 28', 'Een file op de A28.'],
])('%s finds, and ranks, "%s"', (question, text) => {
  const story = invent({ headline: 'Kort', text });
  expect(
    matchesStory(read(question), { ...story, revision: 1, firstSeenAt: noon, changedAt: noon }, plainNames),
  ).toBe(true);
  expect(rankStory(read(question), story)).toBeGreaterThan(0);
});

test.each(['eu "top"', 'eu OR top', 'eu stad:Goes top', '20 28', '"eu top"'])(
  'but not what stands apart in %s',
  (question) => {
    expect(joined(question).flat()).toEqual([]);
  },
);

test('nor the words of a long question', () => {
  expect(joined('dit is een kop van zeven woorden').flat()).toEqual([]);
});
