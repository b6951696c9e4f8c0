import { expect, test } from 'vitest';
import { createShardLeases } from '../../src/crew/shard-leases.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();

function join(process: string, count: number) {
  let now = 0;
  const clock = () => now;
  const leases = createShardLeases({ postgres: database.postgres, process, count, clock });
  return {
    ...leases,
    wait: (ms: number) => {
      now += ms;
    },
    shards: () => [...leases.now()],
  };
}

async function letServerPass(ms: number): Promise<void> {
  for (const table of ['crew_shard', 'crew_member']) {
    await database.postgres.query(`UPDATE ${table} SET ends_at = ends_at - make_interval(secs => $1)`, [
      ms / 1_000,
    ]);
  }
}

test('The first has all shards, and each that comes as many as the others', async () => {
  const crew = [join('a', 4), join('b', 4), join('c', 4)];
  const [a] = crew;
  await a?.renew();
  expect(a?.shards()).toEqual([0, 1, 2, 3]);
  for (let round = 0; round < 3; round += 1) for (const one of crew) await one.renew();
  const all = crew.flatMap((one) => one.shards());
  expect(all.toSorted()).toEqual([0, 1, 2, 3]);
  // Nobody is left without one.
  expect(crew.map((one) => one.shards().length).toSorted()).toEqual([1, 1, 2]);
});

test('No shard is ever held by two, and one alone keeps those it had', async () => {
  const [a, b] = [join('a', 3), join('b', 3)];
  await a.renew();
  await b.renew();
  expect(b.shards()).toEqual([]);
  await a.renew();
  await b.renew();
  expect([a.shards(), b.shards()]).toEqual([[0, 1], [2]]);
  await a.renew();
  await b.renew();
  expect([a.shards(), b.shards()]).toEqual([[0, 1], [2]]);
});

test('Of a process that is not heard of the shards go to the others, and it finds them gone', async () => {
  const [a, b] = [join('a', 2), join('b', 2)];
  await a.renew();
  await b.renew();
  await a.renew();
  await b.renew();
  a.wait(15_000);
  expect(a.shards()).toEqual([]);
  await letServerPass(21_000);
  await b.renew();
  expect(b.shards()).toEqual([0, 1]);
  await a.renew();
  expect(a.shards()).toEqual([]);
  await b.renew();
  await a.renew();
  expect([a.shards(), b.shards()]).toEqual([[1], [0]]);
});

test('What is given back another has at once', async () => {
  const [a, b] = [join('a', 1), join('b', 1)];
  await a.renew();
  await b.renew();
  expect(b.shards()).toEqual([]);
  await a.giveBack();
  expect(a.shards()).toEqual([]);
  await b.renew();
  expect(b.shards()).toEqual([0]);
});

test('Two that begin at once share without a shard twice', async () => {
  const crew = ['a', 'b', 'c', 'd'].map((process) => join(process, 6));
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(crew.map((one) => one.renew()));
    const held = crew.flatMap((one) => one.shards());
    expect(new Set(held).size).toBe(held.length);
  }
  const all = crew.flatMap((one) => one.shards());
  expect(all.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(crew.map((one) => one.shards().length).toSorted()).toEqual([1, 1, 2, 2]);
});

test('A loss is counted when it lapses, and when others have some, and not twice', async () => {
  const [a, b] = [join('a', 2), join('b', 2)];
  await a.renew();
  expect(a.losses()).toBe(0);
  await b.renew();
  await a.renew();
  expect([a.shards(), a.losses()]).toEqual([[0], 1]);
  a.wait(15_000);
  expect([a.losses(), a.losses()]).toEqual([2, 2]);
  await a.renew();
  expect([a.shards(), a.losses()]).toEqual([[0], 2]);
});

test('Processes that divide the gateway differently are told so, and the second has no part in it', async () => {
  const [a, b] = [join('a', 2), join('b', 4)];
  await a.renew();
  await expect(b.renew()).rejects.toThrow(
    '2 shards, and this one into 4: give all of them the same DISCORD_SHARDS',
  );
  expect(b.shards()).toEqual([]);
  await a.giveBack();
  await b.renew();
  expect(b.shards()).toEqual([0, 1, 2, 3]);
});
