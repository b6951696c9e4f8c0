import { setImmediate } from 'node:timers/promises';
import type { ChoiceBook } from '../commands/choices.ts';
import type { GuideDrafts } from '../commands/guide-drafts.ts';
import type { KeptRoom } from '../commands/kept.ts';
import type { PasteDrafts } from '../commands/paste-drafts.ts';
import type { ShareBook } from '../commands/share-book.ts';
import type { ChatGateway } from './delivery/chat-gateway.ts';
import type { ForgetDeliveries } from './delivery/forget-deliveries.ts';
import type { Subscription, SubscriptionStore } from './delivery/subscription.ts';
import { unnameTrends } from './unname-trends.ts';

/** Small things kept by key for `ttl` ms. Calls reject when the store fails. */
interface EndedStore {
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

/** Whose a subscription was, by its id: a server's, or a person's. */
type Owner = { readonly channelId: string } & (
  | { readonly guildId: string }
  | { readonly userId: string | null }
);

/** An ended subscription's id, and whose it was. */
type Ended = readonly [string, Owner];

/** As long as the ledger remembers what was posted for it, and some days, ms. */
const remembersEnded = 95 * 24 * 3_600_000;

/** Where something of a person or a server is kept; docs/privacy.md lists it all. */
export interface KeepingParts {
  readonly subscriptions: SubscriptionStore;
  readonly choices: ChoiceBook;
  readonly guides: GuideDrafts;
  readonly pastes: PasteDrafts;
  readonly ended: EndedStore;
  readonly shares: ShareBook;
  /** Has the message of a delivery made anew. */
  readonly revisit: (deliveryId: string) => Promise<void>;
  readonly forgetDeliveries: ForgetDeliveries;
  /** Changes one of the bot's messages. */
  readonly edit: ChatGateway['edit'];
}

/** What is kept of persons and servers, over all places where it is. Rejects as they do. */
export function createKeptRoom(parts: KeepingParts): KeptRoom {
  const { subscriptions, choices, guides, pastes, ended, shares, revisit, forgetDeliveries, edit } = parts;

  async function end(all: readonly Subscription[]): Promise<void> {
    for (const { id, channelId } of all) {
      // The record of what was posted goes first: without its subscription nobody would find it again.
      await forgetDeliveries(id, channelId);
      await subscriptions.remove(id);
      // What was planned in between.
      await forgetDeliveries(id, channelId);
      await setImmediate();
    }
  }

  async function allEnded(): Promise<readonly Ended[]> {
    const found: Ended[] = [];
    for await (const entry of ended.iterator()) found.push(entry as Ended);
    return found;
  }

  async function forgetEnded(isMeant: (entry: Ended) => boolean): Promise<void> {
    for (const entry of (await allEnded()).filter(isMeant)) {
      const [id, owner] = entry;
      await forgetDeliveries(id, owner.channelId);
      await ended.delete(id);
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
        ended: (await allEnded()).filter(isOf(userId)).length,
        hasChoices: await choices.hasPerson(userId),
        shared: await shares.countOf(userId),
        drafts: (await pastes.countOf(userId, now)) + (await guides.countOf(userId, now)),
      };
    },
    async servers() {
      const followed = (await subscriptions.all()).flatMap(({ guildId }) => guildId ?? []);
      const before = (await allEnded()).flatMap(([, owner]) => ('guildId' in owner ? [owner.guildId] : []));
      return [...followed, ...before, ...(await choices.servers()), ...(await shares.servers())];
    },
    async noteEnd({ id, guildId, channelId, createdBy }) {
      const owner: Owner = guildId === null ? { channelId, userId: createdBy } : { channelId, guildId };
      await ended.set(id, owner, remembersEnded);
    },
    async forgetPerson(userId) {
      const { personal, made } = await madeBy(userId);
      await end(personal);
      await forgetEnded(isOf(userId));
      for (const { id } of made) await subscriptions.change(id, { createdBy: null });
      // The copies are the channels' and go on following the agency; they say no longer who shared them.
      const named = await unnameTrends(userId, { shares, edit });
      for (const id of await shares.forgetPerson(userId, named)) await revisit(id);
      await choices.forget({ guildId: null, userId });
      await pastes.forget(({ userId: whose }) => whose === userId);
      await guides.forget(({ userId: whose }) => whose === userId);
      return named.size;
    },
    async forgetServer(guildId) {
      await end(await subscriptions.ofGuild(guildId));
      await forgetEnded(([, owner]) => 'guildId' in owner && owner.guildId === guildId);
      for (const { id, channelId } of await shares.ofServer(guildId)) {
        await forgetDeliveries(id, channelId);
        await shares.forget(id);
        await setImmediate();
      }
      await choices.forget({ guildId, userId: '' });
      await pastes.forget((draft) => draft.guildId === guildId);
      await guides.forget((draft) => draft.guildId === guildId);
    },
  };
}

/** Tells those that were a person's own. */
function isOf(userId: string): (entry: Ended) => boolean {
  return ([, owner]) => 'userId' in owner && owner.userId === userId;
}
