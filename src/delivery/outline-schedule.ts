import { clockOf, cronsOf } from './schedule.ts';

/** Times of day that are written out; a longer list is told as a rare schedule. */
const mostTimes = 6;

/** Days of the week, 0 for Sunday, Monday first. */
type Days = readonly number[];

/** One thing that a schedule says. Times are as a clock shows them (`08:00`). */
export type ScheduleOutline =
  | { readonly kind: 'times'; readonly days: Days; readonly times: readonly string[] }
  /** Each hour, so many minutes past it. */
  | { readonly kind: 'past-the-hour'; readonly days: Days; readonly minutes: number }
  /** Every so many minutes, or hours; the first and the last time of the day, null for all day. */
  | {
      readonly kind: 'every';
      readonly days: Days;
      readonly unit: 'minutes' | 'hours';
      readonly count: number;
      readonly within: { readonly from: string; readonly to: string } | null;
    }
  /** What only cron can say. */
  | { readonly kind: 'rare'; readonly cron: string };

type Times = ScheduleOutline & { readonly kind: 'times' };

/**
 * What a schedule says, in the order in which it says it, for those who put it into words that `parseSchedule` would read
 * again. Throws for what is no schedule.
 */
export function outlineSchedule(schedule: string): readonly ScheduleOutline[] {
  const said: ScheduleOutline[] = [];
  const crons = cronsOf(schedule);
  for (const [i, cron] of crons.entries()) {
    if (isLastHour(cron, crons[i - 1])) continue;
    const within = isLastHour(crons[i + 1], cron) ? outlineWithin(cron) : null;
    const times = within === null ? timesOf(cron) : null;
    const last = said.at(-1);
    if (times === null) {
      said.push(within ?? outlineInterval(cron) ?? { kind: 'rare', cron });
    } else if (last?.kind === 'times' && last.days.join() === times.days.join()) {
      // Two times on the same days are two expressions only because their minutes differ.
      said[said.length - 1] = { ...times, times: [...last.times, ...times.times].sort() };
    } else {
      said.push(times);
    }
  }
  return said;
}

/** Null when the expression is not a few times on days of the week. */
function timesOf(cron: string): Times | null {
  const [minute = '', hour = '', dayOfMonth, month, weekdays = ''] = cron.split(' ');
  if (dayOfMonth !== '*' || month !== '*' || !/^[\d,]+$/.test(minute) || !/^[\d,]+$/.test(hour)) return null;
  const { minutes, hours } = clockOf(cron);
  const days = weekdayNumbers(weekdays);
  if (minutes.length * hours.length > mostTimes || days === null) return null;
  const times = hours.flatMap((h) => minutes.map((m) => clock(h, m)));
  return { kind: 'times', days, times: times.sort() };
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

function outlineWithin(cron: string): ScheduleOutline | null {
  const found = quarters.exec(cron)?.groups;
  const days = weekdayNumbers(found?.weekdays ?? '*');
  if (found === undefined || days === null) return null;
  const { minutes, from, to } = found;
  const within = { from: clock(Number(from)), to: clock(Number(to) + 1) };
  return { kind: 'every', days, unit: 'minutes', count: Number(minutes), within };
}

/** Null when the expression is not one of an interval. */
function outlineInterval(cron: string): ScheduleOutline | null {
  const [minute = '', hour = '', dayOfMonth, month, weekdays = ''] = cron.split(' ');
  const days = weekdayNumbers(weekdays);
  if (dayOfMonth !== '*' || month !== '*' || days === null) return null;
  if (/^[1-9]\d*$/.test(minute) && hour === '*') {
    return { kind: 'past-the-hour', days, minutes: Number(minute) };
  }
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
  const within = from === undefined ? null : { from: clock(Number(from)), to: clock(Number(to)) };
  return minutes === undefined
    ? { kind: 'every', days, unit: 'hours', count: Number(step ?? 1), within }
    : { kind: 'every', days, unit: 'minutes', count: Number(minutes), within };
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
