import type { Recipe, ReviseRecipe } from './compose.ts';
import { isShare, type OpenDelivery, readDeliveryId } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import { priorities } from './priority.ts';
import { quietSpanAt } from './quiet-hours.ts';
import { atOnceWithin } from './sort-arrivals.ts';
import { isRunning, type Subscription, type SubscriptionStore } from './subscription.ts';

/** What is to become of a delivery as its subscription is now. */
export type Outlook =
  /** It goes, by this recipe: in the voice that its subscription has now. */
  | { readonly to: 'go'; readonly recipe: Recipe | null }
  /** The same, unless a newer edition that waits takes it over. */
  | { readonly to: 'join-next'; readonly recipe: Recipe | null }
  /** Nobody wants it there any more. */
  | { readonly to: 'withdraw' }
  /** It comes too late, or in quiet hours: it is taken back, and planned again when and as that may be. */
  | { readonly to: 'plan-again' }
  /** It waits until `until`, ms since the epoch: planned again it would not come. */
  | { readonly to: 'hold'; readonly until: number };

/** Looks at a delivery right before its call, at `now` (ms since the epoch). */
export type LookAgain = (delivery: OpenDelivery, now: number) => Promise<Outlook>;

/** How long (ms) a copy that somebody shared may be in coming: later the talk that it was for is over. */
const shareWaits = 15 * 60_000;

/** What looking works with. */
export interface LookParts {
  readonly subscriptions: Pick<SubscriptionStore, 'get'>;
  readonly ledger: Pick<Ledger, 'standings'>;
  readonly revise: ReviseRecipe;
}

/**
 * A delivery may wait for hours between its planning and its call. This looks whether its subscription still wants it: it was
 * not ended, paused or moved, follows the same, these are not its quiet hours, and a single story of a topic is not older than an
 * hour, which is told with others. A copy that somebody shared has no subscription: it goes within a quarter of an hour or not at
 * all. Rejects as subscriptions and ledger do.
 */
export function createLook({ subscriptions, ledger, revise }: LookParts): LookAgain {
  /** Whether the digest of what came late has passed it: then it comes by itself or never. */
  async function isPassed({ subscriptionId, slot }: OpenDelivery, now: number): Promise<boolean> {
    const told = (await ledger.standings([subscriptionId], now)).get(subscriptionId)?.told ?? null;
    return told !== null && told.slot >= slot;
  }

  /**
   * What becomes of an edition that is certainly not in the channel, and was tried. Of what waits the newer one takes over all; but not of
   * what may have been in the channel when that was planned, and turned out not to be.
   */
  async function afterTry(delivery: OpenDelivery, subscription: Subscription, now: number) {
    const { id, state, attempts, slot, subscriptionId } = delivery;
    const isTried = state === 'planned' && attempts > 0 && readDeliveryId(id)?.kind === 'digest';
    if (!isTried || !comesAgain(delivery, subscription)) return 'go';
    // What has become late meanwhile stands by itself: it is told with this, as late as it is.
    if (subscription.mode === 'direct') return now - slot > atOnceWithin ? 'plan-again' : 'go';
    const waiting = (await ledger.standings([subscriptionId], now)).get(subscriptionId)?.waiting ?? [];
    return waiting.length > 1 && waiting.at(-1) !== id ? 'join-next' : 'go';
  }

  return async (delivery, now) => {
    if (isShare(delivery.id)) {
      const isOver = now - delivery.plannedAt > shareWaits;
      return isOver ? { to: 'withdraw' } : { to: 'go', recipe: null };
    }
    const subscription = await subscriptions.get(delivery.subscriptionId);
    if (subscription === null || !isWanted(delivery, subscription)) return { to: 'withdraw' };
    const recipe = revise(delivery.recipe, subscription);
    if (recipe === null) return { to: 'withdraw' };
    // What is out of reach is settled where it is found out.
    if (!isRunning(subscription)) return { to: 'go', recipe };
    const quiet = quietFor(delivery, subscription, now);
    const isAlone = readDeliveryId(delivery.id)?.kind === 'story';
    if (quiet !== null) return isAlone || comesAgain(delivery, subscription) ? { to: 'plan-again' } : quiet;
    // Of a story that is followed nothing comes together.
    const isLate = isAlone && subscription.mode !== 'follow' && now - freshAt(delivery) > atOnceWithin;
    if (!isLate) return { to: await afterTry(delivery, subscription, now), recipe };
    const isLeftBehind = subscription.mode === 'direct' && (await isPassed(delivery, now));
    return isLeftBehind ? { to: 'go', recipe } : { to: 'plan-again' };
  };
}

function isWanted({ channelId, place, priority }: OpenDelivery, subscription: Subscription): boolean {
  if (subscription.pausedAt !== null) return false;
  if (subscription.channelId !== channelId || subscription.place !== place) return false;
  if (subscription.mode !== 'digest') return true;
  return (
    priority !== priorities.story && (priority !== priorities.breaking || subscription.breaking !== null)
  );
}

/** Until when it waits for the end of quiet hours; null when they are not, or it may pass them. */
function quietFor({ priority }: OpenDelivery, { quiet, timezone, breaking }: Subscription, now: number) {
  if (quiet === null || (priority === priorities.breaking && breaking?.inQuietHours)) return null;
  const span = quietSpanAt(quiet, timezone, now);
  return span === null ? null : ({ to: 'hold', until: span.to } as const);
}

/** Whether the planner makes the digest again when the quiet hours are over. Before its times were changed it would not. */
function comesAgain({ slot }: OpenDelivery, { mode, timesSince, createdAt }: Subscription): boolean {
  return mode === 'direct' || slot > (timesSince ?? createdAt);
}

/** As `sortArrivals` reckons it: breaking news by its newest text, which was new when it was planned. */
function freshAt({ priority, slot, plannedAt }: OpenDelivery): number {
  return priority === priorities.breaking ? plannedAt : slot;
}
