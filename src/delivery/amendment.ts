import type { ChangeKind, StoryChange } from '../archive/story-archive.ts';
import type { PostThread, SendProblem } from './chat-gateway.ts';
import type { Posted, Recipe, Rendering } from './compose.ts';
import type { DeliveryRecord } from './delivery.ts';
import { type Priority, priorities } from './priority.ts';

/** What was posted and no longer says what the agency says: to be rendered anew, and edited or deleted: its record is its delivery's. */
export interface Amendment extends DeliveryRecord {
  readonly state: 'changed';
  readonly messageId: string;
  /** Null when it was not kept: posted by an earlier Telex. */
  readonly recipe: Recipe | null;
  readonly posted: Posted;
  /** `hashPost` of what stands there; null when that is not known. */
  readonly hash: string | null;
  /** The thread of a post in a forum, by the name that it was given last; null elsewhere, and when that is not known. */
  readonly thread: PostThread | null;
  /** One more for each change that came since it was planned. */
  readonly version: number;
  /** Discord refuses the edit: the message is to go. */
  readonly mustDelete: boolean;
  /** ms since the epoch. */
  readonly nextTryAt: number;
  /** Calls that Discord refused or that broke. */
  readonly faults: number;
  readonly problem: SendProblem | null;
}

/** How one try of an amendment ended. Times in ms since the epoch. */
export type AmendmentEnd =
  /** The message is as it is to be; `hash` of what stands there, and its thread in a forum. */
  | ({ readonly to: 'done'; readonly hash: string; readonly thread?: PostThread } & Pick<
      Rendering,
      'shown' | 'revisitAt' | 'tellsNothing'
    >)
  /** Taken out of the channel: its stories are free. */
  | { readonly to: 'deleted' }
  /** Somebody else deleted it, or the channel: nothing is left to do. Its stories were had. */
  | { readonly to: 'gone'; readonly problem: SendProblem }
  | {
      readonly to: 'later';
      readonly nextTryAt: number;
      readonly problem: SendProblem;
      readonly fault: boolean;
      readonly mustDelete: boolean;
    }
  /** Given up until the story changes again. */
  | { readonly to: 'dropped'; readonly problem: SendProblem };

/** The ledger's book of what is to be done to messages that were posted. One amendment a message. */
export interface AmendmentBook {
  /** How far the archive's feed of changes has been read. */
  changesReadTo(): Promise<number>;
  /**
   * Plans amendments of the messages that show an older revision of these stories, or are about to, and records that the
   * feed was read to `cursor`: both or neither. What the agency took back, holds back, lets go or corrects is amended for as
   * long as the message is remembered, other newer texts within 48 hours of the posting. Gives how many messages it
   * concerns.
   */
  noteChanges(changes: readonly StoryChange[], cursor: number, now: number): Promise<number>;
  /** Plans amendments of the messages of which an embargo has ended at `now`. Gives how many. */
  noteLifted(now: number): Promise<number>;
  /**
   * Records how a try ended. A change that was noted since this amendment was given (`Ledger.due`) leaves it open, whatever
   * the end.
   */
  endAmendment(amendment: Amendment, end: AmendmentEnd, now: number): Promise<void>;
}

/** How long (ms) after its posting a message follows every newer text of its stories. */
export const followsFor = 48 * 3_600_000;

/** How urgent the amendment for a change is: what must not be read goes before all else. */
export function amendmentPriority(kind: ChangeKind): Priority {
  return kind === 'killed' || kind === 'withheld' || kind === 'embargoed'
    ? priorities.withdrawal
    : priorities.change;
}
