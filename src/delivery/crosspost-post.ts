import type { Problem } from '../wire/problem.ts';
import { type CallEnd, callEnd } from './causes.ts';
import type { Amended, ChatGateway, SendProblem } from './chat-gateway.ts';
import type { Crosspost, CrosspostEnd } from './crosspost.ts';
import { placeOf } from './delivery.ts';
import type { Ledger } from './ledger.ts';
import { problemOf, sentence } from './problem-words.ts';
import { giveUpAfterMs, isFault, mostFaults, waitMs } from './retry.ts';

/** What sending on works with. */
export interface CrossposterParts {
  readonly ledger: Pick<Ledger, 'beginCrosspost' | 'endCrosspost'>;
  readonly gateway: Pick<ChatGateway, 'crosspost'>;
  report(problem: Problem): void;
  random(): number;
  /** ms since the epoch. */
  clock(): number;
}

/** Somebody deleted the message or its channel: there is nothing to send on, and nothing to tell. */
const goneCodes: ReadonlySet<string> = new Set(['unknown-message', 'unknown-channel']);

/**
 * One try of a crosspost, when the channel has room for it: Discord does it once, however often it is asked. An outage and a
 * limit are borne; after a day, or when Discord refuses, it is given up. Gives how the call did, null where none was made.
 * Rejects as the ledger does.
 */
export function createCrossposter(
  parts: CrossposterParts,
): (crosspost: Crosspost) => Promise<CallEnd | null> {
  const { ledger, gateway, report, random, clock } = parts;

  function after(crosspost: Crosspost, problem: SendProblem): CrosspostEnd {
    const fault = isFault(problem);
    const isTired = fault && crosspost.faults + 1 >= mostFaults;
    if (!problem.retryable || isTired) return { to: 'dropped', problem };
    return { to: 'later', nextTryAt: clock() + waitMs(crosspost, problem, random), problem, fault };
  }

  async function settle(crosspost: Crosspost, end: CrosspostEnd): Promise<void> {
    await ledger.endCrosspost(crosspost.id, end, clock());
    if (end.to !== 'dropped' || goneCodes.has(end.problem.code)) return;
    const { messageId, channelId } = crosspost;
    report({
      code: `crosspost-${end.problem.code}`,
      message: `The message ${messageId} in channel ${channelId} was not sent on to the servers that follow it: ${sentence(end.problem.message)}`,
    });
  }

  return async (crosspost) => {
    if (clock() - crosspost.plannedAt > giveUpAfterMs) {
      await settle(crosspost, { to: 'dropped', problem: crosspost.problem ?? waitedTooLong });
      return null;
    }
    if (!(await ledger.beginCrosspost(crosspost.id, clock()))) return null;
    const done: Amended = await gateway
      .crosspost(placeOf(crosspost), crosspost.messageId)
      .catch((error: unknown) => ({ ok: false as const, problem: problemOf('gateway-broke', error) }));
    await settle(crosspost, done.ok ? { to: 'done' } : after(crosspost, done.problem));
    return callEnd(done);
  };
}

const waitedTooLong: SendProblem = {
  code: 'too-late',
  message: 'There was no room for it within a day, with ten an hour in a channel.',
  retryable: false,
  uncertain: false,
};
