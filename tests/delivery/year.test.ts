import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reckonSlots, type Timetable } from '../soak/slots.ts';
import { at, day, hour, minute, openRoom, type TestRoom } from './room.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

/** Each changes its clock in its own way: at night by an hour, by half an hour, at midnight, never (and lies half an hour off). */
const zones = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
];
/** The days in 2027 on which the clocks above go forward and back. */
const changes = [
  ['Europe/Amsterdam', '2027-03-28', '2027-10-31'],
  ['America/New_York', '2027-03-14', '2027-11-07'],
  ['Australia/Lord_Howe', '2027-10-03', '2027-04-04'],
  ['America/Santiago', '2027-09-05', '2027-04-03'],
] as const;

const daily = (cron: string, minute: number, ...hours: number[]): Timetable => ({
  name: cron,
  cron,
  minutes: [minute],
  hours,
  weekdays: null,
});
const eachHour: Timetable = { name: '', cron: '0 * * * *', minutes: [0], hours: null, weekdays: null };
const workdays = [1, 2, 3, 4, 5];
/** All kinds of schedules; those with several expressions are several timetables. */
const schedules: readonly (readonly Timetable[])[] = [
  [daily('30 2 * * *', 30, 2)],
  [daily('45 1 * * *', 45, 1)],
  [daily('15 2 * * *', 15, 2)],
  [daily('0 0 * * *', 0, 0)],
  [{ ...daily('0 7 * * 1-5', 0, 7), weekdays: workdays }],
  [{ ...daily('30 2 * * 0', 30, 2), weekdays: [7] }],
  [{ ...daily('0 9 1 * *', 0, 9), days: [1] }],
  [{ ...daily('0 9 31 * *', 0, 9), days: [31] }],
  [daily('30 7 * * *', 30, 7), daily('0 18 * * *', 0, 18)],
];
/** Those that come often, followed through the days of the changes only. */
const frequent: readonly (readonly Timetable[])[] = [
  [eachHour],
  [daily('0 8,13,18 * * *', 0, 8, 13, 18)],
  [daily('30 */2 * * *', 30, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22)],
];
const scheduleOf = (timetables: readonly Timetable[]) => timetables.map(({ cron }) => cron).join(' ; ');
/** By Temporal: an oracle that shares nothing with croner. */
const slotsOf = (timetables: readonly Timetable[], timezone: string, from: number, to: number) =>
  [...new Set(timetables.flatMap((one) => reckonSlots(one, timezone, from, to)))].toSorted((a, b) => a - b);

/** Ticks at these moments and gives the slots that were composed, by subscription, in order. */
async function tickAt(moments: Iterable<number>): Promise<Map<string, number[]>> {
  const slots = new Map<string, number[]>();
  room.compose = async ({ subscription, edition }) => {
    const before = slots.get(subscription.id)?.at(-1);
    // Windows join without a gap and without an overlap, over the changes of the clock too.
    if (before !== undefined) expect(edition.from).toBe(before);
    slots.set(subscription.id, [...(slots.get(subscription.id) ?? []), edition.slot]);
    return null;
  };
  for (const now of moments) await room.planner.plan(now);
  return slots;
}
function* eachMinute(from: number, to: number): Generator<number> {
  for (let now = from; now <= to; now += minute) yield now;
}
const noonOf = (date: string, timeZone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: '12:00' });

describe('a year of schedules', () => {
  test.each(zones)(
    'gives each slot of each schedule exactly once, over both changes, in %s',
    async (timezone) => {
      const start = at('2027-01-01T12:00Z');
      const end = at('2027-12-31T11:59Z');
      const expected = new Map<string, number[]>();
      for (const timetables of schedules) {
        const wish = { schedule: scheduleOf(timetables), timezone, createdAt: start };
        expected.set((await room.subscribe(wish)).id, slotsOf(timetables, timezone, start, end));
      }
      const moments = new Set([...expected.values()].flat());
      const slots = await tickAt([...moments].toSorted((a, b) => a - b));
      for (const list of expected.values()) expect(list.length).toBeGreaterThanOrEqual(6);
      for (const [id, list] of expected) expect(slots.get(id)).toEqual(list);
    },
  );

  test.each(changes)(
    'gives each hour that passes, and each that is named, its edition on the short and the long day in %s',
    async (timezone, ...dates) => {
      for (const date of dates) {
        const noon = noonOf(date, timezone);
        const from = noon.subtract({ days: 1 }).epochMilliseconds;
        const ids = new Map<string, readonly Timetable[]>();
        for (const timetables of frequent) {
          const wish = { schedule: scheduleOf(timetables), timezone, createdAt: from };
          ids.set((await room.subscribe(wish)).id, timetables);
        }
        const slots = await tickAt(eachMinute(from, noon.epochMilliseconds));
        for (const [id, timetables] of ids) {
          const expected = slotsOf(timetables, timezone, from, noon.epochMilliseconds);
          expect(expected.length).toBeGreaterThan(2);
          expect(slots.get(id)).toEqual(expected);
          await room.subscriptions.remove(id);
        }
      }
    },
  );

  test.each(changes)(
    'makes one edition of what was missed while nobody lived over a change in %s',
    async (timezone, ...dates) => {
      for (const date of dates) {
        const noon = noonOf(date, timezone);
        const from = noon.subtract({ days: 3 }).epochMilliseconds;
        const ids = new Map<string, readonly Timetable[]>();
        for (const timetables of [...schedules, ...frequent]) {
          const wish = { schedule: scheduleOf(timetables), timezone, createdAt: from };
          ids.set((await room.subscribe(wish)).id, timetables);
        }
        const before = noon.subtract({ days: 1 }).epochMilliseconds;
        const woken = noon.epochMilliseconds + 7 * minute;
        const slots = await tickAt([before, woken]);
        for (const [id, timetables] of ids) {
          const latest = [before, woken].flatMap((now) => slotsOf(timetables, timezone, from, now).slice(-1));
          expect(slots.get(id) ?? []).toEqual([...new Set(latest)]);
          await room.subscriptions.remove(id);
        }
      }
    },
  );
});

test('sleeping and waking at odd moments for a month: each day told once, nothing told twice', async () => {
  const start = at('2027-03-10T00:00Z');
  await room.subscribe({
    schedule: '30 7 * * * ; 0 18 * * *',
    timezone: 'Europe/Amsterdam',
    createdAt: start,
  });
  for (let t = start; t < start + 30 * day; t += 3 * hour) room.stories.push({ id: `s${t}`, at: t });
  const dispatcher = room.dispatcher();
  let random = 12_345;
  for (let now = start; now < start + 31 * day; ) {
    await room.planner.plan(now);
    await dispatcher.run(now);
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    // From a minute to a day and a half, and now and then a step back of up to two hours.
    now += random % 7 === 0 ? -(random % (2 * hour)) : minute + (random % (36 * hour));
  }
  // Five stories fit in a digest; what has waited for longer than its carry is dropped, but none comes twice.
  const told = room.chat.textsOf('c1').flatMap((text) => String(text).split(' '));
  expect(new Set(told).size).toBe(told.length);
  expect(told.length).toBeGreaterThan(100);
});
