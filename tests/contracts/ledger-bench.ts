import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import type { Rendering } from '../../src/delivery/compose.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import type { EditionPlan, Ledger, Standing } from '../../src/delivery/ledger.ts';

/** One engine under test. */
export interface LedgerUnderTest {
  readonly ledger: Ledger;
  /** The same records, as another start of the program sees them. */
  reopen(): Ledger;
  breakDown(): void | Promise<void>;
  close(): void | Promise<void>;
}

/** Spans of time, ms. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** The slot of most editions here, ms since the epoch. */
export const eight = Date.UTC(2027, 0, 4, 7);
/** Where a subscription stands that had no edition yet. */
export const nowhere: Standing = {
  lastSlot: null,
  told: null,
  since: null,
  skippedTo: null,
  waiting: [],
  trouble: null,
};
/** A failure that may pass. */
export const away: SendProblem = { code: 'unreachable', message: 'Away', retryable: true, uncertain: false };
/** The id of the delivery that `planned()` makes. */
export const id = deliveryId('sub00001', eight);

/** How an edition differs from that of eight o'clock. */
interface Wish {
  readonly subscription?: string;
  readonly channel?: string;
  readonly slot?: number;
  readonly from?: number;
  readonly stories?: readonly string[];
  readonly supersedes?: readonly string[];
}

/** An edition with a digest. */
export function planned(wish: Wish = {}): EditionPlan {
  const { subscription = 'sub00001', channel = 'ch1', slot = eight, stories = ['s1', 's2'] } = wish;
  const from = wish.from ?? slot - day;
  return {
    subscriptionId: subscription,
    channelId: channel,
    edition: { from, slot, carryFrom: from },
    supersedes: wish.supersedes ?? [],
    outcome: 'planned',
    recipe: { kind: 'test', of: slot, name: 'Zoë’s café' },
    storyIds: stories,
  };
}

/** What is rendered for a delivery: the stories that it shows, in their first revision unless told otherwise. */
export function rendered(storyIds: readonly string[] = ['s1', 's2'], revision = 1): Rendering {
  return {
    post: { body: { content: `digest with ${storyIds}` } },
    shown: storyIds.map((storyId) => ({ storyId, revision })),
    revisitAt: null,
  };
}

/** An edition with nothing to tell. */
export function empty(wish: Wish = {}): EditionPlan {
  const { subscriptionId, channelId, edition, supersedes } = planned(wish);
  return { subscriptionId, channelId, edition, supersedes, outcome: 'empty' };
}

/** What each part of the contract works with: an empty ledger a test. Its functions need no `this`. */
export interface LedgerBench {
  readonly held: LedgerUnderTest;
  readonly ledger: Ledger;
  /** Where a subscription stands at `now` (ms). */
  readonly standing: (subscription?: string, now?: number) => Promise<Standing | undefined>;
  readonly planOne: (
    plan: EditionPlan,
    now?: number,
  ) => Promise<Awaited<ReturnType<Ledger['plan']>>[number] | undefined>;
  /** Claims a delivery and settles it as sent, or as failed. */
  readonly send: (
    id: string,
    messageId?: string,
    now?: number,
    shown?: Rendering,
  ) => ReturnType<Ledger['settle']>;
  readonly fail: (id: string, released: boolean, now?: number) => ReturnType<Ledger['settle']>;
}

/** A bench on whatever `held` gives at the moment. */
export function createLedgerBench(held: () => LedgerUnderTest): LedgerBench {
  return {
    get held() {
      return held();
    },
    get ledger() {
      return held().ledger;
    },
    standing: async (subscription = 'sub00001', now = eight) =>
      (await held().ledger.standings([subscription], now)).get(subscription),
    planOne: async (plan, now = eight) => (await held().ledger.plan([plan], now))[0],
    async send(id, messageId = 'm1', now = eight, shown = rendered()) {
      await held().ledger.claim(id, now, now + minute, shown);
      return held().ledger.settle(id, { to: 'sent', messageId }, now);
    },
    async fail(id, released, now = eight) {
      await held().ledger.claim(id, now, now + minute, rendered());
      return held().ledger.settle(id, { to: 'failed', problem: away, released }, now);
    },
  };
}
