import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPlanner } from '../../src/delivery/planner.ts';
import { monday } from './plan-deliveries.ts';
import { at, day, hour, minute, openRoom, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());
const windows = () =>
  room.orders.map(({ edition }) => [
    new Date(edition.from).toISOString(),
    new Date(edition.slot).toISOString(),
  ]);

describe('which edition is due', () => {
  test('is that of the latest slot, once, however many ticks follow', async () => {
    await room.subscribe({ createdAt: monday - hour });
    room.stories.push({ id: 's1', at: monday - minute });
    expect(await room.planner.plan(monday - 1)).toEqual({ planned: 0, empty: 0, troubled: 0 });
    expect(await room.planner.plan(monday)).toEqual({ planned: 1, empty: 0, troubled: 0 });
    for (let i = 0; i < 5; i++) {
      expect(await room.planner.plan(monday + i * minute)).toEqual({ planned: 0, empty: 0, troubled: 0 });
    }
    expect(windows()).toEqual([['2027-01-03T08:00:00.000Z', '2027-01-04T08:00:00.000Z']]);
  });

  test('is none before the first slot after the subscription was made', async () => {
    await room.subscribe({ createdAt: monday });
    await room.planner.plan(monday + hour);
    expect(room.orders).toEqual([]);
    await room.planner.plan(monday + day);
    expect(windows()).toEqual([['2027-01-04T08:00:00.000Z', '2027-01-05T08:00:00.000Z']]);
  });

  test('is asked of the ledger once a slot, not each minute', async () => {
    const asked: string[] = [];
    await room.subscribe({ createdAt: 0 });
    await room.subscribe({ createdAt: monday + minute, channelId: 'c2' });
    const { subscriptions, ledger, compose } = room;
    const counting: typeof ledger.lastSlots = async (ids, now) => {
      asked.push(...ids);
      return ledger.lastSlots(ids, now);
    };
    const parts = { subscriptions, ledger: { ...ledger, lastSlots: counting }, compose, report: () => {} };
    const planner = createPlanner(parts);
    for (let i = 0; i < 10; i++) await planner.plan(monday + i * minute);
    expect(asked).toHaveLength(2);
    await planner.plan(monday + day);
    expect(asked).toHaveLength(4);
  });

  test('is found by another process in the same ledger too, once between them', async () => {
    await room.subscribe({ createdAt: 0 });
    room.stories.push({ id: 's1', at: monday - minute });
    const { subscriptions, ledger } = room;
    const other = createPlanner({ subscriptions, ledger, compose: room.compose, report: () => {} });
    const counts = await Promise.all([
      room.planner.plan(monday),
      other.plan(monday),
      room.planner.plan(monday),
    ]);
    expect(counts.map((count) => count.planned).reduce((a, b) => a + b)).toBe(1);
    expect(await ledger.due(monday, 10, [])).toHaveLength(1);
  });
});

describe('after downtime', () => {
  test('there is one edition, which reaches back to the last one', async () => {
    await room.subscribe({ schedule: '0 * * * *', createdAt: monday - 2 * hour });
    room.stories.push({ id: 's1', at: monday - minute });
    await room.planner.plan(monday);
    room.stories.push({ id: 's2', at: monday + 2 * hour }, { id: 's3', at: monday + 9 * hour });
    expect(await room.planner.plan(monday + 10 * hour + minute)).toMatchObject({ planned: 1 });
    expect(windows()).toEqual([
      ['2027-01-04T07:00:00.000Z', '2027-01-04T08:00:00.000Z'],
      // The first was never sent here, so that the second takes its stories over.
      ['2027-01-04T07:00:00.000Z', '2027-01-04T18:00:00.000Z'],
    ]);
  });

  test('of weeks it reaches back a week', async () => {
    await room.subscribe({ createdAt: monday - day });
    room.stories.push({ id: 's1', at: monday - hour });
    await room.planner.plan(monday);
    await room.dispatcher().run(monday);
    await room.planner.plan(monday + 30 * day);
    expect(windows().at(-1)).toEqual(['2027-01-27T08:00:00.000Z', '2027-02-03T08:00:00.000Z']);
  });

  test('of a schedule with long steps it reaches back a step', async () => {
    await room.subscribe({ schedule: '0 8 1 * *', createdAt: at('2026-12-15T00:00Z') });
    await room.planner.plan(at('2027-03-01T08:00Z'));
    expect(windows()).toEqual([['2027-02-01T08:00:00.000Z', '2027-03-01T08:00:00.000Z']]);
  });
});

describe('a clock that goes back', () => {
  test('repeats nothing, and goes on at the next slot that is new', async () => {
    await room.subscribe({ schedule: '0 * * * *', createdAt: 0 });
    room.stories.push({ id: 's1', at: monday - minute });
    await room.planner.plan(monday);
    for (const back of [minute, 20 * minute, hour]) {
      expect(await room.planner.plan(monday - back)).toEqual({ planned: 0, empty: 0, troubled: 0 });
    }
    expect(room.orders).toHaveLength(1);
    await room.planner.plan(monday + hour);
    expect(room.orders).toHaveLength(2);
  });

  test('from a year ahead does not silence a channel for that year', async () => {
    await room.subscribe({ createdAt: 0 });
    await room.planner.plan(monday + 365 * day);
    await room.planner.plan(monday);
    await room.planner.plan(monday);
    expect(windows()).toEqual([
      ['2028-01-03T08:00:00.000Z', '2028-01-04T08:00:00.000Z'],
      ['2027-01-03T08:00:00.000Z', '2027-01-04T08:00:00.000Z'],
    ]);
  });
});
