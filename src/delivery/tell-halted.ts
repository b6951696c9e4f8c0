import type { TellHalts } from './chat-gateway.ts';
import type { Halt, Subscription, SubscriptionStore } from './subscription.ts';

/** Direct messages about one server that may be refused before nobody else is told: each refusal counts with Discord. */
const mostRefused = 3;
/** Halts for which a direct message would be refused as well. */
const refusesNotices: ReadonlySet<string> = new Set(['no-direct-messages', 'no-shared-server']);

/**
 * Tells those who made subscriptions that are halted, once a halt: one message a person, however many there are. It is on
 * record before it is sent, so that nobody is told twice; who cannot be told sees it in the list of subscriptions. Gives a
 * function that tells whom it has not told at `now` (ms since the epoch); calls while it works do nothing.
 */
export function createHaltTeller(
  subscriptions: Pick<SubscriptionStore, 'all' | 'get' | 'change'>,
  tell: TellHalts,
): (now: number) => Promise<void> {
  let isWorking = false;

  async function mark(ids: readonly string[], toldAt: number | null, since: ReadonlyMap<string, number>) {
    for (const id of ids) {
      const halt = (await subscriptions.get(id))?.halt;
      if (halt != null && halt.since === since.get(id))
        await subscriptions.change(id, { halt: { ...halt, toldAt } });
    }
  }

  async function tellAll(now: number): Promise<void> {
    const untold = (await subscriptions.all()).filter(isUntold);
    // Of those that nobody made any more, the list of subscriptions alone tells.
    const refused = new Map<string | null, number>();
    const people = Map.groupBy(untold, ({ createdBy, language }) => `${createdBy} ${language}`);
    for (const all of people.values()) {
      const [first] = all;
      if (first === undefined || first.createdBy === null) continue;
      const since = new Map(all.map(({ id, halt }) => [id, halt.since]));
      const ids = all.map(({ id }) => id);
      await mark(ids, now, since);
      // Whoever refuses direct messages is not told so by one.
      const tellable = all.filter(({ halt }) => !refusesNotices.has(halt.code));
      if (tellable.length === 0 || (refused.get(first.guildId) ?? 0) >= mostRefused) continue;
      const notice = { userId: first.createdBy, language: first.language, subscriptions: tellable };
      const outcome = await tell(notice);
      if (outcome === 'later') await mark(ids, null, since);
      if (outcome === 'refused') refused.set(first.guildId, (refused.get(first.guildId) ?? 0) + 1);
    }
  }

  return async (now) => {
    if (isWorking) return;
    isWorking = true;
    try {
      await tellAll(now);
    } finally {
      isWorking = false;
    }
  };
}

function isUntold(subscription: Subscription): subscription is Subscription & { readonly halt: Halt } {
  return subscription.halt !== null && subscription.halt.toldAt === null;
}
