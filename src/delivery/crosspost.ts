import type { SendProblem } from './chat-gateway.ts';
import type { DeliveryRecord } from './delivery.ts';

/** A message in an announcement channel that is to be sent on to the servers that follow the channel: its record is its delivery's. */
export interface Crosspost extends DeliveryRecord {
  readonly state: 'posted';
  readonly messageId: string;
  /** ms since the epoch. */
  readonly nextTryAt: number;
  /** Calls that Discord refused or that broke. */
  readonly faults: number;
  readonly problem: SendProblem | null;
}

/** How one try of a crosspost ended. Times in ms since the epoch. */
export type CrosspostEnd =
  | { readonly to: 'done' }
  /** `fault` false: the channel's other crossposts would meet the same, and wait with it. */
  | {
      readonly to: 'later';
      readonly nextTryAt: number;
      readonly problem: SendProblem;
      readonly fault: boolean;
    }
  | { readonly to: 'dropped'; readonly problem: SendProblem };

/** The ledger's book of what is to be sent on. One crosspost a message; an edited one needs no second. */
export interface CrosspostBook {
  /**
   * Puts a call on record before it is made. False when it is not to be made: nothing is left to do, something of the message
   * was taken back and still stands there, or the channel had
   * `mostCrossposts` calls within the hour. Then all that wait in the channel are put off until there is room.
   */
  beginCrosspost(id: string, now: number): Promise<boolean>;
  /** Records how a try ended. */
  endCrosspost(id: string, end: CrosspostEnd, now: number): Promise<void>;
}

/** Crossposts that Discord takes in a channel within `crosspostWindowMs`; its documentation gives no number, its answers do. */
export const mostCrossposts = 10;
/** An hour, ms: no longer than the ledger believes a next try to lie ahead. */
export const crosspostWindowMs = 3_600_000;
/** A message that is about to be struck or deleted is sent on, if at all, when that is done: it is looked at again, ms. */
export const takenBackWaitMs = 60_000;
