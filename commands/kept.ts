import type { Subscription } from '../src/delivery/subscription.ts';

/** What is kept of a person. */
export interface Kept {
  /** Those by which they follow something in direct messages. */
  readonly personal: readonly Subscription[];
  /** Those of servers that they made. */
  readonly made: readonly Subscription[];
  /** Those of their own that are ended, of which what was posted is still on record. */
  readonly ended: number;
  /** Whether they chose a language or timezone of their own. */
  readonly hasChoices: boolean;
  /** Copies of answers that they shared in servers. */
  readonly shared: number;
  /** Copy that they pasted and did not publish yet, and subscriptions that they are setting up. */
  readonly drafts: number;
}

/** Shows and forgets what is kept of persons and servers. `now`: ms since the epoch. */
export interface KeptRoom {
  of(userId: string, now: number): Promise<Kept>;
  /** The servers of which something is kept, some twice. */
  servers(): Promise<readonly string[]>;
  /**
   * Remembers whose a subscription was that is about to be ended: what was posted for it is on record for 90 days more, and goes with
   * that person or server.
   */
  noteEnd(subscription: Subscription): Promise<void>;
  /**
   * Ends their own subscriptions with all that is on record of them, and takes their id from all else. What it did not come to
   * (the database failed) it does when it is asked again. Gives how many trends still name them, since Discord did not let these be
   * changed: of those their id is kept, so that it can be tried again.
   */
  forgetPerson(userId: string): Promise<number>;
  /** The same for all that is kept of a server: subscriptions, what was posted for them, choices, drafts. */
  forgetServer(guildId: string): Promise<void>;
}
