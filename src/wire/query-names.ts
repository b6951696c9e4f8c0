import type { Query, QueryField } from './query.ts';

/** The name of a field in a query. */
export type NamedField = Query & { readonly kind: 'field' };

/** Every named field of a query in its order, those that must not occur too; each name once. */
export function namesIn(query: Query): readonly NamedField[] {
  const found = new Map<string, NamedField>();
  collect(query, found);
  return [...found.values()];
}

function collect(query: Query, found: Map<string, NamedField>): void {
  if (query.kind === 'field') found.set(`${query.field} ${query.value}`, query);
  else if (query.kind === 'not') collect(query.part, found);
  else if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) collect(part, found);
}

/** Who tells whether a name stands for something. */
export interface NameKnowledge {
  /** Whether the desk knows it, whatever stories there are. */
  isKnownName(field: QueryField, value: string): boolean;
  /** Whether there is a story that may be shown. */
  finds(named: NamedField): Promise<boolean>;
}

/**
 * The names in a query that stand for nothing so far: neither the desk knows them nor any story has them. A story that
 * comes in may make one right, but of a country and a province: of those the lists are whole.
 */
export async function findUnknownNames(
  query: Query,
  { isKnownName, finds }: NameKnowledge,
): Promise<readonly NamedField[]> {
  const unknown: NamedField[] = [];
  for (const named of namesIn(query)) {
    if (!isKnownName(named.field, named.value) && !(await finds(named))) unknown.push(named);
  }
  return unknown;
}
