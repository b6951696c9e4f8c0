import { describe, expect, test } from 'vitest';
import { measureLeadingAge, readAge, readMomentText } from '../../src/wire/age.ts';
import { dateAge } from '../../src/wire/age-instant.ts';

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

/** What the text amounts to on a page captured at `captured`, in Amsterdam's clock, with its precision. */
function date(text: string, captured: string): string | null {
  const age = readAge(text) ?? readMomentText(text)?.age ?? null;
  const dated = age === null ? null : dateAge(age, at(captured));
  if (dated === null) return null;
  const moment = Temporal.Instant.fromEpochMilliseconds(dated.publishedAt).toZonedDateTimeISO(
    'Europe/Amsterdam',
  );
  return `${moment.toString({ timeZoneName: 'never' })} ${dated.precision}`;
}

describe('an age', () => {
  const captured = '2026-03-10T12:00:00+01:00';

  test.for([
    ['1 minuut geleden', '2026-03-10T11:59:00+01:00 minute'],
    ['13 minuten geleden', '2026-03-10T11:47:00+01:00 minute'],
    ['28 min geleden', '2026-03-10T11:32:00+01:00 minute'],
    ['45 seconden geleden', '2026-03-10T11:59:15+01:00 minute'],
    ['zojuist', '2026-03-10T12:00:00+01:00 minute'],
    ['1 uur geleden', '2026-03-10T11:00:00+01:00 hour'],
    ['ongeveer 2 uur geleden', '2026-03-10T10:00:00+01:00 hour'],
    ['een uur geleden', '2026-03-10T11:00:00+01:00 hour'],
    ['1 dag geleden', '2026-03-09T12:00:00+01:00 day'],
    ['gisteren', '2026-03-09T12:00:00+01:00 day'],
    ['eergisteren', '2026-03-08T12:00:00+01:00 day'],
    ['1 week geleden', '2026-03-03T12:00:00+01:00 week'],
    ['2 weken geleden', '2026-02-24T12:00:00+01:00 week'],
    ['1 maand geleden', '2026-02-10T12:00:00+01:00 month'],
    ['11 maanden geleden', '2025-04-10T12:00:00+02:00 month'],
    ['5 jaar geleden', '2021-03-10T12:00:00+01:00 year'],
    ['13\u00a0minuten\u00a0geleden', '2026-03-10T11:47:00+01:00 minute'],
    ['9:31', '2026-03-10T09:31:00+01:00 minute'],
    ['22.45 uur', '2026-03-09T22:45:00+01:00 minute'],
    ['gisteren 14:05', '2026-03-09T14:05:00+01:00 minute'],
    ['17 nov , 9:40', '2025-11-17T09:40:00+01:00 minute'],
    ['8 juni', '2025-06-08T00:00:00+02:00 day'],
    ['18 juni 2020', '2020-06-18T00:00:00+02:00 day'],
    ['29 februari', '2024-02-29T00:00:00+01:00 day'],
    ['donderdag, 6 november 2025 om 16:05', '2025-11-06T16:05:00+01:00 minute'],
    ['7-10-2016, 9:23', '2016-10-07T09:23:00+02:00 minute'],
    ['2025-10-14', '2025-10-14T00:00:00+02:00 day'],
  ] as [string, string][])('%j is %s', ([text, expected]) => {
    expect(date(text, captured)).toBe(expected);
  });

  test.for([
    'twee weken geleden.',
    '2 weken geleden was',
    'geleden',
    'Twee weken geleden',
    '1.5 uur geleden',
    '25:10',
    '31 april 2025',
  ])('%j is none', (text) => {
    expect(date(text, captured)).toBeNull();
  });

  test('counts hours by the clock that runs on, and days on the calendar, when summer time begins', () => {
    // In the night to Sunday 29 March 2026 the clock goes from 02:00 to 03:00.
    const morning = '2026-03-29T12:00:00+02:00';
    expect(date('12 uur geleden', morning)).toBe('2026-03-28T23:00:00+01:00 hour');
    expect(date('1 dag geleden', morning)).toBe('2026-03-28T12:00:00+01:00 day');
    expect(date('1 week geleden', morning)).toBe('2026-03-22T12:00:00+01:00 week');
    expect(date('30 minuten geleden', '2026-03-29T03:10:00+02:00')).toBe('2026-03-29T01:40:00+01:00 minute');
    // A day before 30 March, 02:30 there is no 02:30: the moment an hour later stands for it.
    expect(date('1 dag geleden', '2026-03-30T02:30:00+02:00')).toBe('2026-03-29T03:30:00+02:00 day');
    expect(date('2:30', '2026-03-29T12:00:00+02:00')).toBe('2026-03-29T03:30:00+02:00 minute');
  });

  test('counts hours by the clock that runs on, and days on the calendar, when summer time ends', () => {
    // In the night to Sunday 25 October 2026 the clock goes from 03:00 back to 02:00.
    const morning = '2026-10-25T12:00:00+01:00';
    expect(date('12 uur geleden', morning)).toBe('2026-10-25T01:00:00+02:00 hour');
    expect(date('1 dag geleden', morning)).toBe('2026-10-24T12:00:00+02:00 day');
    expect(date('30 minuten geleden', '2026-10-25T02:10:00+01:00')).toBe('2026-10-25T02:40:00+02:00 minute');
    expect(date('1 maand geleden', morning)).toBe('2026-09-25T12:00:00+02:00 month');
  });

  test('goes back to the last day of a shorter month', () => {
    expect(date('1 maand geleden', '2026-03-31T12:00:00+02:00')).toBe('2026-02-28T12:00:00+01:00 month');
    expect(date('1 jaar geleden', '2024-02-29T12:00:00+01:00')).toBe('2023-02-28T12:00:00+01:00 year');
  });

  test('is nothing on a page whose capture is no moment, or beyond what a date can hold', () => {
    expect(dateAge({ kind: 'ago', amount: 1, unit: 'hour' }, Number.NaN)).toBeNull();
    expect(dateAge({ kind: 'ago', amount: 1, unit: 'day' }, 9e15)).toBeNull();
    expect(dateAge({ kind: 'ago', amount: 9999, unit: 'year' }, -8.64e15)).toBeNull();
  });
});

describe('an age at the start of a line', () => {
  test.for([
    ['13 minuten geledenSPIJKENISSE (ANP) - De', 18],
    ['1 uur geleden‘s-HEERENHOEK - De', 13],
    ['1 uur geledenDe politie', 13],
    ['1 uur geleden"Wij', 13],
    ['1 uur geleden', 13],
    ['een uur geledenGOES - De', 15],
    ['zojuist', 7],
    ['2 weken geleden was', 0],
    ['2 weken geleden.', 0],
    ['2 weken geleden, zei', 0],
    ['2 weken', 0],
    ['12 mensen zagen het 2 uur geleden', 0],
    ['geledenGOES', 0],
    ['De', 0],
    ['', 0],
  ] as [string, number][])('takes of %j %i characters', ([line, length]) => {
    expect(measureLeadingAge(line)).toBe(length);
  });
});
