import type { Message } from './message.ts';

/** Why a text is no schedule, by the codes of the room that reads them: `what` of it is meant, and what works. */
export const scheduleProblemWords = {
  'problem.schedule-not-understood': {
    takes: { what: 'text' },
    nl: 'In een schema begrijp ik “{what}” niet. Wat wel kan: werkdagen 07:30 en 18:00.',
    en: '“{what}” means nothing in a schedule. This works: weekdays 07:30 and 18:00.',
  },
  'problem.schedule-without-time': {
    takes: { what: 'text', example: 'text' },
    nl: 'Bij “{what}” ontbreekt een tijd. Wat wel kan: {example, select, none {elke dag om 08:00} other {{example}}}.',
    en: 'There is no time in “{what}”. This works: {example, select, none {every day at 08:00} other {{example}}}.',
  },
  'problem.schedule-without-day': {
    takes: { what: 'text' },
    nl: 'Bij “{what}” ontbreekt een dag. Wat wel kan: elke maandag om 09:00.',
    en: 'There is no day in “{what}”. This works: every monday at 09:00.',
  },
  'problem.schedule-unclear': {
    takes: { what: 'text' },
    nl: 'Bij “{what}” is niet duidelijk welk tijdstip het is. Schrijf het in 24 uur. Wat wel kan: elke dag om 08:00 en 20:00, zaterdag 02:00.',
    en: 'It is not clear which hour “{what}” means. Write it in 24 hours. These work: every day at 08:00 and 20:00, saturday 02:00.',
  },
  'problem.schedule-once': {
    takes: { what: 'text' },
    nl: '“{what}” is één keer; een schema komt elke dag of week terug. Wat wel kan: elke dag om 08:00.',
    en: '“{what}” is once; a schedule comes back each day or week. This works: every day at 08:00.',
  },
  'problem.schedule-at-once': {
    takes: { what: 'text' },
    nl: '“{what}” is geen schema. Voor elk bericht zodra het er is: kies dat bij “soort”. Voor een overzicht: een tijd. Wat wel kan: elke dag om 08:00.',
    en: '“{what}” is not a schedule. For each story as it comes, choose that under “kind”. For a digest, name a time. This works: every day at 08:00.',
  },
  'problem.schedule-rhythm': {
    takes: { what: 'text' },
    nl: '“{what}” kan niet in woorden: een schema komt elke dag of week terug. Eens per maand kan als cron. Wat wel kan: maandag en donderdag om 08:00.',
    en: '“{what}” cannot be said in words: a schedule comes back each day or week. Once a month can be cron. This works: monday and thursday at 08:00.',
  },
  'problem.schedule-except': {
    takes: { what: 'text' },
    nl: '“{what}” kan niet: noem de dagen of uren waarop het wel komt. Wat wel kan: maandag t/m zaterdag om 08:00, elk uur van 7 tot 23.',
    en: '“{what}” does not work: name the days or hours on which it comes. These work: monday to saturday at 08:00, every hour from 7 to 23.',
  },
  'problem.schedule-span': {
    takes: { what: 'text' },
    nl: 'In “{what}” is niet duidelijk van wanneer tot wanneer. Een reeks loopt van heel uur tot heel uur, in 24 uur. Wat wel kan: werkdagen elk uur van 9 tot 17.',
    en: 'It is not clear from when to when “{what}” goes. Name whole hours, in 24 hours. This works: weekdays every hour from 9 to 17.',
  },
  'problem.schedule-zone': {
    takes: { what: 'text' },
    nl: 'In “{what}” staat een tijdzone: die geef je apart op, bij “tijdzone”. Wat wel kan: elke dag om 08:00.',
    en: 'There is a timezone in “{what}”: give that by itself, under “timezone”. This works: every day at 08:00.',
  },
  'problem.schedule-uneven': {
    takes: { what: 'text' },
    nl: '“{what}” past niet gelijk in een uur of een dag. Wat wel kan: elk kwartier, elke 20 minuten, elke 2 uur.',
    en: '“{what}” does not go evenly into an hour or a day. These work: every 15 minutes, every 20 minutes, every 2 hours.',
  },
  'problem.schedule-too-often': {
    takes: { what: 'text', minutes: 'number' },
    nl: '“{what}” is vaker dan eens in de {minutes} minuten. Wat wel kan: elke {minutes} minuten, elk kwartier.',
    en: '“{what}” is more often than once in {minutes} minutes. These work: every {minutes} minutes, every 15 minutes.',
  },
  'problem.schedule-never': {
    takes: { what: 'text' },
    nl: '“{what}” komt nooit voor. Wat wel kan: zaterdag 09:00.',
    en: '“{what}” never comes. This works: saturday 09:00.',
  },
  'problem.bad-cron': {
    takes: { what: 'text' },
    nl: '“{what}” is geen cron-uitdrukking van vijf velden: minuut, uur, dag, maand, weekdag. Wat wel kan: 0 8 * * 1-5.',
    en: '“{what}” is not a cron expression of five fields: minute, hour, day, month, weekday. This works: 0 8 * * 1-5.',
  },
} as const satisfies Record<string, Message>;
