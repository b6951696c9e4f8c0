/** What Telex writes in. */
export const languages = ['nl', 'en'] as const;
/** What a channel reads. */
export type Language = (typeof languages)[number];

/** A channel that follows a topic. */
export interface Subscription {
  /** 8 characters of lower-case base32hex; what `/nieuws opzeggen` takes. */
  readonly id: string;
  readonly guildId: string;
  readonly channelId: string;
  /** The topic in the search language, as it was typed; empty for everything. */
  readonly topic: string;
  /**
   * When, in `timezone`: cron expressions of five fields, one or several with ` ; ` between them (two times a day
   * with different minutes are two expressions). `parseSchedule` makes it, `describeSchedule` says it.
   */
  readonly schedule: string;
  /** IANA, `Europe/Amsterdam`. */
  readonly timezone: string;
  readonly language: Language;
  /** Briefs in a digest at most, 1 to 20. */
  readonly briefs: number;
  readonly createdBy: string;
  /** ms since the epoch. */
  readonly createdAt: number;
}

/** Where subscriptions are kept. A failed call rejects; it never reads as "there are none". */
export interface SubscriptionStore {
  add(subscription: Omit<Subscription, 'id'>): Promise<Subscription>;
  get(id: string): Promise<Subscription | null>;
  ofGuild(guildId: string): Promise<readonly Subscription[]>;
  all(): Promise<readonly Subscription[]>;
  /** False when there was none. What was planned for it and not yet sent is withdrawn. */
  remove(id: string): Promise<boolean>;
}
