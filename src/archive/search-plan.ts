import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { type IndexQuery, joinQueries } from './index-query.ts';
import { joinNeighbours } from './join-neighbours.ts';
import { fieldMarks } from './match-story.ts';
import { seqRange } from './news-clock.ts';
import { stemWord } from './stem.ts';
import type { Names } from './story-archive.ts';
import { readWord } from './word-forms.ts';

/** A stretch of news time, [from, to) in ms, in which a query's time bounds are settled one way or the other. */
export interface SearchStep {
  readonly from: number;
  readonly to: number;
  /** What finds a superset of what matches here; null when every story does. */
  readonly match: IndexQuery | null;
  /** True when what it finds must be held against the query itself. */
  readonly verify: boolean;
}

/** A step and the numbers, [from, to), among which its stories lie. */
export interface SearchStretch {
  readonly step: SearchStep;
  readonly range: { readonly from: number; readonly to: number };
  /** Whether all that lies at or above a number has been read, and nothing below it, once this step was read down to there. */
  isClearAt(seq: number): boolean;
}

/** The steps with their numbers. Those of two neighbours overlap by some minutes: see `seqRange`. */
export function placeSteps(steps: readonly SearchStep[]): readonly SearchStretch[] {
  const ranges = steps.map(({ from, to }) => seqRange(from, to));
  return steps.map((step, i) => ({
    step,
    range: seqRange(step.from, step.to),
    isClearAt: (seq) =>
      seq >= (ranges[i + 1]?.to ?? Number.NEGATIVE_INFINITY) &&
      seq <= (ranges[i - 1]?.from ?? Number.POSITIVE_INFINITY),
  }));
}

interface Known {
  readonly names: Names;
  readonly compoundsOf: (word: string) => readonly string[];
}

/** What a query comes to in the index. */
interface Term {
  readonly find: IndexQuery | 'everything' | 'nothing';
  /** True when it finds no more than what matches. */
  readonly exact: boolean;
  /** For `everything but X`: X. Beside something to look for it is left out of that, which is quicker. */
  readonly but?: IndexQuery;
}

const everything: Term = { find: 'everything', exact: true };
const nothing: Term = { find: 'nothing', exact: true };

/**
 * Plans a query as steps from the newest stretch of time to the oldest. Time bounds, wherever they stand in the query,
 * cut time into stretches; within one each bound is simply true or false, so that the index is asked for words and
 * marks only and the newest are found without looking at the rest. `within`: only this stretch, ms. `compoundsOf`: see
 * `Vocabulary`.
 */
export function planSearch(
  query: Query,
  within: { readonly from: number; readonly to: number },
  names: Names,
  compoundsOf: (word: string) => readonly string[],
): readonly SearchStep[] {
  const cuts = [...new Set(timeBounds(query))].filter((at) => at > within.from && at < within.to);
  const edges = [within.from, ...cuts.sort((a, b) => a - b), within.to];
  const steps: SearchStep[] = [];
  for (let i = edges.length - 2; i >= 0; i -= 1) {
    const from = edges[i] ?? within.from;
    const to = edges[i + 1] ?? within.to;
    if (from >= to) continue;
    const term = translate(query, from, { names, compoundsOf });
    if (term.find === 'nothing') continue;
    steps.push({ from, to, match: term.find === 'everything' ? null : term.find, verify: !term.exact });
  }
  return steps;
}

function timeBounds(query: Query): readonly number[] {
  if (query.kind === 'time') return [query.at];
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(timeBounds);
  return query.kind === 'not' ? timeBounds(query.part) : [];
}

/** `at`: a moment of the stretch; no bound of the query lies inside it. */
function translate(query: Query, at: number, known: Known): Term {
  switch (query.kind) {
    case 'all':
      return everything;
    case 'time':
      return (query.bound === 'from') === at >= query.at ? everything : nothing;
    case 'word': {
      const words = splitWords(query.text);
      const own = words.length === 1 ? words.flatMap(known.compoundsOf) : [];
      const runs = [...readWord(query.text), ...own.map((compound) => [stemWord(compound)])];
      return findAny(runs, true, true);
    }
    case 'phrase': {
      const stems = splitWords(query.text).map(stemWord);
      // A run of stems can match where the words themselves differ.
      return findAny(stems.length === 0 ? [] : [stems], false);
    }
    case 'field':
      return findAny(
        fieldMarks(query.field, query.value, known.names).map((mark) => [mark]),
        true,
      );
    case 'and': {
      const joined = joinNeighbours(query.parts);
      return joinAnd(query.parts.map((part, i) => orJoined(translate(part, at, known), joined[i] ?? [])));
    }
    case 'or':
      return joinOr(query.parts.map((part) => translate(part, at, known)));
    case 'not': {
      const { find, exact } = translate(query.part, at, known);
      if (find === 'nothing') return everything;
      if (!exact) return { find: 'everything', exact: false };
      if (find === 'everything') return nothing;
      return { find: { kind: 'but', from: null, not: find }, exact: true, but: find };
    }
  }
}

/** A word, or what it is in one with its neighbours. */
function orJoined(term: Term, stems: readonly string[]): Term {
  if (stems.length === 0) return term;
  return joinOr([
    term,
    findAny(
      stems.map((stem) => [stem]),
      true,
    ),
  ]);
}

function findAny(runs: readonly (readonly string[])[], exact: boolean, isWord?: true): Term {
  if (runs.length === 0) return nothing;
  return {
    find: joinQueries(
      'any',
      runs.map((tokens) => ({ kind: 'run', tokens, ...(isWord && { isWord }) })),
    ),
    exact,
  };
}

function joinAnd(terms: readonly Term[]): Term {
  if (terms.some(({ find }) => find === 'nothing')) return nothing;
  const exact = terms.every((term) => term.exact);
  const wanted = terms.flatMap(({ find, but }) =>
    but === undefined && typeof find !== 'string' ? [find] : [],
  );
  const unwanted = terms.flatMap(({ but }) => (but === undefined ? [] : [but]));
  const from = wanted.length === 0 ? null : joinQueries('all', wanted);
  if (unwanted.length === 0) return { find: from ?? 'everything', exact };
  const but = joinQueries('any', unwanted);
  const find: IndexQuery = { kind: 'but', from, not: but };
  return from === null ? { find, exact, but } : { find, exact };
}

function joinOr(terms: readonly Term[]): Term {
  if (terms.some(({ find, exact }) => find === 'everything' && exact)) return everything;
  const some = terms.flatMap(({ find }) => (typeof find === 'string' ? [] : [find]));
  const exact = terms.every((term) => term.exact);
  if (terms.some(({ find }) => find === 'everything')) return { find: 'everything', exact };
  return some.length === 0 ? nothing : { find: joinQueries('any', some), exact };
}
