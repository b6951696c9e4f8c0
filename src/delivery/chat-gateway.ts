import type { Language, PlaceKind, Subscription } from './subscription.ts';

/** A message as Discord will get it: the JSON body of `POST /channels/{id}/messages`, without nonce. */
export interface Post {
  readonly body: Readonly<Record<string, unknown>>;
  /** The thread that it opens in a forum; left out elsewhere. Of an edit: the name that its thread is to have from now on. */
  readonly thread?: PostThread;
  /**
   * Pictures that go along; left out for none. The body lists and describes them in `attachments`, by their order. They are kept
   * nowhere: they are made anew with the message.
   */
  readonly files?: readonly PostFile[];
}

/** A picture of a message, or of an answer. */
export interface PostFile {
  /** In a message another one for another picture. */
  readonly name: string;
  /** PNG. */
  readonly bytes: Uint8Array;
  /** What it shows, for who does not see it; 1,024 characters at most (Discord, "Attachment"). */
  readonly alt: string;
}

/** The thread that a forum post opens. */
export interface PostThread {
  /** Plain text, 1 to 100 characters. */
  readonly name: string;
  /** Ids of tags of the forum that it is to have, as far as they are still there. */
  readonly tags: readonly string[];
}

/** Where messages go. */
export interface Place {
  readonly kind: PlaceKind;
  /** As `Subscription.channelId`. */
  readonly channelId: string;
  /** As `Subscription.parentId`. */
  readonly parentId: string | null;
}

/** Why a post did not arrive. `retryable`: the same call may succeed later. */
export interface SendProblem {
  /**
   * `unknown-channel`, `unknown-message`, `missing-access`, `missing-permissions`, `wrong-channel`, `thread-locked`,
   * `tag-missing` (a forum wants a tag that the post has not), `no-direct-messages`, `no-shared-server`; `refused` (the body
   * itself, it would be refused again); `rate-limited`; `edit-limited` (an old message was edited too often); `unreachable` (no
   * answer, or that of a server in trouble, 5xx); `held-back` (others were refused before it left); …
   */
  readonly code: string;
  /** For the operator's log and the moderator, in English. */
  readonly message: string;
  readonly retryable: boolean;
  /** ms to wait before the next try, where Discord said so. */
  readonly retryAfterMs?: number;
  /** The HTTP status of a refusal; none without an answer, as for a limit that was kept to before Discord said so. */
  readonly status?: number;
  /** No request was made: it says nothing of Discord. */
  readonly untried?: true;
  /** For `rate-limited`, of whom: this channel, everything that the bot does, or all bots together. */
  readonly limit?: 'channel' | 'global' | 'shared';
  /**
   * True when the message may have been created all the same (the answer was lost). Then the nonce, and later
   * `findSent`, tell.
   */
  readonly uncertain: boolean;
}

/**
 * How a call of `send` ended. In a forum the message's id is that of its thread. `toCrosspost`: it stands in an announcement
 * channel and has not been sent on to the servers that follow it.
 */
export type Sent =
  | { readonly ok: true; readonly messageId: string; readonly toCrosspost?: boolean }
  | { readonly ok: false; readonly problem: SendProblem };

/** How a call that changes or deletes a message ended. `unknown-message`: it is not there. */
export type Amended = { readonly ok: true } | { readonly ok: false; readonly problem: SendProblem };

/** One of the bot's own messages, as it stands in a channel. */
export interface FoundPost {
  readonly messageId: string;
  /** What its menu carries: the delivery's id. */
  readonly marker: string;
  /** The ids of the stories that it offers. */
  readonly storyIds: readonly string[];
  /** As in `Sent`. */
  readonly toCrosspost?: boolean;
}

/** Discord as the delivery sees it. `src/discord/gateway.ts` is the real one. */
export interface ChatGateway {
  // Whoever calls has taken a turn of the pace for the first request; further ones of the same call take their own.
  // Each call must end by themselves (a timeout is `unreachable`): a channel waits for the call that is under way.
  /**
   * Sends with `nonce` (1 to 25 characters) and `enforce_nonce`: within a few minutes the same nonce makes no second message.
   * Not so in a forum, where each call opens a thread: there only `findSent` tells what became of a call.
   */
  send(place: Place, post: Post, nonce: string): Promise<Sent>;
  /**
   * The id of the bot's own message in this place that carries `marker` in a component's custom_id, among those
   * posted since `since` (ms since the epoch); null when there is none.
   */
  findSent(
    place: Place,
    marker: string,
    since: number,
  ): Promise<
    | { readonly ok: true; readonly messageId: string | null; readonly toCrosspost?: boolean }
    | { readonly ok: false; readonly problem: SendProblem }
  >;
  /** Puts this post in the place of one of the bot's messages, in an archived thread too. Doing it twice does no harm. */
  edit(place: Place, messageId: string, post: Post): Promise<Amended>;
  /** Deletes one of the bot's messages; in a forum its thread with it, where the bot may. */
  remove(place: Place, messageId: string): Promise<Amended>;
  /** Sends one of the bot's messages on to the servers that follow its announcement channel. Done already is done. */
  crosspost(place: Place, messageId: string): Promise<Amended>;
}

/** What it takes to send somebody direct messages. */
export interface DirectOpener {
  /** The id of the channel of direct messages with this person; made when there is none. Doing it twice does no harm. */
  openDirect(
    userId: string,
  ): Promise<
    { readonly ok: true; readonly channelId: string } | { readonly ok: false; readonly problem: SendProblem }
  >;
}

/** What stands in the channels, as the delivery asks for it after a restore. */
export interface PostReader {
  /**
   * The bot's own messages with a marker in this place, posted since `since` (ms since the epoch), oldest first:
   * all of them or a problem.
   */
  listSent(
    place: Place,
    since: number,
  ): Promise<
    | { readonly ok: true; readonly posts: readonly FoundPost[] }
    | { readonly ok: false; readonly problem: SendProblem }
  >;
}

/** Where a subscription posts, and what goes there as far as that bears on what the bot may: a digest without a map unless given. */
export type Target = Pick<Subscription, 'guildId' | 'place' | 'channelId' | 'parentId'> &
  Partial<Pick<Subscription, 'map' | 'mode'>>;

/**
 * Why nothing can be posted at a target, as `SendProblem.code`, from what is known without asking Discord; null when nothing
 * speaks against it, or when nothing is known of it now.
 */
export type WhyUnreachable = (target: Target) => string | null;

/**
 * Why what stands in a place is out of the bot's sight, as `SendProblem.code`, from what is known without asking Discord, whoever
 * follows there; null where it may be in sight.
 */
export type WhyUnseen = (place: Place) => string | null;

/** Whether a message is known to stand in a thread that is locked for the bot: it cannot be edited (docs, "Locked Threads"). */
export type IsLocked = (place: Place, messageId: string) => boolean;

/** What people call a place, plain text. */
export interface PlaceName {
  readonly channel: string;
  readonly server: string;
}

/** The names of channels as they were last seen, for when one is gone. Calls reject when they cannot be read or written. */
export interface PlaceNames {
  /** Null for a channel that was never seen. */
  nameOf(channelId: string): Promise<PlaceName | null>;
  /** Keeps these, by the ids of their channels. */
  note(names: ReadonlyMap<string, PlaceName>): Promise<void>;
  forget(channelId: string): Promise<void>;
}

/** Subscriptions of which a person is told something. */
export interface HaltNotice {
  /** The person's id. */
  readonly userId: string;
  /** Nothing can be posted for them, the role that they mention is gone, or a post of theirs was lost. */
  readonly about: 'halt' | 'role' | 'post';
  /** Whether somebody else made them, who cannot be told. */
  readonly isOthers: boolean;
  readonly language: Language;
  /** One at least; each with its halt, or with the role or post that it lost. */
  readonly subscriptions: readonly Subscription[];
}

/**
 * Tells a person in a direct message. `refused`: it would be refused again; `later`: it was not sent and may be. Rejects when it
 * cannot be put into words now, and was not sent.
 */
export type TellHalts = (notice: HaltNotice) => Promise<'told' | 'refused' | 'later'>;
