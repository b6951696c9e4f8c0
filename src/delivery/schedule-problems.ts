import type { Problem } from '../wire/problem.ts';
import { closestMinutes } from './schedule.ts';
import type { Language } from './subscription.ts';

/** Why a text is no schedule. */
export type ScheduleProblem = keyof (typeof wording)['en'];

/** That as a problem, in words: `what` of the text is meant, and what works; `example` in place of the usual one. */
export function sayScheduleProblem(
  code: ScheduleProblem,
  what: string,
  language: Language,
  example: string | null = null,
): Problem {
  const short = what.length > 60 ? `${what.slice(0, 60)}…` : what;
  const usual = usualExamples[language];
  const message = wording[language][code]
    .replace('{example}', () => example ?? usual)
    .replace('{}', () => short);
  return { code, message };
}

const usualExamples = { nl: 'elke dag om 08:00', en: 'every day at 08:00' } as const;

const wording = {
  nl: {
    'schedule-not-understood': 'In een schema begrijp ik “{}” niet. Wat wel kan: werkdagen 07:30 en 18:00.',
    'schedule-without-time': 'Bij “{}” ontbreekt een tijd. Wat wel kan: {example}.',
    'schedule-without-day': 'Bij “{}” ontbreekt een dag. Wat wel kan: elke maandag om 09:00.',
    'schedule-unclear':
      'Bij “{}” is niet duidelijk welk tijdstip het is. Schrijf het in 24 uur. Wat wel kan: elke dag om 08:00 en 20:00, zaterdag 02:00.',
    'schedule-once':
      '“{}” is één keer; een schema komt elke dag of week terug. Wat wel kan: elke dag om 08:00.',
    'schedule-at-once':
      '“{}” is geen schema. Voor elk bericht zodra het er is: kies dat bij “soort”. Voor een overzicht: een tijd. Wat wel kan: elke dag om 08:00.',
    'schedule-rhythm':
      '“{}” kan niet in woorden: een schema komt elke dag of week terug. Eens per maand kan als cron. Wat wel kan: maandag en donderdag om 08:00.',
    'schedule-except':
      '“{}” kan niet: noem de dagen of uren waarop het wel komt. Wat wel kan: maandag t/m zaterdag om 08:00, elk uur van 7 tot 23.',
    'schedule-span':
      'In “{}” is niet duidelijk van wanneer tot wanneer. Een reeks loopt van heel uur tot heel uur, in 24 uur. Wat wel kan: werkdagen elk uur van 9 tot 17.',
    'schedule-zone':
      'In “{}” staat een tijdzone: die geef je apart op, bij “tijdzone”. Wat wel kan: elke dag om 08:00.',
    'schedule-uneven':
      '“{}” past niet gelijk in een uur of een dag. Wat wel kan: elk kwartier, elke 20 minuten, elke 2 uur.',
    'schedule-too-often': `“{}” is vaker dan eens in de ${closestMinutes} minuten. Wat wel kan: elke ${closestMinutes} minuten, elk kwartier.`,
    'schedule-never': '“{}” komt nooit voor. Wat wel kan: zaterdag 09:00.',
    'bad-cron':
      '“{}” is geen cron-uitdrukking van vijf velden: minuut, uur, dag, maand, weekdag. Wat wel kan: 0 8 * * 1-5.',
  },
  en: {
    'schedule-not-understood': '“{}” means nothing in a schedule. This works: weekdays 07:30 and 18:00.',
    'schedule-without-time': 'There is no time in “{}”. This works: {example}.',
    'schedule-without-day': 'There is no day in “{}”. This works: every monday at 09:00.',
    'schedule-unclear':
      'It is not clear which hour “{}” means. Write it in 24 hours. These work: every day at 08:00 and 20:00, saturday 02:00.',
    'schedule-once': '“{}” is once; a schedule comes back each day or week. This works: every day at 08:00.',
    'schedule-at-once':
      '“{}” is no schedule. For each story as it comes, choose that under “kind”. For a digest, name a time. This works: every day at 08:00.',
    'schedule-rhythm':
      '“{}” cannot be said in words: a schedule comes back each day or week. Once a month can be cron. This works: monday and thursday at 08:00.',
    'schedule-except':
      '“{}” does not work: name the days or hours on which it comes. These work: monday to saturday at 08:00, every hour from 7 to 23.',
    'schedule-span':
      'It is not clear from when to when “{}” goes. Name whole hours, in 24 hours. This works: weekdays every hour from 9 to 17.',
    'schedule-zone':
      'There is a timezone in “{}”: give that by itself, under “timezone”. This works: every day at 08:00.',
    'schedule-uneven':
      '“{}” does not go evenly into an hour or a day. These work: every 15 minutes, every 20 minutes, every 2 hours.',
    'schedule-too-often': `“{}” is more often than once in ${closestMinutes} minutes. These work: every ${closestMinutes} minutes, every 15 minutes.`,
    'schedule-never': '“{}” never comes. This works: saturday 09:00.',
    'bad-cron':
      '“{}” is not a cron expression of five fields: minute, hour, day, month, weekday. This works: 0 8 * * 1-5.',
  },
} as const satisfies Record<Language, Record<string, string>>;
