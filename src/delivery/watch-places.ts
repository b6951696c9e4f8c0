import { setImmediate } from 'node:timers/promises';
import type { PlaceName, PlaceNames, Target } from './chat-gateway.ts';
import type { SubscriptionStore } from './subscription.ts';

/** Subscriptions that are looked at before something else gets a turn. */
const lookedAtOnce = 500;

/** What watching works with. */
export interface PlaceWatchParts {
  readonly subscriptions: Pick<SubscriptionStore, 'all' | 'change'>;
  readonly names: PlaceNames;
  /** The name of a place that can be seen now; null for one that cannot. */
  seenName(target: Target): PlaceName | null;
  /** Whether a role is there; null when nothing is known of its server now. */
  hasRole(guildId: string, roleId: string): boolean | null;
}

/**
 * Looks, without a request, what the places of subscriptions are called, so that one which is gone can be named, and whether
 * the roles that they mention are still there: one that is not is mentioned no more. Gives a function that does it at `now` (ms
 * since the epoch). Rejects as the subscriptions do.
 */
export function createPlaceWatch(parts: PlaceWatchParts): (now: number) => Promise<void> {
  const { subscriptions, names, seenName, hasRole } = parts;
  const noted = new Map<string, PlaceName>();

  return async (now) => {
    const fresh = new Map<string, PlaceName>();
    const keep = async () => {
      if (fresh.size > 0) await names.note(fresh);
      for (const [id, name] of fresh) noted.set(id, name);
      fresh.clear();
    };
    for (const [i, subscription] of (await subscriptions.all()).entries()) {
      const { id, channelId, guildId, roleId } = subscription;
      const seen = seenName(subscription);
      const known = noted.get(channelId);
      if (seen !== null && (known?.channel !== seen.channel || known.server !== seen.server))
        fresh.set(channelId, seen);
      if (guildId !== null && roleId !== null && hasRole(guildId, roleId) === false)
        await subscriptions.change(id, { roleId: null, lostRole: { since: now, toldAt: null } });
      if (i % lookedAtOnce !== lookedAtOnce - 1) continue;
      await keep();
      await setImmediate();
    }
    await keep();
  };
}
