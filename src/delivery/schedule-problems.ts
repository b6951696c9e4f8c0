import type { Problem } from '../wire/problem.ts';
import { closestMinutes } from './schedule.ts';

/** Why a text is no schedule. */
export type ScheduleProblem = keyof typeof explanations;

/**
 * That as a problem, in English as whoever runs the bot reads it: `what` of the text is meant, and what works; `example` in place of
 * the usual one. What readers are told is said by the code, with what the problem is about.
 */
export function scheduleProblem(code: ScheduleProblem, what: string, example: string | null = null): Problem {
  const short = what.length > 60 ? `${what.slice(0, 60)}…` : what;
  const message = explanations[code]
    .replace('{example}', () => example ?? 'every day at 08:00')
    .replace('{}', () => short);
  return { code, message, about: { what: short, example: example ?? 'none', minutes: closestMinutes } };
}

const explanations = {
  'schedule-not-understood': '“{}” means nothing in a schedule. This works: weekdays 07:30 and 18:00.',
  'schedule-without-time': 'There is no time in “{}”. This works: {example}.',
  'schedule-without-day': 'There is no day in “{}”. This works: every monday at 09:00.',
  'schedule-unclear':
    'It is not clear which hour “{}” means. Write it in 24 hours. These work: every day at 08:00 and 20:00, saturday 02:00.',
  'schedule-once': '“{}” is once; a schedule comes back each day or week. This works: every day at 08:00.',
  'schedule-at-once':
    '“{}” is not a schedule. For each story as it comes, choose that under “kind”. For a digest, name a time. This works: every day at 08:00.',
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
} as const;
