/** What one phrase of a schedule in words means. Days as in cron, 0 is Sunday; times in minutes after midnight. */
export type Phrase =
  | { readonly kind: 'filler' }
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'time'; readonly minute: number }
  /** Makes the time before it one of the afternoon or the evening. */
  | { readonly kind: 'afternoon' }
  | { readonly kind: 'every'; readonly minutes: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number };

interface Rule {
  readonly pattern: RegExp;
  /** Null when the words fit and the numbers do not (25:00). */
  readonly read: (found: Readonly<Record<string, string | undefined>>) => Phrase | null;
}

const days: readonly (readonly [string, number])[] = [
  ['maandag(?:en|s)?|ma|mondays?|mon', 1],
  ['dinsdag(?:en|s)?|di|tuesdays?|tues?', 2],
  ['woensdag(?:en|s)?|wo|wednesdays?|wed', 3],
  ['donderdag(?:en|s)?|do|thursdays?|thurs?|thu', 4],
  ['vrijdag(?:en|s)?|vr|fridays?|fri', 5],
  ['zaterdag(?:en|s)?|za|saturdays?|sat', 6],
  ['zondag(?:en|s)?|zo|sundays?|sun', 0],
];
const numbers: readonly (readonly [string, number])[] = [
  ['een|één|one', 1],
  ['twee|two', 2],
  ['drie|three', 3],
  ['vier|four', 4],
  ['vijf|five', 5],
  ['zes|six', 6],
  ['zeven|seven', 7],
  ['acht|eight', 8],
  ['negen|nine', 9],
  ['tien|ten', 10],
  ['elf|eleven', 11],
  ['twaalf|twelve', 12],
];

const each = `(?:elke?|iedere?|every|each|om de|om het)`;
const day = days.map(([words]) => words).join('|');
const number = `\\d{1,2}|${numbers.map(([words]) => words).join('|')}`;
const hourWord = `(?:uur|u|hours|hrs?|h|o'clock)`;

const rule = (words: string, read: Rule['read']): Rule => ({
  pattern: new RegExp(`(?:${words})(?![\\p{L}\\d])`, 'uy'),
  read,
});
const phrase = (words: string, said: Phrase): Rule => rule(words, () => said);

/** In the order in which they are tried: the longer and the more particular first. */
const rules: readonly Rule[] = [
  rule(`${each}\\s+(?<n>${number})\\s*(?:minuten|minuut|minutes?|min)`, ({ n }) => every(numberOf(n))),
  rule(`${each}\\s+(?<n>${number})\\s*(?:uur|uren|u|hours?|hrs?|h)`, ({ n }) => every(numberOf(n) * 60)),
  phrase(`${each}\\s+(?:kwartier|quarter(?:[ -]of[ -]an)?(?:[ -]hour)?)`, { kind: 'every', minutes: 15 }),
  phrase(`${each}\\s+half[ -]?(?:an[ -])?(?:uur|hour)|half-hourly`, { kind: 'every', minutes: 30 }),
  phrase(`${each}\\s+(?:uur|hour)|hourly|uurlijks`, { kind: 'every', minutes: 60 }),
  phrase(`${each}\\s+(?:minuut|minute)`, { kind: 'every', minutes: 1 }),
  rule(
    `(?:tussen|between|van|from)\\s+(?<a>\\d{1,2})(?:[:.]00)?\\s*${hourWord}?\\s*(?:-|en met|en|and|tot en met|t/m|tot|to|until|till)\\s*(?<b>\\d{1,2})(?:[:.]00)?\\s*${hourWord}?`,
    ({ a, b }) => between(Number(a), Number(b)),
  ),

  phrase(`(?:${each}|alle)\\s+(?:dag(?:en)?|day)|dagelijks|everyday|daily`, week([0, 1, 2, 3, 4, 5, 6])),
  phrase(
    `werkdag(?:en|s)?|doordeweeks(?:e dag(?:en)?)?|weekdays?|workdays?|working days?`,
    week([1, 2, 3, 4, 5]),
  ),
  phrase(`(?:het )?week-?(?:end|einde?)(?:s|en)?`, week([6, 0])),
  rule(`(?<a>${day})\\s*(?:-|–|t/m|tot en met|tot|through|thru|to|until)\\s*(?<b>${day})`, ({ a, b }) =>
    week(daysFrom(lookUp(days, a), lookUp(days, b))),
  ),
  rule(`(?<a>${day})\\.?`, ({ a }) => week([lookUp(days, a)])),

  rule(`half\\s+(?<n>${number})(?:\\s*uur)?`, ({ n }) => time(numberOf(n) - 1, 30)),
  rule(`half past\\s+(?<n>${number})`, ({ n }) => time(numberOf(n), 30)),
  rule(`(?:kwart over|(?:a )?quarter past)\\s+(?<n>${number})`, ({ n }) => time(numberOf(n), 15)),
  rule(`(?:kwart voor|(?:a )?quarter to)\\s+(?<n>${number})`, ({ n }) => time(numberOf(n) - 1, 45)),
  rule(
    `(?<h>\\d{1,2})\\s?(?:[:.]|uur\\s?|u\\s?|h\\s?)(?<m>\\d{2})(?:\\s*(?:(?<half>[ap])\\.?m\\.?|${hourWord}))?`,
    ({ h, m, half }) => time(Number(h), Number(m), half),
  ),
  rule(`(?<h>\\d{1,2})\\s*(?<half>[ap])\\.?m\\.?`, ({ h, half }) => time(Number(h), 0, half)),
  rule(`(?<n>${number})\\s*${hourWord}|(?<bare>\\d{1,2})`, ({ n, bare }) => time(numberOf(n ?? bare), 0)),
  phrase('middernacht|midnight', { kind: 'time', minute: 0 }),
  phrase('noon|midday', { kind: 'time', minute: 12 * 60 }),
  phrase(`'s (?:middags|avonds)|in the (?:afternoon|evening)`, { kind: 'afternoon' }),

  phrase(
    `'s (?:ochtends|morgens|nachts)|in the morning|elke?|iedere?|every|each|om|op|at|on|in|de|het|the|en|and|ook|uur|also`,
    {
      kind: 'filler',
    },
  ),
];

/**
 * Reads a schedule in words (Dutch or English, lower case) as phrases; the first word that means nothing here comes
 * back as `unknown`.
 */
export function readPhrases(text: string): { readonly phrases: Phrase[] } | { readonly unknown: string } {
  const phrases: Phrase[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /[\s,;+&]+/uy;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const found = match(text, at);
    if (found === null) return { unknown: text.slice(at).split(/[\s,;]+/u)[0] ?? text };
    if (found.phrase === null) return { unknown: text.slice(at, found.end).trim() };
    phrases.push(found.phrase);
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

function lookUp(table: readonly (readonly [string, number])[], word: string | undefined): number {
  const row = table.find(([words]) => new RegExp(`^(?:${words})$`, 'u').test(word ?? ''));
  if (row === undefined) throw new Error(`No number is known for the word ${word}`);
  return row[1];
}

function numberOf(word: string | undefined): number {
  return /^\d+$/.test(word ?? '') ? Number(word) : lookUp(numbers, word);
}

function daysFrom(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => (first + i) % 7);
}

function week(chosen: readonly number[]): Phrase {
  return { kind: 'days', days: chosen };
}

function every(minutes: number): Phrase | null {
  return minutes > 0 ? { kind: 'every', minutes } : null;
}

function between(from: number, to: number): Phrase | null {
  return from < 24 && to <= 24 ? { kind: 'between', from, to: to % 24 } : null;
}

/** `half`: a or p, of am and pm. */
function time(hour: number, minute: number, half?: string): Phrase | null {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const h = half === undefined ? (hour + 24) % 24 : (hour % 12) + (half === 'p' ? 12 : 0);
  return { kind: 'time', minute: h * 60 + minute };
}
