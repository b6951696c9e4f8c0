import type { Language } from '../delivery/subscription.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { asMarkdown, localeOf, say } from './say.ts';

/** What is told of a story's time. */
export type Timed = Pick<ArchivedStory, 'publishedAt' | 'precision' | 'firstSeenAt'>;

/**
 * When a story was published, as markdown, no more exact than is known: to the minute or hour as a time that each
 * reader's Discord writes in its own words (`<t:…:R>`), to the day as a date (`<t:…:D>`), and coarser than that as
 * the week, month or year in words. A story that has no time of its own (the lead on a page) says when it was received
 * and claims nothing more. `timezone` (IANA) is the one in which a month or year is meant.
 */
export function tellTime(story: Timed, language: Language, timezone: string): string {
  const { publishedAt, precision } = story;
  if (publishedAt === null) {
    return say(language, 'time.received', { time: asMarkdown(timestamp(story.firstSeenAt, 'R')) });
  }
  switch (precision) {
    case 'day':
      return timestamp(publishedAt, 'D');
    case 'week':
      return say(language, 'time.week', { date: dateIn(publishedAt, language, timezone) });
    case 'month':
      return written(publishedAt, language, timezone, { month: 'long', year: 'numeric' });
    case 'year':
      return written(publishedAt, language, timezone, { year: 'numeric' });
    default:
      return timestamp(publishedAt, 'R');
  }
}

/** How many calendar days of `timezone` a moment lies before another, ms since the epoch; negative for a later one. */
export function daysBefore(moment: number, at: number, timezone: string): number {
  const dayOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timezone).toPlainDate();
  return dayOf(moment).until(dayOf(at), { largestUnit: 'days' }).days;
}

/**
 * As `tellTime`, in as few letters as say it, for a list made at `at` (ms since the epoch): of the list's own day in `timezone` the clock
 * time, of the day before date and clock time, else the date. Each reader's Discord writes all of them for where they are: what is yesterday
 * here may be today elsewhere, and a copy is read later, so that no word of ours stands beside them.
 */
export function tellClock(story: Timed, language: Language, timezone: string, at: number): string {
  const { publishedAt, precision, firstSeenAt } = story;
  const told = (moment: number) => {
    const days = daysBefore(moment, at, timezone);
    if (days === 0) return timestamp(moment, 't');
    const date = timestamp(moment, 'd');
    return days === 1 ? `${date} ${timestamp(moment, 't')}` : date;
  };
  if (publishedAt === null) return say(language, 'time.received', { time: asMarkdown(told(firstSeenAt)) });
  if (precision === 'day') return timestamp(publishedAt, 'd');
  if (precision === 'week' || precision === 'month' || precision === 'year') {
    return tellTime(story, language, timezone);
  }
  return told(publishedAt);
}

/**
 * Discord's timestamp markup for `at` (ms since the epoch). `R` relative, `D` date, `d` date in figures, `t` clock time, `f` date and time, `F` the
 * same with weekday.
 */
export function timestamp(at: number, style: 'R' | 'D' | 'd' | 't' | 'f' | 'F'): string {
  return `<t:${Math.floor(at / 1000)}:${style}>`;
}

/** `maandag`, `Monday`. */
export function weekdayNameIn(at: number, language: Language, timezone: string): string {
  return written(at, language, timezone, { weekday: 'long' });
}

/** `19 mei 2025`. */
export function dateIn(at: number, language: Language, timezone: string): string {
  return written(at, language, timezone, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `19 mei 2025, 08:00`: where Discord's own marks are not drawn, as in menus. */
export function momentIn(at: number, language: Language, timezone: string): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return `${written(at, language, timezone, date)}, ${written(at, language, timezone, clock)}`;
}

/** `Maandag 19 mei 2025`, with a capital since it begins a line. */
export function weekdayIn(at: number, language: Language, timezone: string): string {
  const date = written(at, language, timezone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return date.charAt(0).toLocaleUpperCase(localeOf(language)) + date.slice(1);
}

/** What a clock in `timezone` shows has gone by, in hours: also on the nights on which it is put forward or back. */
function clockHours(from: number, to: number, timezone: string): number {
  const [first, last] = [from, to].map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDateTime(),
  );
  return first === undefined || last === undefined ? 0 : first.until(last).total('hours');
}

/**
 * What an edition is called, by its window of time and the clock in `timezone` at the slot: a weekly edition (six days
 * or more), one of the parts of the day, or its clock time when there are several a day (six hours or less).
 */
export function nameEdition(from: number, to: number, language: Language, timezone: string): string {
  const clockTime: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const time = written(to, language, timezone, clockTime);
  const hours = clockHours(from, to, timezone);
  if (hours >= 6 * 24) return say(language, 'digest.week');
  if (hours <= 6) {
    // Where the clock is put back, an hour is there twice: the zone tells which one it is.
    const isTwice = [-1, 1].some(
      (side) => written(to + side * 3_600_000, language, timezone, clockTime) === time,
    );
    const told = isTwice ? written(to, language, timezone, { ...clockTime, timeZoneName: 'short' }) : time;
    return say(language, 'digest.hour', { time: asMarkdown(told) });
  }
  const clock = Number(time.slice(0, 2));
  if (clock < 5) return say(language, 'digest.night');
  if (clock < 12) return say(language, 'digest.morning');
  return say(language, clock < 18 ? 'digest.afternoon' : 'digest.evening');
}

/** By language, timezone and parts: making one takes 0.1 ms and more, and there are few. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** As many as are kept; there are some 400 timezones. */
const mostFormats = 500;

function written(
  at: number,
  language: Language,
  timezone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = JSON.stringify([language, timezone, options]);
  let format = formats.get(key);
  if (format === undefined) {
    if (formats.size >= mostFormats) formats.clear();
    format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: timezone });
    formats.set(key, format);
  }
  return format.format(at);
}
