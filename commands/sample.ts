import type { Post } from '../src/delivery/chat-gateway.ts';
import type { Subscription } from '../src/delivery/subscription.ts';

/** A message as a subscription would get it. */
export interface Sample {
  readonly post: Post;
  readonly kind: 'digest' | 'story';
  /** From when on it tells, ms since the epoch. */
  readonly from: number;
  /** Whether the channel may have had some of it: since its last edition there is nothing new. */
  readonly isHad: boolean;
}

/**
 * Makes the edition that this subscription would get at `now` (ms since the epoch), as editions are made; for one that gets each
 * story as it comes, such a story. Where there is nothing new, what the last 24 hours give. Null when they give nothing.
 */
export type MakeSample = (subscription: Subscription, now: number) => Promise<Sample | null>;
