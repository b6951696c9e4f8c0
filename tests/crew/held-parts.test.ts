import { expect, test } from 'vitest';
import { createHeldParts } from '../../src/crew/held-parts.ts';
import type { HeldJob, PartJob } from '../../src/crew/work-queue.ts';

/** A queue in memory that does what tests/crew/work-queue.test.ts says of the real one, and channels with work in them. */
function room() {
  const asked = new Set<number>();
  const active = new Map<number, PartJob>();
  const busy = new Set<number>();
  const settled: number[] = [];
  let tries = 0;
  const queue = {
    async callParts(parts: Iterable<number>) {
      for (const part of parts) if (!active.has(part)) asked.add(part);
    },
    async takeParts(most: number) {
      const jobs = [...asked]
        .slice(0, most)
        .map((part) => ({ id: `part ${part}`, retryCount: tries++, part }));
      for (const job of jobs) {
        asked.delete(job.part);
        active.set(job.part, job);
      }
      return jobs;
    },
    async keep(_: 'part' | 'round', jobs: readonly HeldJob[]) {
      return new Set(jobs.filter((job) => isHeld(job)).map(({ id }) => id));
    },
    async end(_: 'part' | 'round', jobs: readonly HeldJob[]) {
      for (const job of jobs) if (isHeld(job)) active.delete((job as PartJob).part);
    },
  };
  const isHeld = (job: HeldJob) =>
    [...active.values()].some((one) => one.id === job.id && one.retryCount === job.retryCount);
  function join() {
    let now = 0;
    const parts = createHeldParts({
      queue,
      taken: async (numbers) => void settled.push(...numbers),
      idleAmong: async (numbers) => numbers.filter((part) => !busy.has(part)),
      clock: () => now,
    });
    return {
      parts,
      held: () => [...parts.now()].toSorted((a, b) => a - b),
      wait: (ms: number) => {
        now += ms;
      },
    };
  }
  /** What a process has that is not heard of is asked for again. */
  const lose = (part: number) => {
    active.delete(part);
    asked.add(part);
  };
  return { queue, busy, asked, settled, join, lose };
}

test('What is asked for is taken a few at a time, and is held once what was left in it is settled', async () => {
  const { queue, busy, settled, join } = room();
  const parts = Array.from({ length: 20 }, (_, i) => i);
  for (const part of parts) busy.add(part);
  await queue.callParts(parts);
  const [a, b] = [join(), join()];
  await a.parts.step();
  await b.parts.step();
  expect([a.held().length, b.held().length]).toEqual([8, 8]);
  await a.parts.step();
  expect([...a.held(), ...b.held()].toSorted((x, y) => x - y)).toEqual(parts);
  expect(settled.toSorted((x, y) => x - y)).toEqual(parts);
});

test('A part in which nothing is due goes back, and is asked for again when something came just then', async () => {
  const { queue, busy, asked, join } = room();
  busy.add(3);
  await queue.callParts([3]);
  const { parts, held } = join();
  await parts.step();
  expect(held()).toEqual([3]);
  busy.delete(3);
  await parts.step();
  expect(held()).toEqual([]);
  expect([...asked]).toEqual([]);
});

test('A process that stood still has nothing, and takes anew what nobody has', async () => {
  const { queue, busy, settled, join } = room();
  for (const part of [1, 2]) busy.add(part);
  await queue.callParts([1, 2]);
  const { parts, held, wait } = join();
  await parts.step();
  wait(8_000);
  expect(held()).toEqual([]);
  await parts.step();
  expect(held()).toEqual([1, 2]);
  expect(settled).toEqual([1, 2, 1, 2]);
});

test('What another has by now is let go', async () => {
  const { queue, busy, join, lose } = room();
  busy.add(1);
  await queue.callParts([1]);
  const [a, b] = [join(), join()];
  await a.parts.step();
  lose(1);
  await b.parts.step();
  expect(b.held()).toEqual([1]);
  a.wait(3_000);
  await a.parts.step();
  expect(a.held()).toEqual([]);
  expect(b.held()).toEqual([1]);
});

test('While it says so in time, it holds on', async () => {
  const { queue, busy, join } = room();
  busy.add(1);
  await queue.callParts([1]);
  const { parts, held, wait } = join();
  for (let step = 0; step < 20; step += 1) {
    await parts.step();
    expect(held()).toEqual([1]);
    wait(2_000);
  }
});

test('At the end everything is given back, and what is to be done in it is asked for', async () => {
  const { queue, busy, asked, join } = room();
  for (const part of [1, 2]) busy.add(part);
  await queue.callParts([1, 2]);
  const { parts, held } = join();
  await parts.step();
  busy.delete(2);
  await parts.giveBack();
  expect(held()).toEqual([]);
  expect([...asked]).toEqual([1]);
  await parts.step();
  expect(held()).toEqual([]);
});
