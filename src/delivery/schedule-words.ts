import {
  type DayPart,
  dayWords,
  englishNumbers,
  hangingParts,
  type NoSchedule,
  noScheduleWords,
  numberWords,
  partWords,
  weekWords,
} from './schedule-vocabulary.ts';

/**
 * How a time was written: `fixed` knows its half of the day by itself (8 pm, noon), `clock` is of 24 hours unless a part of the
 * day says otherwise (8:30), `bare` is any hour (8, half negen).
 */
export type TimeForm = 'fixed' | 'clock' | 'bare';

/** What one phrase of a schedule in words means. Days as in cron, 0 is Sunday; times in minutes after midnight. */
export type Phrase =
  | { readonly kind: 'filler' }
  /** `part`: the part of those days that hangs on their name. */
  | { readonly kind: 'days'; readonly days: readonly number[]; readonly part?: DayPart }
  /** `isEnd`: written as 24:00, the end of the day that is named. */
  | { readonly kind: 'time'; readonly minute: number; readonly form: TimeForm; readonly isEnd?: true }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }
  /** So many times a day, which are named besides. */
  | { readonly kind: 'times'; readonly count: number }
  /** Once a week, on a day that is named besides. */
  | { readonly kind: 'weekly' }
  | { readonly kind: 'none'; readonly why: NoSchedule };

interface Rule {
  readonly pattern: RegExp;
  /** Null when the words fit and the numbers do not (25:00), or could be read in two ways. */
  readonly read: (found: Readonly<Record<string, string | undefined>>) => Phrase | null;
}

const each = `(?:elke?|iedere?|every|each|om de|om het)`;
const day = dayWords.map(([words]) => words).join('|');
const hanging = hangingParts.map(([words]) => words).join('|');
const clock = '\\d{1,2}(?:[:.]\\d{2})?';
const numberWord = numberWords.map(([words]) => words).join('|');
const number = `\\d{1,2}|${numberWord}`;
const hourWord = `(?:uur|u|hours|hrs?|h|o'clock)`;

const rule = (words: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(`(?:${words})(?![\\p{L}\\d])`, 'uy'),
  read,
});
const phrase = (words: string, said: Phrase): Rule => rule(words, () => said);

/** In the order in which they are tried: the longer and the more particular first. */
const rules: readonly Rule[] = [
  ...noScheduleWords.map(([words, why]) => phrase(words, { kind: 'none', why })),
  rule(`${each}\\s+(?<n>${number})\\s*(?:minuten|minuut|minutes?|min)`, ({ n }) => every(numberOf(n))),
  rule(`${each}\\s+(?<n>${number})\\s*(?:uur|uren|u|hours?|hrs?|h)`, ({ n }) => every(numberOf(n) * 60)),
  phrase(`${each}\\s+(?:kwartier|quarter(?:[ -]of[ -]an)?(?:[ -]hour)?)`, { kind: 'every', minutes: 15 }),
  phrase(`${each}\\s+half[ -]?(?:an[ -])?(?:uur|hour)|half-hourly`, { kind: 'every', minutes: 30 }),
  phrase(
    `${each}\\s+(?:heel |hele )?uur|every hour(?: on the hour)?|each hour|op (?:elk|ieder|het) (?:hele|heel) uur|hourly|uurlijks|(?:1x|1 keer|eens|[eé][eé]n keer|once)\\s+(?:per|an?)\\s+(?:uur|hour)`,
    { kind: 'every', minutes: 60 },
  ),
  phrase(`${each}\\s+(?:minuut|minute)`, { kind: 'every', minutes: 1 }),
  rule(
    `(?:tussen|between|van|from)\\s+(?<a>${clock})\\s*${hourWord}?\\s*(?:-|–|en met|en|and|tot en met|t/m|tot|to|until|till)\\s*(?<b>${clock})\\s*${hourWord}?`,
    ({ a, b }) => between(a, b),
  ),
  // `8-18 uur`, `8:00-17:00`: hours of a clock; what else may stand so (8-3) is a date.
  rule(`(?<a>${clock})\\s*${hourWord}?\\s*[-–]\\s*(?<b>${clock})\\s*${hourWord}?`, ({ a, b }) =>
    between(a, b),
  ),
  rule(
    `(?:vanaf|from|starting at)\\s+(?<a>\\d{1,2}[:.]\\d{2})\\s*${hourWord}?(?:\\s+(?:af|on|onwards?))?`,
    ({ a }) => between(a, '23:00'),
  ),

  rule(
    `(?<n>${number})\\s*(?:x|keer|maal|times)\\s+(?:per|a|op een)\\s+(?:dag|day)|(?<twice>twice)\\s+(?:a|per)\\s+day`,
    ({ n, twice }) => ({ kind: 'times', count: twice === undefined ? numberOf(n) : 2 }),
  ),
  ...weekWords.map(([words, days]) => phrase(words, { kind: 'days', days })),
  phrase(
    `${each}\\s+week|wekelijks|weekly|(?:1x|1 keer|eens|[eé][eé]n keer|once)\\s+(?:per|a|in de)\\s+week`,
    { kind: 'weekly' },
  ),
  rule(
    `(?:(?:van|from)\\s+)?(?<a>${day})\\s*(?:-|–|t/m|tot en met|tot|through|thru|to|until)\\s*(?<b>${day})`,
    ({ a, b }) => week(daysFrom(lookUp(dayWords, a), lookUp(dayWords, b))),
  ),
  rule(`(?<a>${day})[- ]?(?<part>${hanging})`, ({ a, part }) => ({
    ...week([lookUp(dayWords, a)]),
    part: lookUp(hangingParts, part),
  })),
  // `dinsdag- en donderdagavond`: the part of the last hangs on the first too.
  rule(
    `(?<a>${day})-(?=\\s*(?:,|en|and)\\s*(?:${day})[- ]?(?<part>${hanging})(?![\\p{L}\\d]))`,
    ({ a, part }) => ({
      ...week([lookUp(dayWords, a)]),
      part: lookUp(hangingParts, part),
    }),
  ),
  rule(`(?:'?s[- ]?)?(?<a>${day})\\.?`, ({ a }) => week([lookUp(dayWords, a)])),

  // An Englishman means half past seven by `half seven`, and a Dutchman half past six by `half 7`.
  rule(`half\\s+(?:${englishNumbers})|at\\s+half\\s+(?:${number})`, () => null),
  rule(`half\\s+(?<n>${number})(?:\\s*uur)?`, ({ n }) => time(numberOf(n) - 1, 30, 'bare')),
  rule(`half past\\s+(?<n>${number})`, ({ n }) => time(numberOf(n), 30, 'bare')),
  rule(`(?:kwart over|(?:a )?quarter past)\\s+(?<n>${number})`, ({ n }) => time(numberOf(n), 15, 'bare')),
  rule(`(?:kwart voor|(?:a )?quarter to)\\s+(?<n>${number})`, ({ n }) => time(numberOf(n) - 1, 45, 'bare')),
  // `9 to 5` may as well be a span of hours.
  rule(
    `(?<m>${number})\\s+(?:minuten |minutes )?(?<side>over|voor|past)\\s+(?<half>half\\s+)?(?<n>${number})(?:\\s*uur)?`,
    ({ m, side, half, n }) => aroundHour(numberOf(m), side === 'voor', half !== undefined, numberOf(n)),
  ),
  phrase(`(?:12|twaalf|twelve)\\s*(?:uur|o'clock)?\\s*(?:middernacht|midnight)`, fixed(0)),
  phrase(`(?:12|twelve)\\s*(?:o'clock)?\\s*(?:noon|midday)`, fixed(12 * 60)),
  rule(
    `(?<h>\\d{1,2})\\s?(?:[:.]|uur\\s?|u\\s?|h\\s?)(?<m>\\d{2})(?:\\s*(?:(?<half>[ap])\\.?m\\.?|${hourWord}))?`,
    ({ h, m, half }) => time(Number(h), Number(m), 'clock', half),
  ),
  rule(`(?<h>[01]\\d|2[0-4])(?<m>\\d{2})(?:\\s*${hourWord})?`, ({ h, m }) =>
    time(Number(h), Number(m), 'clock'),
  ),
  rule(`(?<h>\\d{1,2})\\s*(?<half>[ap])\\.?m\\.?`, ({ h, half }) => time(Number(h), 0, 'bare', half)),
  // `7 15` and `7,15` may be a quarter past seven, or seven and three o'clock.
  rule(
    `(?<!\\d,)\\d{1,2}(?:\\s+\\d{1,2}|,\\d{2})(?![,:.]\\d)|(?:${numberWord})\\s+(?:${number})`,
    () => null,
  ),
  rule(`(?<n>${number})\\s*${hourWord}|(?<bare>${number})`, ({ n, bare }) =>
    time(numberOf(n ?? bare), 0, 'bare'),
  ),
  phrase('middernacht|midnight', fixed(0)),
  phrase('noon|midday', fixed(12 * 60)),
  ...partWords.map(([words, part]) => phrase(words, { kind: 'part', part })),

  phrase(`elke?|iedere?|every|each|om|op|at|on|in|de|het|the|en|and|ook|uur|also`, { kind: 'filler' }),
];

/**
 * Reads a schedule in words (Dutch or English, lower case) as phrases; the first word that means nothing here comes
 * back as `unknown`.
 */
export function readPhrases(text: string): { readonly phrases: Phrase[] } | { readonly unknown: string } {
  const phrases: Phrase[] = [];
  let at = 0;
  while (at < text.length) {
    // A stroke divides days (ma/wo) and times (8:00/18:00); `24/7` is neither.
    const blank = /(?:[\s,;+&]|(?<=\p{L}|[:.]\d\d)\/(?=\p{L}|\d\d?[:.]))+/uy;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const found = match(text, at);
    if (found === null) return { unknown: text.slice(at).split(/[\s,;]+/u)[0] ?? text };
    if (found.phrase === null) return { unknown: text.slice(at, found.end).trim() };
    phrases.push(found.phrase);
    // What comes after it does not matter any more.
    if (found.phrase.kind === 'none') break;
    at = found.end;
  }
  return { phrases };
}

function match(text: string, at: number): { readonly phrase: Phrase | null; readonly end: number } | null {
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return { phrase: read(found.groups ?? {}), end: pattern.lastIndex };
  }
  return null;
}

function lookUp<T>(table: readonly (readonly [string, T])[], word: string | undefined): T {
  const row = table.find(([words]) => new RegExp(`^(?:${words})$`, 'u').test(word ?? ''));
  if (row === undefined) throw new Error(`Nothing is known of the word ${word}`);
  return row[1];
}

function numberOf(word: string | undefined): number {
  return /^\d+$/.test(word ?? '') ? Number(word) : lookUp(numberWords, word);
}

function daysFrom(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => (first + i) % 7);
}

function week(chosen: readonly number[]): Phrase & { readonly kind: 'days' } {
  return { kind: 'days', days: chosen };
}

function fixed(minute: number): Phrase {
  return { kind: 'time', minute, form: 'fixed' };
}

function every(minutes: number): Phrase | null {
  return minutes > 0 ? { kind: 'every', minutes } : null;
}

/** Hours as they were written; `from 9 to 5` may end at five in the morning or in the afternoon. */
function between(first = '', last = ''): Phrase | null {
  const [from = 0, fromMinute = 0] = first.split(/[:.]/).map(Number);
  const [to = 0, toMinute = 0] = last.split(/[:.]/).map(Number);
  if (from > 23 || to > 24) return null;
  const isEither = from > to && from <= 12 && to + 12 > from && to !== 0;
  if (fromMinute !== 0 || toMinute !== 0 || isEither) return { kind: 'none', why: 'schedule-span' };
  return { kind: 'between', from, to: to % 24 };
}

/** `half`: a or p, of am and pm. */
function time(hour: number, minute: number, form: TimeForm, half?: string): Phrase | null {
  if (minute > 59 || hour > 24 || hour < 0 || (hour === 24 && minute > 0)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const h = half === undefined ? hour % 24 : (hour % 12) + (half === 'p' ? 12 : 0);
  return {
    kind: 'time',
    minute: h * 60 + minute,
    form: half === undefined ? form : 'fixed',
    ...(hour === 24 && { isEnd: true as const }),
  };
}

/** `tien over acht`, `vijf voor half negen`. */
function aroundHour(minutes: number, isBefore: boolean, isHalf: boolean, hour: number): Phrase | null {
  if (minutes < 1 || minutes > 29 || hour < 1 || hour > 24) return null;
  const from = hour * 60 - (isHalf ? 30 : 0);
  const at = (from + (isBefore ? -minutes : minutes)) % 1440;
  return time(Math.floor(at / 60), at % 60, 'bare');
}
