import { mostLater, untilQuiet } from '../commands/follow-room.ts';
import type { Subscription, SubscriptionStore } from './delivery/subscription.ts';
import { anchorsOf, lastNewsOf, mayBeToldAt } from './find-follow-ups.ts';
import type { ReadThread } from './read-thread.ts';

/** How often a followed story is looked at for what was linked to it, ms. */
const lookEvery = 6 * 3_600_000;

/** What keeping works with. */
export interface FollowKeeperParts {
  readonly subscriptions: Pick<SubscriptionStore, 'all' | 'change' | 'remove'>;
  /** As `createThreadReader` begins it. */
  readonly beginReading: () => ReadThread;
  /** As `KeptRoom.noteEnd`. */
  readonly noteEnd: (subscription: Subscription) => Promise<void>;
}

/**
 * Keeps what followed stories are known by up to date, so that a thread stays followed when the archive lets go of its beginning, and
 * ends the following of a story that had no news for `untilQuiet`. The function it gives does that at `now` (ms since the epoch),
 * cheap when there is nothing to do; it rejects as the archive and the subscriptions do.
 */
export function createFollowKeeper(parts: FollowKeeperParts): (now: number) => Promise<void> {
  const { subscriptions, beginReading, noteEnd } = parts;
  const lookedAt = new Map<string, number>();

  async function look(subscription: Subscription, readThread: ReadThread, now: number): Promise<void> {
    const { id, thread } = subscription;
    if (thread === null) return;
    const stories = await readThread(anchorsOf(thread), now);
    const told = stories.filter((story) => mayBeToldAt(story, now));
    const newsAt = Math.max(thread.newsAt, ...told.map((story) => Math.min(lastNewsOf(story), now)));
    if (newsAt + untilQuiet <= now) {
      await noteEnd(subscription);
      await subscriptions.remove(id);
      return;
    }
    const fresh = stories.map((story) => story.id).filter((one) => thread.known[one] === undefined);
    const later = [...new Set([...thread.later, ...fresh])].slice(-mostLater);
    if (newsAt === thread.newsAt && later.length === thread.later.length) return;
    await subscriptions.change(id, { thread: { ...thread, later, newsAt } });
  }

  return async (now) => {
    const followed = (await subscriptions.all()).filter(({ thread }) => thread !== null);
    if (followed.length === 0) return;
    const readThread = beginReading();
    for (const subscription of followed) {
      const last = lookedAt.get(subscription.id) ?? Number.NEGATIVE_INFINITY;
      const isQuiet = (subscription.thread?.newsAt ?? now) + untilQuiet <= now;
      if (!isQuiet && Math.abs(now - last) < lookEvery) continue;
      await look(subscription, readThread, now);
      lookedAt.set(subscription.id, now);
    }
    const ids = new Set(followed.map(({ id }) => id));
    for (const id of lookedAt.keys()) if (!ids.has(id)) lookedAt.delete(id);
  };
}
