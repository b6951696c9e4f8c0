import { describe, expect, test } from 'vitest';
import { parseSchedule } from '../../src/delivery/parse-schedule.ts';
import { told } from './told.ts';

describe('a schedule as a moderator types it', () => {
  test.each([
    ["'s maandags om 9:00", '0 9 * * 1'],
    ['’s zaterdags om 10:00', '0 10 * * 6'],
    ['weekdagen 8:00', '0 8 * * 1-5'],
    ['dinsdag- en donderdagavond om 8', '0 20 * * 2,4'],
    ['elk uur 8-18', '0 8-18 * * *'],
    ['ma-vr 8:00-17:00 elk uur', '0 8-17 * * 1-5'],
    ['elk uur vanaf 8:00', '0 8-23 * * *'],
    ['every hour from 9 to 17', '0 9-17 * * *'],
    ['elk uur van 22 tot 6', '0 22-23,0-6 * * *'],
    ['twee keer per dag om 8 en 18', '0 8,18 * * *'],
    ['twice a day at 8:00 and 18:00', '0 8,18 * * *'],
    ['elke dag 24:00', '0 0 * * *'],
    ['0 8 * * ?', '0 8 * * *'],
  ])('reads %s', (text, cron) => {
    expect(parseSchedule(text)).toEqual({ ok: true, value: { cron } });
  });

  test.each([
    // Which day and which half of the day is not said: a wrong hour is worse than a question.
    ['zaterdag 24:00', 'schedule-unclear', 'welk tijdstip'],
    ['werkdagen van 9 tot 5 elk uur', 'schedule-span', 'van 9 tot 17'],
    ['every hour from 9 to 5', 'schedule-span', 'van 9 tot 17'],
    ['elk uur van 08:30 tot 17:30', 'schedule-span', 'heel uur'],
    ['drie keer per dag om 8 en 18', 'schedule-unclear', 'welk tijdstip'],
    ['1e van de maand 9:00', 'schedule-rhythm', 'cron'],
    ['every fortnight', 'schedule-rhythm', 'week'],
    ["elk uur behalve 's nachts", 'schedule-except', 'elk uur van 7 tot 23'],
    ['elke dag om 9:00 in Amsterdam', 'schedule-zone', '“tijdzone”'],
    ['9:00 CET', 'schedule-zone', '“tijdzone”'],
    ['ma-vr 8-17 uur', 'schedule-without-time', 'ma-vr 8-17 uur elk uur'],
    ['H 8 * * *', 'bad-cron', '“H 8 * * *”'],
  ])('asks back for %s', (text, code, words) => {
    const read = parseSchedule(text, 'nl');
    expect(read).toMatchObject({ ok: false, problem: { code } });
    expect(read.ok ? '' : told(read.problem, 'nl')).toContain(words);
  });

  test.each([
    ['elke ochtend om 8 uur', '0 8 * * *'],
    ['elke ochtend 8 uur', '0 8 * * *'],
    ['elke avond om half acht', '30 19 * * *'],
    ["'s ochtends om 8 uur", '0 8 * * *'],
    ['s ochtends om 8', '0 8 * * *'],
    ['smorgens 8 uur', '0 8 * * *'],
    ["'s-avonds 8 uur", '0 20 * * *'],
    ['dagelijks om 8', '0 8 * * *'],
    ['elke maandag en donderdag om 9', '0 9 * * 1,4'],
    ['doordeweeks om 7', '0 7 * * 1-5'],
    ['every morning at 8', '0 8 * * *'],
    ['every evening at 7:30', '30 19 * * *'],
    ['weekdays at 7.30 and 18.00', '30 7 * * 1-5 ; 0 18 * * 1-5'],
    ['every hour', '0 * * * *'],
    ['every hour on the hour', '0 * * * *'],
    ['elk heel uur', '0 * * * *'],
    ['op het hele uur', '0 * * * *'],
    ['saturday 9am', '0 9 * * 6'],
    ['elke nacht om 2 uur', '0 2 * * *'],
    ["'s avonds om 8 uur", '0 20 * * *'],
    ["om 8 uur 's avonds", '0 20 * * *'],
    ["8 uur 's ochtends en 6 uur 's avonds", '0 8,18 * * *'],
    ['elke ochtend om 8 en elke avond om 6', '0 8,18 * * *'],
    ['elke ochtend en avond om 8', '0 8,20 * * *'],
    ["'s ochtends en 's avonds om 8", '0 8,20 * * *'],
    ["om 8 uur 's ochtends en 's avonds", '0 8,20 * * *'],
    ['elke avond om 6 en 8', '0 18,20 * * *'],
    ['elke avond om 20:00', '0 20 * * *'],
    ["'s middags om 3", '0 15 * * *'],
    ['elke middag om half twee', '30 13 * * *'],
    ['elke middag om 12 uur', '0 12 * * *'],
    ["12 uur 's nachts", '0 0 * * *'],
    ["half een 's middags", '30 12 * * *'],
    ["half een 's nachts", '30 0 * * *'],
    ['every afternoon at 2', '0 14 * * *'],
    ['every night at 10', '0 22 * * *'],
    ['every night at 1', '0 1 * * *'],
    ['at 8 at night', '0 20 * * *'],
    ['2 am every night', '0 2 * * *'],
    ['eight in the morning', '0 8 * * *'],
    ['mornings at 8', '0 8 * * *'],
    ['every weekday morning at 7', '0 7 * * 1-5'],
    ['maandagochtend 9 uur', '0 9 * * 1'],
    ['vrijdagmiddag 4 uur', '0 16 * * 5'],
    ['vrijdagavond half acht', '30 19 * * 5'],
    ['maandagochtend en donderdagochtend om 9', '0 9 * * 1,4'],
    ['zaterdag en zondagochtend om 9', '0 9 * * 6,0'],
    ['maandagochtend om 8, donderdagavond om 8', '0 8 * * 1 ; 0 20 * * 4'],
    ['zondagmorgen 9u', '0 9 * * 0'],
    ['sunday evening at 8', '0 20 * * 0'],
    ['in de namiddag om 4 uur', '0 16 * * *'],
    ['elke dag om acht', '0 8 * * *'],
    ['tien voor acht', '50 7 * * *'],
    ['vijf voor half acht', '25 7 * * *'],
    ['10 past 8', '10 8 * * *'],
    ['0800', '0 8 * * *'],
    ['za/zo 10:00', '0 10 * * 6,0'],
    ['ma/wo/vr 8:00', '0 8 * * 1,3,5'],
    ['08:00/18:00', '0 8,18 * * *'],
    ['wekelijks op maandag om 9 uur', '0 9 * * 1'],
    ['elke week op vrijdag om 17:00', '0 17 * * 5'],
    ['weekly on monday at 9', '0 9 * * 1'],
    ['een keer per week op maandag om 9', '0 9 * * 1'],
    ['eens per dag om 8', '0 8 * * *'],
    ['once a day at 8', '0 8 * * *'],
    ['business days 9am', '0 9 * * 1-5'],
    ['elke doordeweekse dag om 8', '0 8 * * 1-5'],
    ['12 noon', '0 12 * * *'],
  ])('is read by the parts of the day and the words around them: %s', (text, cron) => {
    expect(parseSchedule(text)).toEqual({ ok: true, value: { cron } });
  });

  test.each([
    ['elke ochtend', 'schedule-without-time', 'elke ochtend 08:00'],
    ['elke middag', 'schedule-without-time', 'elke middag 14:00'],
    ['every evening', 'schedule-without-time', 'every evening 19:00'],
    ['vrijdagavond', 'schedule-without-time', 'vrijdagavond 19:00'],
    ['dagelijks', 'schedule-without-time', 'dagelijks 08:00'],
    ["'s ochtends en 's avonds", 'schedule-without-time', 'elke dag om 08:00'],
    ['wekelijks om 9', 'schedule-without-day', 'elke maandag om 09:00'],
    ['elke avond om 12 uur', 'schedule-unclear', ''],
    ['elke ochtend om 20:00', 'schedule-unclear', ''],
    ['every morning at 8pm', 'schedule-unclear', ''],
    ["om 6 en 8 uur 's avonds", 'schedule-unclear', ''],
    ['maandagavond om 8, dinsdag om 10', 'schedule-unclear', ''],
    ["8 uur 's avonds en 9 uur", 'schedule-unclear', ''],
    ['maandag en dinsdagavond om 8', 'schedule-unclear', ''],
    ['maandagochtend en dinsdagavond om 8', 'schedule-unclear', ''],
    ['vrijdagnacht om 2 uur', 'schedule-unclear', ''],
    ["elk uur 's ochtends", 'schedule-unclear', ''],
    ['half een', 'schedule-unclear', ''],
    ['kwart voor een', 'schedule-unclear', ''],
    ['half seven', 'schedule-not-understood', ''],
    ['every day at half 7', 'schedule-not-understood', ''],
    ['elke dag 7 15', 'schedule-not-understood', ''],
    ['elke dag 7,15', 'schedule-not-understood', ''],
    ['eight ten', 'schedule-not-understood', ''],
    ['24/7', 'schedule-not-understood', ''],
    ['2x per dag', 'schedule-without-time', ''],
    ['om de dag om 8', 'schedule-rhythm', ''],
    ['elke twee weken maandag 9', 'schedule-rhythm', ''],
    ['every other day at 8', 'schedule-rhythm', ''],
    ['eerste maandag van de maand 9 uur', 'schedule-rhythm', ''],
    ['elke maand op de 1e om 9', 'schedule-rhythm', ''],
    ['maandelijks', 'schedule-rhythm', ''],
    ['elke dag behalve zondag om 8', 'schedule-except', ''],
    ['every day except sunday at 8', 'schedule-except', ''],
    ['morgen om 8', 'schedule-once', ''],
    ['vanavond 8 uur', 'schedule-once', ''],
    ['tomorrow 9:00', 'schedule-once', ''],
    ['direct', 'schedule-at-once', ''],
    ['zodra het er is', 'schedule-at-once', ''],
    ['tussen de middag', 'schedule-not-understood', ''],
    ['elk uur vanaf 8', 'schedule-not-understood', ''],
  ])('is refused with what works rather than read as another time: %s', (text, code, offer) => {
    const read = parseSchedule(text, 'nl');
    expect(read).toMatchObject({ ok: false, problem: { code } });
    const message = read.ok ? '' : told(read.problem, 'nl');
    const examples = /Wat wel kan: (.+)\.$/.exec(message)?.[1] ?? '';
    if (offer !== '') expect(examples).toBe(offer);
    for (const one of examples.split(', ')) expect(parseSchedule(one).ok, one).toBe(true);
  });
});
