import type { Problem } from '../wire/problem.ts';
import { firstCharacters } from './count-characters.ts';

/** What can be wrong with a question, each with what to say (`…` stands for what was typed) and an example that works. */
const explanations = {
  'query-unclosed-quote': ['The quotes opened at … are not closed.', '"hulp aan Gaza"'],
  'query-unknown-field': [
    'There is no field …; the fields are stad:, land:, provincie:, sectie:, bureau:, sinds: and tot:.',
    'stad:Moskou gas',
  ],
  'query-empty-field': [
    '… needs a value right after it, in quotes when it has blanks.',
    'stad:"Den Haag" rechtbank',
  ],
  'query-bad-time': [
    '… is no time; a date, vandaag, gisteren, a weekday, or so long ago (15min, 2u, 3d, 2w, 6mnd) is.',
    'sinds:gisteren tot:2025-05-19',
  ],
  'query-unknown-country': [
    '… is no country by its Dutch or English name or its two letters.',
    'land:Frankrijk',
  ],
  'query-dangling-or': ['… needs something to look for on both sides.', 'Gaza OR Israël'],
  'query-dangling-without': ['… needs right after it what must not occur.', 'Ajax -voetbal'],
  'query-empty-group': ['The brackets hold nothing.', '(Gaza OR Israël) hulp'],
  'query-unclosed-group': ['A bracket is opened and not closed.', '(Gaza OR Israël) hulp'],
  'query-unopened-group': ['A bracket is closed that was not opened.', '(Gaza OR Israël) hulp'],
  'query-without-words': ['… has no letter or digit to look for.', 'hulpgoederen Gaza'],
  'query-too-long': [
    'The question is too long: 500 characters and 40 things to look for at most.',
    'hulpgoederen Gaza',
  ],
} as const;

/** Stable codes of `parseQuery`'s problems, for those who say them in another language. */
export type QueryProblemCode = keyof typeof explanations;
/**
 * The problem of a question: `at` is where, in characters from 0; `typed` what stands there; `meant` what was perhaps meant,
 * as it is to be typed.
 */
export function queryProblem(code: QueryProblemCode, at: number, typed: string, meant?: string): Problem {
  const [what, example] = explanations[code];
  const shown = typed.length > 40 ? `${firstCharacters(typed, 39)}…` : typed;
  const message = what.replace('…', () => (shown === '' ? 'This' : `\`${shown.replaceAll('`', "'")}\``));
  return {
    code,
    message: [
      `At character ${at + 1}: ${message}`,
      ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
      `For example: ${example}`,
    ].join(' '),
    at: { line: 1, column: at + 1 },
    ...(typed !== '' && { about: { typed } }),
    ...(meant !== undefined && { meant }),
  };
}
