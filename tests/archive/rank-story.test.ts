import { expect, test } from 'vitest';
import { rankStory } from '../../src/archive/rank-story.ts';
import type { Query } from '../../src/wire/query.ts';
import { invent } from '../contracts/invent-story.ts';

const word = (text: string): Query => ({ kind: 'word', text });

test('a story ranks by where the words stand, by how many of them do, and by how often', () => {
  const ranks = [
    invent({ headline: 'Geen trein', text: 'De bus reed wel.' }),
    invent({ text: 'De bus reed wel.\nEr reed geen trein.' }),
    invent({ text: 'De bus reed wel.\nEr reed geen trein, nee, geen trein.' }),
    invent({ text: 'Er reed geen trein.\nDe bus reed wel.' }),
    invent({ headline: 'Treinen staan stil', text: 'Er reed geen trein.' }),
    invent({ headline: 'Treinen en bussen', text: 'Er reed geen trein en geen bus.' }),
  ].map((story) => rankStory({ kind: 'and', parts: [word('trein'), word('bus')] }, story));
  expect(ranks).toEqual([7, 4, 4.25, 4, 7, 14]);
});

test('what must not occur and fields make no story rank higher', () => {
  const story = invent({ text: 'De trein uit Goes.', cities: ['GOES'] });
  const city: Query = { kind: 'field', field: 'city', value: 'Goes' };
  expect(rankStory({ kind: 'and', parts: [city, { kind: 'not', part: word('trein') }] }, story)).toBe(0);
  expect(rankStory({ kind: 'all' }, story)).toBe(0);
});

test('a story ranks by what no form of the sought word has in its letters, and by a verb in two pieces', () => {
  const sloot = invent({
    headline: 'Plein dicht',
    text: 'Er was niets aan de hand.\nDe politie sloot het plein af.',
  });
  expect(rankStory(word('afsluiten'), sloot)).toBe(1);
  expect(rankStory(word('lid'), invent({ headline: 'Partij verliest leden', text: 'Zij gingen weg.' }))).toBe(
    4,
  );
  expect(rankStory(word('Birma'), invent({ text: 'Nieuws uit Myanmar.' }))).toBe(3);
});
