import type { IToken } from 'chevrotain';
import { countriesNear, countryCode } from '../wire/countries.ts';
import { namesNear } from '../wire/near-names.ts';
import type { Result } from '../wire/problem.ts';
import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { countCharacters, firstCharacters } from './count-characters.ts';
import { allFieldNames, meaningOf, nameOf } from './field-names.ts';
import { formatQuery } from './format-query.ts';
import {
  And,
  Close,
  cutTokens,
  Field,
  Open,
  OpenQuote,
  Or,
  parseTokens,
  type Typed,
  Without,
} from './query-grammar.ts';
import { Mistake } from './query-mistake.ts';
import { type QueryProblemCode, queryProblem } from './query-problem.ts';
import { readMoment, readMoving, tidyTime } from './query-time.ts';
import { readSmallWords } from './read-small-words.ts';

/** A question's length at most, in characters; a Discord option could hold 6,000. And of what is counted at all, in UTF-16 units. */
const longest = 500;
const longestCounted = 8 * longest;
/** Words, phrases, fields and bounds in one question at most: what one look-up can answer quickly. */
const mostTerms = 40;

/**
 * Reads a question or a topic in the search language. Words must all occur; `"words in this order"`; `OR` (or `OF`)
 * between two, brackets to hold together, `-` before what must not occur; `stad:` `land:` `provincie:` `sectie:` `bureau:`
 * (`city:` `country:` `province:` `section:` `agency:`) with a value, in quotes when it has blanks, or a choice of
 * values in brackets; `sinds:` and `tot:` (`since:` `until:`) with a time of query-time.ts. Empty text asks for everything
 * (`all`).
 *
 * `now` in ms since the epoch and `timezone` (IANA) settle the times. A mistake is a problem with its column (from 1, in
 * characters) and an example that works; its code is one of `queryProblemCodes`.
 */
export function parseQuery(text: string, now: number, timezone: string): Result<Query> {
  return parseCut(text, cutTokens, now, timezone);
}

/** The same of what `cut` makes of the text: tokens with their offsets in it. */
export function parseCut(
  text: string,
  cut: (text: string) => readonly IToken[],
  now: number,
  timezone: string,
): Result<Query> {
  try {
    refuseLength(text);
    const tokens = cut(text);
    refuseBeforeGrammar(tokens);
    const read = parseTokens([...tokens]);
    if (!read.ok) throw explain(tokens, read.at, text);
    if (read.value === null) {
      if (text.trim() !== '') throw new Mistake('query-without-words', 0, text.trim());
      return { ok: true, value: { kind: 'all' } };
    }
    const tooMany = [...termsOf(read.value)][mostTerms];
    if (tooMany !== undefined) throw new Mistake('query-too-long', tooMany, '');
    return { ok: true, value: interpret(read.value, null, now, timezone) };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const { code, at, typed, meant } = error;
    return { ok: false, problem: queryProblem(code, countCharacters(text.slice(0, at)), typed, meant) };
  }
}

function refuseLength(text: string): void {
  if (text.length <= longest) return;
  const start = firstCharacters(text.slice(0, longestCounted), longest);
  if (start.length < text.length) throw new Mistake('query-too-long', start.length, '');
}

/** Throws a `Mistake` for what no grammar has to see to be one. */
export function refuseBeforeGrammar(tokens: readonly IToken[]): void {
  for (const token of tokens) {
    if (token.tokenType === OpenQuote)
      throw new Mistake('query-unclosed-quote', token.startOffset, token.image);
    if (token.tokenType === Field && meaningOf(nameOf(token)) === null) {
      const [meant] = namesNear(
        nameOf(token),
        allFieldNames().map((name) => [name]),
      );
      throw new Mistake('query-unknown-field', token.startOffset, token.image, meant && `${meant}:`);
    }
  }
  // The grammar calls itself for each bracket: a thousand of them are no question.
  if (tokens.length > mostTerms * 4)
    throw new Mistake('query-too-long', tokens[mostTerms * 4]?.startOffset ?? 0, '');
}

/** What went wrong, from the token at which the grammar stopped and the one before it. */
function explain(tokens: readonly IToken[], at: IToken | undefined, text: string): Mistake {
  const before = tokens[at ? tokens.indexOf(at) - 1 : tokens.length - 1];
  const on = (code: QueryProblemCode, token: IToken | undefined) =>
    new Mistake(code, token?.startOffset ?? text.length, token?.image ?? '');
  if (before?.tokenType === Field) {
    if (meaningOf(nameOf(before))?.kind !== 'time') return on('query-empty-field', before);
    const typed = at === undefined ? '' : (/^[^\s]+/.exec(text.slice(at.startOffset))?.[0] ?? '');
    return new Mistake('query-bad-time', (at ?? before).startOffset, typed);
  }
  if (before?.tokenType === Without) return on('query-dangling-without', before);
  if (before?.tokenType === Or || before?.tokenType === And) return on('query-dangling-or', before);
  if (at?.tokenType === Or || at?.tokenType === And) return on('query-dangling-or', at);
  if (before?.tokenType === Open && at?.tokenType === Close) return on('query-empty-group', before);
  if (at?.tokenType === Close) return on('query-unopened-group', at);
  const open = tokens.findLast((token) => token.tokenType === Open);
  return on('query-unclosed-group', at ?? open);
}

function interpret(
  typed: Typed,
  inside: (Typed & { kind: 'field' }) | null,
  now: number,
  timezone: string,
): Query {
  switch (typed.kind) {
    case 'and':
    case 'or':
      return joinParts(
        typed.kind,
        typed.parts.flatMap((part) => interpret(part, inside, now, timezone)),
      );
    case 'not':
      return { kind: 'not', part: interpret(typed.part, inside, now, timezone) };
    case 'field':
      if (inside) throw new Mistake('query-empty-field', inside.at, `${inside.name}:`);
      return interpret(typed.value, typed, now, timezone);
    case 'word':
    case 'phrase':
      return inside ? interpretField(inside, typed.text, typed.at, now, timezone) : interpretText(typed);
  }
}

function interpretText(typed: Typed & { kind: 'word' | 'phrase' }): Query {
  if (splitWords(typed.text).length === 0) throw new Mistake('query-without-words', typed.at, typed.text);
  const text = typed.text.replace(/\s+/g, ' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return { kind: typed.kind, text };
}

function interpretField(
  field: Typed & { kind: 'field' },
  text: string,
  at: number,
  now: number,
  timezone: string,
): Query {
  const meaning = meaningOf(field.name.toLowerCase());
  if (!meaning) throw new Mistake('query-unknown-field', field.at, `${field.name}:`);
  if (meaning.kind === 'time') {
    const moment = readMoment(text, meaning.bound, now, timezone);
    if (moment === null) throw new Mistake('query-bad-time', at, text);
    const moves = readMoving(text, meaning.bound, now, timezone);
    return {
      kind: 'time',
      bound: meaning.bound,
      at: moment,
      ...(moves ? { moves } : { typed: tidyTime(text) }),
    };
  }
  // A name between single quotes, of one word, that is none of the grammar's phrases.
  const value = text
    .trim()
    .replace(/^['‘](.+)['’]$/su, '$1')
    .replace(/\s+/g, ' ');
  if (splitWords(value).length === 0) throw new Mistake('query-empty-field', field.at, `${field.name}:`);
  if (meaning.field === 'country' && countryCode(value) === null) {
    throw new Mistake('query-unknown-country', at, value, countryMeant(value));
  }
  return { kind: 'field', field: meaning.field, value };
}

/** What was perhaps meant with what is no country: a name with a typo, or several (`frankrijk,noorwegen`). */
function countryMeant(value: string): string | undefined {
  const one = (name: string): Query => ({ kind: 'field', field: 'country', value: name });
  const several = readSmallWords(one(value));
  const isList =
    several.kind === 'or' &&
    several.parts.every((part) => part.kind === 'field' && countryCode(part.value) !== null);
  if (isList) return formatQuery(several);
  const [near] = countriesNear(value);
  return near && formatQuery(one(near));
}

/** `(a b) c` is `a b c`. */
function joinParts(kind: 'and' | 'or', parts: readonly Query[]): Query {
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) };
}

/** Where each word, phrase, field and bound begins. */
function* termsOf(typed: Typed): Iterable<number> {
  switch (typed.kind) {
    case 'and':
    case 'or':
      for (const part of typed.parts) yield* termsOf(part);
      break;
    case 'not':
      yield* termsOf(typed.part);
      break;
    case 'field':
      if (typed.value.kind === 'word' || typed.value.kind === 'phrase') yield typed.at;
      else yield* termsOf(typed.value);
      break;
    default:
      yield typed.at;
  }
}
