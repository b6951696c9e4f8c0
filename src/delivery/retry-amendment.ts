import type { Amendment, AmendmentEnd } from './amendment.ts';
import type { SendProblem } from './chat-gateway.ts';
import { priorities } from './priority.ts';
import { isFault, longestRetryAfterMs, mostFaults, waitMs } from './retry.ts';

/** Nothing stands there any more, whoever took it away. */
const goneCodes: ReadonlySet<string> = new Set(['unknown-message', 'unknown-channel']);

/** The message itself can no longer be edited; deleting it may be possible. */
const uneditableCodes: ReadonlySet<string> = new Set(['refused', 'thread-locked']);

/** What keeps the bot from the channel and may pass: no word on the message, which is as wrong when it has. */
const passingCodes: ReadonlySet<string> = new Set([
  'missing-access',
  'unknown-guild',
  'missing-permissions',
  'thread-locked',
]);

/** What follows when the message could not be rendered: an outage of ours, borne for as long as it lasts. */
export function afterRendering(
  amendment: Amendment,
  problem: SendProblem,
  now: number,
  random: () => number,
): AmendmentEnd {
  const { mustDelete } = amendment;
  return {
    to: 'later',
    nextTryAt: now + waitMs(amendment, problem, random),
    problem,
    fault: false,
    mustDelete,
  };
}

/**
 * What follows when Discord did not edit or delete a message. An outage is borne for as long as it lasts. What the agency
 * took back must go: where the edit is refused, or its thread is locked, the message is deleted, and where that is refused it is tried each hour for
 * as long as the message is remembered. Other changes are tried as long where the bot is kept from the channel or its thread is locked; they
 * are given up when the message itself is refused, or after ten faults.
 * `random` gives numbers in [0, 1).
 */
export function afterAmending(
  amendment: Amendment,
  problem: SendProblem,
  now: number,
  random: () => number,
): AmendmentEnd {
  if (goneCodes.has(problem.code)) return { to: 'gone', problem };
  const { mustDelete, priority, faults } = amendment;
  const fault = isFault(problem) && problem.code !== 'edit-limited';
  const again = { to: 'later', problem, fault, mustDelete } as const;
  if (!fault) return { ...again, nextTryAt: now + waitMs(amendment, problem, random) };
  const isHopeless = !problem.retryable || faults + 1 >= mostFaults;
  if (!isHopeless) return { ...again, nextTryAt: now + waitMs(amendment, problem, random) };
  const isWithdrawal = priority === priorities.withdrawal;
  if (!isWithdrawal && !passingCodes.has(problem.code)) return { to: 'dropped', problem };
  if (isWithdrawal && uneditableCodes.has(problem.code) && !mustDelete)
    return { ...again, mustDelete: true, nextTryAt: now };
  return { ...again, nextTryAt: now + Math.ceil(longestRetryAfterMs * (0.5 + random() / 2)) };
}
