import { afterEach, expect, test } from 'vitest';
import { openWorkQueue, type WorkQueue } from '../../src/crew/work-queue.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();
const open: WorkQueue[] = [];

async function join(): Promise<WorkQueue> {
  const fail = (error: unknown) => {
    throw error;
  };
  const queue = await openWorkQueue(database.address, fail, 1);
  open.push(queue);
  return queue;
}

afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close();
  await database.postgres.query('DELETE FROM pgboss.job');
});

/** The process that holds this is not heard of for twenty seconds. */
async function silence(): Promise<void> {
  await database.postgres.query(
    "UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '20 seconds' WHERE state = 'active'",
  );
}

/** Until another process has noticed, which it does by itself within seconds. */
async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setInterval(async () => {
    const found = await look();
    if (found !== null) resolve(found);
  }, 100);
  return promise.finally(() => clearInterval(timer));
}

test('The round of a minute is made once, whoever asks for it and however often', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await Promise.all([a.callRound(60_000), b.callRound(60_000), a.callRound(60_000)]);
  const taken = await Promise.all([a.takeRound(), b.takeRound()]);
  const [round] = taken.filter((one) => one !== null);
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
  await a.end('round', [round ?? expect.unreachable()]);
  await b.callRound(60_000);
  expect(await b.takeRound()).toBeNull();
  await b.callRound(120_000);
  expect(await b.takeRound()).not.toBeNull();
});

test('One round is made at a time', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await a.callRound(60_000);
  await a.callRound(120_000);
  const first = await a.takeRound();
  expect(await b.takeRound()).toBeNull();
  await a.end('round', [first ?? expect.unreachable()]);
  expect(await b.takeRound()).not.toBeNull();
});

test('Each part is one process’s, and is asked for once while somebody has it', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await a.callParts([1, 2, 3, 4]);
  await b.callParts([1, 2, 3, 4]);
  const taken = await Promise.all([a.takeParts(2), b.takeParts(2), a.takeParts(2)]);
  expect(
    taken
      .flat()
      .map(({ part }) => part)
      .toSorted(),
  ).toEqual([1, 2, 3, 4]);
  await b.callParts([1, 2, 3, 4]);
  expect(await b.takeParts(4)).toEqual([]);
  const [first] = taken.flat();
  await a.end('part', [first ?? expect.unreachable()]);
  await b.callParts([1, 2, 3, 4]);
  expect((await b.takeParts(4)).map(({ part }) => part)).toEqual([first?.part]);
});

test('What a process held that is not heard of goes to another, and is not the first one’s any more', async () => {
  const [a, b] = await Promise.all([join(), join()]);
  await a.callParts([7]);
  const [held] = await a.takeParts(1);
  const job = held ?? expect.unreachable();
  expect(await a.keep('part', [job])).toEqual(new Set([job.id]));
  await silence();
  const taken = await until(async () => (await b.takeParts(1))[0] ?? null);
  expect(taken).toMatchObject({ part: 7, id: job.id });
  expect(await a.keep('part', [job])).toEqual(new Set());
  // What it ends is not the other's.
  await a.end('part', [job]);
  expect(await b.keep('part', [taken])).toEqual(new Set([job.id]));
});
