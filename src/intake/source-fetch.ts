import type { Problem } from '../wire/problem.ts';
import type { Lasts } from './http/fetch-outcome.ts';

/** When a server wants to be asked again, in ms since the epoch; null where it says nothing. */
interface Pace {
  readonly retryAt: number | null;
  readonly freshUntil: number | null;
}

/** What came of asking for an address, as far as sources look at it. */
export type SourceAnswer =
  | {
      readonly kind: 'fetched';
      readonly body: {
        readonly bytes: Uint8Array;
        /** The media type without parameters, in lower case; null when the server gives none. */
        readonly contentType: string | null;
        /** The encoding that is declared, by its WHATWG name. */
        readonly charset: string;
      };
      /** Where it came from in the end. */
      readonly url: string;
      /** By which the server knows what was had; see `SourceFetch.keep`. */
      readonly validators: unknown;
      readonly pace: Pace;
    }
  | { readonly kind: 'unchanged'; readonly pace: Pace }
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      /** Not before this moment, as the server asked, in ms since the epoch; null when it did not. */
      readonly retryAt: number | null;
      readonly lasts: Lasts;
    };

/** How sources fetch. */
export interface SourceFetch {
  /**
   * Asks for an address. `isOperatorsOwn`: it stands in the settings; one found in copy is trusted less. Rejects with the
   * signal's reason when that is aborted; whatever the other side does is a value.
   */
  fetch(
    url: string,
    options: { readonly kind: 'page' | 'feed'; readonly isOperatorsOwn: boolean },
    signal: AbortSignal,
  ): Promise<SourceAnswer>;
  /** Remembers that what came with these validators is kept, so that it need not be sent again. */
  keep(url: string, validators: unknown): Promise<void>;
}

/** No source can ask to be left alone for longer, in ms: a feed that says it holds for a year is mistaken. */
const longestRest = 24 * 3_600_000;

/**
 * The latest of the moments before which a source asks not to be looked at, none more than a day from `now` but what a
 * server asks by `Retry-After`; null when it asks nothing. All in ms since the epoch.
 */
export function findNotBefore(
  now: number,
  retryAt: number | null,
  ...rests: readonly (number | null)[]
): number | null {
  const capped = rests.map((rest) => (rest === null ? null : Math.min(rest, now + longestRest)));
  const asked = [retryAt, ...capped].filter((at) => at !== null && at > now);
  return asked.length === 0 ? null : Math.max(...(asked as number[]));
}
