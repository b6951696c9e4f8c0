import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandLanguage } from '../../src/command-language.ts';
import { parseSchedule } from '../../src/delivery/parse-schedule.ts';
import { nextSlots } from '../../src/delivery/schedule.ts';
import { told } from './told.ts';

const { describeSchedule } = commandLanguage;

const cronOf = (text: string) => {
  const read = parseSchedule(text);
  return read.ok ? read.value.cron : read.problem.code;
};

describe('a schedule in words', () => {
  test.each([
    ['elke dag om 8:00', '0 8 * * *'],
    ['Dagelijks 8 uur', '0 8 * * *'],
    ['every day at 8:00', '0 8 * * *'],
    ['daily at 8am', '0 8 * * *'],
    ['7:30', '30 7 * * *'],
    ['om 8, 12 en 18 uur', '0 8,12,18 * * *'],
    ['15 uur 30', '30 15 * * *'],
    ['8u30', '30 8 * * *'],
    ['ma-vr 8.30', '30 8 * * 1-5'],
    ['half acht', '30 7 * * *'],
    ['kwart voor 9', '45 8 * * *'],
    ['quarter past six', '15 6 * * *'],
    ['half past six', '30 6 * * *'],
    ["half 8 's avonds", '30 19 * * *'],
    ['half 8 ’s ochtends', '30 7 * * *'],
    ['12 am', '0 0 * * *'],
    ['12:30 pm', '30 12 * * *'],
    ['middernacht', '0 0 * * *'],
    ['24:00', '0 0 * * *'],
    ['at noon', '0 12 * * *'],
  ])('names times: %s', (text, cron) => {
    expect(cronOf(text)).toBe(cron);
  });

  test.each([
    ['werkdagen 7:30 en 18:00', '30 7 * * 1-5 ; 0 18 * * 1-5'],
    ['weekdays 7:30 and 18:00', '30 7 * * 1-5 ; 0 18 * * 1-5'],
    ['iedere werkdag om 07:00 uur', '0 7 * * 1-5'],
    ['zaterdag 9:00', '0 9 * * 6'],
    ['saturday 9:00', '0 9 * * 6'],
    ['zondags om 10 uur', '0 10 * * 0'],
    ['maandag en donderdag 9:00', '0 9 * * 1,4'],
    ['in het weekend om 10:00', '0 10 * * 6,0'],
    ['ma t/m do 8u30', '30 8 * * 1-4'],
    ['vrijdag tot en met maandag 9:00', '0 9 * * 1,5,6,0'],
    ['Monday to Friday at 6 pm', '0 18 * * 1-5'],
    ['elke maandag 9:00', '0 9 * * 1'],
    ['werkdagen 7:30, zaterdag 9:00', '30 7 * * 1-5 ; 0 9 * * 6'],
    ['8:00 op werkdagen en 10:00 in het weekend', '0 8 * * 1-5 ; 0 10 * * 6,0'],
    ['ma di wo do vr za zo 8:00', '0 8 * * *'],
  ])('names days: %s', (text, cron) => {
    expect(cronOf(text)).toBe(cron);
  });

  test.each([
    ['elk uur', '0 * * * *'],
    ['hourly', '0 * * * *'],
    ['elke 2 uur', '0 */2 * * *'],
    ['om de twee uur', '0 */2 * * *'],
    ['elk kwartier', '*/15 * * * *'],
    ['every quarter of an hour', '*/15 * * * *'],
    ['elk half uur', '*/30 * * * *'],
    ['elk halfuur', '*/30 * * * *'],
    ['every half hour', '*/30 * * * *'],
    ['elke 5 minuten', '*/5 * * * *'],
    ['werkdagen elk uur van 8 tot 18', '0 8-18 * * 1-5'],
    ['every hour between 9:00 and 17:00 on weekdays', '0 9-17 * * 1-5'],
    ['elk uur van 22 tot 6 uur', '0 22-23,0-6 * * *'],
    ['elke 3 uur van 6:00 tot en met 21:00', '0 6-21/3 * * *'],
    ['every 15 minutes between 8 and 18', '*/15 8-17 * * * ; 0 18 * * *'],
  ])('names an interval: %s', (text, cron) => {
    expect(cronOf(text)).toBe(cron);
  });
});

describe('a schedule in cron', () => {
  test.each([
    ['*/15 * * * *', '*/15 * * * *'],
    ['0  8 * *  1-5', '0 8 * * 1-5'],
    ['30 7 * * 1-5;0 18 * * 1-5', '30 7 * * 1-5 ; 0 18 * * 1-5'],
    ['0 8 * * MON-FRI', '0 8 * * 1-5'],
    ['0 9 * * 5#1', '0 9 * * 5#1'],
    ['0 8 29 2 *', '0 8 29 2 *'],
    ['@daily', '0 0 * * *'],
  ])('is kept as it is: %s', (text, cron) => {
    expect(cronOf(text)).toBe(cron);
  });
});

describe('what cannot be a schedule', () => {
  test.each([
    ['elke dag om 25:00', 'schedule-not-understood', '“25:00”'],
    ['elke dinsdagochtend', 'schedule-without-time', '“elke dinsdagochtend”'],
    ['werkdagen bij zonsopgang', 'schedule-not-understood', '“bij”'],
    ['13 pm', 'schedule-not-understood', '“13 pm”'],
    ['dagelijks', 'schedule-without-time', '“dagelijks”'],
    ['maandag 9:00 en donderdag', 'schedule-without-time', '“maandag 9:00 en donderdag”'],
    ['', 'schedule-without-time', ''],
    ['elke 7 minuten', 'schedule-uneven', '“elke 7 minuten”'],
    ['elke 5 uur', 'schedule-uneven', '“elke 5 uur”'],
    ['elke 90 minuten', 'schedule-uneven', '“elke 90 minuten”'],
    ['elke minuut', 'schedule-too-often', '“elke minuut”'],
    ['* * * * *', 'schedule-too-often', '“* * * * *”'],
    ['*/7 * * * *', 'schedule-too-often', '“*/7 * * * *”'],
    ['0,3 8 * * *', 'schedule-too-often', '“0,3 8 * * *”'],
    ['58 23 * * * ; 0 0 * * *', 'schedule-too-often', '“58 23 * * * ; 0 0 * * *”'],
    ['8:00 en 8:04', 'schedule-too-often', '“8:00 en 8:04”'],
    ['0 8 31 2 *', 'schedule-never', '“0 8 31 2 *”'],
    ['0 8 * *', 'bad-cron', '“0 8 * *”'],
    ['0 8 * * * *', 'bad-cron', '“0 8 * * * *”'],
    ['0 8 * * * ; 0 25 * * *', 'bad-cron', '“0 25 * * *”'],
    ['*/0 * * * *', 'bad-cron', ''],
  ])('is refused with the reason: "%s"', (text, code, quoted) => {
    for (const language of ['nl', 'en'] as const) {
      const read = parseSchedule(text, language);
      expect(read).toMatchObject({ ok: false, problem: { code } });
      if (!read.ok) expect(told(read.problem, language)).toContain(quoted);
      if (!read.ok) expect(read.problem.message).toContain(quoted);
    }
  });

  test('is answered with a schedule that works, in the reader’s language', () => {
    for (const text of ['straks', 'dagelijks', 'elke 7 minuten', 'elke minuut', '0 8 31 2 *', '0 8 * *']) {
      for (const [language, works] of [
        ['nl', /kan: ([^.]+)\.$/],
        ['en', /works?: ([^.]+)\.$/],
      ] as const) {
        const read = parseSchedule(text, language);
        const example = read.ok ? '' : (works.exec(told(read.problem, language))?.[1] ?? '');
        for (const one of example.split(', ')) expect(parseSchedule(one).ok, `${text}: ${one}`).toBe(true);
      }
    }
  });

  test('is never an exception, whatever is typed', () => {
    const words = fc.constantFrom(
      'elke',
      'dag',
      'om',
      '8',
      ':',
      '00',
      'uur',
      '*',
      '/',
      '5',
      '-',
      'ma',
      'vr',
      'half',
      '@',
      ',',
      ';',
      '#',
      'L',
      "'s avonds",
      'ochtend',
      'night',
      'wekelijks',
      'van',
      'tot',
      'am',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((w) => w.join(' ')),
      fc.array(words).map((w) => w.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseSchedule(text);
        if (!read.ok) return read.problem.message.length > 20;
        const slots = nextSlots(read.value.cron, 'Europe/Amsterdam', Date.UTC(2027, 0, 1), 5);
        const gaps = slots.slice(1).map((slot, i) => slot - (slots[i] ?? 0));
        return (
          slots.length > 0 &&
          gaps.every((gap) => gap >= 300_000) &&
          describeSchedule(read.value.cron, 'nl') !== ''
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a schedule said back', () => {
  test.each([
    ['0 8 * * *', 'elke dag om 08:00', 'every day at 08:00'],
    ['30 7 * * 1-5 ; 0 18 * * 1-5', 'werkdagen om 07:30 en 18:00', 'weekdays at 07:30 and 18:00'],
    ['0 8,12,18 * * *', 'elke dag om 08:00, 12:00 en 18:00', 'every day at 08:00, 12:00 and 18:00'],
    ['0 9 * * 6', 'zaterdag om 09:00', 'Saturday at 09:00'],
    ['0 9 * * 1,4', 'maandag en donderdag om 09:00', 'Monday and Thursday at 09:00'],
    ['0 9 * * 1-4', 'maandag t/m donderdag om 09:00', 'Monday to Thursday at 09:00'],
    [
      '30 7 * * 1-5 ; 0 9 * * 6,0',
      'werkdagen om 07:30; weekend om 09:00',
      'weekdays at 07:30; weekend at 09:00',
    ],
    ['0 * * * *', 'elk uur', 'every hour'],
    ['0 */2 * * *', 'elke 2 uur', 'every 2 hours'],
    ['*/15 * * * *', 'elk kwartier', 'every 15 minutes'],
    ['*/30 * * * 1-5', 'werkdagen elk half uur', 'weekdays every 30 minutes'],
    [
      '0 8-18 * * 1-5',
      'werkdagen elk uur van 08:00 tot en met 18:00',
      'weekdays every hour from 08:00 to 18:00',
    ],
    ['0 22-23,0-6 * * *', 'elk uur van 22:00 tot en met 06:00', 'every hour from 22:00 to 06:00'],
    [
      '*/15 8-17 * * 1-5 ; 0 18 * * 1-5',
      'werkdagen elk kwartier van 08:00 tot en met 18:00',
      'weekdays every 15 minutes from 08:00 to 18:00',
    ],
  ])('is in the words that people use: %s', (cron, nl, en) => {
    expect(describeSchedule(cron, 'nl')).toBe(nl);
    expect(describeSchedule(cron, 'en')).toBe(en);
    expect(cronOf(nl)).toBe(cron);
    expect(cronOf(en)).toBe(cron);
  });

  test.each([
    ['0 9 1 * *', 'om 09:00, op dag 1 van de maand', 'at 09:00, on day 1 of the month'],
    [
      '0 9 * * 5#1',
      'om 09:00, op de eerste vrijdag van de maand',
      'at 09:00, on the first Friday of the month',
    ],
    [
      '5,25 8,12 1 * *',
      'op 5 en 25 minuten na het uur, om 08:00 en 12:00, op dag 1 van de maand',
      'at 5 and 25 minutes past the hour, at 08:00 and 12:00, on day 1 of the month',
    ],
    [
      '*/15 8-18 * * *',
      'elke 15 minuten, tussen 08:00 en 18:59',
      'every 15 minutes, between 08:00 and 18:59',
    ],
    [
      '35 * * * 1-5',
      'werkdagen elk uur, 35 minuten na het hele uur',
      'weekdays every hour, 35 minutes past the hour',
    ],
  ])('can be said when it is rare: %s', (cron, nl, en) => {
    expect(describeSchedule(cron, 'nl')).toBe(nl);
    expect(describeSchedule(cron, 'en')).toBe(en);
  });

  test('means what it says: any times on any days come back as the same slots', () => {
    const days = fc.uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, 5, 6), { minLength: 1 });
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 287 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(days, times, fc.constantFrom('nl' as const, 'en' as const), (chosen, fives, language) => {
        const crons = fives.map((n) => `${(n * 5) % 60} ${Math.floor(n / 12)} * * ${chosen.join(',')}`);
        const schedule = crons.join(' ; ');
        const again = parseSchedule(describeSchedule(schedule, language));
        const slots = (cron: string) => nextSlots(cron, 'Europe/Amsterdam', Date.UTC(2027, 2, 25), 30);
        return again.ok && String(slots(again.value.cron)) === String(slots(schedule));
      }),
      { numRuns: 100 },
    );
  });
});
