import { describe, expect, test } from 'vitest';
import { dateIn, nameEdition, tellTime, timestamp } from '../../src/discord/time-words.ts';
import { eight } from '../digest/stories.ts';

const zone = 'Europe/Amsterdam';
const at = (precision: Parameters<typeof tellTime>[0]['precision']) => ({
  publishedAt: eight,
  precision,
  firstSeenAt: eight + 60_000,
});

describe('a story’s time is told no more exact than it is known', () => {
  test.each([
    ['minute', '<t:1747634400:R>', '<t:1747634400:R>'],
    ['hour', '<t:1747634400:R>', '<t:1747634400:R>'],
    [null, '<t:1747634400:R>', '<t:1747634400:R>'],
    ['day', '<t:1747634400:D>', '<t:1747634400:D>'],
    ['week', 'week van 19 mei 2025', 'week of 19 May 2025'],
    ['month', 'mei 2025', 'May 2025'],
    ['year', '2025', '2025'],
  ] as const)('%s: %s', (precision, nl, en) => {
    expect(tellTime(at(precision), 'nl', zone)).toBe(nl);
    expect(tellTime(at(precision), 'en', zone)).toBe(en);
  });

  test('none: when it was received, and that it was that', () => {
    const untimed = { ...at(null), publishedAt: null };
    expect(tellTime(untimed, 'nl', zone)).toBe('ontvangen <t:1747634460:R>');
    expect(tellTime(untimed, 'en', zone)).toBe('received <t:1747634460:R>');
  });
});

test('a date is that of the zone it is meant in', () => {
  const midnight = Date.parse('2025-06-18T00:00:00+02:00');
  expect(dateIn(midnight, 'nl', zone)).toBe('18 juni 2025');
  expect(dateIn(midnight, 'nl', 'America/New_York')).toBe('17 juni 2025');
});

test('a timestamp is in whole seconds', () => {
  expect(timestamp(1_999, 'R')).toBe('<t:1:R>');
  expect(timestamp(-1, 'F')).toBe('<t:-1:F>');
});

test.each([
  ['2026-10-25T00:00:00+02:00', '2026-10-25T06:00:00+01:00', 'editie van 06:00'],
  ['2026-03-29T00:00:00+01:00', '2026-03-29T06:00:00+02:00', 'editie van 06:00'],
  ['2026-10-24T18:00:00+02:00', '2026-10-25T06:00:00+01:00', 'ochtendeditie'],
  ['2026-03-23T08:00:00+01:00', '2026-03-29T08:00:00+02:00', 'weekeditie'],
])('an edition has the same name on the nights on which the clock changes: %s to %s', (from, to, name) => {
  expect(nameEdition(Date.parse(from), Date.parse(to), 'nl', zone)).toBe(name);
});

test('the hour that is there twice when the clock is put back is told apart', () => {
  const name = (from: string, to: string) =>
    nameEdition(Date.parse(from), Date.parse(to), 'nl', 'Europe/Amsterdam');
  const [first, second] = [
    name('2026-10-25T01:00:00+02:00', '2026-10-25T02:00:00+02:00'),
    name('2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00'),
  ];
  expect(first).toMatch(/^editie van 02:00 \S+$/);
  expect(second).toMatch(/^editie van 02:00 \S+$/);
  expect(first).not.toBe(second);
});
