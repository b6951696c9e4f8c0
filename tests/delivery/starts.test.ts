import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStarts } from '../../src/delivery/starts.ts';
import { standingClock } from './standing-clock.ts';

/** How one request fares, ms: until it is handed over, from there until it arrives, from there until its answer. */
interface Travel {
  readonly connects: number;
  readonly travels: number;
  readonly answers: number;
}

/** Makes so many requests at once, which fare in turn as `travels` says; gives when each was started and when it arrived. */
async function send(count: number, travels: readonly Travel[], lateness: () => number = () => 0) {
  const clock = standingClock(lateness);
  const starts = createStarts(clock.parts);
  const began: number[] = [];
  const arrivals: number[] = [];
  const request = async (i: number) => {
    const start = await starts.take();
    began.push(clock.now());
    const { connects, travels: way, answers } = travels[i % travels.length] ?? fail();
    await clock.after(connects);
    start.left();
    await clock.after(way);
    arrivals.push(clock.now());
    await clock.after(answers);
    start.ended();
  };
  const all = Promise.all(Array.from({ length: count }, (_, i) => request(i)));
  let isDone = false;
  void all.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await clock.pass(100);
  }
  return { began, arrivals: arrivals.toSorted((a, b) => a - b) };
}

function fail(): never {
  throw new Error('No travels were given');
}

/** The most of these moments in any second. */
function mostInSecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
}

test('what is ready together leaves 12 ms apart, and the 51st when the first has been there for a second', async () => {
  const { began } = await send(52, [{ connects: 0, travels: 0, answers: 0 }]);
  expect(began.slice(0, 3)).toEqual([0, 12, 24]);
  expect(began[49]).toBe(49 * 12);
  expect(began[50]).toBeGreaterThanOrEqual(1_000);
  expect(began[50]).toBeLessThanOrEqual(1_005);
});

test('answers that are long in coming hold up no start', async () => {
  const { began } = await send(52, [{ connects: 0, travels: 1, answers: 5_000 }]);
  expect(began[50]).toBeGreaterThanOrEqual(1_030);
  expect(began[50]).toBeLessThanOrEqual(1_035);
  const { began: known } = await send(102, [{ connects: 0, travels: 0, answers: 150 }]);
  expect((known[100] ?? 0) - (known[50] ?? 0)).toBeLessThanOrEqual(1_035);
});

test('where answers take as long each, one that is held up on its way counts from when it arrived', async () => {
  const usual = { connects: 0, travels: 0, answers: 150 };
  const held = { connects: 0, travels: 200, answers: 150 };
  const { arrivals } = await send(
    160,
    Array.from({ length: 60 }, (_, i) => (i > 40 && i < 50 ? held : usual)),
  );
  expect(mostInSecond(arrivals)).toBeLessThanOrEqual(50);
});

test('a request counts from when it may leave, however long its connection takes', async () => {
  const { began } = await send(52, [{ connects: 400, travels: 0, answers: 0 }]);
  expect(began[50]).toBeGreaterThanOrEqual(1_400);
});

test('no more than 50 arrive in a second, wherever it begins, however requests fare that are on their way for 30 ms', async () => {
  const travel = fc.record({
    connects: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
    travels: fc.integer({ min: 0, max: 30 }),
    answers: fc.integer({ min: 0, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(travel, { minLength: 1 }),
      fc.array(fc.nat(50), { minLength: 1 }),
      async (travels, late) => {
        let i = 0;
        const { arrivals } = await send(160, travels, () => late[i++ % late.length] ?? 0);
        expect(mostInSecond(arrivals)).toBeLessThanOrEqual(50);
      },
    ),
    { numRuns: 15 },
  );
});

test('tells when more should be made ready: while fewer than three wait', async () => {
  const clock = standingClock();
  const starts = createStarts(clock.parts);
  let woken = 0;
  const takes = [starts.take(), starts.take(), starts.take(), starts.take()];
  expect(starts.hasRoom(() => woken++)).toBe(false);
  await clock.pass(11);
  expect(woken).toBe(0);
  await clock.pass(1);
  expect(woken).toBe(1);
  expect(starts.hasRoom(() => woken++)).toBe(true);
  await clock.pass(100);
  expect(await Promise.all(takes)).toHaveLength(4);
});
