/**
 * A question or a topic, parsed: what a channel follows and what a reader asks for are the same language.
 * `all` matches everything.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'field'; readonly field: QueryField; readonly value: string }
  | { readonly kind: 'time'; readonly bound: 'from' | 'to'; readonly at: number }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

/** `stad:`, `land:`, `provincie:`, `sectie:`, `bureau:` in what people type. */
export type QueryField = 'city' | 'country' | 'province' | 'section' | 'agency';
