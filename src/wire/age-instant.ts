import type { Age, CalendarDate, ClockTime } from './age.ts';
import type { Precision } from './item.ts';

/** An age as an instant. */
export interface DatedAge {
  /** ms since the epoch. */
  readonly publishedAt: number;
  /** How exactly that is known: the unit in which the page counted. */
  readonly precision: Precision;
}

/** The pages and agencies of WIRE.md are Dutch; their clocks are. */
const timezone = 'Europe/Amsterdam';

/**
 * What `age` amounts to on a page that was captured at `capturedAt` (ms since the epoch). Seconds, minutes and hours
 * are counted exactly; days, weeks, months and years on the calendar of Europe/Amsterdam, so that `1 dag geleden` is
 * the same clock time the day before, also when a DST change lies between. A date without a clock time is that day's
 * start; a clock time without a date, or a date without a year, is the latest one not after the capture.
 * Null when there is no such moment (`31 april`) or it lies outside what a date can hold.
 */
export function dateAge(age: Age, capturedAt: number): DatedAge | null {
  try {
    const captured = Temporal.Instant.fromEpochMilliseconds(capturedAt);
    return age.kind === 'ago'
      ? countBack(captured, age.amount, age.unit)
      : findOnCalendar(captured.toZonedDateTimeISO(timezone), age.date, age.time);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function countBack(captured: Temporal.Instant, amount: number, unit: string): DatedAge {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    const at = captured.subtract({ [`${unit}s`]: amount });
    return { publishedAt: at.epochMilliseconds, precision: unit === 'hour' ? 'hour' : 'minute' };
  }
  const at = captured.toZonedDateTimeISO(timezone).subtract({ [`${unit}s`]: amount });
  return { publishedAt: at.epochMilliseconds, precision: unit as Precision };
}

function findOnCalendar(
  captured: Temporal.ZonedDateTime,
  date: CalendarDate | null,
  time: ClockTime | null,
): DatedAge | null {
  const precision: Precision = time === null ? 'day' : 'minute';
  const plainTime = Temporal.PlainTime.from({ hour: time?.hour ?? 0, minute: time?.minute ?? 0 });
  const at = (day: Temporal.PlainDate): DatedAge => ({
    publishedAt: day.toZonedDateTime({ timeZone: timezone, plainTime }).epochMilliseconds,
    precision,
  });
  const today = captured.toPlainDate();
  if (date === null) {
    const found = at(today);
    return found.publishedAt <= captured.epochMilliseconds ? found : at(today.subtract({ days: 1 }));
  }
  // `gisteren` is `1 dag geleden`: somewhere in that day.
  if ('daysBack' in date && date.daysBack > 0 && time === null) {
    return countBack(captured.toInstant(), date.daysBack, 'day');
  }
  if ('daysBack' in date) return at(today.subtract({ days: date.daysBack }));
  if (date.year !== null) {
    return at(Temporal.PlainDate.from({ ...date, year: date.year }, { overflow: 'reject' }));
  }
  // 29 February may have to be sought a few years back.
  for (let year = today.year; year > today.year - 9; year -= 1) {
    const monthDay = { day: date.day, month: date.month, year };
    const day = Temporal.PlainDate.from(monthDay, { overflow: 'constrain' });
    if (day.day !== date.day) continue;
    const found = at(day);
    if (found.publishedAt <= captured.epochMilliseconds) return found;
  }
  return null;
}
