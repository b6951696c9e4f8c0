import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPlanner } from '../../src/delivery/planner.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { monday } from './plan-deliveries.ts';
import { day, down, hour, minute, openRoom, type TestRoom } from './room.ts';
import { recipeOf } from './test-wire.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());
describe('an edition', () => {
  test('with nothing to tell is recorded as empty, posts nothing and is not asked about again', async () => {
    const { id } = await room.subscribe({ createdAt: 0 });
    expect(await room.planner.plan(monday)).toEqual({ planned: 0, empty: 1, troubled: 0 });
    await room.planner.plan(monday + minute);
    expect(room.orders).toHaveLength(1);
    expect(await room.ledger.deliveriesOf(id, 10)).toEqual([]);
    await room.dispatcher().run(monday);
    expect(room.chat.calls).toEqual([]);
  });

  test('may tell what came in late for the one before, and never what the channel had', async () => {
    await room.subscribe({ schedule: '0 * * * *', createdAt: 0 });
    room.stories.push({ id: 's1', at: monday - 5 * minute });
    await room.planner.plan(monday);
    await room.dispatcher().run(monday);
    room.stories.push({ id: 'late', at: monday - 10 * minute }, { id: 's2', at: monday + 5 * minute });
    await room.planner.plan(monday + hour);
    await room.dispatcher().run(monday + hour);
    expect(room.orders[1]?.edition.carryFrom).toBe(monday - hour);
    expect(room.chat.textsOf('c1')).toEqual(['s1', 'late s2']);
  });

  test('waits for a later round where very many are due, and each comes once', async () => {
    for (let i = 0; i < 10; i++) await room.subscribe({ createdAt: 0, channelId: `c${i}`, guildId: `g${i}` });
    room.stories.push({ id: 's1', at: monday });
    const { subscriptions, ledger, compose } = room;
    const planner = createPlanner({ subscriptions, ledger, compose, mostInRound: 4, report: () => {} });
    const counts: number[] = [];
    for (let i = 0; i < 4; i++) counts.push((await planner.plan(monday + i * minute)).planned);
    expect(counts).toEqual([4, 4, 2, 0]);
    await room.dispatcher().run(monday + 4 * minute);
    expect(room.chat.messages.map(({ channelId }) => channelId).toSorted()).toEqual(
      Array.from({ length: 10 }, (_, i) => `c${i}`),
    );
  });

  test('has a marker of its own that is also its nonce', async () => {
    const { id } = await room.subscribe({ createdAt: 0 });
    room.stories.push({ id: 's1', at: monday });
    await room.planner.plan(monday);
    await room.dispatcher().run(monday);
    expect(room.chat.messages[0]?.nonce).toBe(room.renderings[0]?.marker);
    expect(room.renderings[0]?.marker.startsWith(`${id}-`)).toBe(true);
  });

  test('does not repeat what another subscription of the same channel tells in the same minute', async () => {
    await room.subscribe({ createdAt: 0 });
    await room.subscribe({ createdAt: 1 });
    await room.subscribe({ createdAt: 2, channelId: 'c2' });
    room.stories.push({ id: 's1', at: monday });
    expect(await room.planner.plan(monday)).toEqual({ planned: 2, empty: 1, troubled: 0 });
  });

  test('that is still waiting when the next is due is taken over by it: one digest, not six', async () => {
    const { id } = await room.subscribe({ schedule: '0 * * * *', createdAt: 0 });
    const dispatcher = room.dispatcher();
    room.chat.weather.set('c1', Array(5).fill(down));
    for (let i = 0; i <= 5; i++) {
      room.stories.push({ id: `s${i}`, at: monday + i * hour - minute });
      await room.planner.plan(monday + i * hour);
      await dispatcher.run(monday + i * hour);
    }
    expect(room.chat.textsOf('c1')).toEqual(['s0 s1 s2 s3 s4']);
    const states = (await room.ledger.deliveriesOf(id, 10)).map((delivery) => delivery.state);
    expect(states).toEqual(['sent', 'withdrawn', 'withdrawn', 'withdrawn', 'withdrawn', 'withdrawn']);
    // What did not fit comes next.
    await room.planner.plan(monday + 6 * hour);
    await dispatcher.run(monday + 6 * hour);
    expect(room.chat.textsOf('c1').at(-1)).toBe('s5');
  });
});

describe('an edition that is composed while the ledger moves on', () => {
  test('is composed again at once when the delivery that it takes over is being sent meanwhile', async () => {
    const { id } = await room.subscribe({ createdAt: 0 });
    room.stories.push({ id: 's1', at: monday });
    await room.planner.plan(monday);
    room.stories.push({ id: 's2', at: monday + hour });
    const working = room.compose;
    let composed = 0;
    room.compose = async (order) => {
      const digest = await working(order);
      composed += 1;
      if (composed === 1) await room.dispatcher().run(monday + day);
      return digest;
    };
    expect(await room.planner.plan(monday + day)).toEqual({ planned: 1, empty: 0, troubled: 0 });
    expect(composed).toBe(2);
    await room.dispatcher().run(monday + day);
    expect(room.chat.textsOf('c1')).toEqual(['s1', 's2']);
    expect((await room.ledger.deliveriesOf(id, 10)).map((one) => one.state)).toEqual(['sent', 'sent']);
  });

  test('is put off and reported when it cannot be had without a story that the channel has', async () => {
    await room.subscribe({ createdAt: 0 });
    await room.subscribe({ createdAt: 0, schedule: '0 7 * * *' });
    room.stories.push({ id: 's1', at: monday - 2 * hour });
    await room.planner.plan(monday - hour);
    // A composer that does not ask what the channel had.
    room.compose = async () => recipeOf(['s1']);
    expect(await room.planner.plan(monday)).toEqual({ planned: 0, empty: 0, troubled: 1 });
    expect(room.problems[0]?.message).toContain('it names stories that the channel has');
    expect(await room.ledger.due(monday, 10, [])).toHaveLength(1);
    room.compose = async () => recipeOf(['s2']);
    expect(await room.planner.plan(monday + minute)).toMatchObject({ planned: 1 });
  });
});

describe('a subscription whose digest cannot be made', () => {
  test('is recorded and reported, does not hinder the others, and is tried again later and later', async () => {
    const bad = await room.subscribe({ createdAt: 0, topic: 'bad' });
    await room.subscribe({ createdAt: 1, channelId: 'c2' });
    room.stories.push({ id: 's1', at: monday });
    const working = room.compose;
    room.compose = async (order) => {
      if (order.subscription.topic === 'bad') throw new Error('The topic is broken');
      return working(order);
    };
    expect(await room.planner.plan(monday)).toEqual({ planned: 1, empty: 0, troubled: 1 });
    expect(room.problems).toMatchObject([{ code: 'digest-not-made' }]);
    expect(room.problems[0]?.message).toContain(
      `${bad.id} could not be made, try 1 of 12: The topic is broken.`,
    );

    const tries: number[] = [];
    for (let i = 1; i <= 8; i++) {
      if ((await room.planner.plan(monday + i * minute)).troubled > 0) tries.push(i);
    }
    expect(tries).toEqual([1, 3, 7]);
    room.compose = working;
    expect(await room.planner.plan(monday + 15 * minute)).toMatchObject({ planned: 1 });
    expect((await room.ledger.standings([bad.id], monday)).get(bad.id)?.trouble).toBeNull();
  });

  test('is left in peace after twelve tries, until its next slot', async () => {
    await room.subscribe({ createdAt: 0 });
    room.compose = () => Promise.reject(new Error('Broken'));
    let tries = 0;
    for (let i = 0; i < 24 * 60; i += 5) tries += (await room.planner.plan(monday + i * minute)).troubled;
    expect(tries).toBe(12);
    expect(await room.planner.plan(monday + day)).toMatchObject({ troubled: 1 });
  });

  test('because its schedule or timezone cannot be read is no danger to the others either', async () => {
    await room.subscribe({ schedule: 'ooit' });
    await room.subscribe({ timezone: 'Mars/Olympus' });
    await room.subscribe({ channelId: 'c2' });
    room.stories.push({ id: 's1', at: monday });
    expect(await room.planner.plan(monday)).toEqual({ planned: 1, empty: 0, troubled: 2 });
    expect(await room.planner.plan(monday + 30_000)).toEqual({ planned: 0, empty: 0, troubled: 0 });
    expect(room.problems.map((problem) => problem.message).join()).toContain(
      '"Mars/Olympus" is not a timezone',
    );
  });
});

describe('a subscription that is cancelled', () => {
  test('while its digest is made gets none', async () => {
    const { id } = await room.subscribe({ createdAt: 0 });
    room.compose = async () => {
      await room.subscriptions.remove(id);
      return recipeOf(['s1']);
    };
    expect(await room.planner.plan(monday)).toEqual({ planned: 0, empty: 0, troubled: 0 });
    expect(await room.ledger.due(monday, 10, [])).toEqual([]);
  });

  test('in the moment in which its plan is written gets none either', async () => {
    const { id } = await room.subscribe({ createdAt: 0 });
    room.stories.push({ id: 's1', at: monday });
    const { subscriptions, ledger, compose } = room;
    const slow: typeof ledger.plan = async (...args) => {
      await subscriptions.remove(id);
      return ledger.plan(...args);
    };
    const parts = { subscriptions, ledger: { ...ledger, plan: slow }, compose, report: () => {} };
    await createPlanner(parts).plan(monday);
    expect(await ledger.due(monday, 10, [])).toEqual([]);
    expect(await ledger.hadBefore('c1', ['s1'], [])).toEqual(new Set());
  });

  test('loses what is planned, also when the program died before it could be withdrawn', async () => {
    const { id } = await room.subscribe({ createdAt: 0 });
    room.stories.push({ id: 's1', at: monday });
    await room.planner.plan(monday);
    await room.db.prepare('DELETE FROM keyv').run();
    const { ledger, compose } = room;
    const subscriptions = createKeyvSubscriptions(openKeyv(room.db, 'subscriptions'), async () => {});
    await createPlanner({ subscriptions, ledger, compose, report: () => {} }).plan(monday + minute);
    expect(await ledger.deliveriesOf(id, 10)).toMatchObject([{ state: 'withdrawn' }]);
  });
});

test('a ledger that cannot be read stops the planning with an error, not with silence', async () => {
  await room.subscribe({ createdAt: 0 });
  room.db.close();
  await expect(room.planner.plan(monday)).rejects.toThrow('The database connection is not open');
});
