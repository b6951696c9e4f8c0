import CachePolicy from 'http-cache-semantics';
import { type AnswerHeaders, headerOf } from './send-request.ts';

/** What a server says about when it wants to be asked again. Moments in ms since the epoch; null where it says nothing. */
export interface Pace {
  /** By `Retry-After`. */
  readonly retryAt: number | null;
  /** Until when what it sent holds, by `Cache-Control` or `Expires`. */
  readonly freshUntil: number | null;
  /** By robots.txt: the least between two requests to that server, ms. */
  readonly crawlDelay: number | null;
}

/** Of a server that said nothing. */
export const noPace: Pace = { retryAt: null, freshUntil: null, crawlDelay: null };

/** Reads the pace from an answer's headers; `now` is when it came. */
export function readPace(
  status: number,
  headers: AnswerHeaders,
  crawlDelay: number | null,
  now: number,
): Pace {
  const isGood = status === 200 || status === 203 || status === 304;
  return {
    retryAt: readRetryAfter(headers, now),
    freshUntil: isGood ? readFreshness(headers, now) : null,
    crawlDelay,
  };
}

/**
 * Until when an answer is fresh, by RFC 9111 as http-cache-semantics reads it. We are a private cache, for which
 * `max-age` and `Expires` count; where only `s-maxage` stands it does: the server's own cache has nothing newer before.
 * Guesses from `Last-Modified` do not count, nor that stale copy would do: news is what is new.
 */
function readFreshness(headers: AnswerHeaders, now: number): number | null {
  const own = freshSeconds(headers, false, now);
  const isSaid = /\b(?:max-age|no-store|no-cache)\b/.test(joined(headers)) || headers.expires !== undefined;
  const seconds = isSaid ? own : freshSeconds(headers, true, now);
  return seconds > 0 ? now + Math.round(seconds * 1_000) : null;
}

function freshSeconds(headers: AnswerHeaders, shared: boolean, now: number): number {
  class PolicyAt extends CachePolicy {
    now(): number {
      return now;
    }
  }
  const answer = { status: 200, headers: { ...headers, 'cache-control': joined(headers) } };
  const policy = new PolicyAt({ method: 'GET', url: '/', headers: {} }, answer, {
    shared,
    cacheHeuristic: 0,
  });
  // Not `timeToLive`, which adds the time for which stale copy may be used.
  const seconds = policy.maxAge() - policy.age();
  return Number.isFinite(seconds) ? seconds : 0;
}

/** `Cache-Control` in lower case, which the library takes its directives to be in. */
function joined(headers: AnswerHeaders): string {
  const value = headers['cache-control'] ?? '';
  return (Array.isArray(value) ? value.join(', ') : value).toLowerCase();
}

/**
 * `Retry-After` as a moment (RFC 9110, section 10.2.3): seconds from now, or a date, which is taken by the server's own
 * clock where it tells it. Null when it is neither.
 */
function readRetryAfter(headers: AnswerHeaders, now: number): number | null {
  const value = headerOf(headers, 'retry-after');
  if (value === null) return null;
  if (/^\d+$/.test(value)) return now + Math.min(Number(value) * 1_000, Number.MAX_SAFE_INTEGER - now);
  const date = readHttpDate(value);
  if (date === null) return null;
  return Math.max(now, now + date - (readHttpDate(headerOf(headers, 'date') ?? '') ?? now));
}

/** A date in one of HTTP's three forms (RFC 9110, section 5.6.7), in ms since the epoch. */
function readHttpDate(text: string): number | null {
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [\w :-]+$/i.test(text)) return null;
  // The third form (asctime) names no zone and means UTC.
  const date = Date.parse(/\b(?:GMT|UTC)$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(date) ? null : date;
}
