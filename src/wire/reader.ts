import type { WireCopy, WireFormat, WireItem } from './item.ts';
import type { Result } from './problem.ts';

/** One format that Telex reads: each lives in a folder of its own with `detect` and `parse`. */
export interface WireReader {
  readonly format: WireFormat;
  /** True when these bytes are certainly of this format. Looks at the first 4,096 bytes at most; never throws. */
  detect(head: Uint8Array): boolean;
  /**
   * All items of the copy, in its order. Pure: the same copy gives the same items.
   * Never throws on any bytes; copy that holds no item is a problem, not an empty list.
   */
  parse(copy: WireCopy): Result<readonly WireItem[]>;
}
