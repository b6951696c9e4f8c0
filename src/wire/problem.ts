/**
 * What is expected to go wrong is a value, not an exception: a stable code for programs and a sentence for a person,
 * with the place where it went wrong.
 */
export interface Problem {
  /** Stable, in kebab-case: `no-story`, `unknown-format`. */
  readonly code: string;
  /** What was wrong and what to do, in English, one sentence or two. */
  readonly message: string;
  /** Where: 1-based line (and column, both in characters) or a byte offset (from 0), when known. */
  readonly at?: { readonly line?: number; readonly column?: number; readonly byte?: number };
  /** What the words are about, for those who say them in a reader's language: what was typed, an example, a number. */
  readonly about?: Readonly<Record<string, string | number>>;
  /** What was perhaps meant instead, in the words of whoever wrote it. */
  readonly meant?: string;
  /**
   * Only a word on what was passed over as it should be (a picture, a second language): nothing is wrong with the copy,
   * and it is not kept aside for it.
   */
  readonly isAside?: true;
}

/** What an expected failure looks like to the caller: a value, or the problem why there is none. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };
