import type { StoryArchive } from '../src/archive/story-archive.ts';
import type { LastFailure } from '../src/delivery/last-failure.ts';
import type {
  Language,
  QuietHours,
  Subscription,
  SubscriptionStore,
  SubscriptionWish,
} from '../src/delivery/subscription.ts';
import type { SubscriptionCare } from '../src/delivery/subscription-care.ts';
import type { ChannelDirectory } from '../src/discord/channels.ts';
import type { Reach } from '../src/discord/reach.ts';
import type { SourceReport } from '../src/intake/sources/health.ts';
import type { Pictures } from '../src/picture/pictures.ts';
import type { Result } from '../src/wire/problem.ts';
import type { Query, QueryField, TypedQuery } from '../src/wire/query.ts';
import type { ChoiceBook } from './choices.ts';
import type { FollowRoom } from './follow-room.ts';
import type { GuideDrafts } from './guide-drafts.ts';
import type { KeptRoom } from './kept.ts';
import type { PageBook } from './page-book.ts';
import type { PasteRoom } from './paste-room.ts';
import type { MakeSample } from './sample.ts';
import type { SharingRoom } from './sharing.ts';

/** What the commands work with; the composition root fills it in. All moments in ms since the epoch. */
export interface CommandContext {
  readonly archive: StoryArchive;
  readonly subscriptions: SubscriptionStore;
  readonly care: SubscriptionCare;
  /** Why the last digest of a subscription is not in its channel; null when it is, or when there was none yet. */
  lastFailure(subscriptionId: string): Promise<LastFailure | null>;
  readonly pasting: PasteRoom;
  readonly choices: ChoiceBook;
  readonly guides: GuideDrafts;
  readonly pages: PageBook;
  readonly kept: KeptRoom;
  readonly sample: MakeSample;
  readonly follows: FollowRoom;
  /** What a wish would come to as a subscription: with the empty id, and kept nowhere. */
  imagine(wish: SubscriptionWish): Subscription;
  readonly channels: ChannelDirectory;
  readonly reach: Reach;
  /** Reads a topic or a question in the search language; `timezone` (IANA) is where its dates are meant. */
  parseQuery(text: string, now: number, timezone: string): Result<Query>;
  /** Reads what somebody typed and what is said back or kept of it: names of several words need no quotes (`TypedQuery`). */
  readTyped(text: string, now: number, timezone: string): TypedQuery;
  /** Writes a topic in the search language, so that `parseQuery` reads the same back; for a reader, in the words of their language. */
  formatQuery(query: Query, reader?: Language): string;
  /** The same question with its places as readers of this language call them, to be shown and never kept. */
  nameQuery(query: Query, language: Language): Query;
  /** What readers of this language call a place, by what it is called in stories and its country; that itself where nothing else is known. */
  namePlace(name: string, country: string | null, language: Language): string;
  /** What a question asks for, as a key: two that ask for the same in other words have the same one. */
  meaningOf(query: Query): string;
  /** Whether the desk knows this name, whatever stories there are; a desk's own section may be unknown to it. */
  isKnownName(field: QueryField, value: string): boolean;
  /** Names that somebody may have meant by one that stands for nothing, nearest first. */
  nearNames(field: QueryField, value: string): readonly string[];
  /**
   * Reads when somebody wants a digest (`elke dag 08:00`, or cron) into the form that a subscription keeps; a problem is
   * in words of `language` and names a schedule that works.
   */
  parseSchedule(text: string, language: Language): Result<{ readonly cron: string }>;
  /** Says a kept schedule in words. */
  describeSchedule(schedule: string, language: Language): string;
  /** The next `count` moments after `after`, ascending; fewer when the schedule ends. What falls in quiet hours comes at their end. */
  nextSlots(
    schedule: string,
    timezone: string,
    after: number,
    count: number,
    quiet: QuietHours | null,
  ): readonly number[];
  /** Reads quiet hours (`22:00-07:00`); null for what is none. */
  readQuietHours(text: string): QuietHours | null;
  /** How the sources of copy are, from what is on record: it waits for no source. */
  sourceReport(): Promise<SourceReport>;
  readonly sharing: SharingRoom;
  readonly pictures: Pictures;
  now(): number;
  /** IANA: the zone of new subscriptions and of dates in questions. */
  readonly timezone: string;
}
