import type { ChatGateway, SendProblem, Sent } from './chat-gateway.ts';
import type { SendingDelivery } from './delivery.ts';
import type { Settlement } from './ledger.ts';

/**
 * How long Discord certainly keeps a nonce, counted from the first call that used it: "within the past few minutes",
 * says the documentation of `enforce_nonce` (Create Message); two is the least that "few" can mean. After that only
 * reading the channel tells.
 */
export const nonceHoldsMs = 2 * 60_000;
/** Faults that one delivery may draw from Discord before it is parked; see docs/decisions/0013. */
export const mostFaults = 10;
/** A delivery that cannot be brought for so long is given up; the next edition has its stories. */
export const giveUpAfterMs = 24 * 3_600_000;
/**
 * For so long (ms) a look in the channel is tried that an outage prevents: until it can be made nobody knows whether the message is
 * there, and its stories would be lost. Where no call is made meanwhile (the bot is out of the channel) as long as stories are told.
 */
const looksFor = { outage: 3 * giveUpAfterMs, untried: 7 * giveUpAfterMs };
/** The longest that the ledger is told to wait, ms: anything later than an hour it takes for a wrong clock. */
export const longestPutOff = 50 * 60_000;
const firstWaitMs = 2_000;
const longestWaitMs = 5 * 60_000;
/** So often what an answer asks for is taken to be enough. */
const believedTimes = 4;
/** The longest that an answer's retry_after is believed, ms; the ledger takes anything later for a wrong clock. */
export const longestRetryAfterMs = 3_600_000;

/** What to do for a delivery that may be in the channel: the same call again, or look in the channel. */
export function nextStep(delivery: SendingDelivery, now: number): 'send' | 'look-up' {
  // A forum knows no nonce: a second call would open a second thread.
  if (delivery.place === 'forum') return 'look-up';
  const refused = delivery.problem !== null && !delivery.problem.retryable;
  const age = now - delivery.sendingSince;
  // A negative age is a clock that went back; then nobody knows how old the nonce is.
  return refused || age < 0 || age > nonceHoldsMs ? 'look-up' : 'send';
}

/**
 * How a call of `send` ended. `uncertainBefore`: an earlier call may have created the message, so that a refusal of
 * this one does not say that it is absent. `random` gives numbers in [0, 1).
 */
export function afterSend(
  delivery: SendingDelivery,
  sent: Sent,
  uncertainBefore: boolean,
  now: number,
  random: () => number,
): Settlement {
  if (sent.ok) return inPlace(sent.messageId, sent.toCrosspost);
  const { problem } = sent;
  const fault = isFault(problem);
  const nextTryAt = now + waitMs(delivery, problem, random);
  if (problem.uncertain) return { to: 'sending', nextTryAt, problem, fault };
  if (uncertainBefore)
    return { to: 'sending', nextTryAt: problem.retryable ? nextTryAt : now, problem, fault };
  return absent(delivery, problem, now, { to: 'planned', nextTryAt, problem, fault });
}

/**
 * How a look in the channel ended: found, certainly absent, or not to be known. Arguments as for `afterSend`. Where a look
 * comes before the nonce no longer holds (in a forum, and for what is not to be sent again as it was), absence counts only
 * when those two minutes are over.
 */
export function afterLookUp(
  delivery: SendingDelivery,
  found: Awaited<ReturnType<ChatGateway['findSent']>>,
  now: number,
  random: () => number,
): Settlement {
  const last = delivery.problem ?? interrupted;
  if (found.ok && found.messageId !== null) return inPlace(found.messageId, found.toCrosspost);
  if (found.ok) {
    const age = now - delivery.sendingSince;
    if (Math.abs(age) <= nonceHoldsMs && (delivery.place === 'forum' || (age >= 0 && last.retryable))) {
      // Discord may still be at it. A clock that went back a little tells the same.
      const nextTryAt = Math.min(delivery.sendingSince, now) + nonceHoldsMs + 1;
      return { to: 'sending', nextTryAt, problem: last, fault: false };
    }
    return absent(delivery, last, now, { to: 'planned', nextTryAt: now, problem: last, fault: false });
  }
  const { problem } = found;
  const fault = isFault(problem);
  const longest = fault ? giveUpAfterMs : looksFor[problem.untried ? 'untried' : 'outage'];
  const tired = delivery.faults + (fault ? 1 : 0) >= mostFaults || now - delivery.plannedAt > longest;
  if (problem.retryable && !tired) {
    // The earlier problem stays: it says why there is something to look up.
    return {
      to: 'sending',
      nextTryAt: now + waitMs(delivery, problem, random),
      problem: last,
      fault,
    };
  }
  const message = `${last.message.replace(/\.$/, '')}; whether it was posted could not be found out: ${problem.message}`;
  return { to: 'failed', problem: { ...problem, message, uncertain: true }, released: false };
}

function inPlace(messageId: string, toCrosspost = false): Settlement {
  return { to: 'sent', messageId, ...(toCrosspost ? { toCrosspost } : {}) };
}

/** What follows when the message is certainly not in the channel: another try, unless that is pointless. */
function absent(delivery: SendingDelivery, problem: SendProblem, now: number, again: Settlement): Settlement {
  const faults = delivery.faults + (again.to === 'planned' && again.fault ? 1 : 0);
  const tired = faults >= mostFaults || now - delivery.plannedAt > giveUpAfterMs;
  if (problem.retryable && !tired) return again;
  // A body that was refused would be refused again with the same stories in it.
  return { to: 'failed', problem, released: problem.code !== 'refused' };
}

/** An outage, a rate limit, a token that Discord does not take and what these held back are not a delivery's fault; they are borne until it is too old. */
export function isFault(problem: SendProblem): boolean {
  return !['unreachable', 'rate-limited', 'unauthorised', 'held-back'].includes(problem.code);
}

/**
 * ms until the next try: what Discord asked for, else twice as long each time, from 2 s to 5 minutes, of which half is
 * left to chance so that many channels do not come back in one moment. A channel that is limited again and again although
 * it waited as it was told waits longer too.
 */
export function waitMs(
  tried: Pick<SendingDelivery, 'attempts' | 'faults'>,
  problem: SendProblem,
  random: () => number,
): number {
  // Look-ups are no attempts, but those that failed are faults.
  const before = Math.max(tried.attempts - 1, tried.faults);
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(before, 20));
  const own = Math.ceil(full * (0.5 + random() / 2));
  if (problem.retryAfterMs === undefined) return own;
  const asked = Math.min(longestRetryAfterMs, Math.ceil(problem.retryAfterMs + random() * 1_000));
  return before < believedTimes ? asked : Math.max(asked, own);
}

/** Why a delivery is looked up that the process did not live to see the end of. */
const interrupted: SendProblem = {
  code: 'interrupted',
  message: 'Telex stopped while it was sending',
  retryable: true,
  uncertain: false,
};
