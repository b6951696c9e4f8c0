import type { MovingTime, Query, TimeUnit } from '../wire/query.ts';
import { boundWords, fieldWords } from '../wire/query-fields.ts';
import { anyQuote, isPlainText } from './query-grammar.ts';

/**
 * A query as canonical text in the search language: one space between parts, Dutch field names, times as they were typed
 * (as instants where nobody typed them) or, where they move with the moment of reading, in short (`sinds:3d`), brackets only
 * where they are needed. Empty for everything. What `parseQuery` made of some text, or what finds exactly the same, it makes
 * again of this at that moment and in that timezone, unless this has become longer than a question may be.
 */
export function formatQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'word':
      return formatWord(query.text);
    case 'phrase':
      return quote(query.text);
    case 'field':
      return `${fieldWords[query.field].nl}:${formatValue(query.value)}`;
    case 'time':
      return `${boundWords[query.bound].nl}:${formatTime(query)}`;
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' ? hold(part) : formatQuery(part)))
        .filter(Boolean)
        .join(' ');
    case 'or':
      return query.parts
        .map((part) => (part.kind === 'and' ? hold(part) : formatQuery(part)))
        .filter(Boolean)
        .join(' OR ');
    case 'not':
      return query.part.kind === 'and' || query.part.kind === 'or' || query.part.kind === 'not'
        ? `-${hold(query.part)}`
        : `-${formatQuery(query.part)}`;
  }
}

const unitNames: Readonly<Record<TimeUnit, string>> = {
  minutes: 'min',
  hours: 'u',
  days: 'd',
  weeks: 'w',
  months: 'mnd',
  years: 'j',
};
const dayNames = ['vandaag', 'gisteren', 'eergisteren'];
const weekdayNames = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];

function formatTime({ at, moves, typed }: Query & { readonly kind: 'time' }): string {
  if (moves !== undefined) return formatMoving(moves);
  return typed === undefined ? formatInstant(at) : formatValue(typed);
}

function formatMoving(time: MovingTime): string {
  switch (time.kind) {
    case 'ago':
      return `${time.count}${unitNames[time.unit]}`;
    case 'day':
      return dayNames[time.daysAgo] ?? `${time.daysAgo}d`;
    case 'weekday':
      return weekdayNames[time.weekday - 1] ?? '';
    case 'typed':
      return formatValue(time.text);
  }
}

function formatInstant(at: number): string {
  return new Date(at).toISOString().replace(/\.000Z$/, 'Z');
}

function hold(query: Query): string {
  return `(${formatQuery(query)})`;
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
