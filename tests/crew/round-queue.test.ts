import { afterEach, expect, test } from 'vitest';
import { type HeldRound, openRoundQueue, type RoundQueue } from '../../src/crew/round-queue.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();
const open: RoundQueue[] = [];

async function join(): Promise<RoundQueue> {
  const fail = (error: unknown) => {
    throw error;
  };
  const queue = await openRoundQueue(database.address, fail, 1);
  open.push(queue);
  return queue;
}

afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close();
  await database.postgres.query('DELETE FROM pgboss.job');
});

/** The process that holds a round is not heard of for twenty seconds. */
async function silence(): Promise<void> {
  await database.postgres.query(
    "UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '20 seconds' WHERE state = 'active'",
  );
}

/** Once another process has noticed, which it does by itself within seconds. */
async function takeWhenFree(queue: RoundQueue): Promise<HeldRound> {
  for (;;) {
    const round = await queue.take();
    if (round !== null) return round;
  }
}

test('The round of a minute is made once, whoever asks for it and however often', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await Promise.all([a.call(60_000), b.call(60_000), a.call(60_000)]);
  const taken = (await Promise.all([a.take(), b.take()])).filter((one) => one !== null);
  expect(taken).toHaveLength(1);
  await a.end(taken[0] ?? expect.unreachable());
  await b.call(60_000);
  expect(await b.take()).toBeNull();
  await b.call(120_000);
  expect(await b.take()).not.toBeNull();
});

test('One round is made at a time', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await a.call(60_000);
  await a.call(120_000);
  const first = await a.take();
  expect(await b.take()).toBeNull();
  await a.end(first ?? expect.unreachable());
  expect(await b.take()).not.toBeNull();
});

test('A round whose process is not heard of goes to another, and is not the first one’s any more', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await a.call(60_000);
  const held = (await a.take()) ?? expect.unreachable();
  expect(await a.keep(held)).toBe(true);
  await silence();
  const taken = await takeWhenFree(b);
  expect(taken.id).toBe(held.id);
  expect(await a.keep(held)).toBe(false);
  // What it ends is not the other's.
  await a.end(held);
  expect(await b.keep(taken)).toBe(true);
});
