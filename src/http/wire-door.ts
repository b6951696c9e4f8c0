import type { Status, WireCopy } from '../wire/item.ts';
import type { Problem } from '../wire/problem.ts';

/** What became of one story that was sent in. */
interface ReceivedStory {
  readonly id: string;
  readonly headline: string | null;
  readonly filing: 'new' | 'changed' | 'known' | 'killed';
  readonly status: Status;
}

/** What became of copy that was sent in: it is kept for good, also through a power cut. */
export interface Receipt {
  readonly stories: readonly ReceivedStory[];
  /** Why it, or a part of it, could not be read: it is kept aside. Null when all of it was read. */
  readonly problem: Problem | null;
  /** Words on what was passed over as it should be. */
  readonly asides: readonly Problem[];
}

/** Somebody who may send copy in at this moment. */
export interface WireSender {
  readonly name: string;
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  /** Takes copy in; `now` in ms. Rejects when it could not be kept: it can be sent again. */
  take(copy: WireCopy, now: number): Promise<Receipt>;
}

/** Where copy that is sent in comes into the house: the seam of this room. */
export interface WireDoor {
  /** All who may send copy in now; asked for at each request. */
  senders(): readonly WireSender[];
}
