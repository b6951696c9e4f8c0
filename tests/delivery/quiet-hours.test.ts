import { describe, expect, test } from 'vitest';
import { quietSpanAt, readQuietHours } from '../../src/delivery/quiet-hours.ts';
import { compiled, nextSlots } from '../../src/delivery/schedule.ts';

const zone = 'Europe/Amsterdam';
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | null | undefined) => (ms == null ? null : new Date(ms).toISOString().slice(0, 16));
const night = { from: '22:00', to: '07:00' };

describe('quiet hours', () => {
  test.each([
    ['22:00-07:00', night],
    ['22.00 – 7.00', night],
    ['22:00 tot 07:00', night],
    ['13:05-14:00', { from: '13:05', to: '14:00' }],
    ['22:00-22:00', null],
    ['22-7', night],
    ['22u-7u', night],
    ['van 22:00 tot 7:00', night],
    ['Tussen 22 en 7 uur', night],
    ['from 22 to 7', night],
    ['nacht', null],
    ['0-24', null],
    ['24:00-07:00', null],
    ['22:00', null],
    ['22:00-07:00-08:00', null],
    ['', null],
  ])('are read from %j', (text, quiet) => {
    expect(readQuietHours(text)).toEqual(quiet);
  });

  test('last from the evening until the morning, in the zone’s own time', () => {
    expect(quietSpanAt(night, zone, at('2027-01-04T20:59:59Z'))).toBeNull();
    for (const moment of ['2027-01-04T21:00Z', '2027-01-04T23:30Z', '2027-01-05T05:59:59Z']) {
      const span = quietSpanAt(night, zone, at(moment));
      expect([iso(span?.from), iso(span?.to)]).toEqual(['2027-01-04T21:00', '2027-01-05T06:00']);
    }
    expect(quietSpanAt(night, zone, at('2027-01-05T06:00Z'))).toBeNull();
  });

  test('within one day are of that day', () => {
    const noon = { from: '12:00', to: '13:30' };
    expect(quietSpanAt(noon, zone, at('2027-01-05T10:59Z'))).toBeNull();
    expect(iso(quietSpanAt(noon, zone, at('2027-01-05T11:00Z'))?.to)).toBe('2027-01-05T12:30');
    expect(quietSpanAt(noon, zone, at('2027-01-05T12:30Z'))).toBeNull();
  });

  test.each([
    // 28 March 2027, 02:00 becomes 03:00: the night has an hour less.
    ['the short night', night, '2027-03-28T00:30Z', ['2027-03-27T21:00', '2027-03-28T05:00']],
    [
      'an end that is skipped',
      { from: '22:00', to: '02:30' },
      '2027-03-27T23:00Z',
      ['2027-03-27T21:00', '2027-03-28T01:00'],
    ],
    [
      'a beginning that is skipped',
      { from: '02:30', to: '07:00' },
      '2027-03-28T01:00Z',
      ['2027-03-28T01:00', '2027-03-28T05:00'],
    ],
    // 31 October 2027, 03:00 becomes 02:00: 02:30 comes twice.
    ['the long night', night, '2027-10-31T02:00Z', ['2027-10-30T20:00', '2027-10-31T06:00']],
    [
      'an end that comes twice',
      { from: '22:00', to: '02:30' },
      '2027-10-31T00:45Z',
      ['2027-10-30T20:00', '2027-10-31T01:30'],
    ],
    [
      'a beginning that comes twice',
      { from: '02:30', to: '07:00' },
      '2027-10-31T00:30Z',
      ['2027-10-31T00:30', '2027-10-31T06:00'],
    ],
  ])('last as long as a clock says over %s', (_, quiet, moment, [from, to]) => {
    const span = quietSpanAt(quiet, zone, at(moment));
    expect([iso(span?.from), iso(span?.to)]).toEqual([from, to]);
  });

  test('that lie in an hour that is skipped are none that day', () => {
    const quiet = { from: '02:10', to: '02:40' };
    for (let i = 0; i < 24 * 60; i += 5) {
      expect(quietSpanAt(quiet, zone, at('2027-03-27T23:00Z') + i * 60_000)).toBeNull();
    }
  });

  test('cover, over a year, just the times at which a clock shows one of them', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
    for (let moment = at('2027-01-01T00:00Z'); moment < at('2028-01-01T00:00Z'); moment += 37 * 60_000) {
      const time = clock.format(moment);
      expect(quietSpanAt(night, zone, moment) !== null).toBe(time >= night.from || time < night.to);
    }
  });
});

describe('digests that fall in quiet hours', () => {
  test('come once, at their end, and the others when they were due', () => {
    const slots = nextSlots('0 */3 * * *', zone, at('2027-01-04T17:00Z'), 5, night);
    expect(slots.map(iso)).toEqual([
      '2027-01-04T20:00',
      '2027-01-05T06:00',
      '2027-01-05T08:00',
      '2027-01-05T11:00',
      '2027-01-05T14:00',
    ]);
  });

  test.each([
    ['2027-03-27T12:00Z', ['2027-03-27T20:00', '2027-03-28T05:00', '2027-03-28T19:00']],
    ['2027-10-30T12:00Z', ['2027-10-30T19:00', '2027-10-31T06:00', '2027-10-31T20:00']],
  ])('do so over a change of the clock, from %s', (from, expected) => {
    const slots = nextSlots('0 2 * * * ; 30 6 * * * ; 0 21 * * *', zone, at(from), 3, night);
    expect(slots.map(iso)).toEqual(expected);
  });

  test('are the same looked at from before and from behind', () => {
    const slots = compiled('*/20 * * * *', zone, night);
    const forward = nextSlots('*/20 * * * *', zone, at('2027-03-26T12:00Z'), 200, night);
    for (const [i, slot] of forward.entries()) {
      expect(slots.previous(slot)).toBe(slot);
      if (i > 0) expect(slots.previous(slot - 1)).toBe(forward[i - 1]);
    }
  });

  test('none is lost where all of them are quiet', () => {
    expect(nextSlots('0 3 * * *', zone, at('2027-01-04T12:00Z'), 2, night).map(iso)).toEqual([
      '2027-01-05T06:00',
      '2027-01-06T06:00',
    ]);
  });
});
