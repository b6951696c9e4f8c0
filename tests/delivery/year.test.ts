import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, day, hour, minute, openRoom, type TestRoom } from './room.ts';

const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tokyo'];
let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

/** The slots of "each day at this time" in 2027 by Temporal: an oracle that shares nothing with croner. */
function dailyByTemporal(time: string, timezone: string): number[] {
  const slots: number[] = [];
  for (let date = Temporal.PlainDate.from('2027-01-01'); date.year === 2027; date = date.add({ days: 1 })) {
    const local = date.toPlainDateTime(time);
    const slot = local.toZonedDateTime(timezone, { disambiguation: 'compatible' });
    // A time that the clock skips: the first moment there is.
    const skipped = !slot.toPlainDateTime().equals(local);
    const moment = skipped ? slot.getTimeZoneTransition('previous') : slot;
    if (moment !== null) slots.push(moment.epochMilliseconds);
  }
  return slots.filter((slot) => slot < at('2027-12-31T12:00Z'));
}

/** Ticks from `from` to `to` and gives the slots that were composed, by subscription, in order. */
async function tickThrough(from: number, to: number, step: number): Promise<Map<string, number[]>> {
  const slots = new Map<string, number[]>();
  room.compose = async ({ subscription, edition }) => {
    const before = slots.get(subscription.id)?.at(-1);
    // Windows join without a gap and without an overlap, over the changes of the clock too.
    if (before !== undefined) expect(edition.from).toBe(before);
    slots.set(subscription.id, [...(slots.get(subscription.id) ?? []), edition.slot]);
    return null;
  };
  for (let now = from; now <= to; now += step) await room.planner.plan(now);
  return slots;
}

describe('a year of schedules', () => {
  test('gives each slot exactly once, over both changes of the clock, in four timezones', async () => {
    const start = at('2027-01-01T12:00Z');
    const expected = new Map<string, number[]>();
    for (const timezone of zones) {
      for (const [schedule, time] of [
        ['30 2 * * *', '02:30'],
        ['0 8 * * *', '08:00'],
      ] as const) {
        const { id } = await room.subscribe({ schedule, timezone, createdAt: start });
        expected.set(
          id,
          dailyByTemporal(time, timezone).filter((slot) => slot > start),
        );
      }
    }
    const slots = await tickThrough(start, at('2027-12-31T11:59Z'), 30 * minute);
    expect([...expected.values()].every((list) => list.length >= 363)).toBe(true);
    for (const [id, list] of expected) expect(slots.get(id)).toEqual(list);
  });

  test.each([
    ['Europe/Amsterdam', '2027-03-28', '2027-10-31'],
    ['America/New_York', '2027-03-14', '2027-11-07'],
    ['Australia/Lord_Howe', '2027-10-03', '2027-04-04'],
  ])(
    'gives each hour that passes its edition on the short and the long day in %s',
    async (timezone, ...dates) => {
      for (const date of dates) {
        const noon = Temporal.PlainDate.from(date).toZonedDateTime({
          timeZone: timezone,
          plainTime: '12:00',
        });
        const from = noon.subtract({ days: 1 }).epochMilliseconds;
        const { id } = await room.subscribe({ schedule: '0 * * * *', timezone, createdAt: from });
        const slots = (await tickThrough(from, noon.epochMilliseconds, minute)).get(id) ?? [];
        const local = slots.map((slot) =>
          Temporal.Instant.fromEpochMilliseconds(slot).toZonedDateTimeISO(timezone),
        );
        expect(local.every((slot) => slot.minute === 0)).toBe(true);
        expect(new Set(slots).size).toBe(slots.length);
        const gaps = slots.slice(1).map((slot, i) => slot - (slots[i] ?? 0));
        // Lord Howe's clock moves by half an hour: there the full hours are half an hour closer or further apart once.
        const odd = gaps.filter((gap) => gap !== hour);
        expect(
          odd.every((gap) => timezone === 'Australia/Lord_Howe' && (gap === 1.5 * hour || gap === hour / 2)),
        ).toBe(true);
        await room.subscriptions.remove(id);
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
