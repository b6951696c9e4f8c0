import type { Post } from './chat-gateway.ts';
import type { Subscription } from './subscription.ts';

/** The window of time that a digest is about: after the slot before, up to and with its own. ms since the epoch. */
export interface Edition {
  readonly from: number;
  /** The slot: the moment at which the digest is due. */
  readonly slot: number;
  /**
   * Where the channel's time begins, as far as the ledger reaches back (`from` for a first edition). A story from between
   * `carryFrom` and `from` that the channel has not had came in late or did not fit. How long such a story is news is the
   * digest's to say.
   */
  readonly carryFrom: number;
}

/** What the planner asks of the digest room, wired in app.ts. */
export interface DigestOrder {
  readonly subscription: Subscription;
  readonly edition: Edition;
  /** Goes into a component's custom_id, so that the message can be found again in the channel. 1 to 40 characters. */
  readonly marker: string;
  /** Which of these stories this channel had before, or is about to have, in any digest. */
  hadBefore(storyIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Gives the post and the ids of the stories that are in it, lead first; null when there is nothing to tell.
 * A rejection is recorded for this one subscription and tried again later.
 */
export type ComposeDigest = (
  order: DigestOrder,
) => Promise<{ readonly post: Post; readonly storyIds: readonly string[] } | null>;
