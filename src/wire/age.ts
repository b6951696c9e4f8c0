import { detachText } from './detach-text.ts';

/** Units in which a page counts ages. */
export type AgeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** An age as the page states it, not yet an instant. */
export type Age =
  /** `3 uur geleden`. */
  | { readonly kind: 'ago'; readonly amount: number; readonly unit: AgeUnit }
  /** A clock time, a date or both: `9:31`, `gisteren 14.05`, `18 juni 2020`, `7-10-2016, 9:23`. */
  | { readonly kind: 'calendar'; readonly date: CalendarDate | null; readonly time: ClockTime | null };

/** A date as it is written: `daysBack` for `gisteren`, else day and month with or without their year. */
export type CalendarDate =
  | { readonly daysBack: number }
  | { readonly day: number; readonly month: number; readonly year: number | null };

/** A time of the day: hours 0 to 23, minutes 0 to 59. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

const units: readonly (readonly [AgeUnit, string])[] = [
  ['second', 'seconden|seconde|sec|s'],
  ['minute', 'minuten|minuut|minuutje|min|m'],
  ['hour', 'uren|uur|u'],
  ['day', 'dagen|dag|d'],
  ['week', 'weken|week|w'],
  ['month', 'maanden|maand|mnd'],
  ['year', 'jaren|jaar|jr|j'],
];
/** What each word for a unit stands for: `minuten`, `min`, `m`. */
export const unitOf: ReadonlyMap<string, AgeUnit> = new Map(
  units.flatMap(([unit, names]) => names.split('|').map((name): [string, AgeUnit] => [name, unit])),
);
const unitNames = units.map(([, names]) => names).join('|');

/** Amounts in words: `een`, `enkele`. */
export const numbers: ReadonlyMap<string, number> = new Map([
  ['een', 1],
  ['één', 1],
  ['een paar', 3],
  ['enkele', 3],
  ['twee', 2],
  ['drie', 3],
  ['vier', 4],
  ['vijf', 5],
  ['zes', 6],
]);

/** What can stand before an age, with the blank behind it; a part of a regular expression. */
export const about = '(?:ongeveer|circa|ca\\.|bijna|ruim|meer dan|minder dan) ';
const digitsAgo = new RegExp(`^(?:${about})?(\\d{1,4}) ?(${unitNames})\\.? geleden$`);
const wordsAgo = new RegExp(`^(?:${about})?(${[...numbers.keys()].join('|')}) (${unitNames}) geleden$`);
const shortMonths = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
/** The months in full, January first. */
export const longMonths: readonly string[] =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'.split('|');

/** One age text reads the same everywhere; pages use few of them. Emptied when it grows beyond what pages use. */
const readings = new Map<string, Age | null>();

/**
 * Reads an age that stands alone: `13 minuten geleden`, `ongeveer 2 uur geleden`, `28 min geleden`, `een uur geleden`,
 * `zojuist`, `gisteren`. Capitals and no-break spaces make no difference. Null for everything else: clock times and
 * dates are read by `readMomentText`, and prose (`twee weken geleden.`) is no age.
 */
export function readAge(text: string): Age | null {
  if (text.length > 48) return null;
  const held = readings.get(text);
  if (held !== undefined) return held;
  const age = readAgeText(text.replace(/[\s\u00a0\u202f]+/g, ' ').trim());
  if (readings.size >= 20_000) readings.clear();
  readings.set(detachText(text), age);
  return age;
}

function readAgeText(text: string): Age | null {
  const ago = digitsAgo.exec(text.toLowerCase());
  if (ago) return makeAgo(Number(ago[1]), ago[2] ?? '');
  // In words only in small letters: `Twee weken geleden` on a line of its own is a subhead.
  const words = wordsAgo.exec(text);
  if (words) return makeAgo(numbers.get(words[1] ?? '') ?? 1, words[2] ?? '');
  switch (text.toLowerCase()) {
    case 'zojuist':
    case 'zonet':
    case 'een ogenblik geleden':
      return { kind: 'ago', amount: 0, unit: 'minute' };
    case 'vandaag':
      return { kind: 'calendar', date: { daysBack: 0 }, time: null };
    case 'gisteren':
      return { kind: 'calendar', date: { daysBack: 1 }, time: null };
    case 'eergisteren':
      return { kind: 'calendar', date: { daysBack: 2 }, time: null };
    default:
      return null;
  }
}

function makeAgo(amount: number, unitName: string): Age | null {
  const unit = unitOf.get(unitName);
  return unit === undefined ? null : { kind: 'ago', amount, unit };
}

/** What follows the figures of a page's ordinary ages, and what tells them from each other. */
const plainForms = [
  'minuten',
  'minuut',
  'uur',
  'dagen',
  'dag',
  'weken',
  'week',
  'maanden',
  'maand',
  'jaar',
].map((unit) => ({ second: unit.charCodeAt(1), length: unit.length, text: ` ${unit} geleden` }));

/** An ordinary age: `amount * 16 + form`. A number, so that the reader of a page need not cut a text out of its line. */
export type PlainAge = number;

/**
 * Reads an ordinary age at the start of a line, glued to the next story or alone: `13 minuten geleden`. -1 when none
 * stands there; other forms are left to `measureLeadingAge`.
 */
export function readPlainAge(line: string): PlainAge {
  let amount = line.charCodeAt(0) - 0x30;
  if (!(amount >= 1 && amount <= 9)) return -1;
  let i = 1;
  for (; i < 4; i += 1) {
    const digit = line.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    amount = amount * 10 + digit;
  }
  const second = line.charCodeAt(i + 2);
  for (let form = 0; form < plainForms.length; form += 1) {
    const plain = plainForms[form];
    if (plain === undefined || plain.second !== second) continue;
    if (line.charCodeAt(i + 1 + plain.length) !== 0x20 || !line.startsWith(plain.text, i)) continue;
    const end = i + plain.text.length;
    return end === line.length || !endsAsProse(line.charAt(end)) ? amount * 16 + form : -1;
  }
  return -1;
}

/** The age as it stood: `13 minuten geleden`. */
export function writePlainAge(age: PlainAge): string {
  return `${age >> 4}${plainForms[age & 15]?.text ?? ''}`;
}

/** Behind an age, a blank or a sign of punctuation shows that it is part of a sentence. */
function endsAsProse(char: string): boolean {
  return char <= '/' ? ' \t!)-.,/'.includes(char) : /[\s:;?\]…»]/u.test(char);
}

/** `zojuistAMERSFOORT`, `zojuist‘s-HEERENHOEK`: a name right behind the word begins the next story. */
const gluedWord =
  /^(?:[Zz]ojuist|[Zz]onet|[Gg]isteren|[Ee]ergisteren|[Vv]andaag)(?=\p{Lu}|['‘’](?:$|[sStT](?:[- ]|$))|\[)/u;

/**
 * The length of the age at the start of a line, in UTF-16 units, or 0 when none stands there. The age ends the line,
 * or the next story is glued to it (`13 minuten geledenGAZA-STAD`). Before a blank or a sign of punctuation
 * (`2 weken geleden was`, `twee weken geleden.`) it is prose.
 */
export function measureLeadingAge(line: string): number {
  const word = gluedWord.exec(line);
  if (word !== null) return word[0].length;
  const at = line.slice(0, 48).indexOf('geleden');
  if (at < 0) return line.length <= 20 && readAge(line) !== null ? line.length : 0;
  const end = at + 7;
  if (end < line.length && endsAsProse(line.charAt(end))) return 0;
  return readAge(line.slice(0, end)) === null ? 0 : end;
}

const time = '(\\d{1,2})[.:](\\d{2})(?::\\d{2})?(?:\\s?(?:uur|u\\.?|h))?';
const weekday = '(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)';
const between = '\\s?(?:,|om|-|–|\\||\\s)?\\s?(?:om )?';
const patterns = {
  written: new RegExp(
    `^(?:${weekday}\\.?,?\\s)?(\\d{1,2})\\s(\\p{L}{3,9})\\.?(?:\\s(\\d{4}))?(?:\\s?${between}${time})?(?![\\p{L}\\d])`,
    'iu',
  ),
  figures: new RegExp(
    `^(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})(?:${between}${time})?(?![\\p{L}\\d])`,
    'iu',
  ),
  iso: new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]${time})?(?![\\p{L}\\d])`, 'iu'),
  relative: new RegExp(`^(vandaag|gisteren|eergisteren)(?:${between}${time})(?![\\p{L}\\d])`, 'iu'),
  clock: new RegExp(`^${time}(?![\\p{L}\\d])`, 'iu'),
};

/** A clock time or date that was found at the start of a text, and how many UTF-16 units it takes. */
export interface MomentText {
  readonly age: Age;
  readonly length: number;
}

/**
 * Reads a clock time, a date or both at the start of `text`: `9:31`, `22.45 uur`, `17 nov , 9:40`, `18 juni 2020`,
 * `donderdag, 6 november 2025 om 16:05`, `7-10-2016, 9:23`, `2025-10-14`, `gisteren 14:05`. Null when none stands there
 * or when there is no such day or time.
 */
export function readMomentText(text: string): MomentText | null {
  const head = text.slice(0, 60);
  const written = patterns.written.exec(head);
  if (written) {
    const month = readMonth(written[2] ?? '');
    if (month > 0) {
      const year = written[3] === undefined ? null : Number(written[3]);
      return makeMoment(written[0], Number(written[1]), month, year, written[4], written[5]);
    }
  }
  const figures = patterns.figures.exec(head);
  if (figures) {
    const year = Number(figures[3]) < 100 ? 2000 + Number(figures[3]) : Number(figures[3]);
    return makeMoment(figures[0], Number(figures[1]), Number(figures[2]), year, figures[4], figures[5]);
  }
  const iso = patterns.iso.exec(head);
  if (iso) return makeMoment(iso[0], Number(iso[3]), Number(iso[2]), Number(iso[1]), iso[4], iso[5]);
  const relative = patterns.relative.exec(head);
  const clock = relative ?? patterns.clock.exec(head);
  if (clock === null) return null;
  const daysBack = { vandaag: 0, gisteren: 1, eergisteren: 2 }[relative?.[1]?.toLowerCase() ?? ''];
  const at = makeTime(relative ? relative[2] : clock[1], relative ? relative[3] : clock[2]);
  if (at === null) return null;
  const date = daysBack === undefined ? null : { daysBack };
  return { age: { kind: 'calendar', date, time: at }, length: clock[0].length };
}

/** The number of a Dutch month, written in full or short, or 0. */
export function readMonth(name: string): number {
  const small = name.toLowerCase();
  const long = longMonths.indexOf(small);
  if (long >= 0) return long + 1;
  if (small === 'sept') return 9;
  if (small === 'febr') return 2;
  return shortMonths.indexOf(small) + 1;
}

function makeMoment(
  whole: string,
  day: number,
  month: number,
  year: number | null,
  hour: string | undefined,
  minute: string | undefined,
): MomentText | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const time = makeTime(hour, minute);
  if (hour !== undefined && time === null) return null;
  return { age: { kind: 'calendar', date: { day, month, year }, time }, length: whole.length };
}

function makeTime(hour: string | undefined, minute: string | undefined): ClockTime | null {
  if (hour === undefined || minute === undefined) return null;
  const time = { hour: Number(hour), minute: Number(minute) };
  return time.hour <= 23 && time.minute <= 59 ? time : null;
}
