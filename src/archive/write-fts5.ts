import type { IndexQuery } from './index-query.ts';
import { everyStory } from './story-terms.ts';

/** An index query as an FTS5 expression (https://sqlite.org/fts5.html#full_text_query_syntax), to be bound to `MATCH`. */
export function writeFts5(query: IndexQuery): string {
  switch (query.kind) {
    case 'run':
      return writeRun(query.tokens);
    case 'any':
    case 'all':
      return query.parts.map((part) => wrap(writeFts5(part))).join(query.kind === 'any' ? ' OR ' : ' AND ');
    case 'but': {
      const from = query.from === null ? quote(everyStory) : wrap(writeFts5(query.from));
      return `${from} NOT ${wrap(writeFts5(query.not))}`;
    }
  }
}

/** Beside the words stand marks and parts of compounds, which follow each other by chance. */
function writeRun(tokens: readonly string[]): string {
  const run = tokens.map(quote).join(' + ');
  return tokens.length > 1 ? `words : ${run}` : run;
}

function wrap(text: string): string {
  return `(${text})`;
}

/** Tokens hold letters, digits and `_` only; inside quotes FTS5 reads no syntax at all. */
function quote(token: string): string {
  return `"${token}"`;
}
