import type { Result } from './problem.ts';

/**
 * A question or a topic, parsed: what a channel follows and what a reader asks for are the same language.
 * `all` matches everything. A bound of time lies at `at` (ms since the epoch) now; one that `moves` lies elsewhere when
 * the same words are read at another time, one that does not has the words in which it was `typed`.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'field'; readonly field: QueryField; readonly value: string }
  | {
      readonly kind: 'time';
      readonly bound: 'from' | 'to';
      readonly at: number;
      readonly moves?: MovingTime;
      readonly typed?: string;
    }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

/** `stad:`, `land:`, `provincie:`, `sectie:`, `bureau:` in what people type. */
export type QueryField = 'city' | 'country' | 'province' | 'section' | 'agency';

/** What a length of time is counted in. */
export type TimeUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';

/**
 * A time that is told from the moment at which it is read: so long ago; a day so many days back (0 is today); the last of
 * a day of the week (1 is Monday, as in ISO 8601), today included; or what was typed (a time of day, a date without a year).
 */
export type MovingTime =
  | { readonly kind: 'ago'; readonly count: number; readonly unit: TimeUnit }
  | { readonly kind: 'day'; readonly daysAgo: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'typed'; readonly text: string };

/** A question as somebody typed it who has not yet seen how it is read. */
export interface TypedQuery {
  readonly query: Result<Query>;
  /** What was typed, in the form that reads the same without any such help: with quotes around names of several words. */
  readonly text: string;
  /** What was meant perhaps instead, in the same form; null where there is no doubt. */
  readonly doubt: string | null;
}
