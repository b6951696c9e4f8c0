import type { Language } from '../delivery/subscription.ts';
import { countryCode, countryName } from '../wire/countries.ts';
import type { Query, QueryField } from '../wire/query.ts';
import { localeOf, sayPlainly } from './say.ts';
import { sectionName } from './section-names.ts';
import { dateIn } from './time-words.ts';

/** How a topic is said: `full` tells what kind of thing each name is, `short` leaves that out. */
type Way = 'full' | 'short';

/**
 * A topic as a person would say it, plain text on one line: `sectie:buitenland gas` is `sectie Buitenland · ‘gas’`, since
 * a word `buitenland` finds something else. Places stand as they are. `timezone` (IANA) is the one in which bounds of time
 * are written as dates; those that move with each reading are said as such (`van de laatste 3 dagen`).
 */
export function nameTopic(topic: Query, language: Language, timezone: string): string {
  return nameIn('full', topic, language, timezone);
}

/** The same with a capital and without the kinds, for the head of a digest. */
export function headTopic(topic: Query, language: Language, timezone: string): string {
  if (topic.kind === 'all') return sayPlainly(language, 'digest.everything');
  return capitalise(nameIn('short', topic, language, timezone), language);
}

function nameIn(way: Way, topic: Query, language: Language, timezone: string): string {
  const nested = (part: Query) => {
    const name = nameIn(way, part, language, timezone);
    return part.kind === 'and' || part.kind === 'or' ? `(${name})` : name;
  };
  switch (topic.kind) {
    case 'all':
      return sayPlainly(language, 'topic.everything');
    case 'word':
      return way === 'short' ? topic.text : sayPlainly(language, 'topic.word', { text: topic.text });
    case 'phrase':
      return sayPlainly(language, 'topic.phrase', { text: topic.text });
    case 'field':
      return nameField(way, topic.field, topic.value, language);
    case 'time':
      return nameTime(topic, language, timezone);
    case 'not':
      return sayPlainly(language, 'topic.not', { topic: nested(topic.part) });
    case 'and':
      return topic.parts.map(nested).join(' · ');
    case 'or':
      return topic.parts.map(nested).join(` ${sayPlainly(language, 'topic.or')} `);
  }
}

/** Countries by whose name a city goes as well, so that the name alone does not tell which is meant. */
const alsoCities = new Set('DJ GI GT HK KW LU MC MO MX PA SG SM VA'.split(' '));

function nameField(way: Way, field: QueryField, value: string, language: Language): string {
  switch (field) {
    case 'country': {
      // In the reader's language, in whichever it was typed.
      const code = countryCode(value);
      const name = code === null ? capitaliseName(value, language) : countryName(code, language);
      const isPlain = way === 'short' || code === null || !alsoCities.has(code);
      return isPlain ? name : sayPlainly(language, 'topic.country', { name });
    }
    case 'agency': {
      const name = value.toUpperCase();
      return way === 'short' ? name : sayPlainly(language, 'topic.agency', { name });
    }
    case 'section': {
      const name = capitalise(sectionName(value, language), language);
      return way === 'short' ? name : sayPlainly(language, 'topic.section', { name });
    }
    case 'province': {
      const name = namePlace(value, language);
      return way === 'short' ? name : sayPlainly(language, 'topic.province', { name });
    }
    case 'city':
      return namePlace(value, language);
  }
}

/** Typed in lower case as often as not, in capitals in datelines, and a name all the same. */
function namePlace(value: string, language: Language): string {
  const small = value.toLocaleLowerCase(localeOf(language));
  const isWritten = value !== small && value !== value.toLocaleUpperCase(localeOf(language));
  return isWritten ? value : capitaliseName(small, language);
}

function nameTime(
  { bound, at, moves }: Query & { readonly kind: 'time' },
  language: Language,
  timezone: string,
): string {
  const isFrom = bound === 'from';
  switch (moves?.kind) {
    case 'ago': {
      const { count, unit } = moves;
      return sayPlainly(language, isFrom ? 'topic.last' : 'topic.older', { count, unit });
    }
    case 'day':
      return sayPlainly(language, isFrom ? 'topic.fromDay' : 'topic.toDay', { daysAgo: moves.daysAgo });
    case 'weekday': {
      const weekday = weekdayName(moves.weekday, language);
      return sayPlainly(language, isFrom ? 'topic.fromWeekday' : 'topic.toWeekday', { weekday });
    }
    default: {
      const date = moves?.kind === 'typed' ? `‘${moves.text}’` : dateIn(at, language, timezone);
      return sayPlainly(language, isFrom ? 'topic.from' : 'topic.to', { date });
    }
  }
}

/** `1` is Monday, as in ISO 8601. */
function weekdayName(weekday: number, language: Language): string {
  const at = Date.UTC(2024, 0, weekday);
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(at);
}

/** With a capital first letter; `'s-Heerenberg` keeps its small s. */
function capitalise(text: string, language: Language): string {
  return text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(localeOf(language)));
}

/** Words that stay small inside a Dutch place name: Wijk aan Zee, Bergen op Zoom. */
const smallWords = new Set(['aan', 'bij', 'de', 'den', 'der', 'en', 'het', 'in', 'op', 'van', "'t", "'s"]);

function capitaliseName(name: string, language: Language): string {
  return name.replace(/[^\s-]+/g, (word, at: number) =>
    at > 0 && smallWords.has(word) ? word : capitalise(word, language),
  );
}
