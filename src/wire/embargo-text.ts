import { type AgencyTime, fullYear, nearestYear, toTime } from './agency-time.ts';
import { readWholeMonth } from './time-words.ts';

const isoWithin = /\b(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/;
const clock =
  /(?<![\d.:/-])([01]?\d|2[0-4])(?:[.:h]([0-5]\d)|([0-5]\d)(?=\s*(?:h|hrs|hours|uur|u\b|gmt|utc|uhr|mez|mesz|cet|cest|bst|est|edt)|\s+(?:on\s+)?\p{L}{3,})|(?=\s*(?:uur|uhr|hrs|hours|[ap]\.?m\b)))(?!\d)(?:\s*(?:uur|uhr|hrs|hours|h\b|u\b))?(?:\s*(am|pm|a\.m\.|p\.m\.))?(?:\s*\(?(gmt|utc|mez|mesz|cet|cest|bst|est|edt)\b)?/iu;
const dayMonth =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,10})\.?(?:,?\s+(\d{4}))?(?![\p{L}\d])/giu;
const monthDay = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?!\d|[.:]\d\d)/giu;
const numeric = /(?<![\d.:])(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)/;

/**
 * Reads the moment that an embargo in words ends: `Embargoed to 0001 Friday September 9`,
 * `EMBARGO tot donderdag 12 maart 2026 06.00 uur`. Day and time of day must both be there. Without a zone it is in
 * `zone` (IANA); without a year it is the year nearest to `near` (ms since the epoch). Null when it cannot be read.
 */
export function readEmbargoText(text: string, zone: string, near: number): AgencyTime | null {
  const iso = isoWithin.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, offset] = iso;
    return toTime(
      { year: Number(year), month: Number(month), day: Number(day) },
      { hour: Number(hour), minute: Number(minute) },
      offset ?? zone,
    );
  }
  const date = findDate(text, near);
  if (date === null) return null;
  const time = findClock(date.without);
  if (time === null) return null;
  const { day, month, year } = date;
  const there = time.zone ?? zone;
  return year === null
    ? nearestYear(near, (one) => toTime({ year: one, month, day }, time, there))
    : toTime({ year, month, day }, time, there);
}

/** The first date in the text: of `tot 12 maart; zitting 13-03-2026` the 12th. */
function findDate(
  text: string,
  near: number,
): { day: number; month: number; year: number | null; without: string } | null {
  const found: { at: number; day: number; month: number; year: number | null; without: string }[] = [];
  const figures = numeric.exec(text);
  if (figures !== null) {
    const [whole, day, month, year] = figures;
    found.push({
      at: figures.index,
      day: Number(day),
      month: Number(month),
      year: fullYear(year ?? '', near),
      without: text.replace(whole, ' '),
    });
  }
  for (const [pattern, dayAt, monthAt] of [
    [dayMonth, 1, 2],
    [monthDay, 2, 1],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const month = readWholeMonth(match[monthAt] ?? '');
      if (month === null) continue;
      const year = match[3] === undefined ? null : Number(match[3]);
      const without = text.replace(match[0], ' on ');
      found.push({ at: match.index, day: Number(match[dayAt]), month, year, without });
      break;
    }
  }
  return found.reduce<(typeof found)[number] | null>(
    (first, one) => (first === null || one.at < first.at ? one : first),
    null,
  );
}

function findClock(text: string): { hour: number; minute: number; zone: string | null } | null {
  const match = clock.exec(text);
  if (match === null) return null;
  const [, hours, afterSign, glued, half, zone] = match;
  const afternoon = half?.toLowerCase().startsWith('p') ?? false;
  const hour = Number(hours) % 24;
  const shifted = half === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0);
  return { hour: shifted, minute: Number(afterSign ?? glued ?? 0), zone: zone ?? null };
}
