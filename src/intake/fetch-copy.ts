import type { Problem } from '../wire/problem.ts';

/** What came of fetching an address. */
export type FetchedCopy =
  | {
      readonly kind: 'copy';
      readonly bytes: Uint8Array;
      /** The header `Content-Type` as it stands; null when there was none. */
      readonly contentType: string | null;
      /** Where it was found in the end, redirects followed. */
      readonly url: string;
      /** When it came, in ms since the epoch. */
      readonly fetchedAt: number;
      /** The server asks not to be asked again before then: ms since the epoch; null when it asks nothing. */
      readonly notBefore: number | null;
      /** Remembers that this was had, so that the next time only what is newer is sent. */
      keep(): Promise<void>;
    }
  | { readonly kind: 'unchanged'; readonly notBefore: number | null }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly notBefore: number | null };

/** Fetches an address; `now` in ms. Rejects with the signal's reason when that is aborted, and for nothing else. */
export type FetchCopy = (url: string, now: number, signal: AbortSignal) => Promise<FetchedCopy>;
