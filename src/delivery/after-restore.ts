import type { Problem } from '../wire/problem.ts';
import type { FoundPost, PostReader, SendProblem } from './chat-gateway.ts';
import type { RecallRecipe } from './compose.ts';
import { type Delivery, placeOf, readDeliveryId } from './delivery.ts';
import { longestWindowMs } from './due.ts';
import type { AdoptedPost, Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';
import type { Subscription, SubscriptionStore } from './subscription.ts';

/** How far before the backup a channel is read, for the difference between Discord's clock and ours, in ms. */
const slackMs = 3_600_000;
/** Deliveries of a subscription that are looked through for open ones. */
const newestDeliveries = 50;
/** Tries to read a channel; then what it has had since the backup is taken to be unknowable. */
const mostTries = 5;

/** What a restore leaves behind. */
export interface RestoredFrom {
  /** The moment that the backup shows, ms since the epoch; null when it does not say. */
  readonly takenAt: number | null;
  /** When it was put back, ms since the epoch. */
  readonly restoredAt: number;
}

/** What settling works with. */
export interface AfterRestoreParts {
  /** Null when the database was not put back from a backup. */
  readonly mark: RestoredFrom | null;
  /** Takes the mark away. */
  clearMark(): Promise<void>;
  readonly subscriptions: Pick<SubscriptionStore, 'all'>;
  readonly ledger: Pick<Ledger, 'adopt' | 'skipTo' | 'withdraw' | 'settle' | 'deliveriesOf'>;
  readonly posts: PostReader;
  /** Over all requests of the delivery. */
  readonly pace: Pace;
  readonly recall: RecallRecipe;
  /** Told of a channel that could not be read. */
  report(problem: Problem): void;
}

/**
 * A restored ledger does not know what was posted after the backup. This reads it from the channels, so that nothing
 * is posted twice. Gives a function that does what is left of it and tells, true or false, whether planning and
 * sending may begin; `now` in ms. It rejects when the ledger or the subscriptions cannot be read or written, and is then to
 * be called again.
 */
export function createAfterRestore(parts: AfterRestoreParts): (now: number) => Promise<boolean> {
  const { mark, clearMark, subscriptions, ledger, posts, pace, recall, report } = parts;
  const tries = new Map<string, number>();
  const done = new Set<string>();
  let finished = mark === null;

  /** Withdraws what is open, then records what was found: what is open and was not found is not there. */
  async function adopt(followers: readonly Subscription[], found: readonly FoundPost[], now: number) {
    for (const { id } of followers) {
      for (const delivery of await ledger.deliveriesOf(id, newestDeliveries)) {
        if (delivery.state === 'sending') await ledger.settle(delivery.id, notThere(now), now);
      }
      await ledger.withdraw(id, now);
    }
    const known = new Map(followers.map((one) => [one.id, one]));
    const adopted: AdoptedPost[] = [];
    for (const { marker, messageId, storyIds, toCrosspost = false } of found) {
      const made = readDeliveryId(marker);
      const isShared = made?.kind === 'share';
      const follower = isShared ? followers[0] : known.get(made?.subscriptionId ?? '');
      if (made === null || follower === undefined) continue;
      const { subscriptionId, kind } = made;
      // A story alone was posted since the backup, or a copy shared; when, nothing depends on. How a copy was made nobody
      // knows any more: it is deleted when one of its stories is withdrawn.
      const slot = made.kind === 'digest' ? made.slot : now;
      const recipe = await recall({ id: marker, subscriptionId, slot, storyIds });
      const { guildId, channelId, place, parentId } = follower;
      adopted.push({
        id: marker,
        subscriptionId,
        slot,
        isEdition: kind === 'digest',
        guildId,
        channelId,
        place,
        parentId,
        messageId,
        toCrosspost,
        storyIds,
        recipe,
      });
    }
    await ledger.adopt(adopted, now);
  }

  /** Without knowing what a channel got, nothing of the time before the restore may be told there. */
  async function skip(followers: readonly Subscription[], problem: SendProblem, now: number) {
    const minute = Math.floor((mark?.restoredAt ?? now) / 60_000) * 60_000;
    for (const { id } of followers) {
      await ledger.withdraw(id, now);
      await ledger.skipTo(id, minute, now);
    }
    report({
      code: 'restored-unread',
      message: `What channel ${followers[0]?.channelId} got since the backup could not be read: ${problem.message} So that nothing is posted twice, news from before the restore is left out there.`,
    });
  }

  async function settleChannel(channelId: string, followers: readonly Subscription[], now: number) {
    const [follower] = followers;
    if (follower === undefined) return;
    const open = (
      await Promise.all(followers.map(({ id }) => ledger.deliveriesOf(id, newestDeliveries)))
    ).flat();
    await pace.take();
    const read = await posts.listSent(placeOf(follower), sinceOf(mark, open, now));
    const tried = (tries.get(channelId) ?? 0) + 1;
    tries.set(channelId, tried);
    if (read.ok) await adopt(followers, read.posts, now);
    else if (read.problem.code === 'unreachable' || (read.problem.retryable && tried < mostTries)) return;
    else await skip(followers, read.problem, now);
    done.add(channelId);
  }

  return async (now) => {
    if (finished) return true;
    const channels = Map.groupBy(await subscriptions.all(), (one) => one.channelId);
    for (const [channelId, followers] of channels) {
      if (!done.has(channelId)) await settleChannel(channelId, followers, now);
    }
    finished = [...channels.keys()].every((channelId) => done.has(channelId));
    if (finished) await clearMark();
    return finished;
  };
}

/** From where a channel is to be read, ms since the epoch: before the backup, and before every call that is open. */
function sinceOf(mark: RestoredFrom | null, deliveries: readonly Delivery[], now: number): number {
  const taken = mark?.takenAt ?? (mark?.restoredAt ?? now) - 2 * longestWindowMs;
  const calls = deliveries.flatMap((one) => (one.state === 'sending' ? [one.sendingSince] : []));
  return Math.min(taken, ...calls) - slackMs;
}

function notThere(now: number) {
  const problem = {
    code: 'not-found',
    message: 'It was not in the channel when the database was put back.',
    retryable: true,
    uncertain: false,
  };
  return { to: 'planned', nextTryAt: now, problem, fault: false } as const;
}
