import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TurnedBack } from '../../src/delivery/errands.ts';
import { createStarts } from '../../src/delivery/starts.ts';
import { standingClock } from './standing-clock.ts';

/** How one request fares, ms: until it is handed over, from there until it arrives, from there until its answer. */
interface Travel {
  readonly connects: number;
  readonly travels: number;
  readonly answers: number;
}

/** Makes so many requests at once, which fare in turn as `travels` says; gives when each was started and when it arrived. Nothing arrives or comes back while all stands still. */
async function send(
  count: number,
  travels: readonly Travel[],
  lateness: () => number = () => 0,
  stills: readonly { readonly from: number; readonly for: number }[] = [],
) {
  const clock = standingClock(lateness);
  const starts = createStarts(clock.parts);
  const began: number[] = [];
  const arrivals: number[] = [];
  /** When nothing stands still. */
  const moving = async () => {
    for (;;) {
      const still = stills.find((one) => clock.now() >= one.from && clock.now() < one.from + one.for);
      if (still === undefined) return;
      await clock.after(still.from + still.for - clock.now());
    }
  };
  const request = async (i: number) => {
    const start = await starts.take();
    began.push(clock.now());
    const { connects, travels: way, answers } = travels[i % travels.length] ?? fail();
    await clock.after(connects);
    start.left();
    await clock.after(way);
    await moving();
    arrivals.push(clock.now());
    await clock.after(answers);
    await moving();
    start.ended('answered');
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

test('what is ready together leaves 5 ms apart, and the 51st when the first has been there for a second', async () => {
  const { began } = await send(52, [{ connects: 0, travels: 0, answers: 0 }]);
  expect(began.slice(0, 3)).toEqual([0, 5, 10]);
  expect(began[49]).toBe(49 * 5);
  expect(began[50]).toBeGreaterThanOrEqual(1_000);
  expect(began[50]).toBeLessThanOrEqual(1_005);
});

test('one counts for a second from when it was there: 30 ms after it left, or sooner where an answer came since', async () => {
  const { began } = await send(52, [{ connects: 0, travels: 1, answers: 31 }]);
  expect(began[50]).toBeGreaterThanOrEqual(1_002);
  expect(began[50]).toBeLessThanOrEqual(1_035);
});

test('where answers are long in coming, nine are under way and no more', async () => {
  const { began } = await send(30, [{ connects: 0, travels: 1, answers: 5_000 }]);
  expect(began.filter((at) => at < 5_000)).toHaveLength(9);
  const { began: quick } = await send(30, [
    { connects: 0, travels: 0, answers: 40 },
    ...Array.from({ length: 29 }, () => ({ connects: 0, travels: 0, answers: 5_000 })),
  ]);
  // Nine since the one that was answered.
  expect(quick.filter((at) => at < 5_000)).toHaveLength(10);
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

test('no more than 50 arrive in a second, however long answers take and where all stands still for 30 ms at times', async () => {
  const travel = fc.record({
    connects: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
    travels: fc.integer({ min: 0, max: 2 }),
    answers: fc.integer({ min: 3, max: 500 }),
  });
  const stills = fc.array(fc.record({ from: fc.integer({ min: 0, max: 4_000 }), for: fc.nat(28) }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(travel, { minLength: 1 }),
      fc.array(fc.nat(50), { minLength: 1 }),
      stills,
      async (travels, late, still) => {
        let i = 0;
        const { arrivals } = await send(160, travels, () => late[i++ % late.length] ?? 0, still);
        expect(mostInSecond(arrivals)).toBeLessThanOrEqual(50);
      },
    ),
    { numRuns: 15 },
  );
});

test('where answers stop and then come together, what left meanwhile may have arrived only then', async () => {
  // Answers take from 50 to 500 ms, and for 200 ms nothing arrives and none comes.
  const travels = Array.from({ length: 40 }, (_, i) => ({
    connects: 0,
    travels: 0,
    answers: 50 + ((i * 137) % 450),
  }));
  const { arrivals } = await send(400, travels, undefined, [{ from: 2_000, for: 200 }]);
  expect(mostInSecond(arrivals)).toBeLessThanOrEqual(50);
});

test('what was chosen before a refusal came is turned back, and nothing is chosen until that was told', async () => {
  const clock = standingClock();
  const starts = createStarts(clock.parts);
  const first = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const refused = starts.carry(async () => {
    const start = await starts.take();
    start.left();
    await first.promise;
    start.ended('unauthorised');
    await told.promise;
  });
  // One waits for its moment, one has not come to that.
  const waits = starts.carry(() => starts.take());
  const later = starts.carry(async () => {
    await first.promise;
    return starts.take();
  });
  const turned = Promise.all([waits, later].map((one) => expect(one).rejects.toThrow(TurnedBack)));
  first.resolve();
  await turned;
  expect(starts.hasUntold()).toBe(true);
  told.resolve();
  await refused;
  expect(starts.hasUntold()).toBe(false);
  await clock.pass(10);
  const next = starts.carry(() => starts.take());
  await expect(next).resolves.toBeDefined();
  let isIdle = false;
  void starts.idle().then(() => {
    isIdle = true;
  });
  await clock.pass(10);
  expect(isIdle).toBe(false);
  (await next).ended('lost');
  await clock.pass(10);
  expect(isIdle).toBe(true);
});

test('tells when more should be made ready: while fewer than three wait', async () => {
  const clock = standingClock();
  const starts = createStarts(clock.parts);
  let woken = 0;
  const takes = [starts.take(), starts.take(), starts.take(), starts.take()];
  expect(starts.hasRoom(() => woken++)).toBe(false);
  await clock.pass(4);
  expect(woken).toBe(0);
  await clock.pass(1);
  expect(woken).toBe(1);
  expect(starts.hasRoom(() => woken++)).toBe(true);
  await clock.pass(100);
  expect(await Promise.all(takes)).toHaveLength(4);
});
