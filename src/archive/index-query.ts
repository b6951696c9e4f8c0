/**
 * What an index is asked: tokens as `storyTerms` makes them, joined. Each engine writes it in its own language
 * (write-fts5.ts, postgres/write-tsquery.ts).
 */
export type IndexQuery =
  /** These tokens side by side, in this order; one or more. `isWord`: the parts of one word, none of which is in every story. */
  | { readonly kind: 'run'; readonly tokens: readonly string[]; readonly isWord?: true }
  /** One of these, or each of these; one or more. */
  | { readonly kind: 'any' | 'all'; readonly parts: readonly IndexQuery[] }
  /** What `from` finds (null: every story) without what `not` finds. */
  | { readonly kind: 'but'; readonly from: IndexQuery | null; readonly not: IndexQuery };

/** One of these, or each of these; `parts` holds one or more. */
export function joinQueries(kind: 'any' | 'all', parts: readonly IndexQuery[]): IndexQuery {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : { kind, parts };
}
