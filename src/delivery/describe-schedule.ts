import { createRequire } from 'node:module';
import { clockOf, cronsOf } from './schedule.ts';
import type { Language } from './subscription.ts';

// It is CommonJS with a `default` inside; loaders disagree on how deep an import finds it, `require` does not.
const { default: cronstrue } = createRequire(import.meta.url)(
  'cronstrue/i18n.js',
) as typeof import('cronstrue/i18n.js');

/** Times of day that are written out; a longer list is left to cronstrue. */
const mostTimes = 6;

const words = {
  nl: {
    and: 'en',
    to: 't/m',
    at: 'om',
    everyDay: 'elke dag',
    weekdays: 'werkdagen',
    weekend: 'weekend',
    day: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
    everyHour: 'elk uur',
    everyHours: (n: number) => `elke ${n} uur`,
    pastTheHour: (n: number) => `elk uur, ${n} ${n === 1 ? 'minuut' : 'minuten'} na het hele uur`,
    everyMinutes: (n: number) => ({ 15: 'elk kwartier', 30: 'elk half uur' })[n] ?? `elke ${n} minuten`,
    between: (from: string, to: string) => `van ${from} tot en met ${to}`,
  },
  en: {
    and: 'and',
    to: 'to',
    at: 'at',
    everyDay: 'every day',
    weekdays: 'weekdays',
    weekend: 'weekend',
    day: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    everyHour: 'every hour',
    everyHours: (n: number) => `every ${n} hours`,
    pastTheHour: (n: number) => `every hour, ${n} ${n === 1 ? 'minute' : 'minutes'} past the hour`,
    everyMinutes: (n: number) => `every ${n} minutes`,
    between: (from: string, to: string) => `from ${from} to ${to}`,
  },
} as const;

/** One cron expression as far as it is of the common kinds. */
interface Parts {
  readonly weekdays: string;
  readonly times: readonly string[];
}

/**
 * Says a schedule in words that `parseSchedule` would read again: `werkdagen om 07:30 en 18:00`, `elk kwartier`.
 * Rarer cron expressions are said by cronstrue. Throws for what is no schedule.
 */
export function describeSchedule(schedule: string, language: Language): string {
  const said: (Parts | string)[] = [];
  const crons = cronsOf(schedule);
  for (const [i, cron] of crons.entries()) {
    if (isLastHour(cron, crons[i - 1])) continue;
    const within = isLastHour(crons[i + 1], cron) ? describeWithin(cron, language) : null;
    if (within !== null) {
      said.push(within);
      continue;
    }
    const parts = timesOf(cron);
    const last = said.at(-1);
    if (parts === null) {
      said.push(describeInterval(cron, language) ?? describeRare(cron, language));
    } else if (typeof last === 'object' && last.weekdays === parts.weekdays) {
      // Two times on the same days are two expressions only because their minutes differ.
      said[said.length - 1] = { ...parts, times: [...last.times, ...parts.times] };
    } else {
      said.push(parts);
    }
  }
  return said.map((part) => (typeof part === 'string' ? part : describeTimes(part, language))).join('; ');
}

/** Null when the expression is not a few times on days of the week. */
function timesOf(cron: string): Parts | null {
  const [minute = '', hour = '', dayOfMonth, month, weekdays = ''] = cron.split(' ');
  if (dayOfMonth !== '*' || month !== '*' || !/^[\d,]+$/.test(minute) || !/^[\d,]+$/.test(hour)) return null;
  const { minutes, hours } = clockOf(cron);
  if (minutes.length * hours.length > mostTimes || weekdayNumbers(weekdays) === null) return null;
  const times = hours.flatMap((h) => minutes.map((m) => clock(h, m)));
  return { weekdays, times };
}

function describeTimes({ weekdays, times }: Parts, language: Language): string {
  const { at, and } = words[language];
  return `${describeDays(weekdays, language)} ${at} ${list([...times].sort(), and)}`;
}

/** `08:00`: two digits, so that times in a list stand under each other and sort as text. */
function clock(hour: number, minute = 0): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Hours of the day with an interval in them, over midnight too. */
const intervalHours = /^(?:\*|(?<from>\d+)-(?<to>\d+))(?:\/(?<step>\d+))?$|^(?<late>\d+)-23,0-(?<early>\d+)$/;

/** `from 8 to 18` with minutes is two expressions, since it goes up to 18:00 and not to 18:45. */
const quarters = /^\*\/(?<minutes>\d+) (?<from>\d+)-(?<to>\d+) \* \* (?<weekdays>\S+)$/;

/** Whether `cron` is the last moment of an interval within hours that `before` tells the rest of. */
function isLastHour(cron: string | undefined, before: string | undefined): boolean {
  const found = quarters.exec(before ?? '')?.groups;
  return (
    found !== undefined &&
    60 % Number(found.minutes) === 0 &&
    weekdayNumbers(found.weekdays ?? '') !== null &&
    cron === `0 ${Number(found.to) + 1} * * ${found.weekdays}`
  );
}

function describeWithin(cron: string, language: Language): string | null {
  const found = quarters.exec(cron)?.groups;
  if (found === undefined) return null;
  const { minutes, from, to, weekdays = '*' } = found;
  const { everyMinutes, between } = words[language];
  const on = weekdays === '*' ? '' : `${describeDays(weekdays, language)} `;
  return `${on}${everyMinutes(Number(minutes))} ${between(clock(Number(from)), clock(Number(to) + 1))}`;
}

/** Null when the expression is not one of an interval. */
function describeInterval(cron: string, language: Language): string | null {
  const [minute = '', hour = '', dayOfMonth, month, weekdays = ''] = cron.split(' ');
  if (dayOfMonth !== '*' || month !== '*' || weekdayNumbers(weekdays) === null) return null;
  const { everyHour, everyHours, everyMinutes, pastTheHour, between } = words[language];
  const on = weekdays === '*' ? '' : `${describeDays(weekdays, language)} `;
  if (/^[1-9]\d*$/.test(minute) && hour === '*') return `${on}${pastTheHour(Number(minute))}`;
  const minutes = /^\*\/(\d+)$/.exec(minute)?.[1];
  const found = intervalHours.exec(hour)?.groups;
  if (found === undefined) return null;
  const { step } = found;
  const [from, to] = [found.from ?? found.late, found.to ?? found.early];
  if (minute !== '0' && (minutes === undefined || step !== undefined)) return null;
  if (minutes !== undefined && 60 % Number(minutes) !== 0) return null;
  if (step !== undefined && 24 % Number(step) !== 0) return null;
  // Said with hours, `*/15 8-18` would seem to end at 18:00, and it goes on to 18:45.
  if (minutes !== undefined && from !== undefined) return null;
  const interval =
    minutes !== undefined
      ? everyMinutes(Number(minutes))
      : step === undefined || step === '1'
        ? everyHour
        : everyHours(Number(step));
  const within = from === undefined ? '' : ` ${between(clock(Number(from)), clock(Number(to)))}`;
  return `${on}${interval}${within}`;
}

function describeRare(cron: string, language: Language): string {
  // It knows `L` for the last by its capital only.
  const said = cronstrue.toString(cron.toUpperCase(), { locale: language, use24HourTimeFormat: true });
  // It puts a comma before the last of a list, which Dutch does not, nor English in the Netherlands.
  return (said.charAt(0).toLowerCase() + said.slice(1)).replace(/, (en|and) /g, ' $1 ');
}

function describeDays(weekdays: string, language: Language): string {
  const { everyDay, weekdays: working, weekend, day, and, to } = words[language];
  const numbers = weekdayNumbers(weekdays) ?? [];
  if (numbers.length === 7) return everyDay;
  if (numbers.join() === '1,2,3,4,5') return working;
  if (numbers.join() === '6,0') return weekend;
  const names = numbers.map((number) => day[number] ?? '');
  const [first = 0] = numbers;
  const straight = numbers.length > 2 && numbers.every((number, i) => number === (first + i) % 7);
  return straight ? `${names[0]} ${to} ${names.at(-1)}` : list(names, and);
}

/** The days of a weekday field, Monday first; null when it says something rarer, such as the last Friday. */
function weekdayNumbers(field: string): number[] | null {
  const all = [1, 2, 3, 4, 5, 6, 0];
  if (field === '*') return all;
  const chosen = new Set<number>();
  for (const part of field.split(',')) {
    const found = /^([0-7])(?:-([0-7]))?$/.exec(part);
    if (found === null) return null;
    for (let day = Number(found[1]); day <= Number(found[2] ?? found[1]); day++) chosen.add(day % 7);
  }
  return all.filter((day) => chosen.has(day));
}

function list(items: readonly string[], and: string): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
}
