import type { Language } from '../delivery/subscription.ts';
import { countryCode, countryName } from '../wire/countries.ts';
import type { Query, QueryField } from '../wire/query.ts';
import { localeOf, sayPlainly } from './say.ts';
import { dateIn } from './time-words.ts';

/**
 * A topic as a person would say it, plain text on one line: `sectie:buitenland stad:Moskou` is `Buitenland · Moskou`.
 * `timezone` (IANA) is the one in which bounds of time are written as dates.
 */
export function nameTopic(topic: Query, language: Language, timezone: string): string {
  switch (topic.kind) {
    case 'all':
      return sayPlainly(language, 'topic.everything');
    case 'word':
      return topic.text;
    case 'phrase':
      return sayPlainly(language, 'topic.phrase', { text: topic.text });
    case 'field':
      return nameField(topic.field, topic.value, language);
    case 'time':
      return sayPlainly(language, topic.bound === 'from' ? 'topic.from' : 'topic.to', {
        date: dateIn(topic.at, language, timezone),
      });
    case 'not':
      return sayPlainly(language, 'topic.not', { topic: nested(topic.part, language, timezone) });
    case 'and':
      return topic.parts.map((part) => nested(part, language, timezone)).join(' · ');
    case 'or':
      return topic.parts
        .map((part) => nested(part, language, timezone))
        .join(` ${sayPlainly(language, 'topic.or')} `);
  }
}

function nested(topic: Query, language: Language, timezone: string): string {
  const name = nameTopic(topic, language, timezone);
  return topic.kind === 'and' || topic.kind === 'or' ? `(${name})` : name;
}

function nameField(field: QueryField, value: string, language: Language): string {
  // In the reader's language, in whichever it was typed.
  const country = field === 'country' ? countryCode(value) : null;
  if (country !== null) return countryName(country, language);
  if (field === 'agency') return value.toUpperCase();
  if (field === 'section') return capitalise(value, language);
  // Typed in lower case as often as not, in capitals in datelines, and a name all the same.
  const small = value.toLocaleLowerCase(localeOf(language));
  const isWritten = value !== small && value !== value.toLocaleUpperCase(localeOf(language));
  return isWritten ? value : capitaliseName(small, language);
}

/** The same with a capital, for the head of a digest. */
export function headTopic(topic: Query, language: Language, timezone: string): string {
  if (topic.kind === 'all') return sayPlainly(language, 'digest.everything');
  const name = nameTopic(topic, language, timezone);
  return capitalise(name, language);
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
