import type { QueryProblemCode } from '../../src/archive/query-problem.ts';

// The compiler sees to it that none is left out.
const everyCode: Record<QueryProblemCode, true> = {
  'query-unclosed-quote': true,
  'query-unknown-field': true,
  'query-empty-field': true,
  'query-bad-time': true,
  'query-unknown-country': true,
  'query-dangling-or': true,
  'query-dangling-without': true,
  'query-empty-group': true,
  'query-unclosed-group': true,
  'query-unopened-group': true,
  'query-without-words': true,
  'query-too-long': true,
};
/** Every code that a question's problem can have. */
export const queryProblemCodes = Object.keys(everyCode) as readonly QueryProblemCode[];
