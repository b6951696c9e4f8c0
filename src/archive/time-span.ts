import { monthOf, namedDays, unitOf, weekdayOf } from './time-names.ts';

/** A day, week, month or year, by its first day. */
export interface Span {
  readonly start: Temporal.PlainDate;
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
}

/** Years between two that have a 29 February, at most: there is none in 2100. */
const mostLeap = 8;

/**
 * The day, week, month or year that is meant by a text in small letters, read on the day of `here`; null when it is none,
 * or no calendar has it. One without a year is the last that has begun.
 */
export function readSpan(typed: string, here: Temporal.ZonedDateTime): Span | null {
  const today = here.toPlainDate();
  const daysAgo = namedDays.get(typed);
  if (daysAgo !== undefined) return { start: today.subtract({ days: daysAgo }), unit: 'days' };
  const weekday = weekdayOf(typed);
  if (weekday > 0) {
    return { start: today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 }), unit: 'days' };
  }
  return readPeriod(typed, today) ?? readNumbers(typed, today) ?? readMonthName(typed, today);
}

/** `vorige week` (Monday to Sunday), `deze maand`, and `afgelopen maandag`: the last one before today. */
function readPeriod(typed: string, today: Temporal.PlainDate): Span | null {
  const match = /^(?:(deze|dit|this)|vorige|vorig|afgelopen|last|past) ([a-z]+)$/.exec(typed);
  if (!match) return null;
  const [, isThis, name = ''] = match;
  const weekday = isThis === undefined ? weekdayOf(name) : 0;
  if (weekday > 0) {
    return { start: today.subtract({ days: ((today.dayOfWeek - weekday + 6) % 7) + 1 }), unit: 'days' };
  }
  const unit = unitOf(name);
  const back = isThis === undefined ? 1 : 0;
  switch (unit) {
    case 'weeks':
      return { start: today.subtract({ days: today.dayOfWeek - 1, weeks: back }), unit };
    case 'months':
      return { start: today.with({ day: 1 }).subtract({ months: back }), unit };
    case 'years':
      return { start: today.with({ day: 1, month: 1 }).subtract({ years: back }), unit };
    default:
      return null;
  }
}

/** `2025-05-19`, `2025-05`, `2025`; `19-5-2025`, `19/5/25`, `19.5.2025`, `19-5`: the day comes first. */
function readNumbers(typed: string, today: Temporal.PlainDate): Span | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed);
  if (iso) return spanOf(Number(iso[1]), iso[2], iso[3]);
  // With points only before a year: `19.05` is a time of day.
  const dutch =
    /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(typed) ??
    /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(typed);
  return dutch ? lastBegun(dutch[3], dutch[2], dutch[1], today) : null;
}

/** `19 mei 2025`, `1e mei`, `1st May`, `mei 2025`, `mei`; and as in English `May 19`, `May 19, 2025`. */
function readMonthName(typed: string, today: Temporal.PlainDate): Span | null {
  const dayFirst = /^(?:(\d{1,2})(?:e|ste|de|st|nd|rd|th)? )?([a-z]+)\.?(?:,? (\d{4}))?$/.exec(typed);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:(?:, ?| )(\d{4}))?$/.exec(typed);
  const [name = '', day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]];
  const month = monthOf(name);
  return month > 0 ? lastBegun(year, String(month), day, today) : null;
}

function lastBegun(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  today: Temporal.PlainDate,
): Span | null {
  if (year !== undefined) return spanOf(fullYear(year), month, day);
  for (let back = 0; back <= mostLeap; back += 1) {
    const span = spanOf(today.year - back, month, day);
    if (span !== null && Temporal.PlainDate.compare(span.start, today) <= 0) return span;
  }
  return null;
}

/** Two digits are those of 1969 to 2068, as POSIX has it. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number + (number < 69 ? 2_000 : 1_900);
}

function spanOf(year: number, month: string | undefined, day: string | undefined): Span | null {
  const wanted = { year, month: Number(month ?? 1), day: Number(day ?? 1) };
  const start = Temporal.PlainDate.from(wanted);
  // A date that no calendar has becomes the nearest: 31-02, month 13.
  if (start.month !== wanted.month || start.day !== wanted.day) return null;
  return { start, unit: day !== undefined ? 'days' : month !== undefined ? 'months' : 'years' };
}
