import { addAbortListener } from 'node:events';
import { describeBody } from './describe-body.ts';
import { explainFailure, explainTimeOut } from './explain-failure.ts';
import { explainStatus } from './explain-status.ts';
import type { FetchOutcome } from './fetch-outcome.ts';
import { FetchTrouble } from './fetch-trouble.ts';
import { type Arrived, followRedirects } from './follow-redirects.ts';
import { guardUrl } from './guard-url.ts';
import { type FetchLimits, usualLimits } from './limits.ts';
import { createLookUp, type LookUp } from './look-up.ts';
import { nothingPrivate, type PrivateAllowance } from './private-allowance.ts';
import { acceptedEncodings, readBody } from './read-body.ts';
import { noPace, type Pace, readPace } from './read-pace.ts';
import { createRobotsBook, type RobotsBook } from './robots-book.ts';
import { headerOf } from './send-request.ts';
import {
  askIfChanged,
  readValidators,
  renewValidators,
  type ValidatorStore,
  type Validators,
} from './validators.ts';

/** What is to be fetched, for whom. */
export interface FetchRequest {
  /** The source's name: its validators are kept apart from others'. */
  readonly source: string;
  readonly url: string;
  /** A page is fetched as robots.txt allows; a feed is there to be fetched by machines. */
  readonly kind: 'page' | 'feed';
  /** The operator's own, such as a key. They go to the origin of `url` and nowhere else. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The address stands in the operator's settings, and may carry user and password; one found in copy may not. */
  readonly isOperatorsOwn?: boolean;
  readonly allowPrivate?: PrivateAllowance;
  /** Ends it early, as when Telex stops; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What fetching works with. One for all sources: it holds no connections. */
export interface FetchDeps {
  readonly userAgent: string;
  readonly validators: ValidatorStore;
  readonly robots: RobotsBook;
  readonly lookUp: LookUp;
  readonly limits: FetchLimits;
  /** ms since the epoch. */
  readonly now: () => number;
}

/** Fetching as it is done in earnest; what is given takes the place of the usual. */
export function createFetchDeps(
  given: Pick<FetchDeps, 'userAgent' | 'validators'> & Partial<FetchDeps>,
): FetchDeps {
  const deps = { lookUp: createLookUp(), limits: usualLimits, now: Date.now, ...given };
  return { robots: createRobotsBook(deps), ...deps };
}

const accepted = {
  page: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5',
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
};

/**
 * Fetches one address: through the guard, as robots.txt allows, only what is new, within the limits. Whatever the
 * other side does comes back as a value; it rejects when Telex stops it, when validators cannot be read or written, and for
 * mistakes of ours.
 */
export async function fetchCopy(request: FetchRequest, deps: FetchDeps): Promise<FetchOutcome> {
  const known = await deps.validators.get(request.source, request.url);
  const timeOut = AbortSignal.timeout(deps.limits.totalMs);
  const signal = request.signal === undefined ? timeOut : AbortSignal.any([timeOut, request.signal]);
  const seen: Seen = { status: null, pace: noPace, host: 'The server', isAskedIfChanged: false };
  let fetched: Fetched;
  try {
    fetched = await fetchWithin(request, known, deps, signal, seen);
  } catch (error) {
    request.signal?.throwIfAborted();
    const isLate = timeOut.aborted && !(error instanceof FetchTrouble);
    return describeTrouble(
      isLate ? explainTimeOut(seen.host, deps.limits.totalMs, error) : explainFailure(error, seen.host),
      seen,
    );
  }
  // These bytes were taken in before: nothing is lost when what is known of them is newer at once.
  if (fetched.renewed !== null) await deps.validators.set(request.source, request.url, fetched.renewed);
  return fetched.outcome;
}

/** How far it came: for the headers of a hop, and for the words about what went wrong. */
interface Seen {
  status: number | null;
  pace: Pace;
  host: string;
  isAskedIfChanged: boolean;
}

/** An outcome, and what is known now of a copy that did not change. */
interface Fetched {
  readonly outcome: FetchOutcome;
  readonly renewed: Validators | null;
}

async function fetchWithin(
  request: FetchRequest,
  known: Validators | null,
  deps: FetchDeps,
  signal: AbortSignal,
  seen: Seen,
): Promise<Fetched> {
  const allowance = request.allowPrivate ?? nothingPrivate;
  const start = guardUrl(request.url, allowance, { mayCarryCredentials: request.isOperatorsOwn === true });
  const own = takeOwnHeaders(start, request.headers ?? {});
  const headersFor = (url: URL) => {
    const ifChanged = askIfChanged(known, url.href, deps.now());
    seen.isAskedIfChanged = Object.keys(ifChanged).length > 0;
    return {
      accept: accepted[request.kind],
      ...(url.origin === start.origin ? own : {}),
      ...ifChanged,
      'accept-encoding': acceptedEncodings,
      'user-agent': deps.userAgent,
    };
  };
  const mayAsk = async (url: URL) => {
    seen.host = url.host;
    if (request.kind === 'feed') return;
    const rules = await unlessAborted(deps.robots.rulesFor(url, allowance), signal);
    seen.pace = { ...noPace, crawlDelay: rules.crawlDelay };
    if (rules.allows(url)) return;
    const message = `The robots.txt of ${url.host} asks machines not to read this page.`;
    throw new FetchTrouble('robots-disallow', 'lasting', message);
  };
  const reach = { lookUp: deps.lookUp, allowance, limits: deps.limits, signal };
  const arrived = await followRedirects(start, reach, headersFor, mayAsk);
  try {
    return await readArrived(arrived, known, deps, seen);
  } finally {
    await arrived.answer.close();
  }
}

async function readArrived(
  { answer, url, movedTo }: Arrived,
  known: Validators | null,
  deps: FetchDeps,
  seen: Seen,
): Promise<Fetched> {
  const { status, headers } = answer;
  const now = deps.now();
  seen.status = status;
  const pace = readPace(status, headers, seen.pace.crawlDelay, now);
  seen.pace = pace;
  if (status === 304 && known !== null && seen.isAskedIfChanged) {
    const outcome = { kind: 'unchanged', how: 'said', url: url.href, pace } as const;
    return { outcome, renewed: renewValidators(known, headers) };
  }
  const trouble = explainStatus(status, url.host);
  if (trouble !== null) throw trouble;
  const limit = { bytes: deps.limits.bytes, beyond: 'refuse' } as const;
  const bytes = await readBody(answer, limit);
  // An outage must not look like a page without news.
  if (bytes.length === 0)
    throw new FetchTrouble('empty-answer', 'passing', `${url.host} sends nothing at all.`);
  const validators = readValidators(url.href, headers, bytes, now);
  if (known?.hash === validators.hash) {
    return { outcome: { kind: 'unchanged', how: 'same-bytes', url: url.href, pace }, renewed: validators };
  }
  const body = describeBody(bytes, headerOf(headers, 'content-type'));
  return { outcome: { kind: 'fetched', body, url: url.href, movedTo, validators, pace }, renewed: null };
}

/** The operator's headers with user and password as one of them, which are taken off the address. */
function takeOwnHeaders(url: URL, given: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  if (url.username === '' && url.password === '') return own;
  const pair = `${unescapePart(url.username)}:${unescapePart(url.password)}`;
  url.username = '';
  url.password = '';
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}`, ...own };
}

function unescapePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bare % in a password.
    return text;
  }
}

/** What a promise comes to, unless the signal ends the waiting first; what it waits for goes on for others. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    const listening = addAbortListener(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(() => listening[Symbol.dispose]());
  });
}

function describeTrouble(trouble: FetchTrouble, { status, pace }: Seen): FetchOutcome {
  const { code, message, lasts } = trouble;
  const retryable = lasts !== 'final';
  return {
    kind: 'problem',
    problem: { code, message },
    lasts,
    retryable,
    retryAt: pace.retryAt,
    status,
    pace,
  };
}
