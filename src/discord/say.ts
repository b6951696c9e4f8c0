import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../delivery/subscription.ts';
import { cleanText, escapeText } from './text.ts';
import { aboutWords } from './words/about-words.ts';
import { answerWords } from './words/answer-words.ts';
import { changeWords } from './words/change-words.ts';
import { choiceWords } from './words/choice-words.ts';
import { digestWords } from './words/digest-words.ts';
import { followWords } from './words/follow-words.ts';
import { guideWords } from './words/guide-words.ts';
import { haltWords } from './words/halt-words.ts';
import { matterWords } from './words/matter-words.ts';
import type { Message } from './words/message.ts';
import { mistakeWords } from './words/mistake-words.ts';
import { optionWords } from './words/option-words.ts';
import { pasteWords } from './words/paste-words.ts';
import { permissionWords } from './words/permission-words.ts';
import { pictureWords } from './words/picture-words.ts';
import { placeWords } from './words/place-words.ts';
import { privacyWords } from './words/privacy-words.ts';
import { problemWords } from './words/problem-words.ts';
import { reasonWords } from './words/reason-words.ts';
import { scheduleProblemWords } from './words/schedule-problem-words.ts';
import { scheduleWords } from './words/schedule-words.ts';
import { settingWords } from './words/setting-words.ts';
import { shareWords } from './words/share-words.ts';
import { sourceFailureWords } from './words/source-failure-words.ts';
import { sourceWords } from './words/source-words.ts';
import { subscribeWords } from './words/subscribe-words.ts';
import { topicWords } from './words/topic-words.ts';

/** Everything that Telex says, both languages side by side; command names and descriptions are in command-words.ts. */
export const catalogue = {
  ...digestWords,
  ...changeWords,
  ...aboutWords,
  ...answerWords,
  ...placeWords,
  ...subscribeWords,
  ...followWords,
  ...settingWords,
  ...scheduleWords,
  ...scheduleProblemWords,
  ...topicWords,
  ...permissionWords,
  ...haltWords,
  ...guideWords,
  ...choiceWords,
  ...optionWords,
  ...privacyWords,
  ...problemWords,
  ...sourceWords,
  ...sourceFailureWords,
  ...matterWords,
  ...mistakeWords,
  ...pasteWords,
  ...reasonWords,
  ...pictureWords,
  ...shareWords,
};

/** The name of a message in the catalogue. */
export type MessageKey = keyof typeof catalogue;

/** Text that is markdown already: made by us, of parts that were escaped. */
export interface Markdown {
  readonly markdown: string;
}

type Fill<Kind> = Kind extends 'number' ? number : string | Markdown;
type Takes<Key extends MessageKey> = (typeof catalogue)[Key] extends { takes: infer T } ? T : never;
/** What a message takes: nothing, or a value for each of its names. */
export type Filling<Key extends MessageKey> = [Takes<Key>] extends [never]
  ? []
  : [values: { readonly [Name in keyof Takes<Key>]: Fill<Takes<Key>[Name]> }];

/** Marks text as markdown, so that `say` puts it in as it is. Never give it text from outside. */
export function asMarkdown(markdown: string): Markdown {
  return { markdown };
}

/**
 * A message in `language`, for a place that reads markdown. Strings filled in are taken for text from outside and
 * escaped; what is markdown already goes through `asMarkdown`.
 */
export function say<Key extends MessageKey>(language: Language, key: Key, ...filling: Filling<Key>): string {
  return format(language, key, filling[0], escapeText);
}

/** A message in `language`, for a place that shows text as it stands: labels, placeholders, footers, choices. */
export function sayPlainly<Key extends MessageKey>(
  language: Language,
  key: Key,
  ...filling: Filling<Key>
): string {
  return format(language, key, filling[0], cleanText);
}

const prepared = new Map<string, IntlMessageFormat>();

function format(
  language: Language,
  key: MessageKey,
  values: Readonly<Record<string, string | number | Markdown>> = {},
  treat: (text: string) => string,
): string {
  const slot = `${language} ${key}`;
  let message = prepared.get(slot);
  if (message === undefined) {
    const source: Message = catalogue[key];
    // Parsing takes most of the time, and there are a fixed number of messages.
    message = new IntlMessageFormat(source[language], localeOf(language), undefined, { ignoreTag: true });
    prepared.set(slot, message);
  }
  const filled = Object.entries(values).map(([name, value]) => [name, fill(value, treat)] as const);
  return String(message.format(Object.fromEntries(filled)));
}

function fill(value: string | number | Markdown, treat: (text: string) => string): string | number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? treat(value) : value.markdown;
}

/** A whole number as readers of a language write it: `25.584`, `25,584`. */
export function numberIn(count: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(count);
}

/** The BCP 47 tag by which dates and numbers are written: English ones the British way, as in the Netherlands. */
export function localeOf(language: Language): string {
  return language === 'nl' ? 'nl-NL' : 'en-GB';
}

/** Things one behind the other: `a, b en c`, or `a, b of c` where one of them is meant. */
export function listIn(
  items: readonly string[],
  language: Language,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(localeOf(language), { type }).format(items);
}

/**
 * The language to answer in, from Discord's locale of the reader, else that of the server: Dutch for Dutch, English
 * for everybody else.
 */
export function languageOf(locale: string | null | undefined, guildLocale?: string | null): Language {
  return (locale || guildLocale || 'en').toLowerCase().startsWith('nl') ? 'nl' : 'en';
}
