/** The first eight o'clock in the morning after `now` (both ms since the epoch) in `timezone`. */
export function nextEight(now: number, timezone: string): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  const eight = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: timezone, plainTime: '08:00' }).epochMilliseconds;
  const today = eight(here.toPlainDate());
  return today > now ? today : eight(here.toPlainDate().add({ days: 1 }));
}
