import type { Timetable } from './slots.ts';
import type { SoakStory } from './stories.ts';

/** A stretch of time, ms since the epoch: [from, to). */
export interface Stretch {
  readonly from: number;
  to: number;
}

/** A channel, what it was subscribed to, and what was done to it. */
export interface SoakChannel {
  readonly id: string;
  readonly subscriptionId: string;
  readonly timetable: Timetable;
  readonly timezone: string;
  /** The word that it follows; empty for everything. */
  readonly topic: string;
  readonly onKill: 'strike' | 'delete';
  /** When the bot might not post there. */
  readonly forbidden: Stretch[];
  /** ms since the epoch; null when it is still there. */
  deletedAt: number | null;
}

/** A story's version as it stands in a message. */
export interface Code {
  readonly serial: number;
  readonly version: number;
}

/** A message that stood in a channel, as the other end of the wire saw it. In the order of posting. */
export interface SoakPost {
  /** A copy that somebody shared, a message to somebody who follows a story, or what was planned for a channel. */
  readonly kind: 'edition' | 'copy' | 'follow-up';
  readonly channelId: string;
  readonly messageId: string;
  /** What its menu or button carries to be found again by; null for a message without either. */
  readonly marker: string | null;
  /** What that says of the subscription; null for a copy. */
  readonly subscriptionId: string | null;
  /** What it says of the slot, ms since the epoch; 0 for what has none. */
  readonly slot: number;
  readonly postedAt: number;
  /** As it was posted. */
  readonly first: readonly Code[];
  /** As it stands now, or stood last. */
  codes: readonly Code[];
  /** Stories that its first line names beside what it tells, as it stands now. */
  named: readonly Code[];
  isGone: boolean;
}

/** Somebody pressed "Deel" under an answer, while all was well. */
export interface SoakShare {
  readonly channelId: string;
  /** Whether the bot said that it was shared: else nobody knows. */
  readonly isAnswered: boolean;
}

/** Somebody follows a story in direct messages. */
export interface SoakFollow {
  readonly subscriptionId: string;
  /** Of the direct messages. */
  readonly channelId: string;
  readonly serial: number;
}

/** A story whose text may not be seen, at this moment, in a channel that can be reached. */
export interface Leak {
  readonly channelId: string;
  readonly serial: number;
  readonly at: number;
}

/** All that was done and seen in a run: what the oracle judges. Moments in ms since the epoch. */
export interface SoakRecord {
  readonly from: number;
  to: number;
  readonly channels: readonly SoakChannel[];
  stories: readonly SoakStory[];
  /** When a life was told to tick, whether it lived to end it or not. */
  readonly ticks: number[];
  /** When all was well, and had been for longer than anything waits for its next try. */
  readonly settled: number[];
  readonly posts: SoakPost[];
  readonly shares: SoakShare[];
  readonly follows: SoakFollow[];
  readonly leaks: Leak[];
  /** Answers that count against a bot (401, 403, 429 not shared), by what caused them. */
  readonly invalid: Map<string, number>;
}
