import type { QuietHours } from './subscription.ts';

/** A span of quiet hours, [from, to) in ms since the epoch. */
export interface QuietSpan {
  readonly from: number;
  readonly to: number;
}

const clock = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?\s*(?:uur|u|h)?$/;
/** What may stand before the first time. */
const opening = /^(?:van|tussen|from|between)\s+/;

/** Reads `22:00-07:00` (also `22.00 – 7.00`, `22-7`, `van 22 uur tot 7 uur`); null for what is none, or begins when it ends. */
export function readQuietHours(text: string): QuietHours | null {
  const [from = '', to = '', ...rest] = text
    .trim()
    .toLowerCase()
    .replace(opening, '')
    .split(/\s*(?:[-–—]|tot|to|en|and)\s*/)
    .map((part) => part.trim());
  const times = [from, to].map((part) => clock.exec(part));
  const [first, last] = times.map((time) =>
    time === null ? null : `${time[1]?.padStart(2, '0')}:${time[2] ?? '00'}`,
  );
  if (rest.length > 0 || first == null || last == null || first === last) return null;
  return { from: first, to: last };
}

/**
 * The quiet span in which `at` (ms since the epoch) lies, null when it lies in none. It is quiet whenever a clock in
 * `timezone` shows a time of the span: a time that a clock shows twice counts from the first until the last of them, one
 * that it skips is the moment at which it does.
 */
export function quietSpanAt(quiet: QuietHours, timezone: string, at: number): QuietSpan | null {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();
  const nights = quiet.from < quiet.to ? 0 : 1;
  // A span that began yesterday may still last, and one of today may end tomorrow.
  for (const day of [today.subtract({ days: 1 }), today]) {
    const from = momentOf(day, quiet.from, timezone, 'earlier');
    const to = momentOf(day.add({ days: nights }), quiet.to, timezone, 'later');
    if (from <= at && at < to) return { from, to };
  }
  return null;
}

/** When a clock shows this time on this day, ms since the epoch. */
function momentOf(
  day: Temporal.PlainDate,
  time: string,
  timezone: string,
  which: 'earlier' | 'later',
): number {
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
  const found = wanted.toZonedDateTime(timezone, { disambiguation: which });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  const before = wanted.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? before).epochMilliseconds;
}
