const minute = 60_000;

/**
 * A schedule in the words of this oracle: at which local times, on which days. `cron` is what Telex gets for it. Nothing
 * here asks croner, nor the code under test.
 */
export interface Timetable {
  readonly name: string;
  readonly cron: string;
  /** Minutes past the hour. */
  readonly minutes: readonly number[];
  /** Local hours; null for each hour that passes, in real time, also where the clock changes. */
  readonly hours: readonly number[] | null;
  /** Days of the week as Temporal counts them, 1 for Monday; null for each. */
  readonly weekdays: readonly number[] | null;
  /** Days of the month; null for each. */
  readonly days?: readonly number[];
}

/**
 * The slots of a timetable after `from`, up to and with `to`, ascending, all in ms since the epoch. A local time that the clock
 * skips comes at the first moment there is after the gap; one that comes twice counts once, the first time.
 */
export function reckonSlots(timetable: Timetable, timezone: string, from: number, to: number): number[] {
  const { hours } = timetable;
  const slots =
    hours === null ? eachHour(timetable, timezone, from, to) : atHours(timetable, hours, timezone, from, to);
  return [...new Set(slots)].filter((slot) => slot > from && slot <= to).toSorted((a, b) => a - b);
}

function eachHour(timetable: Timetable, timezone: string, from: number, to: number): number[] {
  const slots: number[] = [];
  // No timezone of today lies off the quarter of an hour, and the timetables here name only such minutes.
  for (let at = Math.ceil(from / (15 * minute)) * 15 * minute; at <= to; at += 15 * minute) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
    if (timetable.minutes.includes(local.minute) && isOn(timetable, local.toPlainDate())) slots.push(at);
  }
  return slots;
}

function atHours(
  timetable: Timetable,
  hours: readonly number[],
  timezone: string,
  from: number,
  to: number,
): number[] {
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();
  const slots: number[] = [];
  const last = dayOf(to).add({ days: 1 });
  for (
    let date = dayOf(from).subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (!isOn(timetable, date)) continue;
    for (const hour of hours) {
      for (const past of timetable.minutes) {
        const local = date.toPlainDateTime({ hour, minute: past });
        const slot = local.toZonedDateTime(timezone, { disambiguation: 'compatible' });
        const isThere = slot.toPlainDateTime().equals(local);
        // The change itself counts as before: a time at the very start of the gap comes at that moment.
        const moment = isThere ? slot : slot.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
        if (moment !== null) slots.push(moment.epochMilliseconds);
      }
    }
  }
  return slots;
}

function isOn({ weekdays, days }: Timetable, date: Temporal.PlainDate): boolean {
  return (weekdays?.includes(date.dayOfWeek) ?? true) && (days?.includes(date.day) ?? true);
}
