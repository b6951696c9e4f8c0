import { createHash } from 'node:crypto';
import type { Place, Post, SendProblem } from './chat-gateway.ts';
import type { Recipe } from './compose.ts';
import type { Priority } from './priority.ts';
import type { PlaceKind } from './subscription.ts';

/** What every record of a sending holds, in whatever state, and what is done to a message that was sent. */
export interface DeliveryRecord {
  /**
   * `<subscription>-<slot>` of a digest, `<subscription>.<story>` of a story alone, `deel.<hash>` of a copy that somebody
   * shared: `deliveryId`, `storyDeliveryId`, `shareId`.
   */
  readonly id: string;
  /** Of a copy that somebody shared its own id: it is of no subscription. */
  readonly subscriptionId: string;
  readonly channelId: string;
  /** What kind of place that is. */
  readonly place: PlaceKind;
  /** The channel in which a thread lies; else null. */
  readonly parentId: string | null;
  /** The edition that it carries; of a story alone, when that came in; of a copy, when it was shared. ms since the epoch. */
  readonly slot: number;
  readonly priority: Priority;
  /** ms since the epoch. */
  readonly plannedAt: number;
  /** Calls made so far, look-ups not counted. */
  readonly attempts: number;
}

/** Stored, and certainly not in the channel. It is rendered when it is sent. */
export interface PlannedDelivery extends DeliveryRecord {
  readonly state: 'planned';
  readonly recipe: Recipe;
  /** Calls that Discord refused or that broke; an outage and a rate limit are none. */
  readonly faults: number;
  /** Not before this moment, ms since the epoch. */
  readonly nextTryAt: number;
  /** What went wrong the last time, null before the first try. */
  readonly problem: SendProblem | null;
}

/** A call has been made, or was about to be: it may be in the channel. */
export interface SendingDelivery extends DeliveryRecord {
  readonly state: 'sending';
  readonly recipe: Recipe;
  /** Its subscription gave it up meanwhile: it is taken back as soon as it is certain that it is not in the channel. */
  readonly isUnwanted: boolean;
  /** As it was rendered for the first call that may have arrived: a repeated one says the same. */
  readonly post: Post;
  readonly faults: number;
  /** When the first call of which the outcome is not known was made, ms since the epoch. */
  readonly sendingSince: number;
  readonly nextTryAt: number;
  readonly problem: SendProblem | null;
}

/** In the channel. */
export interface SentDelivery extends DeliveryRecord {
  readonly state: 'sent';
  readonly messageId: string;
  readonly sentAt: number;
  /** It has been deleted since. */
  readonly isGone: boolean;
}

/**
 * Given up. `released`: it is certainly not in the channel and the channel was to blame, so that its stories are free
 * for the next edition. Otherwise they stay marked: it may be there after all, or its text would be refused again.
 */
export interface FailedDelivery extends DeliveryRecord {
  readonly state: 'failed';
  readonly failedAt: number;
  readonly problem: SendProblem;
  readonly released: boolean;
}

/**
 * Taken back before it was sent: its subscription has gone, a later edition has taken its stories over, or nothing of it
 * may be told any more.
 */
export interface WithdrawnDelivery extends DeliveryRecord {
  readonly state: 'withdrawn';
  readonly withdrawnAt: number;
}

/** The record of a post's sending. */
export type Delivery = OpenDelivery | SentDelivery | FailedDelivery | WithdrawnDelivery;
/** A delivery that there is still something to do for. */
export type OpenDelivery = PlannedDelivery | SendingDelivery;

/** Where a delivery, or what follows it, goes. */
export function placeOf({
  place,
  channelId,
  parentId,
}: Pick<DeliveryRecord, 'place' | 'channelId' | 'parentId'>): Place {
  return { kind: place, channelId, parentId };
}

/**
 * The id of the one delivery that a subscription has for a slot: the subscription's id and the slot's minute in base
 * 36, so that the same edition gets the same id in every process. 15 characters for ids of 8, letters, digits and a
 * dash. The nonce (Discord takes 25 characters) and the marker in the message's custom_id (100) are this id.
 * `slot`: ms since the epoch, on a whole minute. Throws for one that is not.
 */
export function deliveryId(subscriptionId: string, slot: number): string {
  const minute = slot / 60_000;
  if (!Number.isSafeInteger(minute) || minute < 0) {
    throw new RangeError(`A slot lies on a whole minute since the epoch, not at ${slot} ms`);
  }
  return `${subscriptionId}-${minute.toString(36).padStart(6, '0')}`;
}

/**
 * The id of the one delivery that a subscription has for a story in a message of its own: the subscription's id and 80 bits
 * of the story's, 25 characters, so that planning it twice is the same delivery.
 */
export function storyDeliveryId(subscriptionId: string, storyId: string): string {
  return `${subscriptionId}.${hashed(storyId)}`;
}

/** 80 bits of a text's hash, in 16 characters. */
function hashed(text: string): string {
  const hash = createHash('sha256').update(text).digest();
  const bits = (hash.readBigUInt64BE(0) << 16n) | BigInt(hash.readUInt16BE(8));
  return bits.toString(32).padStart(16, '0');
}

/**
 * The id of the one copy that is shared of an answer, or of one page of it: 80 bits of the id of the answer's message and what
 * that page begins with, so that sharing it twice is the same delivery. 21 characters; its dot is where no subscription's id has one.
 */
export function shareId(messageId: string, page = ''): string {
  return `deel.${hashed(page === '' ? messageId : `${messageId} ${page}`)}`;
}

/** Whether a delivery, by its id, is a copy that somebody shared. */
export function isShare(deliveryId: string): boolean {
  return /^deel\.[0-9a-v]{16}$/.test(deliveryId);
}

/**
 * Under what the stories of a delivery are marked as had: its channel; of a copy that somebody shared itself. What a channel's
 * readers show each other is no reason to leave it out of their digest, and what was in that may be shared.
 */
export function shelfOf({ id, channelId }: Pick<DeliveryRecord, 'id' | 'channelId'>): string {
  return isShare(id) ? id : channelId;
}

/** What a delivery's id says. `slot`: ms since the epoch. */
export type ReadDeliveryId =
  | { readonly kind: 'digest'; readonly subscriptionId: string; readonly slot: number }
  | { readonly kind: 'story' | 'share'; readonly subscriptionId: string };

/** What a delivery's id was made of; null for other text. */
export function readDeliveryId(id: string): ReadDeliveryId | null {
  if (isShare(id)) return { kind: 'share', subscriptionId: id };
  const [, subscriptionId, minute, story] =
    /^([0-9a-v]{8})(?:-([0-9a-z]{6})|\.([0-9a-v]{16}))$/.exec(id) ?? [];
  if (subscriptionId === undefined) return null;
  if (minute !== undefined) {
    return { kind: 'digest', subscriptionId, slot: Number.parseInt(minute, 36) * 60_000 };
  }
  return story === undefined ? null : { kind: 'story', subscriptionId };
}
