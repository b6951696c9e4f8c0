import type { IToken } from 'chevrotain';
import { countryCode } from '../wire/countries.ts';
import type { QueryField, TypedQuery } from '../wire/query.ts';
import { meaningOf, nameOf } from './field-names.ts';
import { joinValues } from './join-values.ts';
import { parseCut, refuseBeforeGrammar } from './parse-query.ts';
import { cutTokens } from './query-grammar.ts';
import { type Bound, readMoment } from './query-time.ts';
import { spotTimes } from './spot-times.ts';

/**
 * Reads what a person typed as `parseQuery` does, but that a value of several words needs no quotes where it cannot be
 * anything else: `stad:Den Haag rechtbank`, `land:Verenigde Staten`, `since:May 1, 2026` (see `joinValues`), and that a forgotten colon is
 * asked back (see `spotTimes`). What is kept of it
 * is `text`. `isKnown`: whether a name stands for something, whatever stories there are.
 */
export function readTyped(
  text: string,
  now: number,
  timezone: string,
  isKnown: (field: QueryField, value: string) => boolean,
): TypedQuery {
  let read = { text, doubt: null as string | null };
  const query = parseCut(
    text,
    () => {
      const typed = cutTokens(text);
      refuseBeforeGrammar(typed);
      const { tokens, ...joined } = joinValues(text, typed, { isValue, isTime });
      const isTimeOf = (bound: Bound, value: string) => readMoment(value, bound, now, timezone) !== null;
      read = { ...joined, doubt: joined.doubt ?? spotTimes(joined.text, cutTokens(joined.text), isTimeOf) };
      return tokens;
    },
    now,
    timezone,
  );
  return { ...read, query };

  function isTime(field: IToken): boolean {
    return meaningOf(nameOf(field))?.kind === 'time';
  }

  function isValue(field: IToken, value: string): boolean {
    const meaning = meaningOf(nameOf(field));
    if (meaning === null) return false;
    if (meaning.kind === 'time') return readMoment(value, meaning.bound, now, timezone) !== null;
    return meaning.field === 'country' ? countryCode(value) !== null : isKnown(meaning.field, value);
  }
}
