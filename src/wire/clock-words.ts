import type { DayInWords } from './time-words.ts';

const year =
  '(?:,?\\s+((?:19|20)\\d\\d)(?!\\d|[.:]\\d|\\s*(?:h|hrs|hours|uur|uhr|gmt|utc|mesz?|mez|ce?s?t|bst|[ecmp][sd]?t)(?!\\p{L})))?';
const dayMonth = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er|e|ste|de|\\.)?\\s+(?:of\\s+|de\\s+)?(\\p{L}{3,10})\\.?${year}(?![\\p{L}\\d])`,
  'iu',
);
const monthDay = new RegExp(
  `^(\\p{L}{3,10})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.:h]\\d\\d|\\s*(?:[ap]\\.?m|uur|uhr|h)(?!\\p{L}))${year}(?!\\p{L})`,
  'iu',
);
const isoDay = /^(\d{4})-(\d{2})-(\d{2})T?(?!\d\d\d)/i;
const figures = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[.:]\d)/;
/** `13/3 06:00`, `12-3, 6.00 uur`: a day without its year, before a time of day. */
const figuresAlone = /^(\d{1,2})([-/])(\d{1,2})(?=,?\s+(?:(?:om|at|um|à|vanaf)\s+)?[012]?\d[:.h]\d\d(?!\d))/i;
/** `12.3. 18 Uhr`: a day without its year, German. */
const germanDay = /^(\d{1,2})\.(\d{1,2})\.(?=,?\s+\S)/;

/**
 * A day at the start of a text, and its length in UTF-16 units: `12 maart 2026`, `March 12th`, `12-03-2026`, `2026-03-12`,
 * `12.3.`; null when there is none. `readMonthName` gives 1 to 12.
 */
export function readDayWords(
  text: string,
  readMonthName: (name: string) => number | null,
): { readonly date: DayInWords; readonly length: number } | null {
  const iso = isoDay.exec(text);
  if (iso !== null) {
    return {
      date: { day: Number(iso[3]), month: Number(iso[2]), year: iso[1] ?? null },
      length: iso[0].length,
    };
  }
  for (const [pattern, dayAt, monthAt] of [
    [dayMonth, 1, 2],
    [monthDay, 2, 1],
  ] as const) {
    const match = pattern.exec(text);
    const month = match === null ? null : readMonthName(match[monthAt] ?? '');
    if (match !== null && month !== null) {
      return { date: { day: Number(match[dayAt]), month, year: match[3] ?? null }, length: match[0].length };
    }
  }
  const plain = figures.exec(text);
  const [first, second] = [Number(plain?.[1]), Number(plain?.[3])];
  if (plain !== null && isDay(first, second)) {
    const mayBeMonthFirst = plain[2] === '/' && first <= 12 && first !== second;
    return {
      date: { day: first, month: second, year: plain[4] ?? null, mayBeMonthFirst },
      length: plain[0].length,
    };
  }
  if (plain !== null && isDay(second, first)) {
    return { date: { day: second, month: first, year: plain[4] ?? null }, length: plain[0].length };
  }
  const bare = figuresAlone.exec(text);
  const [one, other] = [Number(bare?.[1]), Number(bare?.[3])];
  if (bare !== null && isDay(one, other)) {
    const mayBeMonthFirst = bare[2] === '/' && one <= 12 && one !== other;
    return { date: { day: one, month: other, year: null, mayBeMonthFirst }, length: bare[0].length };
  }
  const german = germanDay.exec(text);
  if (german !== null && isDay(Number(german[1]), Number(german[2]))) {
    return {
      date: { day: Number(german[1]), month: Number(german[2]), year: null },
      length: german[0].length,
    };
  }
  return null;
}

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** A time of day, the hour up to 24: 24.00 is the end of the day. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const half =
  "(am|pm|a\\.m\\.?|p\\.m\\.?|noon|midday|midnight|'s[ -]?ochtends|'s[ -]?morgens|'s[ -]?middags|'s[ -]?avonds|'s[ -]?nachts|" +
  'morgens|früh|vormittags|mittags|nachmittags|abends|nachts|du matin|de l.après-midi|du soir|in the morning|in the afternoon|' +
  'in the evening|at night)';
const unit = '(?:(?:uur|uhr|hours|heures?|horas)(?!\\p{L})|h(?!\\p{L})|(?:hrs?|u)(?!\\p{L})\\.?)';
const clock = new RegExp(
  '^(?:([01]?\\d|2[0-4])(?::|\\.)([0-5]\\d)(?::[0-5]\\d(?:\\.\\d{1,6})?)?(?!\\d|[.:]\\d|-\\d{1,2}-)' +
    '|([01]?\\d|2[0-4])(?:\\s?[hu](?=\\d)|\\s[hu]\\s(?!\\d\\d(?:\\.|\\s\\p{L}{3})))([0-5]\\d)(?!\\d)' +
    `|([01]\\d|2[0-4])([0-5]\\d)(?!\\d|[-.:/]\\d)` +
    `|([01]?\\d|2[0-4])(?=\\s*(?:${unit}|(?:a|p)\\.?m(?!\\p{L})|noon(?!\\p{L})|midnight(?!\\p{L})|midday(?!\\p{L}))))` +
    `(?:\\s*(${unit}))?(?:\\s*${half.replaceAll("'", "['’‘]")}(?![\\p{L}]))?`,
  'iu',
);
const noon = /^(?:noon|midday|midi|mittags?|12 uur ['’‘]s[ -]?middags)(?!\p{L})/iu;
const midnight = /^(?:midnight|middernacht|mitternacht|minuit)(?!\p{L})/iu;
/** A year, where no unit says that it is a time of day. */
const looksLikeYear = /^(?:19|20[2-4])\d/;

/**
 * A time of day at the start of a text, and its length in UTF-16 units: `06.00 uur`, `0600`, `18h30`, `6 p.m.`, `12 noon`,
 * `6 uur 's avonds`. Midnight is the end of the day that stands beside it: the later of what it can mean. `at` is null
 * where the words contradict each other or leave open which half of the day is meant; the whole null for no time of day.
 */
export function readClock(text: string): { readonly at: TimeOfDay | null; readonly length: number } | null {
  const word = noon.exec(text) ?? midnight.exec(text);
  if (word !== null) {
    return { at: { hour: noon.test(text) ? 12 : 24, minute: 0 }, length: word[0].length };
  }
  const match = clock.exec(text);
  if (match === null) return null;
  const [whole, h1, m1, h2, m2, h3, m3, h4, units, part] = match;
  const isBareFigures = h3 !== undefined && units === undefined && part === undefined;
  if (
    isBareFigures &&
    looksLikeYear.test(whole) &&
    !/^\d{4}\s*(?:gmt|utc|z|[a-z]{2,3}t)(?!\p{L})/iu.test(text)
  )
    return null;
  const hour = Number(h1 ?? h2 ?? h3 ?? h4);
  const minute = Number(m1 ?? m2 ?? m3 ?? 0);
  return { at: shift(hour, minute, part?.toLowerCase() ?? null), length: whole.length };
}

function shift(hour: number, minute: number, part: string | null): TimeOfDay | null {
  if (hour > 24 || (hour === 24 && minute > 0)) return null;
  if (part === null) return { hour, minute };
  const plain = part.replace(/[.‘’'\s-]/g, '');
  if (/^(?:noon|midday)$/.test(plain)) return hour === 12 ? { hour, minute } : null;
  if (plain === 'midnight')
    return (hour === 12 || hour === 24) && minute === 0
      ? { hour: 24, minute }
      : hour === 0
        ? { hour, minute }
        : null;
  if (plain === 'am') return hour <= 12 ? { hour: hour % 12, minute } : null;
  if (plain === 'pm') return hour === 0 ? null : { hour: hour <= 12 ? (hour % 12) + 12 : hour, minute };
  if (/nachts$|night$/.test(plain)) {
    if (hour === 12 || hour === 24) return minute === 0 ? { hour: 24, minute } : null;
    if (hour <= 6) return { hour, minute };
    return hour >= 22 ? { hour, minute } : null;
  }
  if (/^(?:smiddags|nachmittags|mittags|del.?aprèsmidi|intheafternoon)$/.test(plain)) {
    if (hour <= 6 && hour > 0) return { hour: hour + 12, minute };
    return hour >= 11 && hour < 19 ? { hour, minute } : null;
  }
  if (/^(?:savonds|abends|dusoir|intheevening)$/.test(plain)) {
    if (hour >= 5 && hour < 12) return { hour: hour + 12, minute };
    return hour >= 17 && hour < 24 ? { hour, minute } : null;
  }
  return hour <= 12 ? { hour, minute } : null;
}
