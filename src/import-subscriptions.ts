import { isDeepStrictEqual } from 'node:util';
import { mostInChannel, mostInServer } from '../commands/most-subscriptions.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { Subscription, SubscriptionStore } from './delivery/subscription.ts';
import { usualSubscription } from './delivery/subscription.ts';
import type { FiledSubscription } from './subscription-file.ts';

/**
 * What became of a subscription of a file: `renamed` has another id there, since its own was another's; `full` is not there, since
 * its channel or server has as many as can be.
 */
export interface Imported {
  readonly subscription: Omit<FiledSubscription, 'mode'> & Pick<Subscription, 'mode'> & Partial<Subscription>;
  readonly outcome: 'added' | 'renamed' | 'known' | 'full';
}

/**
 * Adds the subscriptions of a file that are not there yet, with their ids where those are free. One is there when it was made
 * by the same person at the same moment under that id, whatever was changed of it since, or when another does the same at
 * the same place. What was added begins at `now` (ms since the epoch): nothing of before is sent. Rejects as the store and
 * the ledger do; what was added by then is known the next time.
 */
export async function importSubscriptions(
  filed: readonly FiledSubscription[],
  store: Pick<SubscriptionStore, 'all' | 'add'>,
  ledger: Pick<Ledger, 'skipTo'>,
  now: number,
): Promise<readonly Imported[]> {
  const imported: Imported[] = [];
  for (const one of filed) {
    const all = await store.all();
    const known = all.find((other) => isSame(one, other) || doesTheSame(one, other));
    if (known !== undefined) {
      imported.push({ subscription: known, outcome: 'known' });
      continue;
    }
    if (isFull(one, all)) {
      imported.push({ subscription: one, outcome: 'full' });
      continue;
    }
    const { id, ...settings } = one;
    const isFree = !all.some((other) => other.id === id);
    const wish = { ...usualSubscription, ...settings, timesSince: now };
    const subscription = await store.add(wish, isFree ? id : undefined);
    if (subscription.mode === 'direct') await ledger.skipTo(subscription.id, now, now);
    imported.push({ subscription, outcome: isFree ? 'added' : 'renamed' });
  }
  return imported;
}

function isFull({ guildId, channelId }: FiledSubscription, all: readonly Subscription[]): boolean {
  const counted = all.filter(({ mode }) => mode !== 'follow');
  const inServer = counted.filter((other) => other.guildId === guildId).length;
  const inChannel = counted.filter((other) => other.channelId === channelId).length;
  return (guildId !== null && inServer >= mostInServer) || inChannel >= mostInChannel;
}

function isSame(one: FiledSubscription, other: Subscription): boolean {
  return (
    one.id === other.id &&
    one.createdBy === other.createdBy &&
    Math.abs(one.createdAt - other.createdAt) < 1_000
  );
}

function doesTheSame(one: FiledSubscription, other: Subscription): boolean {
  // Under another name, by somebody else or at another time, and paused or not: the same all the same.
  const { id: _, createdBy: _by, createdAt: _at, pausedAt: _paused, ...settings } = one;
  return Object.entries(settings).every(([key, value]) =>
    isDeepStrictEqual(value, other[key as keyof Subscription]),
  );
}
