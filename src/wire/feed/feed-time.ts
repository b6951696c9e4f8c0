import { type AgencyTime, readIsoTime, readMonth, toTime } from '../agency-time.ts';

const rfc822 =
  /^(?:\p{L}{2,10}\.?,?\s+)?(\d{1,2})[\s-](\p{L}{3,10})\.?,?[\s-](\d{4}|\d{2})(?!\d)(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(?:\(?([A-Z]{1,5}|[+-]\d{1,2}:?\d{2})\)?)?/iu;

/**
 * Reads a feed's time: RFC 3339 of Atom and JSON Feed, RFC 822 of RSS with the liberties that feeds take (no weekday,
 * two digits for the year, Dutch and German months, no time). Without a zone it is in `zone` (IANA). Null when it is none.
 */
export function readFeedTime(text: string | null, zone: string): AgencyTime | null {
  if (text === null) return null;
  const iso = readIsoTime(text, zone);
  if (iso !== null) return iso;
  const parts = rfc822.exec(text.trim());
  if (parts === null) return null;
  const [, day, monthName, year, hour, minute, second, offset] = parts;
  const month = readMonth(monthName ?? '');
  if (month === null || year === undefined) return null;
  // RFC 2822, 4.3: two digits below 50 are of this century.
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const date = { year: full, month, day: Number(day) };
  const there = offset === undefined ? zone : offset.replace(/^([+-])(\d):?(\d\d)$/, '$10$2:$3');
  if (hour === undefined) return toTime(date, null, zone);
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  return toTime(date, clock, there) ?? toTime(date, clock, zone);
}
