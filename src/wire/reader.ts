import type { WireCopy, WireFormat, WireItem } from './item.ts';
import type { Problem } from './problem.ts';

/**
 * What a reader made of copy: its items, and what of it could not be read or was passed over; or the problem why there
 * is none. To who does not ask for the problems it is a `Result` of items.
 */
export type Reading =
  | { readonly ok: true; readonly value: readonly WireItem[]; readonly problems?: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** Items with the problems beside them, which are left out where there are none. */
export function readingOf(items: readonly WireItem[], problems: readonly Problem[]): Reading {
  return problems.length === 0 ? { ok: true, value: items } : { ok: true, value: items, problems };
}

/** One format that Telex reads: each lives in a folder of its own with `detect` and `parse`. */
export interface WireReader {
  readonly format: WireFormat;
  /** True when these bytes are certainly of this format. Looks at the first 4,096 bytes at most; never throws. */
  detect(head: Uint8Array): boolean;
  /**
   * All items of the copy, in its order. Pure: the same copy gives the same items.
   * Never throws on any bytes; copy that holds no item is a problem, not an empty list. What is read in part gives its
   * items and the problems of the rest.
   */
  parse(copy: WireCopy): Reading;
}
