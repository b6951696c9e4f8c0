import { createHash, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { WireLimits } from './limits.ts';
import type { Refusal } from './refusal.ts';
import type { WireDoor, WireSender } from './wire-door.ts';

/** Somebody who was let in, or why not. */
export type Admission =
  | { readonly ok: true; readonly sender: WireSender }
  | { readonly ok: false; readonly refusal: Refusal };

/** Lets senders in by their token. */
export interface Gatekeeper {
  /** `address`: what failures are counted by; `token`: as it came, null when there was none. */
  admit(address: string, token: string | null): Promise<Admission>;
}

/** What is told of tries that fail: the first of an address, and when it is to wait. Never the token. */
export type TellFailure = (address: string, isBlocked: boolean) => void;

/** The keeper of the door. Limits are counted in this process, by the machine's clock, and begin anew with it. */
export function createGatekeeper(
  door: WireDoor,
  { requestsAMinute, failuresAMinute }: Pick<WireLimits, 'requestsAMinute' | 'failuresAMinute'>,
  tell: TellFailure,
): Gatekeeper {
  const failures = new RateLimiterMemory({ keyPrefix: '', points: failuresAMinute, duration: 60 });
  const requests = new RateLimiterMemory({ keyPrefix: '', points: requestsAMinute, duration: 60 });

  async function waitOf(address: string): Promise<number> {
    const seen = await failures.get(address);
    return seen === null || seen.consumedPoints < failuresAMinute ? 0 : seen.msBeforeNext;
  }

  async function fail(address: string, token: string | null): Promise<Admission> {
    const { consumedPoints } = await failures.penalty(address);
    if (consumedPoints === 1) tell(address, false);
    if (consumedPoints === failuresAMinute) tell(address, true);
    return { ok: false, refusal: token === null ? noToken : wrongToken };
  }

  return {
    async admit(address, token) {
      const wait = await waitOf(address);
      if (wait > 0) return { ok: false, refusal: tooMany(wait, 'failed-too-often', failedTooOften) };
      const sender = token === null ? null : findSender(door.senders(), token);
      if (sender === null) return fail(address, token);
      const asked = await requests.penalty(sender.name);
      if (asked.consumedPoints > requestsAMinute) {
        const detail = `${sender.name} sent more than ${requestsAMinute} requests in a minute. Send this one again then.`;
        return { ok: false, refusal: tooMany(asked.msBeforeNext, 'too-many-requests', detail) };
      }
      return { ok: true, sender };
    },
  };
}

/** Whose token it is. Every one is compared, each in the same time, whatever was found before. */
function findSender(senders: readonly WireSender[], token: string): WireSender | null {
  const hash = createHash('sha256').update(token).digest();
  let found: WireSender | null = null;
  for (const sender of senders) if (timingSafeEqual(sender.tokenHash, hash)) found = sender;
  return found;
}

const challenge = { 'WWW-Authenticate': 'Bearer realm="telex"' };
const noToken: Refusal = {
  status: 401,
  code: 'no-token',
  detail:
    'Copy is taken from those who show a token: `Authorization: Bearer TOKEN`, or `X-Telex-Token: TOKEN`.',
  headers: challenge,
};
const wrongToken: Refusal = {
  status: 401,
  code: 'wrong-token',
  detail:
    'This is the token of no source that may send. `telex sources check` says what is wrong with the tokens of sources.',
  headers: { 'WWW-Authenticate': 'Bearer realm="telex", error="invalid_token"' },
};
const failedTooOften =
  'Too many tries with a wrong token, or with none, came from this address. Nothing from it is looked at until then.';

function tooMany(waitMs: number, code: string, detail: string): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return { status: 429, code, detail, headers: { 'Retry-After': String(seconds) } };
}
