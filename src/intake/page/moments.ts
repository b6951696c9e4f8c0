import { longMonths, readAge, readMomentText } from '../../wire/age.ts';
import { dateAge } from '../../wire/age-instant.ts';
import { readHeadLine } from '../../wire/page/head-lines.ts';

/** The pages of Dutch sites, as the page parser reads them. */
const timezone = 'Europe/Amsterdam';
/** A clock may be ahead; what is further on is the time of something else. ms. */
const mostAhead = 3_600_000;
const hour = 3_600_000;
/** How far an age in a unit may be from the moment that it stands for, in ms. */
const slack = {
  minute: 5 * 60_000,
  hour: 2 * hour,
  day: 48 * hour,
  week: 14 * 24 * hour,
  month: 62 * 24 * hour,
  year: 731 * 24 * hour,
} as const;

/**
 * The age or moment that a text of a page states, as the page parser is to read it, or null when it states none:
 * `13 minuten geleden` as it stands, `Gepubliceerd: 8 juni 2026 14:05` as `8 juni 2026 14:05`. `datetime`: what the
 * mark-up says of it (ISO 8601); it takes the place of the text where both agree or only it can be read, since it is
 * exact. `capturedAt` in ms.
 */
export function readMoment(text: string, datetime: string | null, capturedAt: number): string | null {
  const stated = text.length <= 80 ? findMoment(text) : null;
  const exact = datetime === null ? null : writeMoment(datetime, capturedAt);
  if (exact === null || stated === null) return stated ?? (text.length <= 80 ? (exact?.text ?? null) : null);
  const age = readAge(stated) ?? readMomentText(stated)?.age ?? null;
  const dated = age === null ? null : dateAge(age, capturedAt);
  if (dated === null) return exact.text;
  const apart = Math.abs(dated.publishedAt - exact.at);
  return apart <= slack[dated.precision] || isOtherClock(apart) ? exact.text : stated;
}

/** A clock of another zone shows the same moment: servers write UTC where the mark-up says so and readers' scripts mend it. */
function isOtherClock(apart: number): boolean {
  return apart % hour === 0 && apart <= 14 * hour;
}

/** True for the words of an age alone, such as stand behind a text: `13 minuten geleden`, `2 uur geleden`. */
export function isPlainAge(text: string): boolean {
  return text.length <= 40 && /^\d/.test(text) && readAge(text) !== null;
}

/** What can stand before an age: `Geplaatst: 13 minuten geleden`. */
const labelled =
  /^(?:(?:laatste? )?(?:gepubliceerd|geplaatst|bijgewerkt|aangepast|gewijzigd|update|updated|published|posted))(?: op| om)?\s?:?\s/iu;

function findMoment(text: string): string | null {
  if (readAge(text) !== null) return text;
  const bare = text.replace(labelled, '');
  if (bare !== text && readAge(bare) !== null) return bare;
  const moment = readMomentText(text);
  if (moment !== null && moment.length === text.length) return text;
  return readHeadLine(text)?.moment ?? null;
}

interface Written {
  readonly text: string;
  readonly at: number;
}

/**
 * A moment of mark-up (`2026-06-08T14:05:00+02:00`, `2026-06-08`) in the words of the page parser: `8 juni 2026 14:05`, on
 * Amsterdam's clock. Null for what is none, lies ahead, or is an hour that the clock shows twice.
 */
export function writeMoment(datetime: string, capturedAt: number): Written | null {
  const text = datetime.trim();
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      const day = Temporal.PlainDate.from(text);
      const at = day.toZonedDateTime(timezone).epochMilliseconds;
      return at > capturedAt ? null : { text: dayWords(day), at };
    }
    if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
    const at = readInstant(text);
    if (at.epochMilliseconds > capturedAt + mostAhead) return null;
    const there = at.toZonedDateTimeISO(timezone).round({ smallestUnit: 'minute', roundingMode: 'floor' });
    const isTwice =
      there.toPlainDateTime().toZonedDateTime(timezone).epochMilliseconds !== there.epochMilliseconds;
    if (isTwice) return null;
    const clock = `${pad(there.hour)}:${pad(there.minute)}`;
    return { text: `${dayWords(there.toPlainDate())} ${clock}`, at: there.epochMilliseconds };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Without an offset it is on the site's own clock. */
function readInstant(text: string): Temporal.Instant {
  const mended = text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(mended)
    ? Temporal.Instant.from(mended)
    : Temporal.PlainDateTime.from(mended).toZonedDateTime(timezone).toInstant();
}

const months = longMonths;

function dayWords(day: Temporal.PlainDate): string {
  return `${day.day} ${months[day.month - 1]} ${day.year}`;
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}
