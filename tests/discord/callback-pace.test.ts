import { expect, test } from 'vitest';
import { createCallbackPace } from '../../src/discord/callback-pace.ts';

/** A pace, and a way to have a call take so many ms of its clock. */
function paceAndCall() {
  let now = 0;
  const pace = createCallbackPace(() => now);
  const call = (took: number) =>
    pace.timed(async () => {
      now += took;
    });
  const wait = (ms: number) => {
    now += ms;
  };
  return { pace, call, wait };
}

test('a sign that takes Discord two seconds is in time, also when all before it were quick', async () => {
  const { pace, call } = paceAndCall();
  expect(pace.deferAfter() + 2_000).toBeLessThan(2_750);
  await call(80);
  expect(pace.deferAfter() + 2_000).toBeLessThan(2_750);
});

test('the slower Discord is, the earlier it is told, and the slowest of the last calls counts', async () => {
  const { pace, call } = paceAndCall();
  await call(2_200);
  await call(100);
  expect(pace.deferAfter() + 2_200).toBeLessThanOrEqual(2_500);
  for (let calls = 0; calls < 5; calls += 1) await call(100);
  expect(pace.deferAfter()).toBe(500);
});

test('what was slow is forgotten after a while, and a form still has time to be opened when Discord is slower than it waits', async () => {
  const { pace, call, wait } = paceAndCall();
  await call(5_000);
  expect(pace.deferAfter()).toBe(250);
  wait(11 * 60_000);
  expect(pace.deferAfter()).toBe(500);
});

test('offers are looked for longer while Discord is known to be quick', async () => {
  const { pace, call } = paceAndCall();
  expect(pace.completeWithin()).toBe(500);
  await call(100);
  expect(pace.completeWithin()).toBe(1_500);
  await call(2_000);
  expect(pace.completeWithin()).toBe(500);
});

test('a call that fails counts too, and fails for who made it', async () => {
  const { pace } = paceAndCall();
  await expect(pace.timed(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(pace.completeWithin()).toBe(1_500);
});
