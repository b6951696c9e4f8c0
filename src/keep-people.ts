import { setImmediate } from 'node:timers/promises';
import type { ChoiceBook } from '../commands/choices.ts';
import type { GuideDrafts } from '../commands/guide-drafts.ts';
import type { KeptRoom } from '../commands/kept.ts';
import type { PasteDrafts } from '../commands/paste-drafts.ts';
import type { Subscription, SubscriptionStore } from './delivery/subscription.ts';

/** Where something of a person or a server is kept; docs/privacy.md lists it all. */
export interface KeepingParts {
  readonly subscriptions: SubscriptionStore;
  readonly choices: ChoiceBook;
  readonly guides: GuideDrafts;
  readonly pastes: PasteDrafts;
  /** As `createForgetter` gives it. */
  readonly forgetDeliveries: (subscriptionId: string) => void;
}

/** What is kept of persons and servers, over all places where it is. Rejects as they do. */
export function createKeptRoom(parts: KeepingParts): KeptRoom {
  const { subscriptions, choices, guides, pastes, forgetDeliveries } = parts;

  async function end(all: readonly Subscription[]): Promise<void> {
    for (const { id } of all) {
      // The record of what was posted goes first: without its subscription nobody would find it again.
      forgetDeliveries(id);
      await subscriptions.remove(id);
      // What was planned in between.
      forgetDeliveries(id);
      await setImmediate();
    }
  }

  async function madeBy(userId: string) {
    const all = (await subscriptions.all()).filter(({ createdBy }) => createdBy === userId);
    return {
      personal: all.filter(({ guildId }) => guildId === null),
      made: all.filter(({ guildId }) => guildId !== null),
    };
  }

  return {
    async of(userId, now) {
      return {
        ...(await madeBy(userId)),
        hasChoices: await choices.hasPerson(userId),
        drafts: (await pastes.countOf(userId, now)) + (await guides.countOf(userId, now)),
      };
    },
    async forgetPerson(userId) {
      const { personal, made } = await madeBy(userId);
      await end(personal);
      for (const { id } of made) await subscriptions.change(id, { createdBy: null });
      await choices.forget({ guildId: null, userId });
      await pastes.forget(({ userId: whose }) => whose === userId);
      await guides.forget(({ userId: whose }) => whose === userId);
    },
    async forgetServer(guildId) {
      await end(await subscriptions.ofGuild(guildId));
      await choices.forget({ guildId, userId: '' });
      await pastes.forget((draft) => draft.guildId === guildId);
      await guides.forget((draft) => draft.guildId === guildId);
    },
  };
}
