import { endedHalt } from './halting.ts';
import type { Ledger } from './ledger.ts';
import type { Subscription, SubscriptionStore } from './subscription.ts';

/** What a moderator can change of a subscription. */
export type SubscriptionChange = Partial<
  Pick<
    Subscription,
    | 'place'
    | 'channelId'
    | 'parentId'
    | 'tags'
    | 'topic'
    | 'mode'
    | 'schedule'
    | 'timezone'
    | 'language'
    | 'briefs'
    | 'roleId'
    | 'quiet'
    | 'breaking'
    | 'onKill'
  >
>;

/** What is done to subscriptions, with what that means for what is planned. Moments in ms since the epoch. */
export interface SubscriptionCare {
  /**
   * Changes what is given. What was planned and not sent under another topic, place or mode is withdrawn; a direct one starts
   * anew under its new topic or place; with other times, slots before `now` are none. What nobody sees the cause of is tried
   * again. Null when there is no such subscription.
   */
  change(id: string, change: SubscriptionChange, now: number): Promise<Subscription | null>;
  /** Nothing is planned for it from now on. Null as above. */
  pause(id: string, now: number): Promise<Subscription | null>;
  /** It goes on; nothing of the pause is told. Null as above. */
  resume(id: string, now: number): Promise<Subscription | null>;
}

/** Care over a store and a ledger. Each call rejects as they do. */
export function createSubscriptionCare(
  subscriptions: Pick<SubscriptionStore, 'get' | 'change'>,
  ledger: Pick<Ledger, 'callOff' | 'skipTo' | 'reopen'>,
): SubscriptionCare {
  return {
    async change(id, change, now) {
      const was = await subscriptions.get(id);
      if (was === null) return null;
      const differs = (...keys: readonly (keyof SubscriptionChange)[]) =>
        keys.some((key) => key in change && JSON.stringify(change[key]) !== JSON.stringify(was[key]));
      const isElsewhere = differs('topic', 'channelId', 'place');
      const hasOtherTimes = differs('schedule', 'timezone', 'quiet', 'mode');
      const isBlind = was.halt !== null && was.halt.retryAt !== null;
      const goesOn = was.halt !== null && (isBlind || isElsewhere);
      if (goesOn) await ledger.reopen(id);
      const changed = await subscriptions.change(id, {
        ...change,
        ...(hasOtherTimes ? { timesSince: now } : {}),
        ...(goesOn ? { halt: null, lastHalt: endedHalt(was) } : {}),
      });
      if (isElsewhere || differs('mode')) await ledger.callOff(id, now);
      if (isElsewhere && changed !== null && changed.mode !== 'digest') await ledger.skipTo(id, now, now);
      return changed;
    },
    async pause(id, now) {
      const paused = await subscriptions.change(id, { pausedAt: now });
      await ledger.callOff(id, now);
      return paused;
    },
    async resume(id, now) {
      // Before it runs: else a tick in between would tell of the pause.
      if ((await subscriptions.get(id)) === null) return null;
      await ledger.skipTo(id, now, now);
      return subscriptions.change(id, { pausedAt: null });
    },
  };
}
