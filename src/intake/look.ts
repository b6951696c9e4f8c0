import type { WireCopy } from '../wire/item.ts';
import type { Problem } from '../wire/problem.ts';
import type { Lasts } from './http/fetch-outcome.ts';

/** What one look at a source brought. */
export interface Look {
  /** In the order in which it is to be taken in. */
  readonly copy: readonly WireCopy[];
  /** Why nothing, or not all, could be had; null when all went well. */
  readonly problem: Problem | null;
  /** The source asks not to be looked at before then: ms since the epoch; null when it asks nothing. */
  readonly notBefore: number | null;
  /** How long what is wrong is likely to last; left out when nothing is, or nobody can say. */
  readonly lasts?: Lasts;
  /** True when `problem` is of a part of it, and the source itself was had. */
  readonly isPart?: boolean;
  /** To be called once all of `copy` is kept: remembers what need not be fetched or taken in again. */
  keep(): Promise<void>;
}

/** Looks at a source; `now` in ms. Rejects with the signal's reason when that is aborted. */
export type LookAtSource = (now: number, signal: AbortSignal) => Promise<Look>;
