import { SnowflakeUtil } from 'discord.js';
import { expect, test } from 'vitest';
import { compareSnowflakes, isSnowflake, makeSnowflakes } from '../../src/sandbox/snowflake.ts';

const eight = Date.parse('2026-03-12T08:00:00Z');

test('an id tells when it was made, as Discord’s do', () => {
  expect(SnowflakeUtil.timestampFrom(makeSnowflakes().next(eight))).toBe(eight);
});

test('ids go up and never repeat, on a clock that stands still or goes back too', () => {
  const ids = makeSnowflakes();
  const made = [
    ids.next(eight),
    ...Array.from({ length: 10_000 }, () => ids.next(eight)),
    ids.next(eight - 60_000),
  ];
  expect(new Set(made).size).toBe(made.length);
  expect([...made].sort(compareSnowflakes)).toEqual(made);
});

test('an id is a number that fits in 64 bits, written as text', () => {
  expect(['0', '1574521900900548608'].every(isSnowflake)).toBe(true);
  expect(['', '01', '-1', 'x', '1.5', '9'.repeat(21), 5, null].some(isSnowflake)).toBe(false);
});
