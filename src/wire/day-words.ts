/** A day that is named by its place beside today. */
export type NamedDay =
  | { readonly kind: 'weekday' /** 1 is Monday. */; readonly weekday: number }
  | { readonly kind: 'ahead' /** 0 is today. */; readonly days: number }
  /** A part of a day: a time of day beside it may mean either half of it. */
  | { readonly kind: 'part' };

const weekdays: readonly string[] = [
  'ma mo mon maandag montag monday lundi',
  'di tue tues dinsdag dienstag tuesday mardi',
  'wo mi wed woensdag mittwoch wednesday mercredi',
  'do thu thur thurs donderdag donnerstag thursday jeudi',
  'vr fr fri vrijdag freitag friday vendredi',
  'za sa sat zaterdag samstag sonnabend saturday samedi',
  'zo so sun zondag sonntag sunday dimanche',
];
const today = 'vandaag heute today';
const tomorrow = 'morgen tomorrow demain';
const parts = 'tonight vanavond vannacht morgenochtend morgenmiddag morgenavond';

const days = new Map<string, NamedDay>([
  ...weekdays.flatMap((names, index) =>
    names.split(' ').map((name) => [name, { kind: 'weekday', weekday: index + 1 }] as const),
  ),
  ...today.split(' ').map((name) => [name, { kind: 'ahead', days: 0 }] as const),
  ...tomorrow.split(' ').map((name) => [name, { kind: 'ahead', days: 1 }] as const),
  ...parts.split(' ').map((name) => [name, { kind: 'part' }] as const),
]);

/** The day that a word (small letters) names, in Dutch, German, English or French; null when it names none. */
export function readDayName(word: string): NamedDay | null {
  return days.get(word) ?? null;
}

/**
 * The date that a named day is, said at `near` (ms) on the clock of `zone` (IANA): a weekday is the next one. Null where that
 * is not certain: of the weekday of `near` itself it may be today's or the next week's.
 */
export function dateOfDay(
  day: NamedDay,
  near: number,
  zone: string,
): { readonly day: number; readonly month: number; readonly year: string } | null {
  if (day.kind === 'part') return null;
  const said = Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO(zone).toPlainDate();
  const ahead = day.kind === 'ahead' ? day.days : (day.weekday - said.dayOfWeek + 7) % 7;
  if (day.kind === 'weekday' && ahead === 0) return null;
  const date = said.add({ days: ahead });
  return { day: date.day, month: date.month, year: String(date.year) };
}
