import type { Problem } from '../wire/problem.ts';
import { type CallEnd, callEnd } from './causes.ts';
import type { ChatGateway, Post, SendProblem, Sent } from './chat-gateway.ts';
import type { Recipe, Rendering, RenderPost } from './compose.ts';
import {
  isShare,
  type OpenDelivery,
  type PlannedDelivery,
  placeOf,
  readDeliveryId,
  type SendingDelivery,
} from './delivery.ts';
import { hashPost } from './hash-post.ts';
import type { ClaimedRendering, Ledger, Settlement } from './ledger.ts';
import type { LookAgain, Outlook } from './look-again.ts';
import type { NoteLoss } from './lost-post.ts';
import { problemOf, sentence } from './problem-words.ts';
import { afterLookUp, afterSend, giveUpAfterMs, longestPutOff, nextStep } from './retry.ts';
import { atOnceWithin } from './sort-arrivals.ts';

/** How long a claimed delivery is left alone when nobody settles it (the ledger could not be written), in ms. */
const claimHoldsMs = 60_000;
/** How far before its first call a message is sought, for the difference between Discord's clock and ours, in ms. */
const clockSlackMs = 3_600_000;
/** When a delivery that could not be rendered is tried again, at least, and how much of chance is added, in ms. */
const renderAgainMs = 30_000;

/** What sending works with. */
export interface SenderParts {
  readonly ledger: Pick<
    Ledger,
    'claim' | 'settle' | 'putOff' | 'retract' | 'unplan' | 'joinNext' | 'retractStories' | 'defer'
  >;
  readonly gateway: Pick<ChatGateway, 'send' | 'findSent'>;
  readonly render: RenderPost;
  readonly look: LookAgain;
  /** Something of this subscription was taken back, and is to be planned again. */
  planAgain(subscriptionId: string): void;
  readonly noteLoss: NoteLoss;
  report(problem: Problem): void;
  random(): number;
  /** ms since the epoch. */
  clock(): number;
}

/**
 * One try of a delivery: renders what is planned, sends or looks for it, and records how that ended. Gives how the call
 * went, null when none was made. Rejects as the ledger does.
 */
export function createSender(parts: SenderParts): (delivery: OpenDelivery) => Promise<CallEnd | null> {
  const { ledger, gateway, render, look, noteLoss, report, random, clock } = parts;

  async function settle(delivery: OpenDelivery, settlement: Settlement): Promise<void> {
    const isSettled = await ledger.settle(delivery.id, settlement, clock(), delivery.attempts);
    if (!isSettled || settlement.to !== 'failed') return;
    report(describeFailure(delivery, settlement));
    // Released, its stories come with the next edition.
    if (!settlement.released) await noteLoss(delivery.id, settlement.problem, clock(), delivery.slot);
  }

  async function lookUp(delivery: SendingDelivery): Promise<CallEnd | null> {
    const { id, sendingSince } = delivery;
    const found = await gateway
      .findSent(placeOf(delivery), id, sendingSince - clockSlackMs)
      .catch((error: unknown) => ({ ok: false as const, problem: thrown(error) }));
    await settle(delivery, afterLookUp(delivery, found, clock(), random));
    // Taken back, its stories are free for what its subscription wants by now.
    if (delivery.isUnwanted) parts.planAgain(delivery.subscriptionId);
    return callEnd(found);
  }

  /** Null when it is not to be sent now; that has been recorded. */
  async function renderPlanned(delivery: PlannedDelivery, recipe: Recipe): Promise<ClaimedRendering | null> {
    const { id } = delivery;
    let rendered: Rendering | null;
    try {
      rendered = await render({ recipe, marker: id, now: clock(), posted: null });
      // What cannot be written down cannot be sent either: better found here than in the ledger.
      if (rendered !== null) JSON.stringify(rendered.post.body);
    } catch (error) {
      // An outage: nothing is wrong with the delivery, and the channel's next edition takes over what has waited too long.
      const problem = problemOf('not-rendered', error);
      if (clock() - delivery.plannedAt > giveUpAfterMs) {
        await ledger.retract(id, clock());
        report(describeOutage(delivery, problem, sayGivenUp(delivery)));
        return null;
      }
      await ledger.putOff(id, clock() + Math.ceil(renderAgainMs * (1 + random())), problem);
      // Once: with the archive away, thousands of them are tried again and again.
      if (delivery.problem?.code !== problem.code)
        report(describeOutage(delivery, problem, 'It is tried again.'));
      return null;
    }
    if (rendered === null) await ledger.retract(id, clock());
    return rendered === null ? null : { ...rendered, recipe };
  }

  /** Gives a planned edition to the newer one that waits; false where it is to go by itself. */
  async function join({ id, subscriptionId }: PlannedDelivery): Promise<boolean> {
    if (!(await ledger.joinNext(id, clock()))) return false;
    parts.planAgain(subscriptionId);
    return true;
  }

  /** What is not to be called for now. */
  async function setAside(
    delivery: PlannedDelivery,
    outlook: Exclude<Outlook, { to: 'go' | 'join-next' }>,
  ): Promise<void> {
    const { id, subscriptionId } = delivery;
    const now = clock();
    switch (outlook.to) {
      case 'withdraw':
        await ledger.retract(id, now);
        return;
      case 'hold':
        await ledger.defer([delivery], Math.min(outlook.until, now + longestPutOff));
        return;
      case 'plan-again':
        // All that came late, so that it is told together.
        if (isStoryAlone(delivery)) {
          await ledger.retract(id, now);
          await ledger.retractStories(subscriptionId, [delivery.priority], now - atOnceWithin, now);
        } else await ledger.unplan(id, now);
        parts.planAgain(subscriptionId);
    }
  }

  /** A message that may be in the channel as it would be made now, where that is the same; null also while nobody knows. */
  async function makeTheSame({ id, recipe, post }: SendingDelivery): Promise<Rendering | null> {
    try {
      const rendered = await render({ recipe, marker: id, now: clock(), posted: null });
      return rendered !== null && hashPost(rendered.post) === hashPost(post) ? rendered : null;
    } catch {
      return null;
    }
  }

  /**
   * The same call again, by whose nonce Discord tells whether the first one arrived, while that says what it is to say; null
   * where it is to be looked for.
   */
  async function repeat(delivery: SendingDelivery, outlook: Outlook): Promise<Rendering | null> {
    if (delivery.isUnwanted || outlook.to !== 'go') return null;
    return nextStep(delivery, clock()) === 'send' ? makeTheSame(delivery) : null;
  }

  return async (delivery) => {
    const outlook = await look(delivery, clock());
    let rendered: ClaimedRendering | null = null;
    if (delivery.state === 'sending') {
      rendered = await repeat(delivery, outlook);
      if (rendered === null) return lookUp(delivery);
    } else if (outlook.to === 'go' || outlook.to === 'join-next') {
      if (outlook.to === 'join-next' && (await join(delivery))) return null;
      rendered = await renderPlanned(delivery, outlook.recipe ?? delivery.recipe);
      if (rendered === null) return null;
    } else {
      await setAside(delivery, outlook);
      return null;
    }
    // Durable before the call: whatever happens after this line, the next start knows that it may have been sent.
    const isFirst = delivery.state === 'planned';
    const claimed = await ledger.claim(
      delivery.id,
      clock(),
      clock() + claimHoldsMs,
      isFirst ? rendered : null,
    );
    if (claimed === null) return null;
    const sent: Sent = await gateway
      .send(placeOf(delivery), withFiles(claimed.post, rendered.post), delivery.id)
      .catch((error: unknown) => ({ ok: false as const, problem: thrown(error) }));
    await settle(claimed, afterSend(claimed, sent, delivery.state === 'sending', clock(), random));
    return callEnd(sent);
  };
}

/** The ledger keeps a message's words and not its pictures. */
function withFiles(post: Post, { files }: Post): Post {
  return files === undefined ? post : { ...post, files };
}

function describeFailure(delivery: OpenDelivery, failed: Extract<Settlement, { to: 'failed' }>): Problem {
  const isAlone = isStoryAlone(delivery) || isShare(delivery.id);
  const what = isAlone ? 'it is' : 'its stories are';
  const outcome = failed.released
    ? isAlone
      ? 'It is not in the channel, and may come again.'
      : 'Its stories go into the next edition.'
    : failed.problem.uncertain
      ? `It may be in the channel; ${what} not sent again.`
      : `${capital(what)} not sent again; ${isAlone ? 'it stays' : 'they stay'} in the archive.`;
  return {
    code: `delivery-${failed.problem.code}`,
    message: `${nameOf(delivery)} was given up in channel ${delivery.channelId}: ${sentence(failed.problem.message)} ${outcome}`,
  };
}

function describeOutage(delivery: OpenDelivery, problem: SendProblem, outcome: string): Problem {
  return {
    code: `delivery-${problem.code}`,
    message: `${nameOf(delivery)} could not be made ready to send: ${sentence(problem.message)} ${outcome}`,
  };
}

function sayGivenUp(delivery: OpenDelivery): string {
  return isStoryAlone(delivery) || isShare(delivery.id)
    ? 'It was given up.'
    : 'It was given up; its stories go into the next edition.';
}

function nameOf(delivery: OpenDelivery): string {
  const { id, subscriptionId, slot } = delivery;
  const when = new Date(slot).toISOString();
  if (isShare(id)) return `A copy that somebody shared at ${when}`;
  return isStoryAlone(delivery)
    ? `A story for subscription ${subscriptionId} that came in at ${when}`
    : `The digest of subscription ${subscriptionId} for ${when}`;
}

function isStoryAlone({ id }: OpenDelivery): boolean {
  return readDeliveryId(id)?.kind === 'story';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A gateway that throws has not said what became of the message. */
function thrown(error: unknown): SendProblem {
  return { ...problemOf('gateway-broke', error), uncertain: true };
}
