import type { Language, Subscription } from './subscription.ts';

/** A message as Discord will get it: the JSON body of `POST /channels/{id}/messages`, without nonce. */
export interface Post {
  readonly body: Readonly<Record<string, unknown>>;
}

/** Why a post did not arrive. `retryable`: the same call may succeed later. */
export interface SendProblem {
  /**
   * `unknown-channel`, `unknown-message`, `missing-access`, `missing-permissions`; `refused` (the body itself, it would
   * be refused again); `rate-limited`; `edit-limited` (an old message was edited too often); `unreachable` (no answer, or that of a server in trouble, 5xx); …
   */
  readonly code: string;
  /** For the operator's log and the moderator, in English. */
  readonly message: string;
  readonly retryable: boolean;
  /** ms to wait before the next try, where Discord said so. */
  readonly retryAfterMs?: number;
  /**
   * True when the message may have been created all the same (the answer was lost). Then the nonce, and later
   * `findSent`, tell.
   */
  readonly uncertain: boolean;
}

/** How a call of `send` ended. */
export type Sent =
  | { readonly ok: true; readonly messageId: string }
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
}

/** Discord as the delivery sees it. `src/discord/gateway.ts` is the real one. */
export interface ChatGateway {
  // Each call must end by themselves (a timeout is `unreachable`): a channel waits for the call that is under way.
  /** Sends with `nonce` (1 to 25 characters) and `enforce_nonce`: within a few minutes the same nonce makes no second message. */
  send(channelId: string, post: Post, nonce: string): Promise<Sent>;
  /**
   * The id of the bot's own message in this channel that carries `marker` in a component's custom_id, among those
   * posted since `since` (ms since the epoch); null when there is none.
   */
  findSent(
    channelId: string,
    marker: string,
    since: number,
  ): Promise<
    | { readonly ok: true; readonly messageId: string | null }
    | { readonly ok: false; readonly problem: SendProblem }
  >;
  /** Puts this post in the place of one of the bot's messages. Doing it twice does no harm. */
  edit(channelId: string, messageId: string, post: Post): Promise<Amended>;
  /** Deletes one of the bot's messages. */
  remove(channelId: string, messageId: string): Promise<Amended>;
}

/** What stands in the channels, as the delivery asks for it after a restore. */
export interface PostReader {
  /**
   * The bot's own messages with a marker in this channel, posted since `since` (ms since the epoch), oldest first:
   * all of them or a problem.
   */
  listSent(
    channelId: string,
    since: number,
  ): Promise<
    | { readonly ok: true; readonly posts: readonly FoundPost[] }
    | { readonly ok: false; readonly problem: SendProblem }
  >;
}

/** Where a subscription posts. */
export type Place = Pick<Subscription, 'guildId' | 'place' | 'channelId' | 'parentId'>;

/**
 * Why nothing can be posted at a place, as `SendProblem.code`, from what is known without asking Discord; null when nothing
 * speaks against it, or when nothing is known of it now.
 */
export type WhyUnreachable = (place: Place) => string | null;

/** Subscriptions of one person that nothing can be posted for. */
export interface HaltNotice {
  /** The person's id. */
  readonly userId: string;
  readonly language: Language;
  /** One at least; each with its halt. */
  readonly subscriptions: readonly Subscription[];
}

/** Tells a person in a direct message. `refused`: it would be refused again; `later`: it was not sent and may be. */
export type TellHalts = (notice: HaltNotice) => Promise<'told' | 'refused' | 'later'>;
