import type { ShareBook } from '../commands/share-book.ts';
import type { ShareEnd, SharingRoom } from '../commands/sharing.ts';
import { type Delivery, shareId } from './delivery/delivery.ts';
import type { Ledger } from './delivery/ledger.ts';
import { shareRecipe } from './post-recipe.ts';

/** How long (ms) whoever shares waits to hear what became of it, before being told that it takes longer. */
const sharersWait = 4_000;

/** What sharing works with. */
export interface SharingParts {
  readonly shares: ShareBook;
  readonly ledger: Pick<Ledger, 'planShare' | 'delivery'>;
  /** Sends what is due at `now` (ms since the epoch); resolves when it has been tried. Never rejects. */
  send(now: number): Promise<void>;
  /** Whether anything is sent yet: not between a start and its first round. */
  hasBegun(): boolean;
}

/**
 * Copies go the way of digests, through the ledger: posted once whatever happens, and brought up to date or struck when
 * their stories change.
 */
export function openSharing({ shares, ledger, send, hasBegun }: SharingParts): SharingRoom {
  /** Trends that are on their way. */
  const posting = new Set<string>();
  const trendId = (messageId: string) => `beeld.${messageId}`;

  async function endOf(id: string): Promise<ShareEnd> {
    const delivery = await ledger.delivery(id);
    switch (delivery?.state) {
      case 'sent':
        return { to: 'shared' };
      case 'failed':
        return { to: 'failed', code: delivery.problem.code };
      case 'withdrawn':
        return { to: 'nothing' };
      default:
        return { to: hasBegun() ? 'later' : 'begins' };
    }
  }

  /** What is said to who shares again what was planned before. */
  function againOf(delivery: Delivery | null): ShareEnd {
    switch (delivery?.state) {
      case 'planned':
      case 'sending':
        return { to: 'coming' };
      case 'failed':
        return { to: 'failed', code: delivery.problem.code };
      case 'withdrawn':
        return { to: 'nothing' };
      default:
        return { to: 'already' };
    }
  }

  return {
    async share(wish, now) {
      const { messageId, guildId, channelId, place, parentId, of, title, storyIds, language, timezone } =
        wish;
      const id = shareId(messageId, wish.page);
      // Before the plan: what is posted is to say who shared it, and to be found by whose it is.
      await shares.note(id, wish);
      const made = { of, title, storyIds, language, timezone, to: now };
      const recipe = shareRecipe({
        ...made,
        ...(wish.map === undefined ? {} : { map: wish.map }),
        ...(wish.first === undefined ? {} : { first: wish.first }),
      });
      const planned = await ledger.planShare(
        { id, guildId, channelId, place, parentId, storyIds, recipe },
        now,
      );
      if (!planned.ok) return againOf(await ledger.delivery(id));
      await within(sharersWait, send(now));
      return endOf(id);
    },

    isTrendShared: ({ messageId }) => shares.has(trendId(messageId)),

    async shareTrend({ messageId, guildId, channelId, place: kind, parentId, language, sharedBy }, post) {
      const id = trendId(messageId);
      if (posting.has(id)) return { to: 'coming' };
      posting.add(id);
      try {
        if (await shares.has(id)) return { to: 'already' };
        const posted = await post();
        if ('code' in posted) return { to: 'failed', code: posted.code };
        // A name can be taken away only from a message that is known.
        const trend = { messageId: posted.messageId, kind, parentId, language };
        const whose = { guildId, channelId, userId: sharedBy };
        await shares.note(id, sharedBy === null ? whose : { ...whose, trend });
        return { to: 'shared' };
      } finally {
        posting.delete(id);
      }
    },
  };
}

/** Resolves when `work` does, or after `ms`. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
