import type { SendProblem } from '../src/delivery/chat-gateway.ts';
import type { Subscription } from '../src/delivery/subscription.ts';
import type { Reply } from '../src/discord/reply.ts';
import type { ArchivedStory } from '../src/wire/story.ts';

/** Without news for so long a story is no longer followed, in days and in ms. */
export const quietDays = 14;
/** The same in ms. */
export const untilQuiet = quietDays * 24 * 3_600_000;
/** Stories that one person, channel, thread or forum can follow at once, and all places of a server together. */
export const mostFollowed = 25;
/** The latter. */
export const mostFollowedInServer = 100;
/** Ids of later stories by which a followed one is known. */
export const mostLater = 60;

/** What following a story takes besides a subscription. `now`: ms since the epoch. */
export interface FollowRoom {
  /** The stories that hang together with this one, itself among them, whatever their status; none where it is gone. */
  threadOf(storyId: string, now: number): Promise<readonly ArchivedStory[]>;
  /** The channel of direct messages with a person, or why there is none. */
  openDirect(
    userId: string,
  ): Promise<
    { readonly ok: true; readonly channelId: string } | { readonly ok: false; readonly problem: SendProblem }
  >;
  /**
   * A message that shows whether what a subscription brings arrives: one that was just made, or that somebody asks after. Why it did not arrive,
   * null when it did. What Discord refuses halts it, and what arrives ends that. `now`: ms since the epoch.
   */
  greet(subscription: Subscription, reply: Reply, now: number): Promise<SendProblem | null>;
}
