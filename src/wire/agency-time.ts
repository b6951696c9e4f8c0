import type { Precision } from './item.ts';
import { findZoneByAbbreviation } from './zone-names.ts';

/** A moment as copy gives it. */
export interface AgencyTime {
  /** ms since the epoch. A time that is known to the day only is that day's start in its zone. */
  readonly at: number;
  readonly precision: Precision;
}

const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:([T ]?)(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads ISO 8601 in its extended and basic forms and the mixtures of both that agencies send (`20181210T123731+0100`,
 * `2017-10-11T10:41:00+0100`, `20190121T102721`, `20150103`). Without an offset it is in `zone` (IANA), where an hour
 * that a clock change skips or doubles is read as Temporal's `compatible` does. NITF's `YYYYMMDD000000-HHMM` (no T, no
 * time) is known to the day. Null when it is no time.
 */
export function readIsoTime(text: string | null | undefined, zone: string): AgencyTime | null {
  const parts = iso.exec(text?.trim() ?? '');
  if (parts === null) return null;
  const [, year, month, day, mark, hour, minute, second, offset] = parts;
  const noTime = hour === undefined || (mark === '' && `${hour}${minute}${second ?? '00'}` === '000000');
  const time = noTime ? null : { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  return toTime({ year: Number(year), month: Number(month), day: Number(day) }, time, offset ?? zone);
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface ClockParts {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
}

/** A day and, when known, a time of day in a zone (IANA, `GMT` or an offset such as `+01:00`); null when there is no such day. */
export function toTime(day: DayParts, clock: ClockParts | null, zone: string): AgencyTime | null {
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' });
    const at = clock === null ? undefined : Temporal.PlainTime.from(clock, { overflow: 'reject' });
    const zoned = date.toZonedDateTime({ timeZone: toIanaZone(zone), plainTime: at });
    return { at: zoned.epochMilliseconds, precision: clock === null ? 'day' : 'minute' };
  } catch {
    // Temporal throws RangeError for what is no day, time or zone; all three come from outside.
    return null;
  }
}

function toIanaZone(zone: string): string {
  const named = findZoneByAbbreviation(zone);
  if (named !== null) return named;
  const offset = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  return offset ? `${offset[1]}:${offset[2] ?? '00'}` : zone;
}

/** True for an abbreviation such as `GMT` or `MESZ`. */
function isZoneName(text: string): boolean {
  return findZoneByAbbreviation(text) !== null;
}

/** The first three letters of months as English, German, French, Dutch, Italian and Spanish desks write them. */
const months: readonly string[] = [
  'jan jän gen ene',
  'feb fév fev',
  'mar mär mae maa mrt mrz',
  'apr avr abr',
  'may mai mei mag',
  'jun jui giu',
  'jul lug',
  'aug aoû aou ago',
  'sep set',
  'oct okt ott',
  'nov',
  'dec dez déc dic',
];

/** The number of a month (1 to 12) from its name or abbreviation, in six languages; null when it is none. */
export function readMonth(name: string): number | null {
  const word = name.toLowerCase().normalize('NFC');
  if (/^jui?l/.test(word)) return 7;
  const index = months.findIndex((starts) => starts.split(' ').includes(word.slice(0, 3)));
  return index < 0 ? null : index + 1;
}

const wireTrailer = /^(\d{2})(\d{2})(\d{2})\s+(?:(\p{L}{1,4})\s+)?(\p{L}{3,9})\.?(?:\s+(\d{2}|\d{4}))?$/u;

/**
 * Reads the time that ends an IPTC 7901 message: day, hour and minute, a zone or none, month, year: `131137 GMT Nov 13`
 * is 13 November 2013, 11:37. Without a zone it is in `zone`; a year of two digits is of the century nearest to
 * `near` (ms since the epoch), and without a year it is the year nearest to it. Null when it is no such time.
 */
export function readWireTrailer(line: string, zone: string, near: number): AgencyTime | null {
  const parts = wireTrailer.exec(line.trim());
  if (parts === null) return null;
  const [, day, hour, minute, zoneName, monthName, year] = parts;
  const month = readMonth(monthName ?? '');
  if (month === null || (zoneName !== undefined && !isZoneName(zoneName))) return null;
  const clock = { hour: Number(hour), minute: Number(minute) };
  const there = zoneName ?? zone;
  if (year !== undefined) {
    return toTime({ year: fullYear(year, near), month, day: Number(day) }, clock, there);
  }
  return nearestYear(near, (one) => toTime({ year: one, month, day: Number(day) }, clock, there));
}

/** The year that two digits stand for: of the three centuries about `near` (ms), the one that brings it nearest. */
export function fullYear(digits: string, near: number): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  const now = new Date(near).getUTCFullYear();
  const century = now - (now % 100);
  const candidates = [century - 100 + year, century + year, century + 100 + year];
  return candidates.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
}

/** A time of which only the year is unknown, in the year that brings it nearest to `near` (ms since the epoch). */
export function nearestYear(near: number, inYear: (year: number) => AgencyTime | null): AgencyTime | null {
  const now = new Date(near).getUTCFullYear();
  let best: AgencyTime | null = null;
  for (const year of [now - 1, now, now + 1]) {
    const time = inYear(year);
    if (time !== null && (best === null || Math.abs(time.at - near) < Math.abs(best.at - near))) best = time;
  }
  return best;
}
