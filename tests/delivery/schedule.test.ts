import { describe, expect, test } from 'vitest';
import { compiled, compileSchedule, isTimezone, nextSlots } from '../../src/delivery/schedule.ts';
import { createSlotMemo } from '../../src/delivery/slot-memo.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (slots: readonly number[]) => slots.map((slot) => new Date(slot).toISOString().slice(0, 16));
const previousSlot = (schedule: string, timezone: string, moment: number) =>
  compiled(schedule, timezone).previous(moment);
const slotsBetween = (schedule: string, timezone: string, from: string, to: string) =>
  iso(nextSlots(schedule, timezone, at(from), 200).filter((slot) => slot <= at(to)));

describe('the slots of a schedule in Europe/Amsterdam', () => {
  const slots = (schedule: string, from: string, to: string) =>
    slotsBetween(schedule, 'Europe/Amsterdam', from, to);
  const spring = ['2027-03-27T20:00Z', '2027-03-29T20:00Z'] as const;
  const autumn = ['2027-10-30T20:00Z', '2027-11-01T20:00Z'] as const;

  test('follow the clock on the wall: daily 8:00 over both changes', () => {
    expect(slots('0 8 * * *', ...spring)).toEqual(['2027-03-28T06:00', '2027-03-29T06:00']);
    expect(slots('0 8 * * *', ...autumn)).toEqual(['2027-10-31T07:00', '2027-11-01T07:00']);
  });

  test('come once on the night whose 02:30 is skipped: at 03:00, the first moment after', () => {
    expect(slots('30 2 * * *', ...spring)).toEqual(['2027-03-28T01:00', '2027-03-29T00:30']);
  });

  test('come once on the night that has 02:30 twice: the first time', () => {
    expect(slots('30 2 * * *', ...autumn)).toEqual(['2027-10-31T00:30', '2027-11-01T01:30']);
  });

  test('come each hour that passes: 23 on the short day and 25 on the long one', () => {
    const short = slots('0 * * * *', '2027-03-27T22:59Z', '2027-03-28T21:59Z');
    const long = slots('0 * * * *', '2027-10-30T21:59Z', '2027-10-31T22:59Z');
    expect([short.length, new Set(short).size]).toEqual([23, 23]);
    expect([long.length, new Set(long).size]).toEqual([25, 25]);
    expect(long.slice(1, 4)).toEqual(['2027-10-30T23:00', '2027-10-31T00:00', '2027-10-31T01:00']);
  });

  test('that name every second hour name each of them once: twelve on both days', () => {
    const short = slots('0 */2 * * *', '2027-03-27T22:59Z', '2027-03-28T21:59Z');
    const long = slots('0 */2 * * *', '2027-10-30T21:59Z', '2027-10-31T22:59Z');
    expect([short.length, long.length]).toEqual([12, 12]);
    expect(short.slice(0, 3)).toEqual(['2027-03-27T23:00', '2027-03-28T01:00', '2027-03-28T02:00']);
    expect(long.slice(0, 3)).toEqual(['2027-10-30T22:00', '2027-10-31T00:00', '2027-10-31T03:00']);
  });

  test('that fall on one moment are one: 02:30 and 03:00 on the short night', () => {
    expect(slots('30 2 * * * ; 0 3 * * *', ...spring)).toEqual([
      '2027-03-28T01:00',
      '2027-03-29T00:30',
      '2027-03-29T01:00',
    ]);
  });

  test('of several expressions come in the order of time', () => {
    const from = '2027-01-07T20:00Z';
    expect(slots('30 7 * * 1-5 ; 0 18 * * 1-5 ; 0 9 * * 6', from, '2027-01-11T20:00Z')).toEqual([
      '2027-01-08T06:30',
      '2027-01-08T17:00',
      '2027-01-09T08:00',
      '2027-01-11T06:30',
      '2027-01-11T17:00',
    ]);
  });
});

describe('the slots in other timezones', () => {
  test('America/New_York: one 02:30 on 14 March and one 01:30 on 7 November', () => {
    const slots = (schedule: string, from: string, to: string) =>
      slotsBetween(schedule, 'America/New_York', from, to);
    expect(slots('30 2 * * *', '2027-03-13T12:00Z', '2027-03-15T12:00Z')).toEqual([
      '2027-03-14T07:00',
      '2027-03-15T06:30',
    ]);
    expect(slots('30 1 * * *', '2027-11-06T12:00Z', '2027-11-08T12:00Z')).toEqual([
      '2027-11-07T05:30',
      '2027-11-08T06:30',
    ]);
  });

  test('Australia/Lord_Howe: the clock moves by half an hour, and 02:15 and 01:45 still come once', () => {
    const slots = (schedule: string, from: string, to: string) =>
      slotsBetween(schedule, 'Australia/Lord_Howe', from, to);
    expect(slots('15 2 * * *', '2027-10-02T00:00Z', '2027-10-04T00:00Z')).toEqual([
      '2027-10-02T15:30',
      '2027-10-03T15:15',
    ]);
    expect(slots('45 1 * * *', '2027-04-03T00:00Z', '2027-04-05T00:00Z')).toEqual([
      '2027-04-03T14:45',
      '2027-04-04T15:15',
    ]);
    const quarters = slots('*/15 * * * *', '2027-04-03T12:59Z', '2027-04-04T13:29Z');
    expect(new Set(quarters).size).toBe(quarters.length);
    expect(quarters).toHaveLength(98);
  });

  test('Asia/Kathmandu: a quarter off the full hour', () => {
    expect(iso(nextSlots('0 8 * * *', 'Asia/Kathmandu', at('2027-06-01T00:00Z'), 1))).toEqual([
      '2027-06-01T02:15',
    ]);
  });
});

describe('the slot before a moment', () => {
  const previous = (schedule: string, moment: string) =>
    previousSlot(schedule, 'Europe/Amsterdam', at(moment));

  test('is the moment itself when it is a slot', () => {
    expect(previous('0 8 * * *', '2027-01-04T07:00Z')).toBe(at('2027-01-04T07:00Z'));
    expect(previous('0 8 * * *', '2027-01-04T06:59:59.999Z')).toBe(at('2027-01-03T07:00Z'));
    expect(previous('0 8 * * *', '2027-01-04T07:00:00.001Z')).toBe(at('2027-01-04T07:00Z'));
  });

  test('is the latest of several expressions', () => {
    expect(previous('30 7 * * * ; 0 18 * * *', '2027-01-04T12:00Z')).toBe(at('2027-01-04T06:30Z'));
    expect(previous('30 7 * * * ; 0 18 * * *', '2027-01-04T18:00Z')).toBe(at('2027-01-04T17:00Z'));
  });

  test.each(['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'agrees with the slot after it for a whole year in %s',
    (timezone) => {
      for (const schedule of ['30 2 * * *', '15 1,2 * * * ; 45 2 * * 0']) {
        const forward = nextSlots(schedule, timezone, at('2027-01-01T00:00Z'), 800).filter(
          (slot) => slot < at('2028-01-01T00:00Z'),
        );
        const back: number[] = [];
        for (
          let slot = previousSlot(schedule, timezone, at('2027-12-31T23:59:59Z'));
          slot !== null && slot > at('2027-01-01T00:00Z');
          slot = previousSlot(schedule, timezone, slot - 1)
        ) {
          back.push(slot);
        }
        expect(forward.length).toBeLessThan(800);
        expect(back.reverse()).toEqual(forward);
      }
    },
  );
});

describe('what is no schedule', () => {
  test.each(['', ' ; ', 'elke dag', '0 8 * *', '61 8 * * *', '0 8 * * * *'])(
    'is refused in words: "%s"',
    (text) => {
      const read = compileSchedule(text, 'Europe/Amsterdam');
      expect(read).toMatchObject({ ok: false, problem: { code: 'bad-schedule' } });
      expect(() => nextSlots(text, 'Europe/Amsterdam', 0, 1)).toThrow(RangeError);
    },
  );

  test('has an end that is said: slots that never come', () => {
    expect(nextSlots('0 8 31 2 *', 'Europe/Amsterdam', 0, 3)).toEqual([]);
    expect(previousSlot('0 8 31 2 *', 'Europe/Amsterdam', at('2027-01-01T00:00Z'))).toBeNull();
  });

  test.each(['Europe/Amsterdamn', '+02:00', '', 'Mars/Olympus'])(
    'is a timezone that is none: "%s"',
    (zone) => {
      expect(isTimezone(zone)).toBe(false);
      expect(compileSchedule('0 8 * * *', zone)).toMatchObject({
        ok: false,
        problem: { code: 'bad-timezone' },
      });
    },
  );

  test.each(['Europe/Amsterdam', 'UTC', 'Australia/Lord_Howe'])('is not the timezone %s', (zone) => {
    expect(isTimezone(zone)).toBe(true);
  });
});

describe('the remembered slot', () => {
  test('is the one that croner gives, at any moment, in any order', () => {
    const memo = createSlotMemo();
    const schedule = '30 7 * * 1-5 ; 0 18 * * 1-5';
    const start = at('2027-03-26T00:00Z');
    // Forward in uneven steps over the change of the clock, then back: a clock that was put right.
    const moments = Array.from({ length: 120 }, (_, i) => start + i * 37 * 60_000);
    for (const moment of [...moments, ...moments.toReversed()]) {
      const latest = memo.latest({ schedule, timezone: 'Europe/Amsterdam', quiet: null }, moment);
      expect(latest).toEqual({ ok: true, value: previousSlot(schedule, 'Europe/Amsterdam', moment) });
    }
  });

  test('belongs to its own timezone', () => {
    const memo = createSlotMemo();
    const eight = { schedule: '0 8 * * *', quiet: null };
    const moment = at('2027-06-01T12:00Z');
    expect(memo.latest({ ...eight, timezone: 'UTC' }, moment)).toEqual({
      ok: true,
      value: at('2027-06-01T08:00Z'),
    });
    expect(memo.latest({ ...eight, timezone: 'Europe/Amsterdam' }, moment)).toEqual({
      ok: true,
      value: at('2027-06-01T06:00Z'),
    });
  });

  test('is a problem for what is no schedule', () => {
    expect(createSlotMemo().latest({ schedule: 'nooit', timezone: 'UTC', quiet: null }, 0)).toMatchObject({
      ok: false,
    });
  });
});
