import type { PlaceNames } from './delivery/chat-gateway.ts';
import { createHalting, type Halting } from './delivery/halting.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { createPlaceWatch } from './delivery/watch-places.ts';
import type { Reach } from './discord/reach.ts';

/** What halting works with, as the bot has it. */
export interface HaltingRoom {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly reach: Reach;
  readonly names: PlaceNames;
}

/** Halting by what the gateway tells. `lookAround`: what is to be looked at each minute, at `now` (ms since the epoch). */
export function openHalting({ subscriptions, ledger, reach, names }: HaltingRoom): {
  readonly halting: Halting;
  lookAround(now: number): Promise<void>;
} {
  const { whyNot: whyUnreachable, missing, seenName, hasRole } = reach;
  const halting = createHalting({ subscriptions, ledger, whyUnreachable, missing });
  const watchPlaces = createPlaceWatch({ subscriptions, names, seenName, hasRole });
  return {
    halting,
    async lookAround(now) {
      // Before it is halted: what is gone then was seen before.
      await watchPlaces(now);
      await halting.look(now);
    },
  };
}
