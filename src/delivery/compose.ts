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

/**
 * All that is needed to render a message at any time, as JSON: not its words. The delivery keeps it for as long as it
 * remembers the message and never looks into it.
 */
export type Recipe = Readonly<Record<string, unknown>>;

/** What the planner asks of the digest room, wired in app.ts. */
export interface DigestOrder {
  readonly subscription: Subscription;
  readonly edition: Edition;
  /** Which of these stories this channel had before, or is about to have, in any digest. */
  hadBefore(storyIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Chooses what a digest tells: its recipe and the ids of the stories in it, lead first; null when there is nothing to tell.
 * A rejection is recorded for this one subscription and tried again later.
 */
export type ComposeDigest = (
  order: DigestOrder,
) => Promise<{ readonly recipe: Recipe; readonly storyIds: readonly string[] } | null>;

/** A story that a channel has not had and that may be told to it alone. */
export interface Arrival {
  readonly storyId: string;
  /** When it became news here, ms since the epoch: when it was sent, let go or first seen, whichever was last. */
  readonly arrivedAt: number;
  /** When it became what it says now: as `arrivedAt`, or its newest text where that is later. */
  readonly changedAt: number;
  /** When it was sent or let go, ms since the epoch. */
  readonly newsAt: number;
  /** IPTC's, 1 to 9; null when it has none. */
  readonly urgency: number | null;
  /** By which it is rendered in a message of its own. */
  readonly recipe: Recipe;
  /** The id of another story that the message names: one that it follows up. */
  readonly names?: string;
}

/** What is asked of a round of looking for arrivals. */
export interface ArrivalOrder {
  readonly subscription: Subscription;
  /** Only what came in after this moment, ms since the epoch. */
  readonly since: number;
  /** The round in which this was last asked for the subscription: what was there then in the same text is left out. 0: never. */
  readonly askedIn: number;
  /** As of `DigestOrder`. */
  hadBefore(storyIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** One look at the archive, shared by all subscriptions of a topic. */
export interface ArrivalRound {
  /** 1, 2, … */
  readonly number: number;
  /** Oldest first, an event once. Rejects when the topic cannot be read or the archive is away. */
  find(order: ArrivalOrder): Promise<readonly Arrival[]>;
}

/** Where stories that come at once are found, wired in app.ts. */
export interface Arrivals {
  /** Whether anything may have become news since this was last asked: cheap, and true rather than wrong. `now` in ms. */
  hasMoved(now: number): Promise<boolean>;
  beginRound(now: number): ArrivalRound;
}

/** A story as a message showed it when it was posted. */
export interface PostedStory {
  readonly storyId: string;
  /** The archive's revision; null when it is not known (posted by an earlier Telex, or found in the channel). */
  readonly revision: number | null;
}

/** A message that stands in a channel. */
export interface Posted {
  /** ms since the epoch. */
  readonly at: number;
  /** In the order of the message, lead first. */
  readonly stories: readonly PostedStory[];
}

/** What is to be rendered. */
export interface RenderOrder {
  readonly recipe: Recipe;
  /** Goes into a component's custom_id, so that the message can be found again in the channel. 1 to 40 characters. */
  readonly marker: string;
  /** ms since the epoch: what is under an embargo at this moment is not told. */
  readonly now: number;
  /** The message as it was posted; null when it was not yet. What was posted stays, or is said to be withdrawn. */
  readonly posted: Posted | null;
}

/** A message as it is to be now. */
export interface Rendering {
  readonly post: Post;
  /** The stories in it, lead first, in the revision in which they were read; of what was posted, the withdrawn ones too. */
  readonly shown: readonly { readonly storyId: string; readonly revision: number }[];
  /** When it will look different by itself, since an embargo ends; ms since the epoch, null for never. */
  readonly revisitAt: number | null;
  /** Nothing in it may be told any more: it says so, and is sent on to nobody. */
  readonly tellsNothing?: boolean;
}

/**
 * Renders a message as it is to be now. Null when nothing of it may be told any more: it is not to be sent, and deleted
 * where it was. A rejection is an outage (the archive is away) and tried again.
 */
export type RenderPost = (order: RenderOrder) => Promise<Rendering | null>;

/**
 * The recipe of a message that was not posted yet as its subscription would have it now: in its present voice. Null when the
 * subscription follows something else by now.
 */
export type ReviseRecipe = (recipe: Recipe, subscription: Subscription) => Recipe | null;

/** What is known of a message whose recipe was not kept. */
export interface Recallable {
  /** The delivery's: it tells a digest from a story alone. */
  readonly id: string;
  readonly subscriptionId: string;
  /** ms since the epoch. */
  readonly slot: number;
  readonly storyIds: readonly string[];
}

/** Makes a recipe for a message whose own was not kept; null when its subscription has gone. */
export type RecallRecipe = (of: Recallable) => Promise<Recipe | null>;
