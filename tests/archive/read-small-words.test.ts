import { expect, test } from 'vitest';
import { formatQuery } from '../../src/archive/format-query.ts';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { readSmallWords } from '../../src/archive/read-small-words.ts';

const now = Date.parse('2025-05-19T14:30:00+02:00');

function read(text: string): string {
  const query = parseQuery(text, now, 'Europe/Amsterdam');
  if (!query.ok) throw new Error(query.problem.message);
  return formatQuery(readSmallWords(query.value));
}

test.each([
  ['goes of parijs', 'goes OR parijs'],
  ['gaza or jemen of syrië', 'gaza OR jemen OR syrië'],
  ['hulp gaza of jemen', 'hulp (gaza OR jemen)'],
  ['stad:goes of parijs', 'stad:goes OR stad:parijs'],
  ['stad:goes of "Den Haag"', 'stad:goes OR stad:"Den Haag"'],
  ['stad:goes,parijs brand', '(stad:goes OR stad:parijs) brand'],
  ['sectie:"sport en economie"', 'sectie:sport OR sectie:economie'],
  ['gaza niet israël', 'gaza -israël'],
  ['gaza zonder stad:kyiv', 'gaza -stad:kyiv'],
  ['-(goes of parijs)', '-(goes OR parijs)'],
])('%j is perhaps meant as %j', (typed, meant) => {
  expect(read(typed)).toBe(meant);
});

test.each([
  'of gaza',
  'gaza of',
  'niet gaza',
  'brand goes',
  'stad:"Bergen op Zoom"',
  'goes OR parijs',
  '"goes of parijs"',
])('%j is left as it is', (typed) => {
  const query = parseQuery(typed, now, 'Europe/Amsterdam');
  expect(query.ok && readSmallWords(query.value) === query.value).toBe(true);
});
