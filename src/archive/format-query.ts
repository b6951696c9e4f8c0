import type { MovingTime, Query, TimeUnit } from '../wire/query.ts';
import { boundWords, fieldWords } from '../wire/query-fields.ts';
import { anyQuote, isPlainText } from './query-grammar.ts';
import { weekdayName } from './time-names.ts';

/**
 * A query as canonical text in the search language: one space between parts, Dutch field names, times as they were typed
 * (as instants where nobody typed them) or, where they move with the moment of reading, in short (`sinds:3d`), brackets only
 * where they are needed. Empty for everything. What `parseQuery` made of some text, or what finds exactly the same, it makes
 * again of this at that moment and in that timezone, unless this has become longer than a question may be. With a `reader` it is
 * the same in the words of that language, to be shown and typed again, never to be kept or compared.
 */
export function formatQuery(query: Query, reader?: 'nl' | 'en'): string {
  const format = (part: Query) => formatQuery(part, reader);
  const hold = (part: Query) => `(${format(part)})`;
  const language = reader ?? 'nl';
  switch (query.kind) {
    case 'all':
      return '';
    case 'word':
      return formatWord(query.text);
    case 'phrase':
      return quote(query.text);
    case 'field':
      return `${fieldWords[query.field][language]}:${formatValue(query.value)}`;
    case 'time':
      return `${boundWords[query.bound][language]}:${formatTime(query, language)}`;
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' ? hold(part) : format(part)))
        .filter(Boolean)
        .join(' ');
    case 'or':
      return query.parts
        .map((part) => (part.kind === 'and' ? hold(part) : format(part)))
        .filter(Boolean)
        .join(reader === 'nl' ? ' OF ' : ' OR ');
    case 'not':
      return query.part.kind === 'and' || query.part.kind === 'or' || query.part.kind === 'not'
        ? `-${hold(query.part)}`
        : `-${format(query.part)}`;
  }
}

interface TimeWords {
  readonly units: Readonly<Record<TimeUnit, string>>;
  /** From today back. */
  readonly days: readonly string[];
}

const timeWords: Readonly<Record<'nl' | 'en', TimeWords>> = {
  nl: {
    units: { minutes: 'min', hours: 'u', days: 'd', weeks: 'w', months: 'mnd', years: 'j' },
    days: ['vandaag', 'gisteren', 'eergisteren'],
  },
  en: {
    units: { minutes: 'min', hours: 'h', days: 'd', weeks: 'w', months: 'months', years: 'y' },
    days: ['today', 'yesterday'],
  },
};

function formatTime({ at, moves, typed }: Query & { readonly kind: 'time' }, language: 'nl' | 'en'): string {
  if (moves !== undefined) return formatMoving(moves, language);
  return typed === undefined ? formatInstant(at) : formatValue(typed);
}

function formatMoving(time: MovingTime, language: 'nl' | 'en'): string {
  const { units, days } = timeWords[language];
  switch (time.kind) {
    case 'ago':
      return `${time.count}${units[time.unit]}`;
    case 'day':
      return days[time.daysAgo] ?? `${time.daysAgo}d`;
    case 'weekday':
      return weekdayName(time.weekday, language);
    case 'typed':
      return formatValue(time.text);
  }
}

function formatInstant(at: number): string {
  return new Date(at).toISOString().replace(/\.000Z$/, 'Z');
}

/**
 * Signs around a word may have kept it from being syntax (`°NOT`, `!stad:moskou`). Without them it is written in small
 * letters or with another sign in it: words have no case, and any sign parts them. In quotes it would be another thing.
 */
function formatWord(text: string): string {
  const ways = [text, text.toLowerCase(), text.replace(/[:：]/g, '/')];
  return ways.find(isPlainText) ?? quote(text);
}

function formatValue(value: string): string {
  return /^[\p{L}\p{N}'‘’][^:：]*$/u.test(value) && isPlainText(value) ? value : quote(value);
}

function quote(text: string): string {
  return `"${text.replace(anyQuote, '')}"`;
}
