import type { ChatGateway, IsLocked, Place, SendProblem, WhyUnreachable, WhyUnseen } from './chat-gateway.ts';
import { type Halting, isHalting } from './halting.ts';
import type { Subscription, SubscriptionStore } from './subscription.ts';

/** When what cannot be done now is tried again, ms. */
const againAfter = 3_600_000;
/** Why what stands in a place is out of the bot's sight: nothing can be done to it. */
const unseenCodes: ReadonlySet<string> = new Set(['unknown-channel', 'unknown-guild', 'missing-access']);

/** What the guard works with. */
export interface GuardParts {
  readonly gateway: ChatGateway;
  readonly subscriptions: Pick<SubscriptionStore, 'get' | 'all'>;
  readonly halting: Pick<Halting, 'refused' | 'arrived'>;
  readonly whyUnreachable: WhyUnreachable;
  /** As `WhyUnseen`; nothing is known when it is left out. */
  readonly whyUnseen?: WhyUnseen;
  /** None when it is left out. */
  readonly isLocked?: IsLocked;
  /** ms since the epoch. */
  clock(): number;
}

/** A gateway that knows beforehand where it would make no call. */
export interface GuardedGateway extends ChatGateway {
  /**
   * Whether a call about what was posted there would be made, or would tell that it is gone: one that amends it, or one that looks
   * for it, posts it over or sends it on.
   */
  canReach(place: Place, to: 'amend' | 'post'): Promise<boolean>;
}

/**
 * A gateway that calls Discord only where that may help: what is known to be out of reach, or is halted, is refused without
 * a request, and what Discord refuses halts its subscriptions. To edit or delete one's own message takes no more than to see it
 * (docs, "Edit Message", "Delete Message"; in a thread "Locked Threads"): a permission to post that is missing keeps nobody from it.
 */
export function guardGateway(parts: GuardParts): GuardedGateway {
  const { gateway, subscriptions, halting, whyUnreachable, clock } = parts;
  const { whyUnseen = () => null, isLocked = () => false } = parts;

  const whyNot = (subscription: Subscription) => subscription.halt?.code ?? whyUnreachable(subscription);

  let list: readonly Subscription[] = [];
  let byChannel = new Map<string, Subscription[]>();

  /** A subscription of that channel, running ones first; null when nobody follows there any more. */
  async function followerOf(channelId: string): Promise<Subscription | null> {
    const all = await subscriptions.all();
    // A kill is taken out of thousands of channels, each of which asks: sorted anew only when the list is another.
    if (all !== list) byChannel = Map.groupBy(all, (one) => one.channelId);
    list = all;
    const followers = byChannel.get(channelId) ?? [];
    return followers.find(({ halt }) => halt === null) ?? followers[0] ?? null;
  }

  /** Why nothing is to be tried with what was posted there. */
  function whyNotFor(to: Purpose, follower: Subscription | null, place: Place): string | null {
    if (follower === null) return whyUnseen(place);
    if (to === 'post') return whyNot(follower);
    // Of a channel that is gone what stands there is given up for good: only what is seen to be so counts, not what one call was told.
    const halted = follower.halt?.code === 'unknown-channel' ? null : (follower.halt?.code ?? null);
    const causes = [whyUnreachable(follower), halted, whyUnseen(place)];
    return causes.find((cause) => cause !== null && unseenCodes.has(cause)) ?? null;
  }

  async function guarded<T extends { readonly ok: true }>(
    to: Purpose,
    place: Place,
    call: () => Promise<T | Failed>,
    isOut: (problem: SendProblem) => Failed = failed,
  ): Promise<T | Failed> {
    const follower = await followerOf(place.channelId);
    const why = whyNotFor(to, follower, place);
    if (why !== null) return isOut(why === 'unknown-channel' ? problemFor(why) : notNow);
    const answer = await call();
    // A post in a forum is a thread of its own, which may be gone without its forum.
    const isOfPost = to === 'amend' && place.kind === 'forum';
    if (!answer.ok && isOutOfReach(answer.problem, isOfPost) && follower !== null) {
      await halting.refused(follower.id, answer.problem.code, clock());
    }
    return answer;
  }

  return {
    async send(place, post, nonce) {
      const { channelId } = place;
      // The nonce is the delivery's id, which begins with its subscription's.
      const id = nonce.slice(0, 8);
      const subscription = await subscriptions.get(id);
      if (subscription === null) return gateway.send(place, post, nonce);
      const why = subscription.channelId === channelId ? whyNot(subscription) : null;
      if (why !== null) {
        if (subscription.halt === null) await halting.refused(id, why, clock());
        return failed(problemFor(why));
      }
      const sent = await gateway.send(place, post, nonce);
      if (sent.ok) await halting.arrived(subscription);
      else if (!sent.problem.retryable && isHalting(sent.problem.code)) {
        await halting.refused(id, sent.problem.code, clock());
      }
      return sent;
    },
    findSent: (place, marker, since) =>
      guarded(
        'post',
        place,
        () => gateway.findSent(place, marker, since),
        () => failed({ ...notNow, uncertain: true }),
      ),
    edit: (place, messageId, post) =>
      guarded('amend', place, async () =>
        isLocked(place, messageId)
          ? failed(problemFor('thread-locked'))
          : gateway.edit(place, messageId, post),
      ),
    remove: (place, messageId) => guarded('amend', place, () => gateway.remove(place, messageId)),
    async canReach(place, to) {
      const why = whyNotFor(to, await followerOf(place.channelId), place);
      return why === null || why === 'unknown-channel';
    },
    crosspost: (place, messageId) => guarded('post', place, () => gateway.crosspost(place, messageId)),
  };
}

/** Whether a call is about what stands there, or takes what posting takes. */
type Purpose = 'amend' | 'post';

interface Failed {
  readonly ok: false;
  readonly problem: SendProblem;
}

function failed(problem: SendProblem): Failed {
  return { ok: false, problem };
}

/** What was posted there cannot be seen any more, whatever was to be done to it. `isOfPost`: a channel that is gone is the post's own. */
function isOutOfReach({ code, retryable }: SendProblem, isOfPost: boolean): boolean {
  return !retryable && unseenCodes.has(code) && !(isOfPost && code === 'unknown-channel');
}

function problemFor(code: string): SendProblem {
  return {
    code,
    message:
      code === 'thread-locked'
        ? 'The thread is locked for the bot; it was not tried.'
        : 'Nothing can be posted there now; it was not tried.',
    retryable: false,
    untried: true,
    uncertain: false,
  };
}

const notNow: SendProblem = {
  code: 'unreachable',
  message: 'The channel is out of reach now; it was not tried.',
  retryable: true,
  retryAfterMs: againAfter,
  untried: true,
  uncertain: false,
};
