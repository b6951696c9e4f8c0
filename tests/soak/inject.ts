import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type FaultKind, faultKinds, injectedWaits, type Journal } from './journal.ts';
import type { Chance } from './random.ts';

const posting = 'POST /channels/{channel_id}/messages';
const editing = 'PATCH /channels/{channel_id}/messages/{message_id}';

/** The share of all requests that fail, unless a run wishes another. */
export const usualShare = 0.05;
/** It is kept to over the whole run: where little could fail before, more does now, up to this share. */
const highestShare = 0.3;

type Strike = (sandbox: Sandbox, route: string, times: { readonly times: 1; readonly share: number }) => void;

const failing = (status: number, afterEffect: boolean): Strike => {
  const message = `soak: ${status}${afterEffect ? ' after it was done' : ''}`;
  return (sandbox, route, times) =>
    sandbox.fail(route, { ...times, status, afterEffect, body: { message, code: 0 } });
};

const strikes: Readonly<Record<FaultKind, Strike>> = {
  '500': failing(500, false),
  '500 after it was done': failing(500, true),
  '502': failing(502, false),
  '502 after it was done': failing(502, true),
  '429 user': (sandbox, route, times) =>
    sandbox.limit(route, { ...times, retryAfter: injectedWaits.user, scope: 'user' }),
  '429 shared': (sandbox, route, times) =>
    sandbox.limit(route, { ...times, retryAfter: injectedWaits.shared, scope: 'shared' }),
  '429 global': (sandbox, route, times) =>
    sandbox.limit(route, { ...times, retryAfter: injectedWaits.global, scope: 'global' }),
  'connection cut before it was done': (sandbox, route, times) =>
    sandbox.drop(route, { ...times, when: 'before' }),
  'connection cut after it was done': (sandbox, route, times) =>
    sandbox.drop(route, { ...times, when: 'after' }),
  'slow answer': (sandbox, route, times) => sandbox.slow(route, { ...times, ms: injectedWaits.slowMs }),
};

/** What injecting works with. `share`: of all requests, how many are to fail. */
export interface InjectParts {
  readonly sandbox: Sandbox;
  readonly chance: Chance;
  readonly journal: Journal;
  readonly share: number;
}

/**
 * Lets each of the next `expected` requests go wrong with the same chance, so that of all requests of the run the wished
 * share fails. What has struck least comes first. Slow answers come on top: they are no failures.
 */
export function injectFaults({ sandbox, chance, journal, share }: InjectParts, expected: number): void {
  const behind = share * (journal.requests + expected) - journal.failed;
  const rate =
    Math.min(highestShare, Math.max(share / 4, behind / expected)) * (faultKinds.length / failures);
  const planned = new Map(faultKinds.map((kind) => [kind, journal.struck.get(kind) ?? 0]));
  // More may come than was expected, and what is not used up ends with the next calm.
  for (let at = 1; at <= expected * 2; at += 1) {
    if (!chance.happens(rate)) continue;
    const least = Math.min(...planned.values());
    const kind = chance.pick(faultKinds.filter((one) => (planned.get(one) ?? 0) <= least + 1));
    planned.set(kind, (planned.get(kind) ?? 0) + 1);
    strikes[kind](sandbox, routeFor(kind, chance), { times: 1, share: 1 / at });
  }
}

const failures = faultKinds.filter((kind) => kind !== 'slow answer').length;

/** What comes after it was done needs something to do. */
function routeFor(kind: FaultKind, chance: Chance): string {
  if (!kind.includes('after it was done')) return '*';
  return chance.happens(0.8) ? posting : editing;
}

/** The next post fails: what records that can be met. */
export function failNextPost(sandbox: Sandbox): void {
  strikes['502'](sandbox, posting, { times: 1, share: 1 });
}

/** A wait that is longer than Telex sleeps through: the one that lives is not to be settled with. */
export function limitForLong(sandbox: Sandbox): void {
  sandbox.limit(posting, { retryAfter: injectedWaits.long });
}
