import type { MovingTime, TimeUnit } from '../wire/query.ts';

/** `from`: the beginning of what was named; `to`: its end, so that `tot:gisteren` has yesterday in it. */
export type Bound = 'from' | 'to';

const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const englishWeekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
/** What four digits for the year can say. */
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T00:00:00Z');

/** Days by name, as so many days ago. */
const namedDays = new Map(
  Object.entries({ vandaag: 0, today: 0, gisteren: 1, yesterday: 1, eergisteren: 2 }),
);

const units: ReadonlyMap<string, TimeUnit> = new Map(
  Object.entries<TimeUnit>({
    min: 'minutes',
    minuut: 'minutes',
    minuten: 'minutes',
    minutes: 'minutes',
    u: 'hours',
    uur: 'hours',
    h: 'hours',
    hour: 'hours',
    hours: 'hours',
    d: 'days',
    dag: 'days',
    dagen: 'days',
    day: 'days',
    days: 'days',
    w: 'weeks',
    week: 'weeks',
    weken: 'weeks',
    weeks: 'weeks',
    mnd: 'months',
    maand: 'months',
    maanden: 'months',
    month: 'months',
    months: 'months',
    j: 'years',
    jaar: 'years',
    y: 'years',
    year: 'years',
    years: 'years',
  }),
);

/**
 * The moment, in ms since the epoch, that someone means by a time in the search language; null when it is none.
 * Takes `gisteren`, `vandaag`, `eergisteren`, `nu`, a weekday (the last one, today included), `3d` and the like (that
 * long ago), `2025-05-19`, `19-5-2025`, `19-5`, `19 mei`, `19 mei 2025`, `mei 2025`, `2025-05`, `2025`, `8:30` (today), and
 * a date with a time after `T` or a blank, with or without offset. A day without a year is the last one that has begun.
 */
export function readMoment(text: string, bound: Bound, now: number, timezone: string): number | null {
  const typed = foldTime(text);
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  try {
    const moment =
      readAgo(typed, here) ?? readInstant(typed) ?? readClock(typed, here) ?? readDays(typed, bound, here);
    return moment !== null && moment >= earliest && moment < latest ? moment : null;
  } catch (error) {
    // A date that no calendar has: 31-02, month 13, year 999999.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** More than a year: any time that is told from now is another one so long before. */
const longBefore = 400 * 86_400_000;

/**
 * How a time in the search language moves with the moment at which it is read; null for one that does not, and for what
 * is no time. `now` in ms since the epoch, `timezone` IANA.
 */
export function readMoving(text: string, bound: Bound, now: number, timezone: string): MovingTime | null {
  const typed = foldTime(text);
  const daysAgo = namedDays.get(typed);
  if (daysAgo !== undefined) return { kind: 'day', daysAgo };
  const weekday = weekdayOf(typed);
  if (weekday > 0) return { kind: 'weekday', weekday };
  const ago = countAgo(typed);
  if (ago !== null) return { kind: 'ago', ...ago };
  const at = readMoment(text, bound, now, timezone);
  const moves = at !== null && at !== readMoment(text, bound, now - longBefore, timezone);
  return moves ? { kind: 'typed', text: typed } : null;
}

function foldTime(text: string): string {
  return text.trim().toLowerCase().replaceAll('’', "'");
}

/** A day of the week by its name in Dutch or English, Monday 1; 0 for another word. */
function weekdayOf(typed: string): number {
  return Math.max(weekdays.indexOf(typed), englishWeekdays.indexOf(typed)) + 1;
}

function countAgo(typed: string): { readonly count: number; readonly unit: TimeUnit } | null {
  const match = /^(\d{1,4})\s*([a-z]+)(?:\s+(?:geleden|ago))?$/.exec(typed);
  const unit = units.get(match?.[2] ?? '');
  return match && unit ? { count: Number(match[1]), unit } : null;
}

function readAgo(typed: string, here: Temporal.ZonedDateTime): number | null {
  if (typed === 'nu' || typed === 'now') return here.epochMilliseconds;
  const ago = countAgo(typed);
  return ago === null ? null : here.subtract({ [ago.unit]: ago.count }).epochMilliseconds;
}

/** An instant with its own offset: exact. */
function readInstant(typed: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})$/.test(typed))
    return null;
  return Temporal.Instant.from(typed.toUpperCase().replace(' ', 'T')).epochMilliseconds;
}

/** A time of day, of today or after a date: exact. */
function readClock(typed: string, here: Temporal.ZonedDateTime): number | null {
  const match = /^(?:(.+?)(?:t|\s+))?(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:\s*uur)?$/.exec(
    typed,
  );
  if (!match) return null;
  const [, date, hour, minute, second = '0', fraction = '0'] = match;
  const day = date === undefined ? { start: here.toPlainDate() } : readSpan(date, here);
  if (!day || ('unit' in day && day.unit !== 'days')) return null;
  const time = Temporal.PlainTime.from(
    {
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      millisecond: Number(fraction.padEnd(3, '0')),
    },
    { overflow: 'reject' },
  );
  return day.start.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: time }).epochMilliseconds;
}

interface Span {
  readonly start: Temporal.PlainDate;
  readonly unit: 'days' | 'months' | 'years';
}

/** A day, month or year: its beginning or its end. */
function readDays(typed: string, bound: Bound, here: Temporal.ZonedDateTime): number | null {
  const span = readSpan(typed, here);
  if (!span) return null;
  const date = bound === 'from' ? span.start : span.start.add({ [span.unit]: 1 });
  return date.toZonedDateTime(here.timeZoneId).epochMilliseconds;
}

function readSpan(typed: string, here: Temporal.ZonedDateTime): Span | null {
  const today = here.toPlainDate();
  const daysAgo = namedDays.get(typed);
  if (daysAgo !== undefined) return { start: today.subtract({ days: daysAgo }), unit: 'days' };
  const weekday = weekdayOf(typed);
  if (weekday > 0) {
    return { start: today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 }), unit: 'days' };
  }
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed);
  if (iso) return spanOf(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?$/.exec(typed);
  if (dutch) return lastBegun(dutch[3], dutch[2], dutch[1], today);
  const named = /^(?:(\d{1,2})\s+)?([a-z]+)\.?(?:\s+(\d{4}))?$/.exec(typed);
  const month = named ? months.findIndex((names) => names.includes(named[2] ?? '')) + 1 : 0;
  return named && month > 0 ? lastBegun(named[3], String(month), named[1], today) : null;
}

function lastBegun(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  today: Temporal.PlainDate,
): Span {
  if (year !== undefined) return spanOf(year, month, day);
  const thisYear = spanOf(String(today.year), month, day);
  return Temporal.PlainDate.compare(thisYear.start, today) > 0
    ? spanOf(String(today.year - 1), month, day)
    : thisYear;
}

function spanOf(year: string | undefined, month: string | undefined, day: string | undefined): Span {
  const start = Temporal.PlainDate.from(
    { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
    { overflow: 'reject' },
  );
  return { start, unit: day !== undefined ? 'days' : month !== undefined ? 'months' : 'years' };
}
