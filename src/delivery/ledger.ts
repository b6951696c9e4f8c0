import type { AmendmentBook } from './amendment.ts';
import type { SendProblem } from './chat-gateway.ts';
import type { Edition, Recipe, Rendering } from './compose.ts';
import type { CrosspostBook } from './crosspost.ts';
import type { Delivery, SendingDelivery } from './delivery.ts';
import type { Parts } from './part-of.ts';
import type { Priority } from './priority.ts';
import type { PlaceKind } from './subscription.ts';
import type { UnreadableWork, Work } from './work.ts';

/** Where a subscription stands, as far as the ledger knows. Times in ms since the epoch. */
export interface Standing {
  /** The newest slot with an edition, of those that are not absurdly far ahead (see `Ledger.lastSlots`). */
  readonly lastSlot: number | null;
  /**
   * The newest edition that the channel has had, may have had, or that was empty. When there are only others, the
   * moment where the first of them began, as `from` and as `slot`. Null without any edition.
   */
  readonly told: { readonly from: number; readonly slot: number } | null;
  /**
   * Where the channel's time begins, as far as the last five weeks tell: where the first of their editions began, or,
   * where it was put on record that nothing is to be told up to a moment (`skipTo`), that moment. Null without an
   * edition in them.
   */
  readonly since: number | null;
  /** The moment up to which it was last put on record that nothing is to be told (`skipTo`); null when it was not. */
  readonly skippedTo: number | null;
  /** Ids of digests that are planned and certainly not in the channel: the next edition takes their stories over. */
  readonly waiting: readonly string[];
  /** Composing went wrong for this slot. */
  readonly trouble: Trouble | null;
}

/** An edition that could not be composed. */
export interface Trouble {
  readonly slot: number;
  readonly tries: number;
  /** ms since the epoch. */
  readonly nextTryAt: number;
  /** What went wrong the last time, in words. */
  readonly message: string;
}

/** An edition to put on record. */
export type EditionPlan = {
  readonly subscriptionId: string;
  /** The server that the channel is in; of none, when null or left out. */
  readonly guildId?: string | null;
  readonly channelId: string;
  /** A channel when left out. */
  readonly place?: PlaceKind;
  /** The channel in which a thread lies. */
  readonly parentId?: string | null;
  readonly edition: Edition;
  /** The deliveries that this edition takes over; they are withdrawn in the same transaction. */
  readonly supersedes: readonly string[];
  /** That of a digest when left out. */
  readonly priority?: Priority;
  /** Its place among what is planned at the same moment with the same priority; 0 when left out. */
  readonly turn?: number;
} & (
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'planned'; readonly recipe: Recipe; readonly storyIds: readonly string[] }
);

/** A story in a message of its own, to put on record. */
export interface StoryPlan {
  readonly subscriptionId: string;
  /** As in `EditionPlan`. */
  readonly guildId?: string | null;
  readonly channelId: string;
  /** As in `EditionPlan`. */
  readonly place?: PlaceKind;
  readonly parentId?: string | null;
  readonly storyId: string;
  /** Its place in the order of the channel among those as urgent: when it came in, ms since the epoch. */
  readonly slot: number;
  readonly priority: Priority;
  /** IPTC's, 1 to 9: of the same priority the most urgent in a channel goes first, whenever it came in. Null: as most are. */
  readonly urgency?: number | null;
  readonly recipe: Recipe;
  /** The id of another story that the message names: what becomes of that one changes the message too. */
  readonly names?: string | null;
}

/** A copy of an answer that somebody shares in a channel, to put on record. */
export interface SharePlan {
  /** As `shareId` gives it. */
  readonly id: string;
  /** As in `EditionPlan`. */
  readonly guildId?: string | null;
  readonly channelId: string;
  readonly place: PlaceKind;
  readonly parentId: string | null;
  /** One at least. */
  readonly storyIds: readonly string[];
  readonly recipe: Recipe;
}

/**
 * What became of a plan. Refused, it has left nothing behind: `edition-exists` (this slot is on record already),
 * `story-had` (the channel has one of the stories, or is about to), `moved-on` (a delivery to take over is no
 * longer waiting).
 */
export type Planned =
  | { readonly ok: true; readonly deliveryId: string | null }
  | { readonly ok: false; readonly reason: 'edition-exists' | 'story-had' | 'moved-on' };

/** How one try of a delivery ended. Times in ms since the epoch. */
export type Settlement =
  | { readonly to: 'sent'; readonly messageId: string; readonly toCrosspost?: boolean }
  /** Certainly not in the channel; try again. */
  | {
      readonly to: 'planned';
      readonly nextTryAt: number;
      readonly problem: SendProblem;
      readonly fault: boolean;
    }
  /** May be in the channel; find out. */
  | {
      readonly to: 'sending';
      readonly nextTryAt: number;
      readonly problem: SendProblem;
      readonly fault: boolean;
    }
  /** Given up. `released`: its stories are free for the next edition. */
  | { readonly to: 'failed'; readonly problem: SendProblem; readonly released: boolean };

/** A post that was found in a channel, with what it was made for. */
export interface AdoptedPost {
  /** The delivery's id, as the message carries it. */
  readonly id: string;
  readonly subscriptionId: string;
  /** As in `EditionPlan`. */
  readonly guildId?: string | null;
  readonly channelId: string;
  readonly place?: PlaceKind;
  readonly parentId?: string | null;
  /** ms since the epoch. */
  readonly slot: number;
  /** Whether it is an edition, or a story alone. */
  readonly isEdition: boolean;
  readonly messageId: string;
  /** As in `Sent`. */
  readonly toCrosspost?: boolean;
  readonly storyIds: readonly string[];
  /** Made anew where the one that it was made by is not on record; null when it cannot be. */
  readonly recipe: Recipe | null;
}

/** What a claimed delivery says. `recipe`: that by which it was rendered, where it is another than was planned. */
export type ClaimedRendering = Rendering & { readonly recipe?: Recipe };

/**
 * The record of what was planned and what was sent: the only place that knows. Each call is one transaction, durable
 * when it resolves; one that fails rejects and has changed nothing. tests/contracts/ledger.ts says what holds, ledger-together.ts what
 * does when several work with the same records at once.
 */
export interface Ledger extends AmendmentBook, CrosspostBook {
  /**
   * The newest slot that each of these subscriptions has an edition for; those without one are left out. Editions more
   * than an hour after `now` are left out of account: a clock that was once far ahead must not silence a channel until
   * then.
   */
  lastSlots(subscriptionIds: readonly string[], now: number): Promise<ReadonlyMap<string, number>>;
  /** All that `lastSlots` says and more, with the same reserve; one without a record has an empty standing. */
  standings(subscriptionIds: readonly string[], now: number): Promise<ReadonlyMap<string, Standing>>;
  /** Which of these stories the channel has had or is about to have, the stories of the deliveries `besides` not counted. */
  hadBefore(
    channelId: string,
    storyIds: readonly string[],
    besides: readonly string[],
  ): Promise<ReadonlySet<string>>;
  /**
   * Puts editions on record: for each, atomically, the edition, its delivery and the delivery's stories. One that is
   * refused does not touch the others. In the order of `plans`.
   */
  plan(plans: readonly EditionPlan[], now: number): Promise<readonly Planned[]>;
  /**
   * Puts stories alone on record, each with its delivery and no edition. One that the channel has, or is about to have, is
   * refused (`story-had`); one whose delivery was given up or withdrawn is planned anew. In the order of `plans`.
   */
  planStories(plans: readonly StoryPlan[], now: number): Promise<readonly Planned[]>;
  /**
   * Puts a copy on record that somebody shares. It counts for nothing that the channel has had, and may tell what it has. One
   * that is in the channel, or may be, or is about to, is refused (`story-had`); one that was given up, withdrawn or deleted is
   * planned anew.
   */
  planShare(plan: SharePlan, now: number): Promise<Planned>;
  /** Has the message of this delivery made anew when `noteLifted` is called next, if it is there. */
  revisit(id: string): Promise<void>;
  /** Records that an edition could not be composed. Forgotten when an edition of that subscription is planned. */
  trouble(subscriptionId: string, trouble: Trouble): Promise<void>;

  /**
   * What there is to do, one thing a channel, `limit` at most: by priority, then by how long it has been due, then by its
   * turn, then oldest slot first. Deliveries of one priority keep their order in a channel: the oldest holds up the others
   * until it is through. Amendments and crossposts wait for nothing but their own next try. `besides`: channels to leave
   * out. `parts`: only of servers in these (`partOf`), of all when left out; where one process does all the work, as on SQLite, it has all parts, and these are not looked at. Rejects with `UnreadableWork` for a record that
   * cannot be read.
   */
  due(now: number, limit: number, besides: readonly string[], parts?: Parts): Promise<readonly Work[]>;
  /**
   * Marks a delivery as being sent, before the call. One that was planned gets what was `rendered` for it, one that was
   * `sending` and is due keeps what it has (`rendered` null). Null when it is in another state than that (withdrawn, or claimed
   * or sent by another). `until`: when it falls due again if nobody settles it.
   */
  claim(
    id: string,
    now: number,
    until: number,
    rendered: ClaimedRendering | null,
  ): Promise<SendingDelivery | null>;
  /** Puts the next try of a planned delivery off: it could not be rendered. False when it is not planned any more. */
  putOff(id: string, nextTryAt: number, problem: SendProblem): Promise<boolean>;
  /** Puts the next try of these off, for a reason that is none of theirs; `until` in ms, an hour ahead at most. */
  defer(works: readonly Work[], until: number): Promise<void>;
  /**
   * Gives up what cannot be read (see `UnreadableWork`), so that it stops nothing else. The stories of a delivery that was
   * certainly not sent are free again.
   */
  park(work: Pick<UnreadableWork, 'kind' | 'id'>, problem: SendProblem, now: number): Promise<void>;
  /** Takes back one planned delivery; its stories are free again. False when it is not planned any more. */
  retract(id: string, now: number): Promise<boolean>;
  /**
   * Takes back one planned delivery and forgets its edition, as if that had never been planned: it is due again. False when it
   * is not planned any more.
   */
  unplan(id: string, now: number): Promise<boolean>;
  /**
   * Takes back a planned edition, and forgets the later ones that wait or were empty: they were planned as if it had come, and the latest is
   * due again, for all. False, with nothing done, where none waits or one may be in the channel.
   */
  joinNext(id: string, now: number): Promise<boolean>;
  /**
   * Takes back a subscription's planned stories of these priorities that came in before `before` (ms since the epoch). Gives
   * how many.
   */
  retractStories(
    subscriptionId: string,
    priorities: readonly Priority[],
    before: number,
    now: number,
  ): Promise<number>;
  /**
   * Records how a try ended. Of a message that was sent, the stories that it did not show are free again. False when the
   * delivery was not `sending`. `attempts`: as the claim gave them, or the look at it: when it was claimed since by another process,
   * nothing but that it was sent is taken for its end (false).
   */
  settle(id: string, settlement: Settlement, now: number, attempts?: number): Promise<boolean>;
  /**
   * After a start: everything that was left `sending` is due at once. `parts`: what was left in these, which nobody sends in now, as
   * of a process that has ended. Gives how many.
   */
  resume(now: number, parts?: Parts): Promise<number>;
  /** When the next delivery, amendment or crosspost falls due (`parts`: in these), ms since the epoch; null when nothing is open. */
  nextTryAt(parts?: Parts): Promise<number | null>;

  /** Takes back what is planned and certainly not sent for a subscription; its stories are free again. Gives how many. */
  withdraw(subscriptionId: string, now: number): Promise<number>;
  /**
   * As `withdraw`, for good: what may be in the channel is taken back as well once it is certain that it is not. Gives how
   * many were taken back at once.
   */
  callOff(subscriptionId: string, now: number): Promise<number>;
  /**
   * Forgets, of a subscription that goes on after a halt, the editions since the one that was last told whose digests are
   * certainly not in the channel: the latest is due again. Gives how many.
   */
  reopen(subscriptionId: string): Promise<number>;
  /** The subscriptions that have something planned and not sent. */
  subscriptionsWithPlanned(): Promise<readonly string[]>;

  /**
   * Puts on record, as sent, what stands in the channels: the edition where it is one, its delivery (whatever was known of it) and its
   * stories. What is on record as sent stays as it is.
   */
  adopt(posts: readonly AdoptedPost[], now: number): Promise<void>;
  /**
   * Forgets editions more than an hour after `now` (ms since the epoch), which a clock made that was ahead: their slots can
   * have one again. What of them is not sent yet is taken back; what may be posted stays on record. Gives how many.
   */
  forgetAhead(now: number): Promise<number>;
  /** Puts on record that there is nothing to tell of the time up to `slot`, ms since the epoch. */
  skipTo(subscriptionId: string, slot: number, now: number): Promise<void>;

  /** A delivery, null when there is none. */
  delivery(id: string): Promise<Delivery | null>;
  /** The deliveries of a subscription, newest slot first. */
  deliveriesOf(subscriptionId: string, limit: number): Promise<readonly Delivery[]>;
  /**
   * Forgets what was settled before `before`: editions (each subscription's newest is kept), deliveries, and which
   * stories a channel had. A thousand at a time, so that nothing waits for it. Gives how many editions went.
   */
  prune(before: number): Promise<number>;
}
