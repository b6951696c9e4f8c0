import type { Query } from '../wire/query.ts';

/** A query with these parts in the place of its own: itself where they are the same, and a lone part as it is. */
export function replaceParts(query: Query & { kind: 'and' | 'or' }, parts: readonly Query[]): Query {
  if (parts.length === query.parts.length && parts.every((part, i) => part === query.parts[i])) return query;
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: query.kind, parts };
}
