import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { injectedWaits } from './journal.ts';
import type { Chance } from './random.ts';

const posting = 'POST /channels/{channel_id}/messages';
const editing = 'PATCH /channels/{channel_id}/messages/{message_id}';
const looking = 'GET /channels/{channel_id}/messages';

/** The share of requests that fail. */
const share = 0.05;

type Inject = (sandbox: Sandbox, route: string, times: { readonly times: 1; readonly share: number }) => void;

const failing = (status: number, afterEffect: boolean): Inject => {
  const message = `soak: ${status}${afterEffect ? ' after it was done' : ''}`;
  return (sandbox, route, times) =>
    sandbox.fail(route, { ...times, status, afterEffect, body: { message, code: 0 } });
};

/** What can go wrong with a request. */
const kinds: readonly Inject[] = [
  failing(500, false),
  failing(500, true),
  failing(502, false),
  failing(502, true),
  (sandbox, route, times) => sandbox.limit(route, { ...times, retryAfter: injectedWaits.user }),
  (sandbox, route, times) =>
    sandbox.limit(route, { ...times, retryAfter: injectedWaits.shared, scope: 'shared' }),
  (sandbox, route, times) =>
    sandbox.limit(route, { ...times, retryAfter: injectedWaits.global, scope: 'global' }),
  (sandbox, route, times) => sandbox.drop(route, { ...times, when: 'before' }),
  (sandbox, route, times) => sandbox.drop(route, { ...times, when: 'after' }),
  (sandbox, route, times) => sandbox.slow(route, { ...times, ms: 40 }),
];

/** Lets about one in twenty of the next `expected` requests go wrong, in ways and at places of chance. */
export function injectFaults(sandbox: Sandbox, chance: Chance, expected: number): void {
  const most = Math.max(1, Math.ceil(2 * share * expected));
  const count = chance.whole(1, most);
  for (let n = 0; n < count; n += 1) {
    const route = chance.happens(0.7) ? posting : chance.pick([editing, looking, '*']);
    const at = chance.whole(1, Math.max(1, route === posting ? expected : 3));
    chance.pick(kinds)(sandbox, route, { times: 1, share: 1 / at });
  }
}

/** A wait that is longer than Telex sleeps through: the one that lives is not to be settled with. */
export function limitForLong(sandbox: Sandbox): void {
  sandbox.limit(posting, { retryAfter: injectedWaits.long });
}
