import type { CommandContext } from '../commands/context.ts';
import { followedSince } from '../commands/subscription-words.ts';
import type { PlaceNames } from './delivery/chat-gateway.ts';
import { createHalting, type Halting } from './delivery/halting.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { createHaltTeller } from './delivery/tell-halted.ts';
import { createPlaceWatch } from './delivery/watch-places.ts';
import type { Reach } from './discord/reach.ts';
import { createHaltMessenger, type HaltTellerParts } from './discord/tell-halt.ts';

/** What halting works with, as the bot has it. */
export interface HaltingRoom {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly reach: Reach;
  readonly names: PlaceNames;
  /** As `createGoneForgetter` gives it. */
  readonly forgetGone: (now: number) => Promise<void>;
}

/** Halting by what the gateway tells. `lookAround`: what is to be looked at each minute, at `now` (ms since the epoch). */
export function openHalting({ subscriptions, ledger, reach, names, forgetGone }: HaltingRoom): {
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
      await forgetGone(now);
    },
  };
}

/** What telling of halts works with. */
export interface HaltTellingRoom extends Pick<HaltTellerParts, 'rest' | 'openDirect'> {
  readonly subscriptions: SubscriptionStore;
  readonly reach: Reach;
  readonly context: CommandContext;
}

/** Tells people of what was halted for them: see `createHaltTeller`. */
export function openHaltTelling(room: HaltTellingRoom): (now: number) => Promise<void> {
  const { subscriptions, reach, rest, openDirect, context } = room;
  return createHaltTeller({
    subscriptions,
    managersOf: reach.managersOf,
    tell: createHaltMessenger({
      rest,
      openDirect,
      reach,
      topicOf: (subscription, language) => followedSince(subscription, language, context),
    }),
  });
}
