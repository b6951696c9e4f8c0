import { describe, expect, test } from 'vitest';
import { fullYear, readIsoTime, readMonth, readWireTrailer, toTime } from '../../src/wire/agency-time.ts';

const amsterdam = 'Europe/Amsterdam';
const near = Date.parse('2013-11-14T00:00:00Z');

function iso(time: { at: number; precision: string } | null): string | null {
  return time === null ? null : `${new Date(time.at).toISOString()} ${time.precision}`;
}

describe('readIsoTime', () => {
  test.each([
    ['2018-12-10T12:37:31+01:00', '2018-12-10T11:37:31.000Z minute'],
    ['20181210T123731+0100', '2018-12-10T11:37:31.000Z minute'],
    ['2018-12-10T12:37:31+0100', '2018-12-10T11:37:31.000Z minute'],
    ['20181210T123731Z', '2018-12-10T12:37:31.000Z minute'],
    ['20181210123731Z', '2018-12-10T12:37:31.000Z minute'],
    ['2018-12-10 12:37 GMT', '2018-12-10T12:37:00.000Z minute'],
    ['2018-12-10T12:37:31.482Z', '2018-12-10T12:37:31.000Z minute'],
    ['2018-12-10T12:37:31-05', '2018-12-10T17:37:31.000Z minute'],
    ['20181210T123731', '2018-12-10T11:37:31.000Z minute'],
    ['2018-07-10T12:37', '2018-07-10T10:37:00.000Z minute'],
    ['20181210', '2018-12-09T23:00:00.000Z day'],
    [' 2018-12-10 ', '2018-12-09T23:00:00.000Z day'],
    ['20181210000000+0100', '2018-12-09T23:00:00.000Z day'],
    ['20181210T000000+0100', '2018-12-09T23:00:00.000Z minute'],
    // 25 October 2026: 02:30 comes twice; the first of them, in summer time.
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z minute'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z minute'],
    // 29 March 2026: 02:30 does not come; the clock stands at 03:30.
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z minute'],
  ])('%s is %s', (text, expected) => {
    expect(iso(readIsoTime(text, amsterdam))).toBe(expected);
  });

  test.each([
    '',
    'YYYYMMDD000000-HHMM',
    '2018-13-01',
    '2018-02-30T10:00:00Z',
    '2018-12-10T25:00',
    '12:30',
    'morgen',
    '20181210T1237Q',
  ])('%j is no time', (text) => {
    expect(readIsoTime(text, amsterdam)).toBe(null);
  });

  test('nothing is no time', () => {
    expect(readIsoTime(null, amsterdam)).toBe(null);
    expect(readIsoTime(undefined, amsterdam)).toBe(null);
  });
});

describe('readWireTrailer', () => {
  test.each([
    ['131137 GMT Nov 13', '2013-11-13T11:37:00.000Z minute'],
    ['131137 UTC Nov 2013', '2013-11-13T11:37:00.000Z minute'],
    // Berlin is an hour ahead of GMT in winter, two in summer.
    ['131137 Nov 13', '2013-11-13T10:37:00.000Z minute'],
    ['131137 MEZ Nov 13', '2013-11-13T10:37:00.000Z minute'],
    ['131137 MESZ Jul 13', '2013-07-13T09:37:00.000Z minute'],
    ['091223 dec 18', '2018-12-09T11:23:00.000Z minute'],
    ['091223 Dez 18', '2018-12-09T11:23:00.000Z minute'],
    ['131137 GMT Nov', '2013-11-13T11:37:00.000Z minute'],
    // Without a year, from November: 2 January is of the next year, 2 February of this one.
    ['020005 GMT Jan', '2014-01-02T00:05:00.000Z minute'],
    ['020005 GMT Jul', '2013-07-02T00:05:00.000Z minute'],
    ['311200 GMT Dec 99', '1999-12-31T12:00:00.000Z minute'],
  ])('%s is %s', (line, expected) => {
    expect(iso(readWireTrailer(line, 'Europe/Berlin', near))).toBe(expected);
  });

  test.each([
    '131137',
    '321137 GMT Nov 13',
    '132537 GMT Nov 13',
    '131137 XYZ Nov 13',
    '131137 GMT Foo 13',
    '300101 Feb 13',
    'dpa jm al',
  ])('%s is no time', (line) => {
    expect(readWireTrailer(line, 'Europe/Berlin', near)).toBe(null);
  });
});

describe('the parts of a time', () => {
  test.each([
    ['Nov', 11],
    ['dezember', 12],
    ['mrt', 3],
    ['maart', 3],
    ['März', 3],
    ['juin', 6],
    ['juillet', 7],
    ['août', 8],
    ['ene', 1],
    ['ottobre', 10],
    ['Kiel', null],
  ])('the month %s is %s', (name, month) => {
    expect(readMonth(name)).toBe(month);
  });

  test('two digits are the year that is nearest', () => {
    expect(fullYear('13', Date.parse('2026-01-01'))).toBe(2013);
    expect(fullYear('99', Date.parse('2026-01-01'))).toBe(1999);
    expect(fullYear('01', Date.parse('2098-01-01'))).toBe(2101);
    expect(fullYear('1998', Date.parse('2026-01-01'))).toBe(1998);
  });

  test('a day that is not in the calendar is none', () => {
    expect(toTime({ year: 2026, month: 2, day: 29 }, null, amsterdam)).toBe(null);
    expect(toTime({ year: 2026, month: 2, day: 28 }, null, 'Nowhere/Land')).toBe(null);
  });
});
