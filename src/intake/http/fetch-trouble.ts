import type { Lasts } from './fetch-outcome.ts';

/**
 * What stops a fetch, thrown through streams and callbacks inside this room; `fetchCopy` makes a value of it. The message is
 * a sentence or two for a person.
 */
export class FetchTrouble extends Error {
  override readonly name = 'FetchTrouble';
  /** Stable, in kebab-case, as in `Problem`. */
  readonly code: string;
  readonly lasts: Lasts;
  /** The host that is refused, as in its address without brackets; null where that is not what is wrong. */
  readonly refusedHost: string | null;

  constructor(
    code: string,
    lasts: Lasts,
    message: string,
    options: ErrorOptions & { readonly refusedHost?: string } = {},
  ) {
    super(message, options);
    this.refusedHost = options.refusedHost ?? null;
    this.code = code;
    this.lasts = lasts;
  }
}
