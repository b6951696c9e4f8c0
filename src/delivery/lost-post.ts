import type { SendProblem } from './chat-gateway.ts';
import { readDeliveryId } from './delivery.ts';
import { isHalting, toldOnceIn } from './halting.ts';
import type { LostPost, SubscriptionStore } from './subscription.ts';

/**
 * Notes that the delivery with this id was given up at `now`, and that what it tells does not come any more. `slot`: that of the
 * delivery, where it could be read. Both in ms since the epoch.
 */
export type NoteLoss = (
  deliveryId: string,
  problem: SendProblem,
  now: number,
  slot?: number,
) => Promise<void>;

/**
 * Keeps with a subscription which post of it was lost last, so that whoever manages it is told. What halts the subscription is told as
 * that; what may be in the channel after all is not lost. Rejects as the subscriptions do.
 */
export function createLossKeeper(subscriptions: Pick<SubscriptionStore, 'get' | 'change'>): NoteLoss {
  return async (deliveryId, problem, now, slot = now) => {
    const of = readDeliveryId(deliveryId);
    if (of === null || of.kind === 'share' || problem.uncertain || isHalting(problem.code)) return;
    const subscription = await subscriptions.get(of.subscriptionId);
    if (subscription === null) return;
    const told = subscription.lostPost?.toldAt ?? null;
    const lostPost: LostPost = {
      kind: of.kind,
      slot: of.kind === 'digest' ? of.slot : slot,
      code: problem.code,
      since: now,
      toldAt: told !== null && now - told < toldOnceIn ? told : null,
    };
    await subscriptions.change(subscription.id, { lostPost });
  };
}
