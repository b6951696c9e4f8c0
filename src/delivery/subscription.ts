/** What Telex writes in. */
export const languages = ['nl', 'en'] as const;
/** What a channel reads. */
export type Language = (typeof languages)[number];

/** How a digest is laid out: as embeds, or with Discord's Components V2. */
export const layouts = ['embeds', 'components'] as const;
/** One of `layouts`. */
export type Layout = (typeof layouts)[number];

/** Where posts go. `channel`: a text or announcement channel; `forum`: each post opens a thread of its own there. */
export type PlaceKind = 'channel' | 'thread' | 'forum' | 'person';

/** What becomes of a posted story that the agency kills: a line in its stead says so, or it is taken out. */
export type OnKill = 'strike' | 'delete';

/** A daily span of time in which nothing is posted, `HH:MM` each, in the subscription's timezone; it may go past midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Stories that come at once, besides the digest. */
export interface Breaking {
  /** IPTC urgency, 1 or 2: stories at least as urgent as this. */
  readonly urgency: 1 | 2;
  /** Whether they come in quiet hours too. */
  readonly inQuietHours: boolean;
}

/** Why nothing can be posted for a subscription, since when; it ends by itself when the cause is gone. */
export interface Halt {
  /** As `SendProblem.code`: `unknown-channel`, `missing-permissions`, … */
  readonly code: string;
  /** ms since the epoch. */
  readonly since: number;
  /** The permissions that were missing, all that were since it began, as far as one sees; left out by an earlier Telex. */
  readonly lacks?: readonly string[];
  /** When a person was told, ms since the epoch; null when not yet. */
  readonly toldAt: number | null;
  /** How often in a row Discord refused a call for this cause, when nothing else showed it. */
  readonly refusals: number;
  /** When it is tried again though nobody can see the cause, ms since the epoch; null where one sees when it is gone. */
  readonly retryAt: number | null;
  /** Of one because the bot was thrown out: the cause before it, which is not told again when the bot is back. */
  readonly interrupts?: Required<Pick<Halt, 'code' | 'lacks' | 'toldAt'>>;
}

/** A role that is no more, and is mentioned no more. Moments in ms since the epoch. */
export interface LostRole {
  readonly since: number;
  /** When a person was told; null when not yet. */
  readonly toldAt: number | null;
}

/** A post that was given up, and whose stories do not come any more. Moments in ms since the epoch. */
export interface LostPost {
  readonly kind: 'digest' | 'story';
  /** The edition; of a story alone, when it came in (when it was given up, where that cannot be read). */
  readonly slot: number;
  /** As `SendProblem.code`. */
  readonly code: string;
  readonly since: number;
  /** When a person was told; null when not yet. */
  readonly toldAt: number | null;
}

/** A story that is followed, with what it is known again by as it goes on. */
export interface FollowedThread {
  /** The story at which somebody chose to follow it. */
  readonly storyId: string;
  /** What hung together with it then and could be read, itself included: the revision that there was, by the story's id. */
  readonly known: Readonly<Record<string, number>>;
  /** Ids of what has been linked to it since, so that it stays followed when the archive lets go of its beginning. */
  readonly later: readonly string[];
  /** When there was last news of it, as far as was seen, ms since the epoch; at first when it was chosen. */
  readonly newsAt: number;
}

/** A channel or person that follows a topic, or one story. */
export interface Subscription {
  /** 8 characters of lower-case base32hex; what `/nieuws opzeggen` takes. */
  readonly id: string;
  /** Null where a person follows in direct messages. */
  readonly guildId: string | null;
  readonly place: PlaceKind;
  /** Where posts go: the id of the channel, thread, forum or direct-message channel. */
  readonly channelId: string;
  /** The channel in which a thread lies, by whose permissions it goes; else null. */
  readonly parentId: string | null;
  /** The ids of the tags that a forum post gets, 5 at most; none elsewhere. */
  readonly tags: readonly string[];
  /** The topic in the search language, as it was typed; empty for everything. */
  readonly topic: string;
  /**
   * `digest`: on `schedule`; `direct`: each story in a message of its own, as it comes; `follow`: so what follows up the one story
   * of `thread`.
   */
  readonly mode: 'digest' | 'direct' | 'follow';
  /** In mode `follow` the story, whatever `topic` says; else null. */
  readonly thread: FollowedThread | null;
  /**
   * When, in `timezone`: cron expressions of five fields, one or several with ` ; ` between them (two times a day
   * with different minutes are two expressions). `parseSchedule` makes it, `outlineSchedule` tells it. In mode `direct`
   * it is kept for when there are digests again, and in `follow` it counts for nothing.
   */
  readonly schedule: string;
  /** IANA, `Europe/Amsterdam`. */
  readonly timezone: string;
  readonly language: Language;
  readonly layout: Layout;
  /** Briefs in a digest at most, 1 to 20. */
  readonly briefs: number;
  /** Whether a map of where its news is stands above a digest. */
  readonly map: boolean;
  /** The id of the role that each post mentions; null for none. */
  readonly roleId: string | null;
  readonly quiet: QuietHours | null;
  readonly breaking: Breaking | null;
  readonly onKill: OnKill;
  /** Since when a moderator has it paused, ms since the epoch; null when it runs. */
  readonly pausedAt: number | null;
  readonly halt: Halt | null;
  /** The last halt that ended; null when there was none. */
  readonly lastHalt: Halt | null;
  /** The role that it mentioned until that was deleted; null when none was. */
  readonly lostRole: LostRole | null;
  /** The post that was lost last; null when none was. */
  readonly lostPost: LostPost | null;
  /** Since when its times are what they are, ms since the epoch: slots before that are none. Null: since it was made. */
  readonly timesSince: number | null;
  /** The id of the person who made it; null when that person had it forgotten. Never null where a person follows. */
  readonly createdBy: string | null;
  /** ms since the epoch. */
  readonly createdAt: number;
}

/** What a subscription is where nobody said otherwise. */
export const usualSubscription = {
  place: 'channel',
  parentId: null,
  tags: [],
  topic: '',
  mode: 'digest',
  thread: null,
  layout: 'embeds',
  briefs: 12,
  map: false,
  roleId: null,
  quiet: null,
  breaking: null,
  onKill: 'strike',
  pausedAt: null,
  halt: null,
  lastHalt: null,
  lostRole: null,
  lostPost: null,
  timesSince: null,
} as const satisfies Partial<Subscription>;

/** What is said of a subscription that is to be made; the rest is as usual. */
export type SubscriptionWish = Omit<Subscription, 'id' | keyof typeof usualSubscription> &
  Partial<Pick<Subscription, keyof typeof usualSubscription>>;

/** Whether anything is planned for it now: it is neither paused nor halted. */
export function isRunning({ pausedAt, halt }: Pick<Subscription, 'pausedAt' | 'halt'>): boolean {
  return pausedAt === null && halt === null;
}

/** Where subscriptions are kept. A failed call rejects; it never reads as "there are none". */
export interface SubscriptionStore {
  /** Makes one, under this id or a new one. Rejects when the id is taken. */
  add(wish: SubscriptionWish, id?: string): Promise<Subscription>;
  get(id: string): Promise<Subscription | null>;
  ofGuild(guildId: string): Promise<readonly Subscription[]>;
  all(): Promise<readonly Subscription[]>;
  /** Changes what is given of a subscription and gives it as it is then; null when there is none. */
  change(id: string, change: Partial<Omit<Subscription, 'id' | 'createdAt'>>): Promise<Subscription | null>;
  /** False when there was none. What was planned for it and not yet sent is withdrawn. */
  remove(id: string): Promise<boolean>;
}
