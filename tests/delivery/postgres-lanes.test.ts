import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveryId, storyDeliveryId } from '../../src/delivery/delivery.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { partCount } from '../../src/delivery/part-of.ts';
import { dueQuery } from '../../src/delivery/postgres/due.ts';
import { createPostgresLedger } from '../../src/delivery/postgres/postgres-ledger.ts';
import { openPostgres, type Postgres } from '../../src/store/postgres.ts';
import { makeDatabase } from '../archive/make-database.ts';
import { away, day, eight, hour, minute, planned, rendered } from '../contracts/ledger-bench.ts';

let databases: readonly [Postgres, Postgres, Postgres];
let ledgers: readonly Ledger[];
beforeAll(async () => {
  const address = await makeDatabase();
  databases = [openPostgres(address), openPostgres(address), openPostgres(address)];
  ledgers = databases.map((db) => createPostgresLedger(db));
  await Promise.all(ledgers.map((ledger) => ledger.nextTryAt()));
});
afterAll(async () => void (await Promise.all(databases.map((db) => db.close()))));

/** The lanes that should be there, by all that is open. */
const wanted = `
  SELECT DISTINCT ON (channel, priority) channel, priority, 'delivery' AS kind, part, next_try_at, turn + urgency AS turn, slot, id
    FROM delivery WHERE state IN ('planned', 'sending') ORDER BY channel, priority, urgency, slot, id`;
const wantedAmendments = `
  SELECT DISTINCT ON (channel, priority) channel, priority, 'amendment' AS kind, part, next_try_at, 0 AS turn, 0::bigint AS slot,
    delivery AS id FROM amendment WHERE ready = 1 ORDER BY channel, priority, next_try_at, delivery`;
const wantedCrossposts = `
  SELECT DISTINCT ON (channel) channel, 5 AS priority, 'crosspost' AS kind, part, next_try_at, 0 AS turn, 0::bigint AS slot,
    delivery AS id FROM crosspost WHERE is_open = 1 ORDER BY channel, next_try_at, planned_at, delivery`;

/** Does something or other with a few subscriptions in fewer channels; `dice` gives a whole number below the one it is given. */
async function doSomething(ledger: Ledger, dice: (below: number) => number): Promise<void> {
  const subscription = `sub0000${dice(4)}`;
  const slot = eight + dice(6) * hour;
  const id = deliveryId(subscription, slot);
  const story = `s${dice(5)}`;
  const now = eight + day;
  const alone = {
    subscriptionId: subscription,
    channelId: `ch${dice(3)}`,
    storyId: story,
    slot,
    priority: 1,
    recipe: {},
  } as const;
  const edition = (of = slot) =>
    planned({ subscription, channel: `ch${dice(3)}`, slot: of, stories: [story, `s${dice(5)}`] });
  const calls: readonly (() => Promise<unknown>)[] = [
    () => ledger.plan([edition(), edition(eight + dice(6) * hour), edition()], now),
    () => ledger.plan([{ ...edition(), supersedes: [deliveryId(subscription, slot - hour)] }], now),
    () => ledger.planStories([alone, { ...alone, channelId: `ch${dice(3)}` }], now),
    () => ledger.claim(id, now, now + minute, rendered([story])),
    () => ledger.claim(storyDeliveryId(subscription, story), now, now + minute, rendered([story])),
    () => ledger.settle(id, { to: 'sent', messageId: 'm', toCrosspost: true }, now),
    () => ledger.settle(id, { to: 'planned', nextTryAt: now, problem: away, fault: true }, now),
    () => ledger.settle(id, { to: 'failed', problem: away, released: true }, now),
    async () => ledger.defer(await ledger.due(now, 3, []), now + dice(3) * minute),
    () => ledger.withdraw(subscription, now),
    () => ledger.callOff(subscription, now),
    () => ledger.joinNext(id, now),
    () => ledger.unplan(id, now),
    () => ledger.reopen(subscription),
    () => ledger.noteChanges([{ storyId: story, revision: 1 + dice(9), kind: 'killed' }], 1, now),
    () => ledger.noteChanges([{ storyId: story, revision: 1 + dice(9), kind: 'corrected' }], 1, now),
    async () => {
      for (const work of await ledger.due(now + hour, 9, [])) {
        if (work.state === 'changed') await ledger.endAmendment(work, { to: 'deleted' }, now);
      }
    },
    () => ledger.beginCrosspost(id, now),
    () => ledger.endCrosspost(id, { to: 'later', nextTryAt: now, problem: away, fault: false }, now),
    () => ledger.resume(now, [dice(partCount), dice(partCount)]),
    () => ledger.noteLifted(now),
    () => ledger.prune(now - 1 + dice(2)),
    () => ledger.forgetAhead(eight + dice(3) * hour),
    () => ledger.park({ kind: 'delivery', id }, away, now),
  ];
  await calls[dice(calls.length)]?.();
}

test('What is next in each channel is on record, whatever several ledgers do at once', async () => {
  let seed = 7;
  const dice = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(
      ledgers.flatMap((ledger) =>
        Array.from({ length: 3 }, async () => {
          for (let n = 0; n < 12; n += 1) await doSomething(ledger, dice);
        }),
      ),
    );
    const lanes = await databases[0].query(
      'SELECT channel, priority, kind, part, next_try_at, turn, slot, id FROM lane ORDER BY channel, priority, kind',
    );
    const should = await databases[0].query(
      `SELECT * FROM (${wanted}) a UNION ALL SELECT * FROM (${wantedAmendments}) b UNION ALL SELECT * FROM (${wantedCrossposts}) c
       ORDER BY channel, priority, kind`,
    );
    expect(lanes).toEqual(should);
    expect(lanes.length).toBeGreaterThan(0);
  }
});

test.each([
  [
    'of some parts',
    true,
    /^Index Cond: \(\(part = wanted(?:_\d+)?\.part\) AND \(priority = \d\) AND \(next_try_at [<>]/,
  ],
  ['of all', false, /^Index Cond: \(\(\(priority \+ 0\) = \d\) AND \(next_try_at [<>]/],
])('What is due %s is found by an index, however much waits', async (_, isParted, condition) => {
  const [db] = databases;
  await db.query(`INSERT INTO lane (channel, priority, kind, part, next_try_at, turn, slot, id)
    SELECT 'x' || n, n % 5, 'delivery', n % ${partCount}, n, 0, n, 'x' || n FROM generate_series(1, 20000) AS n
    ON CONFLICT DO NOTHING`);
  await db.query('ANALYZE lane');
  const plan = await db.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${dueQuery(isParted)}`, [
    eight,
    1,
    [],
    ...(isParted ? [[1, 2, 3]] : []),
  ]);
  const lines = plan.map((row) => row['QUERY PLAN'].trim());
  // Of each priority what is due, and what a wrong clock put off.
  expect(lines.filter((line) => condition.test(line))).toHaveLength(12);
  expect(
    lines.filter((line) => /on lane/.test(line) && !/Index (Only )?Scan using lane_due/.test(line)),
  ).toEqual([]);
});
