import { expect, test } from 'vitest';
import { dayOf, slugKey } from '../../src/wire/slug-key.ts';
import { readPriority, readUrgency } from '../../src/wire/urgency.ts';

test('a slug is a key with its service and its day, however it is written', () => {
  expect(slugKey('ECA', '/Germany-Harbours', '2026-03-10')).toBe('eca:2026-03-10:germany-harbours');
  expect(slugKey('eca', 'germany-harbours', '2026-03-10')).toBe('eca:2026-03-10:germany-harbours');
  expect(slugKey('eca', 'germany-harbours', '2026-03-11')).not.toBe('eca:2026-03-10:germany-harbours');
});

test("the day is that of the agency's clock", () => {
  const at = Date.parse('2026-03-10T23:30:00Z');
  expect(dayOf(at, 'Europe/Amsterdam')).toBe('2026-03-11');
  expect(dayOf(at, 'America/New_York')).toBe('2026-03-10');
});

test('urgency is 1 to 9, priority 1 to 6 and 6 for all else, and neither is made up', () => {
  expect(['1', '9', 4, '0', '10', 'x', '', null, undefined].map(readUrgency)).toEqual([
    1,
    9,
    4,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(['1', '6', 3, '0', '7', 'r', '', null, undefined].map(readPriority)).toEqual([
    1,
    6,
    3,
    6,
    6,
    6,
    null,
    null,
    null,
  ]);
});
