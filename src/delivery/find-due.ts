import { setImmediate } from 'node:timers/promises';
import { isDue } from './due.ts';
import type { Ledger } from './ledger.ts';
import { quietSpanAt } from './quiet-hours.ts';
import type { SlotMemo } from './slot-memo.ts';
import { isRunning, type Subscription, type SubscriptionStore } from './subscription.ts';

/** Subscriptions that the ledger is asked about before something else gets a turn. */
const askedAtOnce = 100;
const hourMs = 3_600_000;

/** A slot that calls for an edition; ms since the epoch, 0 for a subscription whose schedule cannot be read. */
export interface SlotDue {
  readonly subscription: Subscription;
  readonly slot: number;
  /** Its place among those that are due with it; see `orderFairly`. */
  readonly turn?: number;
}

/** Finds what is due among all subscriptions, asking the ledger only about those that it has not settled. */
export interface DueFinder {
  /**
   * The latest slot at or before `now` (ms since the epoch) of each subscription that has digests and runs, where that has no
   * edition yet; in quiet hours none, what is late then comes at their end.
   */
  find(now: number): Promise<SlotDue[]>;
  /** The subscription has an edition for this slot. */
  done(subscription: Subscription, slot: number): void;
  /** An edition of this subscription was taken back, or of any (null): the ledger is asked again. */
  again(subscriptionId: string | null): void;
}

function isQuiet({ quiet, timezone }: Subscription, now: number): boolean {
  return quiet !== null && quietSpanAt(quiet, timezone, now) !== null;
}

/** A finder; what it remembers is only what the ledger would say again. Rejects as `subscriptions` and `ledger` do. */
export function createDueFinder(
  subscriptions: Pick<SubscriptionStore, 'all'>,
  ledger: Pick<Ledger, 'lastSlots'>,
  memo: SlotMemo,
): DueFinder {
  /** By subscription, as it was then, a slot up to which there is nothing left to plan. */
  const settled = new Map<string, { readonly slot: number; readonly subscription: Subscription }>();

  function isSettled(subscription: Subscription, slot: number, now: number): boolean {
    const held = settled.get(subscription.id);
    // One that was changed, or goes on after a halt, may have editions to come again.
    const known = held?.subscription === subscription ? held.slot : undefined;
    // One that lies far ahead was settled by a clock that has since been put right; then the ledger is asked.
    return known !== undefined && slot <= known && known <= now + hourMs;
  }

  return {
    async find(now) {
      const candidates: SlotDue[] = [];
      const due: SlotDue[] = [];
      for (const subscription of await subscriptions.all()) {
        if (subscription.mode !== 'digest' || !isRunning(subscription)) continue;
        const latest = memo.latest(subscription, now);
        if (!latest.ok) due.push({ subscription, slot: 0 });
        else if (latest.value !== null && !isSettled(subscription, latest.value, now)) {
          candidates.push({ subscription, slot: latest.value });
        }
      }
      for (let i = 0; i < candidates.length; i += askedAtOnce) {
        const part = candidates.slice(i, i + askedAtOnce);
        const lastSlots = await ledger.lastSlots(
          part.map(({ subscription }) => subscription.id),
          now,
        );
        for (const candidate of part) {
          const { subscription, slot } = candidate;
          const last = lastSlots.get(subscription.id) ?? null;
          if (isDue(slot, subscription.timesSince ?? subscription.createdAt, last)) {
            if (!isQuiet(subscription, now)) due.push(candidate);
          } else settled.set(subscription.id, { slot: Math.max(slot, last ?? slot), subscription });
        }
        await setImmediate();
      }
      return due;
    },
    again(subscriptionId) {
      if (subscriptionId === null) settled.clear();
      else settled.delete(subscriptionId);
    },
    done(subscription, slot) {
      settled.set(subscription.id, { slot, subscription });
    },
  };
}
