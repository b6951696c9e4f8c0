import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPace, type PaceParts } from '../../src/delivery/pace.ts';
import { standingClock } from './standing-clock.ts';

/** The starts of one who asks again as soon as it was its turn, over so many ms. */
async function startsOf(clock: ReturnType<typeof standingClock>, ms: number, parts: PaceParts = {}) {
  const pace = createPace({ ...clock.parts, ...parts });
  const starts: number[] = [];
  const go = async () => {
    while (clock.now() < ms) {
      await pace.take();
      starts.push(clock.now());
    }
  };
  void go();
  await clock.pass(ms);
  return starts;
}

/** The most of these moments in any span of `ms`, its ends included. */
function mostWithin(starts: readonly number[], ms: number): number {
  return Math.max(...starts.map((from) => starts.filter((at) => at >= from && at <= from + ms).length));
}

describe('a pace', () => {
  test('is even: a start each 20.4 ms', async () => {
    const starts = await startsOf(standingClock(), 20_000);
    const gaps = starts.slice(1).map((at, i) => at - (starts[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(22);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
    expect(starts.length).toBeGreaterThan(970);
  });

  test('keeps its average although timers come late', async () => {
    let i = 0;
    const late = standingClock(() => [0, 3, 15, 1, 8][i++ % 5] ?? 0);
    const starts = await startsOf(late, 20_000);
    expect(starts.length).toBeGreaterThan(970);
    expect(mostWithin(starts, 1_000)).toBeLessThanOrEqual(50);
  });

  test('does not make up for a long time in which nothing was asked or nothing could be done', async () => {
    const clock = standingClock();
    const pace = createPace(clock.parts);
    await clock.pass(60_000);
    const starts: number[] = [];
    for (let i = 0; i < 100; i++) void pace.take().then(() => starts.push(clock.now() - 60_000));
    await clock.pass(100);
    expect(starts).toEqual([0, 21, 41, 62, 82]);
  });

  test('never has more than 50 starts in a second, wherever that begins and however late timers are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1 }), async (lateness) => {
        let i = 0;
        const clock = standingClock(() => lateness[i++ % lateness.length] ?? 0);
        expect(mostWithin(await startsOf(clock, 5_000), 1_000)).toBeLessThanOrEqual(50);
      }),
      { numRuns: 50 },
    );
  });

  test('gives turns in the order of asking', async () => {
    const clock = standingClock();
    const pace = createPace(clock.parts);
    const order: number[] = [];
    for (let i = 0; i < 60; i++) void pace.take().then(() => order.push(i));
    await clock.pass(2_000);
    expect(order).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });
});

test('a pace gives no turn while too much waits to leave', async () => {
  const clock = standingClock();
  const wakes: (() => void)[] = [];
  let isFull = true;
  const hasRoom = (wake: () => void) => {
    if (isFull) wakes.push(wake);
    return !isFull;
  };
  const pace = createPace({ ...clock.parts, starts: { hasRoom, isBehind: () => false } });
  const turns: number[] = [];
  for (let i = 0; i < 3; i++) void pace.take().then(() => turns.push(clock.now()));
  await clock.pass(500);
  expect(turns).toEqual([]);
  isFull = false;
  for (const wake of wakes) wake();
  await clock.pass(100);
  expect(turns).toEqual([500, 521, 541]);
});

test('what was held up for want of answers is made ready at once, and no more than 50 in a second', async () => {
  const clock = standingClock();
  const pace = createPace({ ...clock.parts, starts: { hasRoom: () => true, isBehind: () => true } });
  const turns: number[] = [];
  for (let i = 0; i < 52; i++) void pace.take().then(() => turns.push(clock.now()));
  await clock.pass(2_000);
  expect(turns.slice(0, 3)).toEqual([0, 5, 10]);
  expect(turns[50]).toBeGreaterThan(1_000);
});
