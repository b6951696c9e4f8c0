import { explainFailure } from './explain-failure.ts';
import { FetchTrouble } from './fetch-trouble.ts';
import { followRedirects } from './follow-redirects.ts';
import type { FetchLimits } from './limits.ts';
import type { LookUp } from './look-up.ts';
import type { PrivateAllowance } from './private-allowance.ts';
import { acceptedEncodings, readBody } from './read-body.ts';
import { readPace } from './read-pace.ts';
import { everythingAllowed, mostRobotsBytes, type RobotsRules, readRobots } from './robots-rules.ts';

/** The robots.txt of the servers that pages come from. */
export interface RobotsBook {
  /** The rules for this address. Rejects with a `FetchTrouble` when they cannot be read, which forbids all for the time being. */
  rulesFor(url: URL, allowance: PrivateAllowance): Promise<RobotsRules>;
}

/** What a book works with. */
export interface RobotsBookDeps {
  readonly userAgent: string;
  readonly lookUp: LookUp;
  readonly limits: FetchLimits;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** What is remembered of one server. */
type Page = { readonly until: number } & (
  | { readonly rules: RobotsRules; readonly trouble?: never }
  | { readonly trouble: FetchTrouble; readonly rules?: never }
);

const minute = 60_000;
/** RFC 9309, section 2.4: no longer than a day. Not shorter than an hour, whatever the server's cache says. */
const longestKept = 24 * 60 * minute;
const leastKept = 60 * minute;
/** How long a server that does not give its rules is left alone, ms. */
const afterTrouble = 10 * minute;
/** Its robots.txt has to come quickly: a page waits for it. */
const mostMs = 15_000;
/** Servers remembered at a time; the one that was added first goes. */
const mostServers = 500;

/**
 * A book that reads each server's robots.txt when it is first asked for, once for all who wait for it, and keeps it for a
 * day at most (RFC 9309). 4xx means no rules; 429, 5xx and no answer mean that nothing may be fetched yet, unless rules read
 * before are at hand.
 */
export function createRobotsBook(deps: RobotsBookDeps): RobotsBook {
  const pages = new Map<string, Page>();
  const underWay = new Map<string, Promise<Page>>();

  const learn = async (url: URL, allowance: PrivateAllowance, key: string): Promise<Page> => {
    const before = pages.get(key);
    const read = await readPage(url, allowance, deps);
    const page =
      read.trouble !== undefined && before?.rules !== undefined
        ? { rules: before.rules, until: read.until }
        : read;
    pages.delete(key);
    pages.set(key, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= mostServers) break;
      pages.delete(oldest);
    }
    return page;
  };

  return {
    async rulesFor(url, allowance) {
      // What may be reached is part of it: a source that may reach a private server must not find another's refusal.
      const key = `${url.origin} ${allowance.key}`;
      let page = pages.get(key);
      if (page === undefined || page.until <= deps.now()) {
        let reading = underWay.get(key);
        if (reading === undefined) {
          reading = learn(url, allowance, key).finally(() => underWay.delete(key));
          underWay.set(key, reading);
        }
        page = await reading;
      }
      if (page.trouble !== undefined) throw page.trouble;
      return page.rules;
    },
  };
}

async function readPage(url: URL, allowance: PrivateAllowance, deps: RobotsBookDeps): Promise<Page> {
  const limits = { ...deps.limits, totalMs: Math.min(mostMs, deps.limits.totalMs) };
  const signal = AbortSignal.timeout(limits.totalMs);
  const headers = {
    'user-agent': deps.userAgent,
    accept: 'text/plain, */*;q=0.5',
    'accept-encoding': acceptedEncodings,
  };
  try {
    const reach = { lookUp: deps.lookUp, allowance, limits, signal };
    const { answer } = await followRedirects(new URL('/robots.txt', url.origin), reach, () => headers);
    try {
      const now = deps.now();
      const { freshUntil, retryAt } = readPace(answer.status, answer.headers, null, now);
      const within = (moment: number | null, least: number) =>
        Math.min(Math.max(moment ?? 0, now + least), now + longestKept);
      if (answer.status === 429 || answer.status >= 500) {
        return {
          trouble: unreadable(url, `it answers ${answer.status}`),
          until: within(retryAt, afterTrouble),
        };
      }
      if (answer.status !== 200) return { rules: everythingAllowed, until: now + longestKept };
      const limit = { bytes: mostRobotsBytes, beyond: 'cut' } as const;
      const bytes = await readBody(answer, limit);
      return { rules: readRobots(url, bytes), until: within(freshUntil ?? now + longestKept, leastKept) };
    } finally {
      await answer.close();
    }
  } catch (error) {
    const until = deps.now() + afterTrouble;
    if (signal.aborted) return { trouble: unreadable(url, 'it does not come in time', error), until };
    // RFC 9309, section 2.3.1.2: one that cannot be got to for redirects is none.
    const trouble = explainFailure(error, url.host);
    // Nobody should allow a private address for where a stranger's robots.txt sends us.
    if (trouble.refusedHost !== null && trouble.refusedHost !== url.hostname.replace(/^\[|\]$/g, '')) {
      const why = `it redirects to ${trouble.refusedHost}, which is not fetched from`;
      return { trouble: unreadable(url, why, error), until };
    }
    return trouble.code === 'too-many-redirects'
      ? { rules: everythingAllowed, until: until + leastKept }
      : { trouble, until };
  }
}

function unreadable(url: URL, why: string, cause?: unknown): FetchTrouble {
  const message = `The robots.txt of ${url.host} cannot be read (${why}); until it can, its pages are left alone.`;
  return new FetchTrouble('robots-unreadable', 'passing', message, { cause });
}
