import type { Language } from '../src/delivery/subscription.ts';
import type { Span } from './picture-options.ts';

/** What somebody shares of an answer, and where. */
export interface ShareWish {
  /** The message of the answer: one copy of it, however often it is asked for. */
  readonly messageId: string;
  /** A list's: the id of the story that its page begins with, since each page of an answer can be shared; else empty. */
  readonly page: string;
  /** Null outside of servers. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly place: 'channel' | 'thread';
  /** The channel in which a thread lies; else null. */
  readonly parentId: string | null;
  readonly userId: string;
  readonly of: 'story' | 'list' | 'dossier' | 'map';
  /** A list's, as markdown, and a map's, as plain text; else empty. */
  readonly title: string;
  /** In their order, one at least. */
  readonly storyIds: readonly string[];
  /** A map's: of which stretch of time it is, and of which part of the world (one of `mapAreas`; else of what holds all). */
  readonly map?: { readonly span: Span; readonly area: string | null };
  /** A dossier's: the id of its first report, which may be withdrawn, or not among these. */
  readonly first?: string;
  readonly language: Language;
  /** IANA. */
  readonly timezone: string;
}

/** What became of it. */
export type ShareEnd =
  | { readonly to: 'shared' }
  /** It is there already. */
  | { readonly to: 'already' }
  /** It was shared before, and is not there yet. */
  | { readonly to: 'coming' }
  /** Nothing of it may be told any more. */
  | { readonly to: 'nothing' }
  /** It comes when sending begins: the bot has only just started. */
  | { readonly to: 'begins' }
  /** It is tried for a while longer. */
  | { readonly to: 'later' }
  /** `code`: as of `SendProblem`. */
  | { readonly to: 'failed'; readonly code: string };

/** The answer of which a trend is shared. */
export interface TrendWish
  extends Pick<ShareWish, 'messageId' | 'guildId' | 'channelId' | 'parentId' | 'language'> {
  readonly place: 'channel' | 'thread';
  /** Who is named above it; null when nobody is. */
  readonly sharedBy: string | null;
}

/** How posting a trend ended: with its message's id, or the code of a `SendProblem`. */
export type TrendPosted = { readonly messageId: string } | { readonly code: string };

/** Puts copies of answers into channels; they follow the agency as digests do. `now` in ms since the epoch. */
export interface SharingRoom {
  /** Posts a copy, once. Rejects as the stores do. */
  share(wish: ShareWish, now: number): Promise<ShareEnd>;
  /** Whether this trend, by its answer's message, was shared before. */
  isTrendShared(wish: Pick<TrendWish, 'messageId'>): Promise<boolean>;
  /**
   * Has a trend posted by `post`, once. What could not be posted can be tried again. Rejects as `post` and the stores do.
   */
  shareTrend(wish: TrendWish, post: () => Promise<TrendPosted>): Promise<ShareEnd>;
}
