/** ` date 2025-11-06 ` before the text: the day or month that some collections put there. */
export interface LeadingStamp {
  /** How many UTF-16 units of the line it takes, with the blanks behind it. */
  readonly length: number;
  /** ms since the epoch: the day's or month's first, and the first behind it. */
  readonly from: number;
  readonly to: number;
  readonly precision: 'day' | 'month';
}

const stamp = /^date (20\d{2})-([01]\d)(?:-([0-3]\d))?(?:\s+|$)/;
const timezone = 'Europe/Amsterdam';

/** Reads the stamp at the start of a page's first line (blanks before it taken off); null when none stands there. */
export function readLeadingStamp(text: string): LeadingStamp | null {
  const match = stamp.exec(text);
  if (match === null) return null;
  const [whole, year, month, day] = match;
  try {
    const start = { year: Number(year), month: Number(month), day: Number(day ?? 1) };
    const first = Temporal.PlainDate.from(start, { overflow: 'reject' });
    const behind = first.add(day === undefined ? { months: 1 } : { days: 1 });
    return {
      length: whole.length,
      from: first.toZonedDateTime(timezone).epochMilliseconds,
      to: behind.toZonedDateTime(timezone).epochMilliseconds,
      precision: day === undefined ? 'month' : 'day',
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** True for the last line of copy that ends inside the stamp: `date 2025-1`. */
export function isCutStamp(text: string): boolean {
  return /^date(?: 2(?:0(?:\d(?:\d(?:-\d{0,2}(?:-\d?)?)?)?)?)?)?$/.test(text);
}

/** `ECONOMIE`: the word in capitals that can follow the stamp on its line. */
export function isStampTopic(text: string): boolean {
  return /^[\p{Lu}\d&/-]{2,20}(?: [\p{Lu}\d&/-]{1,20}){0,2}$/u.test(text);
}
