import type { Query } from '../wire/query.ts';
import { splitWords } from '../wire/words.ts';
import { fieldMarks } from './match-story.ts';
import { stemWord } from './stem.ts';
import type { Names } from './story-archive.ts';
import { everyStory } from './story-terms.ts';
import { readWord } from './word-forms.ts';

/** A stretch of news time, [from, to) in ms, in which a query's time bounds are settled one way or the other. */
export interface SearchStep {
  readonly from: number;
  readonly to: number;
  /** The FTS5 expression that finds a superset of what matches here; null when every story does. */
  readonly match: string | null;
  /** True when what the expression finds must be held against the query itself. */
  readonly verify: boolean;
}

interface Known {
  readonly names: Names;
  readonly compoundsOf: (word: string) => readonly string[];
}

/** What a query comes to in the index: an expression, everything or nothing. */
interface Term {
  readonly text: string | 'everything' | 'nothing';
  /** True when it finds no more than what matches. */
  readonly exact: boolean;
  /** For `everything but X`: X. Beside something to look for it is left out of that, which is quicker. */
  readonly but?: string;
}

const everything: Term = { text: 'everything', exact: true };
const nothing: Term = { text: 'nothing', exact: true };

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
    if (term.text === 'nothing') continue;
    steps.push({ from, to, match: term.text === 'everything' ? null : term.text, verify: !term.exact });
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
      return runs.length === 0 ? nothing : { text: runs.map(writeRun).join(' OR '), exact: true };
    }
    case 'phrase': {
      const stems = splitWords(query.text).map(stemWord);
      // A run of stems can match where the words themselves differ.
      return stems.length === 0 ? nothing : { text: writeRun(stems), exact: false };
    }
    case 'field': {
      const found = fieldMarks(query.field, query.value, known.names);
      return found.length === 0 ? nothing : { text: found.map(quote).join(' OR '), exact: true };
    }
    case 'and':
      return joinAnd(query.parts.map((part) => translate(part, at, known)));
    case 'or':
      return joinOr(query.parts.map((part) => translate(part, at, known)));
    case 'not': {
      const term = translate(query.part, at, known);
      if (term.text === 'nothing') return everything;
      if (!term.exact) return { text: 'everything', exact: false };
      if (term.text === 'everything') return nothing;
      return { text: `${quote(everyStory)} NOT ${wrap(term.text)}`, exact: true, but: term.text };
    }
  }
}

function joinAnd(terms: readonly Term[]): Term {
  if (terms.some((term) => term.text === 'nothing')) return nothing;
  const exact = terms.every((term) => term.exact);
  const some = terms.filter((term) => term.text !== 'everything');
  if (some.length === 0) return { text: 'everything', exact };
  const wanted = some.filter((term) => term.but === undefined).map((term) => wrap(term.text));
  const unwanted = some.flatMap((term) => (term.but === undefined ? [] : [wrap(term.but)]));
  const from = wanted.length === 0 ? quote(everyStory) : wanted.join(' AND ');
  if (unwanted.length === 0) return { text: from, exact };
  const but = unwanted.join(' OR ');
  const text = `${wrap(from)} NOT ${wrap(but)}`;
  return wanted.length === 0 ? { text, exact, but } : { text, exact };
}

function joinOr(terms: readonly Term[]): Term {
  const some = terms.filter((term) => term.text !== 'nothing');
  if (some.length === 0) return nothing;
  const exact = some.every((term) => term.exact);
  if (some.some((term) => term.text === 'everything' && term.exact)) return everything;
  if (some.some((term) => term.text === 'everything')) return { text: 'everything', exact };
  return { text: some.map((term) => wrap(term.text)).join(' OR '), exact };
}

function wrap(text: string): string {
  return `(${text})`;
}

function writeRun(tokens: readonly string[]): string {
  return tokens.map(quote).join(' + ');
}

/** Tokens hold letters, digits and `_` only; inside quotes FTS5 reads no syntax at all. */
function quote(token: string): string {
  return `"${token}"`;
}
