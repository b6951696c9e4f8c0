import type { IndexQuery } from '../index-query.ts';
import { everyStory } from '../story-terms.ts';
import { isKeptWhole, lexemes, quoteLexeme, spanLexeme } from './lexemes.ts';

/** Spans of time to which a search is kept: those with an index from `first` to `last`, both included. */
export interface SpanRange {
  readonly kind: string;
  readonly first: number;
  readonly last: number;
}

/**
 * An index query as a `tsquery`, to be bound as one. Beside what matches it finds the stories that the index could not
 * hold whole (`is_whole`): those must be held against the query itself.
 */
export function writeTsquery(query: IndexQuery, within: SpanRange | null): string {
  const found = `((${write(query, true)}) | ${quoteLexeme(lexemes.notAll)})`;
  if (within === null) return found;
  const spans: string[] = [];
  for (let index = within.first; index <= within.last; index += 1)
    spans.push(quoteLexeme(spanLexeme(within.kind, index)));
  return `${found} & (${spans.join(' | ')})`;
}

/** `isWanted`: the story is found by it, and may be found too often; else it is kept out by it, and may be too seldom. */
function write(query: IndexQuery, isWanted: boolean): string {
  switch (query.kind) {
    case 'run':
      return writeRun(query.tokens, isWanted);
    case 'any':
    case 'all':
      return query.parts
        .map((part) => `(${write(part, isWanted)})`)
        .join(query.kind === 'any' ? ' | ' : ' & ');
    case 'but': {
      const from = query.from === null ? quoteLexeme(everyStory) : write(query.from, isWanted);
      return `(${from}) & !(${write(query.not, !isWanted)})`;
    }
  }
}

function writeRun(tokens: readonly string[], isWanted: boolean): string {
  if (!isWanted && !tokens.every(isKeptWhole)) return quoteLexeme(lexemes.none);
  const run = tokens.map(quoteLexeme).join(' <-> ');
  if (tokens.length === 1 || !isWanted) return run;
  return `(${run}) | (${[...tokens, lexemes.notWhole].map(quoteLexeme).join(' & ')})`;
}
