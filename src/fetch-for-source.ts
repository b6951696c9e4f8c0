import { createHash } from 'node:crypto';
import type { SmallStore } from './intake/feed/feed-memory.ts';
import { createFetchDeps, type FetchDeps, fetchCopy } from './intake/http/fetch-copy.ts';
import { nothingPrivate, readAllowance } from './intake/http/private-allowance.ts';
import type { ValidatorStore, Validators } from './intake/http/validators.ts';
import type { SourceFetch } from './intake/source-fetch.ts';

/** Fetching for all sources, with what is known of their addresses kept in `kept`. */
export function openFetching(userAgent: string, kept: SmallStore): FetchDeps {
  const validators: ValidatorStore = {
    get: async (source, url) => ((await kept.get(keyOf(source, url))) as Validators | undefined) ?? null,
    set: async (source, url, known) => {
      await kept.set(keyOf(source, url), known);
    },
  };
  return createFetchDeps({ userAgent, validators });
}

/** How one source fetches. */
export function fetchForSource(
  { name, allowPrivate }: { readonly name: string; readonly allowPrivate: readonly string[] },
  deps: FetchDeps,
): SourceFetch {
  const allowed = readAllowance(allowPrivate);
  const allowance = allowed.ok ? allowed.value : nothingPrivate;
  return {
    fetch: (url, { kind, isOperatorsOwn }, signal) =>
      fetchCopy({ source: name, url, kind, isOperatorsOwn, allowPrivate: allowance, signal }, deps),
    keep: (url, validators) => deps.validators.set(name, url, validators as Validators),
  };
}

/** Hashed: an address may carry a password. */
function keyOf(source: string, url: string): string {
  return createHash('sha256')
    .update(JSON.stringify([source, url]))
    .digest('base64url');
}
