import { expect, test } from 'vitest';
import { type BacklogLook, isStuck, rememberLook } from '../../src/operator/backlog.ts';

const minute = 60_000;
const at = Date.parse('2026-03-10T08:00:00Z');

/** Looks a minute apart at as many channels as are given, of which the oldest fell due at `oldestAt`. Gives the minutes at which it was stuck. */
function stuckAt(
  channels: readonly number[],
  oldestAt: (minute: number) => number,
  isReachable: (minute: number) => boolean = () => true,
): number[] {
  let looks: readonly BacklogLook[] = [];
  return channels.flatMap((count, i) => {
    const backlog = { channels: count, oldestAt: count === 0 ? null : oldestAt(i) };
    looks = rememberLook(looks, backlog, isReachable(i), at + i * minute);
    expect(looks.length).toBeLessThan(13);
    return isStuck(looks) ? [i] : [];
  });
}
const for30 = Array.from({ length: 30 }, (_, i) => i);

test('One that stands still for ten minutes is stuck, and not before', () => {
  expect(
    stuckAt(
      for30.slice(0, 14).map(() => 1),
      () => at - minute,
    ),
  ).toEqual([10, 11, 12, 13]);
});

test('A start that catches up is not: its channels become fewer, or what waits has waited less', () => {
  const longAgo = at - 600 * minute;
  expect(
    stuckAt(
      for30.map((i) => 100_000 - 3_000 * i),
      () => longAgo,
    ),
  ).toEqual([]);
  expect(
    stuckAt(
      for30.map(() => 400),
      (i) => longAgo + i * 20 * minute,
    ),
  ).toEqual([]);
});

test('One that gets longer and longer is', () => {
  expect(
    stuckAt(
      for30.map((i) => 100 + i),
      (i) => at - 8 * minute + (i * minute) / 2,
    )[0],
  ).toBe(10);
});

test('While Discord is away nothing is said of the bot, and afterwards it has ten minutes', () => {
  const found = stuckAt(
    for30.map(() => 5),
    () => at,
    (i) => i < 5 || i > 12,
  );
  expect(found[0]).toBe(23);
});

test('A process that stood still knows nothing of the time between', () => {
  const before = { at, channels: 5, oldestAt: at - minute };
  const now = at + 60 * minute;
  expect(isStuck(rememberLook([before], { channels: 5, oldestAt: at - minute }, true, now))).toBe(false);
  expect(rememberLook([before], { channels: 5, oldestAt: at }, true, at - minute)).toHaveLength(1);
});

test('What always waits a little is not late', () => {
  expect(
    stuckAt(
      for30.map(() => 50),
      (i) => at + i * minute - 5 * minute,
    ),
  ).toEqual([]);
});
