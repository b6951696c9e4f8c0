import { expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { isEmptySpan, isStillToCome } from '../../src/wire/query-span.ts';

const now = Date.parse('2025-05-19T14:30:00+02:00');

test.each([
  ['sinds:gisteren tot:3d', true],
  ['gas sinds:gisteren (olie tot:3d)', true],
  ['(gas sinds:2d tot:3d) OR (olie sinds:2025-05-01 tot:2025-04-01)', true],
  ['sinds:3d tot:gisteren', false],
  ['sinds:gisteren tot:gisteren', false],
  ['(gas sinds:2d tot:3d) OR olie', false],
  ['sinds:gisteren OR tot:3d', false],
  ['sinds:gisteren -tot:3d', false],
  ['gas', false],
  ['', false],
])('that %j leaves no moment is %j', (typed, isEmpty) => {
  const query = parseQuery(typed, now, 'Europe/Amsterdam');
  expect(query.ok && isEmptySpan(query.value)).toBe(isEmpty);
});

test.each([
  ['sinds:2030', true],
  ['gas (olie sinds:1-1-2026)', true],
  ['(gas sinds:2030) OR (olie sinds:2031)', true],
  ['(gas sinds:2030) OR olie', false],
  ['sinds:vandaag', false],
  ['tot:2030', false],
  ['-sinds:2030', false],
])('that %j asks for what is still to come is %j', (typed, isToCome) => {
  const query = parseQuery(typed, now, 'Europe/Amsterdam');
  expect(query.ok && isStillToCome(query.value, now)).toBe(isToCome);
});
