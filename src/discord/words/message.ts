/**
 * One thing that Telex says, in both languages, as ICU messages
 * (https://unicode-org.github.io/icu/userguide/format_parse/messages/). `takes` names what is filled in.
 */
export interface Message {
  readonly takes?: Readonly<Record<string, 'text' | 'number'>>;
  readonly nl: string;
  readonly en: string;
}
