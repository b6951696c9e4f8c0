import { readMonth } from './age.ts';
import { readLeadingStamp } from './page/leading-stamp.ts';

const timezone = 'Europe/Amsterdam';

/** When copy was captured, as the copy or its name says: a moment, or a span (a day, a month) in which it was. */
interface CaptureSpan {
  /** ms since the epoch, the span's first. */
  readonly from: number;
  /** ms since the epoch, just behind the span. */
  readonly to: number;
}

/**
 * The moment of capture that the copy or its file's name states, in ms since the epoch, or null when neither does.
 *
 * A moment in the name (`2025-05-19T1305`, `20250519-1305`) comes first: whoever saved the page wrote it. Then the day
 * in the site's own chrome (a weekday date above `Editie:`), then the day in the name, then the stamp that some
 * collections put before the text (` date 2025-11-06 `, ` date 2019-12 `). Dates inside the story itself say when it
 * was published, not when it was captured, and do not count.
 *
 * A stamp that names a day or a month only cannot say when in it: `writtenAt` (the file's modification time, ms) is
 * the better evidence where it lies within, and is returned then; else the middle of the day (12:00 in Amsterdam; of
 * a month: noon of its last day, since a page is captured after what is on it). Clock times without an offset are Amsterdam's.
 */
export function findCaptureStamp(text: string, name: string, writtenAt?: number): number | null {
  const span =
    findMomentInName(name) ?? findChromeDate(text) ?? findDayInName(name) ?? findLeadingStamp(text);
  if (span === null) return null;
  if (span.to - span.from <= 60_000) return span.from;
  if (writtenAt !== undefined && writtenAt >= span.from && writtenAt < span.to) return writtenAt;
  return noonBefore(span.to);
}

const dayFirst = '(?<![\\d])(20\\d{2})-?([01]\\d)-?([0-3]\\d)';
const momentInName = new RegExp(
  `${dayFirst}[T_ .-]?([0-2]\\d)[:.h-]?([0-5]\\d)(?:[:.-]?[0-5]\\d(?:[.,]\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?(?!\\d)`,
);
const dayInName = new RegExp(`${dayFirst}(?!\\d)`);

function findMomentInName(name: string): CaptureSpan | null {
  const match = momentInName.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, offset] = match;
  const local = `${year}-${month}-${day}T${hour}:${minute}`;
  return orNull(() => {
    const at =
      offset === undefined
        ? Temporal.PlainDateTime.from(local).toZonedDateTime(timezone).epochMilliseconds
        : Temporal.Instant.from(`${local}${offset}`).epochMilliseconds;
    return { from: at, to: at + 60_000 };
  });
}

function findDayInName(name: string): CaptureSpan | null {
  const match = dayInName.exec(name);
  return match ? makeSpan(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

const weekdayDate = /^(maan|dins|woens|donder|vrij|zater|zon)dag (\d{1,2}) (\p{L}+) (20\d{2})$/u;
const weekdays = ['maan', 'dins', 'woens', 'donder', 'vrij', 'zater', 'zon'];

/** The weekday date of the site's chrome: it stands right above `Editie:` and its weekday is right. */
function findChromeDate(text: string): CaptureSpan | null {
  // The chrome is at the top; what is beyond this is a story.
  const head = text.slice(0, 2_000);
  const edition = /^[ \t]*Editie:/m.exec(head);
  if (edition === null) return null;
  const above = head.slice(0, edition.index).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1).trim();
  const match = weekdayDate.exec(line);
  if (match === null) return null;
  const [, weekday, day, month, year] = match;
  const span = makeSpan(Number(year), readMonth(month ?? ''), Number(day));
  if (span === null) return null;
  const dayOfWeek = Temporal.Instant.fromEpochMilliseconds(span.from).toZonedDateTimeISO(timezone).dayOfWeek;
  return weekdays[dayOfWeek - 1] === weekday ? span : null;
}

function findLeadingStamp(text: string): CaptureSpan | null {
  return readLeadingStamp(text.slice(0, 200).trimStart());
}

/** The day in Amsterdam; null when there is none such. */
function makeSpan(year: number, month: number, day: number): CaptureSpan | null {
  return orNull(() => {
    const first = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    const behind = first.add({ days: 1 });
    return {
      from: first.toZonedDateTime(timezone).epochMilliseconds,
      to: behind.toZonedDateTime(timezone).epochMilliseconds,
    };
  });
}

function noonBefore(to: number): number {
  const lastDay = Temporal.Instant.fromEpochMilliseconds(to - 1)
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const noon = Temporal.PlainTime.from({ hour: 12 });
  return lastDay.toZonedDateTime({ timeZone: timezone, plainTime: noon }).epochMilliseconds;
}

function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
