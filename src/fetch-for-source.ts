import { createHash } from 'node:crypto';
import type { SmallStore } from './intake/feed/feed-memory.ts';
import { createFetchDeps, type FetchDeps, fetchCopy } from './intake/http/fetch-copy.ts';
import { createHostPace, type HostPace } from './intake/http/host-pace.ts';
import { nothingPrivate, readAllowance } from './intake/http/private-allowance.ts';
import type { ValidatorStore, Validators } from './intake/http/validators.ts';
import type { SourceFetch } from './intake/source-fetch.ts';

/** What all sources fetch with. */
export interface Fetching {
  readonly deps: FetchDeps;
  readonly hosts: HostPace;
}

/** Fetching for all sources, with what is known of their addresses kept in `kept`. */
export function openFetching(userAgent: string, kept: SmallStore): Fetching {
  const validators: ValidatorStore = {
    get: async (source, url) => ((await kept.get(keyOf(source, url))) as Validators | undefined) ?? null,
    set: async (source, url, known) => {
      await kept.set(keyOf(source, url), known);
    },
  };
  return { deps: createFetchDeps({ userAgent, validators }), hosts: createHostPace() };
}

/** How one source fetches. */
export function fetchForSource(
  { name, allowPrivate }: { readonly name: string; readonly allowPrivate: readonly string[] },
  { deps, hosts }: Fetching,
): SourceFetch {
  const allowed = readAllowance(allowPrivate);
  const allowance = allowed.ok ? allowed.value : nothingPrivate;
  return {
    fetch(url, { kind, isOperatorsOwn }, signal) {
      const request = { source: name, url, kind, isOperatorsOwn, allowPrivate: allowance, signal };
      return kind === 'feed'
        ? fetchCopy(request, deps)
        : hosts.inTurn(url, () => fetchCopy(request, deps), signal);
    },
    keep: (url, validators) => deps.validators.set(name, url, validators as Validators),
  };
}

/** Hashed: an address may carry a password. */
function keyOf(source: string, url: string): string {
  return createHash('sha256')
    .update(JSON.stringify([source, url]))
    .digest('base64url');
}
