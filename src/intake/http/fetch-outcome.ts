import type { Problem } from '../../wire/problem.ts';
import type { Pace } from './read-pace.ts';
import type { Validators } from './validators.ts';

/**
 * How long what is wrong is likely to last. `passing`: it may be gone at the next try. `lasting`: somebody has to do
 * something, here or there; trying again now and then notices it. `final`: it is tried no more until an operator says so.
 */
export type Lasts = 'passing' | 'lasting' | 'final';

/** What was read, whole. */
export interface FetchedBody {
  /** As they were after transfer and content encodings were taken off; their text is not decoded. */
  readonly bytes: Uint8Array;
  /** The media type without parameters, in lower case: `text/html`; null when the server gives none that is one. */
  readonly contentType: string | null;
  /** The encoding by byte-order mark, header, XML declaration or meta, by its WHATWG name: `UTF-8`, `windows-1252`. */
  readonly charset: string;
}

/** What came of asking for an address. All moments are in ms since the epoch. */
export type FetchOutcome =
  | {
      readonly kind: 'fetched';
      readonly body: FetchedBody;
      /** Where it came from in the end, without fragment and credentials. */
      readonly url: string;
      /** The address that should be asked from now on: every redirect to it said that it is for ever. Else null. */
      readonly movedTo: string | null;
      /** To be stored once the copy is safe (`ValidatorStore.set` with the request's source and address). */
      readonly validators: Validators;
      readonly pace: Pace;
    }
  | {
      readonly kind: 'unchanged';
      /** `said`: the server says so (304); `same-bytes`: it sent again what was taken in before. */
      readonly how: 'said' | 'same-bytes';
      readonly url: string;
      readonly pace: Pace;
    }
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      readonly lasts: Lasts;
      /** False when only an operator can say that it is tried again. */
      readonly retryable: boolean;
      /** Not before this moment, as the server asked; null when it did not. */
      readonly retryAt: number | null;
      /** The status of the answer, null when there was none. */
      readonly status: number | null;
      readonly pace: Pace;
    };
