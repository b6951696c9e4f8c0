import type { TimeUnit } from '../wire/query.ts';

const weekdays = [
  ['maandag', 'monday', 'ma', 'mon'],
  ['dinsdag', 'tuesday', 'di', 'tue', 'tues'],
  ['woensdag', 'wednesday', 'wo', 'wed'],
  ['donderdag', 'thursday', 'do', 'thu', 'thur', 'thurs'],
  ['vrijdag', 'friday', 'vr', 'fri'],
  ['zaterdag', 'saturday', 'za', 'sat'],
  ['zondag', 'sunday', 'zo', 'sun'],
];
const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['maart', 'march', 'mrt', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augustus', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const numbers = [
  ['een', 'a', 'an', 'one'],
  ['twee', 'two'],
  ['drie', 'three'],
  ['vier', 'four'],
  ['vijf', 'five'],
  ['zes', 'six'],
  ['zeven', 'seven'],
  ['acht', 'eight'],
  ['negen', 'nine'],
  ['tien', 'ten'],
  ['elf', 'eleven'],
  ['twaalf', 'twelve'],
];

/** Days by name, as so many days ago. */
export const namedDays: ReadonlyMap<string, number> = new Map(
  Object.entries({ vandaag: 0, today: 0, gisteren: 1, yesterday: 1, eergisteren: 2 }),
);

const unitNames: Readonly<Record<TimeUnit, string>> = {
  minutes: 'min minuut minuten minute minutes',
  hours: 'u uur h hour hours',
  days: 'd dag dagen day days',
  weeks: 'w week weken weeks',
  months: 'mnd maand maanden month months',
  years: 'j jaar y year years',
};
const units: ReadonlyMap<string, TimeUnit> = new Map(
  (Object.keys(unitNames) as TimeUnit[]).flatMap((unit) =>
    unitNames[unit].split(' ').map((name) => [name, unit] as const),
  ),
);

/** A day of the week by its name in Dutch or English, Monday 1; 0 for another word. All names here in small letters. */
export function weekdayOf(name: string): number {
  return numberIn(weekdays, name);
}

/** What a day of the week is called, Monday 1; empty for none. */
export function weekdayName(weekday: number, language: 'nl' | 'en'): string {
  return weekdays[weekday - 1]?.[language === 'nl' ? 0 : 1] ?? '';
}

/** A month by its name in Dutch or English, January 1; 0 for another word. */
export function monthOf(name: string): number {
  return numberIn(months, name);
}

/** A unit of time by a name or sign in Dutch or English; undefined for another word. */
export function unitOf(name: string): TimeUnit | undefined {
  return units.get(name);
}

/** From one to twelve by the word in Dutch or English; 0 for another word. */
export function countOfWord(name: string): number {
  return numberIn(numbers, name);
}

function numberIn(lists: readonly (readonly string[])[], name: string): number {
  return lists.findIndex((names) => names.includes(name)) + 1;
}
