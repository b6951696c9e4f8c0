/**
 * The identity of a story in formats that name it by its slug alone (IPTC 7901, ANPA 1312): service, day and slug. A
 * lead, a correction and a kill repeat the slug of what they follow; on another day the same slug is another story.
 */
export function slugKey(service: string, slug: string, day: string): string {
  const plain = slug.toLowerCase().replace(/^\/+/, '').replace(/\s+/g, ' ');
  return `${service.toLowerCase()}:${day}:${plain}`;
}

/** The day (`2026-11-20`) of a moment in ms, on the clock of an IANA zone. */
export function dayOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
