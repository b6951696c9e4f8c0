import { type AgencyTime, fullYear, nearestYear, toTime } from './agency-time.ts';
import { dateOfDay, type NamedDay } from './day-words.ts';
import { type DayInWords, readTimeParts, type TimePart } from './time-words.ts';

/** Whose clock an embargo in words can be on. */
export interface EmbargoClocks {
  /** IANA zone of a time that names no clock: the agency's. */
  readonly zone: string;
  /** IANA zone of `local time`; null when the place is not known. */
  readonly local: string | null;
}

interface ClockAt {
  readonly hour: number;
  readonly minute: number;
  /** Undefined until the copy names one; null for one that is not known. */
  zone: string | null | undefined;
}

/**
 * Reads the moment that an embargo in words ends: `Embargoed to 0001 Friday September 9`,
 * `EMBARGO tot donderdag 12 maart 2026 06.00 uur`, `Embargoed until 6:00 a.m. ET on 12 March`. Day and time of day must
 * both be there and be one each; a weekday alone, `morgen` and `vandaag` are days as seen from `near` (`dateOfDay`), the last of several times of day; without a zone it is the agency's. Without a year it
 * is the year nearest to `near` (ms since the epoch). Null when it cannot be read, which is also when a word about it,
 * or a clock, is not known: a time read on another clock would lift the embargo early.
 */
export function readEmbargoText(text: string, clocks: EmbargoClocks, near: number): AgencyTime | null {
  const found = collectParts(readTimeParts(text), clocks);
  if (found === null) return null;
  const times = found.clocks.map((clock) => {
    const zone = clock.zone === undefined ? clocks.zone : clock.zone;
    const date = zone === null ? null : (found.date ?? (found.day && dateOfDay(found.day, near, zone)));
    return zone === null || date === null ? null : toMoment(date, clock, zone, near);
  });
  return times.reduce((last, time) =>
    last === null || time === null ? null : time.at > last.at ? time : last,
  );
}

/** The day and the times of day that a text names first; null when one is missing or a word between is not known. */
function collectParts(
  parts: readonly TimePart[],
  { local }: EmbargoClocks,
): {
  readonly date: DayInWords | null;
  readonly day: NamedDay | null;
  readonly clocks: readonly [ClockAt, ...ClockAt[]];
} | null {
  let date: DayInWords | null = null;
  let day: NamedDay | null = null;
  const times: ClockAt[] = [];
  let early: string | null | undefined;
  let isOpen = true;
  let hasGap = false;
  let before: TimePart | null = null;
  for (const part of parts) {
    const begun = date !== null || day !== null || times.length > 0;
    const complete = (date !== null || day !== null) && times.length > 0;
    if (part.kind === 'end') {
      if (complete) break;
      if (begun) return null;
      hasGap = false;
    } else if (!isOpen) {
      // Behind another word only what speaks of time could change it.
      if (part.kind === 'zone' || part.kind === 'clock' || part.kind === 'unreadable') return null;
    } else if (part.kind === 'date') {
      if (hasGap || (date !== null && !isSameDay(date, part.date))) return null;
      date ??= part.date;
    } else if (part.kind === 'day' && part.named !== null) {
      // Beside a date it only says which day of the week that is; two of them are a night or a weekend.
      if (hasGap || (day !== null && !isSameNamed(day, part.named))) return null;
      day ??= part.named;
    } else if (part.kind === 'clock') {
      if (hasGap) return null;
      times.push({ hour: part.hour, minute: part.minute, zone: times.length === 0 ? early : undefined });
    } else if (part.kind === 'zone') {
      const zone = part.zone === 'local' ? local : part.zone;
      const last = times.at(-1);
      if (last === undefined) early = zone;
      // `6 a.m. EST (New York time)`: two names must be one clock's, and nobody could tell that they are.
      else if (last.zone === undefined) last.zone = zone;
      else if (last.zone !== zone && part.zone !== 'local') return null;
    } else if (part.kind === 'unreadable' || (part.kind === 'figure' && begun)) {
      return null;
    } else if (part.kind === 'until' && !begun) {
      hasGap = false;
    } else if (part.kind === 'other' || part.kind === 'figure' || (part.kind === 'filler' && begun)) {
      if (!begun) hasGap = true;
      else if (!complete || isOfTime(part, before)) return null;
      else isOpen = false;
    }
    before = part;
  }
  const [first, ...others] = times;
  if ((date === null && day === null) || first === undefined) return null;
  return { date, day, clocks: [first, ...others] };
}

/** Whether an unknown word may be a clock's name: it follows a time of day, or is an abbreviation in capitals. */
function isOfTime(part: TimePart, before: TimePart | null): boolean {
  if (part.kind === 'filler') return false;
  const isAbbreviation = /^[A-Z]{2,5}$/.test(part.text);
  return (part.glued && before?.kind === 'clock') || isAbbreviation;
}

function isSameNamed(one: NamedDay, other: NamedDay): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSameDay(one: DayInWords, other: DayInWords): boolean {
  return one.day === other.day && one.month === other.month;
}

function toMoment(date: DayInWords, clock: ClockAt, zone: string, near: number): AgencyTime | null {
  const { day, month } = date;
  if (date.mayBeMonthFirst === true && zone.startsWith('America/')) return null;
  const at = (year: number) => {
    if (clock.hour < 24)
      return toTime({ year, month, day }, { hour: clock.hour, minute: clock.minute }, zone);
    // 24.00 is the start of the day after, on the same clock.
    const next = nextDay({ year, month, day });
    return next === null ? null : toTime(next, { hour: 0, minute: 0 }, zone);
  };
  return date.year === null ? nearestYear(near, at) : at(fullYear(date.year, near));
}

function nextDay(day: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): { readonly year: number; readonly month: number; readonly day: number } | null {
  try {
    const {
      year,
      month,
      day: number,
    } = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: 1 });
    return { year, month, day: number };
  } catch {
    // There is no such day; the copy gives it.
    return null;
  }
}
