import { type IndexQuery, joinQueries } from './index-query.ts';
import { spanMark, spanOf, spanStart } from './news-clock.ts';

/** The spans of time, one statement after another, in which a query is asked of the index. */
export interface SearchSpans {
  /** The lowest number that the next statement is to look at, which begins below `high`. */
  lowBelow(high: number): number;
  /** A statement that looked through all of its spans took so long, ms: how many the next has goes by that. */
  took(ms: number): void;
}

/** What the next statement is to take, ms, as far as the last one tells; how many spans it has at most. */
const aimed = 4;
const mostSpans = 16;

/** Begins with one span: where a thousand stories come in a day, some milliseconds for thirty words that must not occur. */
export function openSpans(): SearchSpans {
  let spans = 1;
  return {
    lowBelow: (high) => spanStart(spanOf(high - 1) - spans + 1),
    took(ms) {
      const fitting = Math.floor((spans * aimed) / Math.max(ms, 0.1));
      spans = Math.min(mostSpans, Math.max(1, fitting));
    },
  };
}

/**
 * Whether a query may have to pass over much that does not match before it finds something: words that stand side by side or
 * must not occur, two sections or two cities. FTS5 gives nothing up in the middle of that, and looks where a range of numbers
 * ends only when it has found the next. A word is found at once or not there, and of several in one story FTS5 leaps from
 * the next of one to the next of another: some milliseconds for a million stories.
 */
export function mayPassOver(query: IndexQuery): boolean {
  switch (query.kind) {
    case 'run':
      return query.tokens.length > 1 && query.isWord !== true;
    case 'any':
      return query.parts.some(mayPassOver);
    case 'all': {
      const kinds = query.parts.map(markKind).filter((kind) => kind !== null);
      return query.parts.some(mayPassOver) || new Set(kinds).size < kinds.length;
    }
    case 'but':
      return true;
  }
}

/** Of what kind a mark is: a story has few of one kind, and most have none that another has. Null for words. */
function markKind(query: IndexQuery): string | null {
  if (query.kind === 'any') return query.parts[0] === undefined ? null : markKind(query.parts[0]);
  return query.kind === 'run' ? (/^(.)_/.exec(query.tokens[0] ?? '')?.[1] ?? null) : null;
}

/**
 * The query for the stories of some spans only, those of the numbers [low, high): by their marks, which FTS5 finds the end of
 * wherever it is. The stories must be in the index with these marks.
 */
export function keepWithin(query: IndexQuery, low: number, high: number): IndexQuery {
  const [first, last] = [spanOf(low), spanOf(high - 1)];
  const spans: IndexQuery = joinQueries(
    'any',
    Array.from({ length: last - first + 1 }, (_, i) => ({ kind: 'run', tokens: [spanMark(last - i)] })),
  );
  return keep(query);

  function keep(part: IndexQuery): IndexQuery {
    switch (part.kind) {
      case 'run':
        return part.tokens.length > 1 ? { kind: 'all', parts: [spans, part] } : part;
      case 'any':
        return { kind: 'any', parts: part.parts.map(keep) };
      case 'all':
        return { kind: 'all', parts: [spans, ...part.parts.map(keep)] };
      case 'but': {
        const from: IndexQuery =
          part.from === null ? spans : { kind: 'all', parts: [spans, keep(part.from)] };
        return { kind: 'but', from, not: keep(part.not) };
      }
    }
  }
}
