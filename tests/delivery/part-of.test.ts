import { expect, test } from 'vitest';
import { partCount, partOf } from '../../src/delivery/part-of.ts';

test('a channel’s part never changes: it is on record', () => {
  expect(['ch1', '1181234567890123456', 'kanaal-één'].map(partOf)).toEqual([11, 34, 44]);
});

test('channels lie evenly in the parts, also those that were made in one go', () => {
  const counts = new Map<number, number>();
  // Snowflakes of one worker, each a second after the one before: https://docs.discord.com/developers/reference#snowflakes
  for (let n = 0n; n < 6_400n; n += 1n) {
    const part = partOf(String(1_181_234_567_890_124_800n + n * 1_000n * 2n ** 22n));
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  expect(counts.size).toBe(partCount);
  for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(50);
});
