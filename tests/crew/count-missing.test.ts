import { expect, test } from 'vitest';
import { countMissing } from '../../src/crew/count-missing.ts';
import { createShardLeases } from '../../src/crew/shard-leases.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();
const join = (process: string) => createShardLeases({ postgres: database.postgres, process, count: 4 });
const count = () => countMissing(database.postgres);

/** As if this process had not been heard of for so long, s. */
const lapse = (process: string, seconds: number) =>
  database.postgres.query(
    'UPDATE crew_member SET ends_at = now() - make_interval(secs => $1) WHERE process = $2',
    [seconds, process],
  );

async function joinAll(...names: readonly string[]) {
  const crew = names.map(join);
  for (const one of crew) await one.renew();
  return crew as [ReturnType<typeof join>, ...ReturnType<typeof join>[]];
}

test('One that is heard of no more is missing until another has come, whatever it is called', async () => {
  const [a] = await joinAll('a', 'b', 'c');
  expect(await count()).toEqual({ missing: 0, left: 3, forMs: 0 });
  await lapse('c', 150);
  await a.renew();
  const found = await count();
  expect(found).toMatchObject({ missing: 1, left: 2 });
  expect(found.forMs).toBeGreaterThanOrEqual(150_000);
  await joinAll('d');
  expect(await count()).toEqual({ missing: 0, left: 3, forMs: 0 });
});

test('Two that go one after the other are both missing, and one that comes is one fewer', async () => {
  const [a] = await joinAll('a', 'b', 'c');
  await lapse('b', 50);
  await a.renew();
  await lapse('c', 40);
  await a.renew();
  expect(await count()).toMatchObject({ missing: 2, left: 1 });
  await joinAll('d');
  expect(await count()).toMatchObject({ missing: 1, left: 2 });
});

test('One that leaves in good order is not missing, and neither is then one that was', async () => {
  const [a, b] = await joinAll('a', 'b', 'c');
  await b?.giveBack();
  await a.renew();
  expect(await count()).toEqual({ missing: 0, left: 2, forMs: 0 });
  await lapse('c', 60);
  await a.renew();
  expect(await count()).toMatchObject({ missing: 1 });
  const [d] = await joinAll('d');
  await d.giveBack();
  await d.giveBack();
  expect(await count()).toMatchObject({ missing: 0, left: 1 });
});

test('One that stood still and comes back is missing no more, nor are all that an outage kept from renewing', async () => {
  const [a, b, c] = await joinAll('a', 'b', 'c');
  for (const name of ['a', 'b', 'c']) await lapse(name, 60);
  await a.renew();
  expect(await count()).toMatchObject({ missing: 2, left: 1 });
  await b?.renew();
  await c?.renew();
  expect(await count()).toEqual({ missing: 0, left: 3, forMs: 0 });
});
