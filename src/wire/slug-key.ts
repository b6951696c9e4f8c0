/**
 * The identity of a story in formats that name it by its slug alone (IPTC 7901, ANPA 1312): service, day and slug. A
 * lead, a correction and a kill repeat the slug of what they follow; on another day the same slug is another story.
 */
export function slugKey(service: string, slug: string, day: string): string {
  const plain = slug.toLowerCase().replace(/^\/+/, '').replace(/\s+/g, ' ');
  return `${service.toLowerCase()}:${day}:${plain}`;
}

const dayInKey = /^([^:]*:)(\d{4}-\d{2}-\d{2})(:.*)$/s;

/**
 * The same slug's keys on the day before and the day after: a kill or a lead that is sent past midnight has the next day
 * in its key. None for a key that is not made by `slugKey`.
 */
export function slugKeysAround(key: string): readonly string[] {
  const [, service, day, slug] = dayInKey.exec(key) ?? [];
  if (service === undefined || day === undefined || slug === undefined) return [];
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(noon)) return [];
  return [-1, 1].map((days) => {
    const other = new Date(noon + days * 86_400_000).toISOString().slice(0, 10);
    return `${service}${other}${slug}`;
  });
}

/** The day (`2026-11-20`) of a moment in ms, on the clock of an IANA zone. */
export function dayOf(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}
