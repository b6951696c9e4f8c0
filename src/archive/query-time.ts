import type { MovingTime, TimeUnit } from '../wire/query.ts';
import { countOfWord, namedDays, unitOf, weekdayOf } from './time-names.ts';
import { readSpan } from './time-span.ts';

/** `from`: the beginning of what was named; `to`: its end, so that `tot:gisteren` has yesterday in it. */
export type Bound = 'from' | 'to';

/** What four digits for the year can say. */
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T00:00:00Z');

/**
 * The moment, in ms since the epoch, that someone means by a time in the search language; null when it is none.
 * Takes `gisteren`, `vandaag`, `eergisteren`, `nu`, a weekday (the last one, today included), `afgelopen maandag` (before
 * today), `vorige week`, `deze maand`, `3d`, `twee dagen geleden` and the like (that long ago), `2025-05-19`, `19-5-2025`,
 * `19-5`, `19 mei`, `May 19, 2025`, `mei 2025`, `2025-05`, `2025`, `8:30` (today), and a date with a time after `T` or a
 * blank, with or without offset. A day without a year is the last one that has begun. docs/search.md lists them.
 */
export function readMoment(text: string, bound: Bound, now: number, timezone: string): number | null {
  const typed = foldTime(text);
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  try {
    const moment =
      readAgo(typed, here) ?? readInstant(typed) ?? readClock(typed, here) ?? readDays(typed, bound, here);
    return moment !== null && moment >= earliest && moment < latest ? moment : null;
  } catch (error) {
    // What no calendar has: month 0, so many years ago, 25:00.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Longer than from one 29 February to the next: any time that is told from now is another one so long before. */
const longBefore = 9 * 366 * 86_400_000;

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

/** A time as it was typed, with one blank between its words and without a comma or its like behind it. */
export function tidyTime(text: string): string {
  return text
    .replace(/[\s,;!?]+$/, '')
    .trim()
    .replace(/\s+/g, ' ');
}

function foldTime(text: string): string {
  return tidyTime(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** Of `m` at most this many are perhaps months, and it is not read; more are minutes. */
const mostMonths = 12;

function countAgo(typed: string): { readonly count: number; readonly unit: TimeUnit } | null {
  const match = /^(?:(\d{1,4}) ?|([a-z]+) )([a-z]+)(?: (?:geleden|ago))?$/.exec(typed);
  if (!match) return null;
  const count = match[1] === undefined ? countOfWord(match[2] ?? '') : Number(match[1]);
  if (match[1] === undefined && count === 0) return null;
  const name = match[3] ?? '';
  const unit = name === 'm' && count > mostMonths ? 'minutes' : unitOf(name);
  return unit ? { count, unit } : null;
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

/** A day, week, month or year: its beginning or its end. */
function readDays(typed: string, bound: Bound, here: Temporal.ZonedDateTime): number | null {
  const span = readSpan(typed, here);
  if (!span) return null;
  const date = bound === 'from' ? span.start : span.start.add({ [span.unit]: 1 });
  return date.toZonedDateTime(here.timeZoneId).epochMilliseconds;
}
