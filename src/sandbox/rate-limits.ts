import { createHash } from 'node:crypto';
import type { SandboxClock } from './clock.ts';
import { limits } from './limits.ts';

/** So many requests in so many ms. */
interface Rate {
  readonly limit: number;
  readonly withinMs: number;
}

/** Whose limit it is: the bot's own on a route, that of all its routes, or one that others share. */
export type RateScope = 'user' | 'global' | 'shared';

/** What a request may do now. */
export interface RateVerdict {
  readonly allowed: boolean;
  /** What its answer carries. */
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait, when not allowed. */
  readonly retryAfter: number;
  readonly scope: RateScope;
}

/**
 * Limits like those that Discord's answers show today. It promises none of them ("never hard-code"); what matters to
 * a bot is that it reads the headers.
 */
const RATES: Readonly<Record<string, Rate>> = {
  'POST /channels/{channel_id}/messages': { limit: 5, withinMs: 5000 },
  'PATCH /channels/{channel_id}/messages/{message_id}': { limit: 5, withinMs: 5000 },
  'DELETE /channels/{channel_id}/messages/{message_id}': { limit: 5, withinMs: 5000 },
  'GET /channels/{channel_id}/messages': { limit: 5, withinMs: 1000 },
  'GET /channels/{channel_id}/messages/{message_id}': { limit: 30, withinMs: 1000 },
  'POST /channels/{channel_id}/messages/{message_id}/crosspost': { limit: 10, withinMs: 3_600_000 },
  'POST /channels/{channel_id}/threads': { limit: 5, withinMs: 5000 },
  'POST /channels/{channel_id}/messages/{message_id}/threads': { limit: 5, withinMs: 5000 },
  'POST /webhooks/{webhook_id}/{webhook_token}': { limit: 5, withinMs: 2000 },
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': { limit: 5, withinMs: 2000 },
  'PUT /applications/{application_id}/commands': { limit: 10, withinMs: 5000 },
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': { limit: 10, withinMs: 5000 },
  'POST /users/@me/channels': { limit: 10, withinMs: 1000 },
};
const OTHERWISE: Rate = { limit: 30, withinMs: 1000 };

/** The buckets of one bot: a window for each route and its first id, and one for everything together. */
export class RateLimiter {
  readonly #clock: SandboxClock;
  readonly #windows = new Map<string, { used: number; endsAt: number }>();
  readonly #enabled: boolean;
  readonly #strictGlobal: boolean;
  /** When a request was let through, elapsed ms, of the last second; kept only with `strictGlobal`. */
  #lastSecond: number[] = [];

  /**
   * @param enabled False: no limit of a route, and no answer carries headers.
   * @param strictGlobal Whether no second, wherever it begins, may hold more than Discord's global limit; without it
   *   seconds follow one another from the first request on. It holds with `enabled` false too.
   */
  constructor(clock: SandboxClock, enabled: boolean, strictGlobal = false) {
    this.#clock = clock;
    this.#enabled = enabled;
    this.#strictGlobal = strictGlobal;
  }

  /**
   * Counts a request.
   *
   * @param route As the documentation writes it, method first.
   * @param major The id that has a bucket of its own: the channel, guild or webhook of the path; '' for none.
   */
  take(route: string, major: string): RateVerdict {
    // Answers to interactions have no global limit (docs, "Interactions and the Global Rate Limit").
    const countsGlobally = !route.includes('/interactions/') && !route.includes('/webhooks/');
    const globalWait = countsGlobally ? this.#takeGlobally() : 0;
    if (globalWait > 0) {
      const headers = { ...scopeHeaders(globalWait, 'global'), 'X-RateLimit-Global': 'true' };
      return { allowed: false, headers, retryAfter: globalWait, scope: 'global' };
    }
    if (!this.#enabled) return { allowed: true, headers: {}, retryAfter: 0, scope: 'user' };
    const rate = RATES[route] ?? OTHERWISE;
    const window = this.#window(`${route} ${major}`, rate.withinMs);
    const fits = window.used < rate.limit;
    if (fits) window.used++;
    const retryAfter = this.#secondsTo(window.endsAt);
    const headers = this.#bucketHeaders(route, rate.limit, rate.limit - window.used, retryAfter);
    if (fits) return { allowed: true, headers, retryAfter: 0, scope: 'user' };
    return {
      allowed: false,
      headers: { ...headers, ...scopeHeaders(retryAfter, 'user') },
      retryAfter,
      scope: 'user',
    };
  }

  /** The refusal of a limit that a test asked for, in seconds: one that others share leaves the bot's own as it is. */
  refuse(route: string, retryAfter: number, scope: RateScope): RateVerdict {
    const own = scopeHeaders(retryAfter, scope);
    const { limit } = RATES[route] ?? OTHERWISE;
    const headers =
      scope === 'global'
        ? { ...own, 'X-RateLimit-Global': 'true' }
        : { ...this.#bucketHeaders(route, limit, scope === 'shared' ? limit - 1 : 0, retryAfter), ...own };
    return { allowed: false, headers, retryAfter, scope };
  }

  /** Seconds until there is room for another request over all routes; 0 when there was, and it was taken. */
  #takeGlobally(): number {
    if (this.#strictGlobal) {
      const now = this.#clock.elapsed();
      this.#lastSecond = this.#lastSecond.filter((at) => now - at < 1000);
      const oldest = this.#lastSecond.at(-limits.globalPerSecond);
      if (oldest !== undefined) return this.#secondsTo(oldest + 1000);
      this.#lastSecond.push(now);
      return 0;
    }
    if (!this.#enabled) return 0;
    const second = this.#window('global', 1000);
    if (second.used >= limits.globalPerSecond) return this.#secondsTo(second.endsAt);
    second.used++;
    return 0;
  }

  #bucketHeaders(route: string, limit: number, left: number, resetAfter: number): Record<string, string> {
    return {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(left),
      // By the clock of the machine, on which the bot lives, not by the story's.
      'X-RateLimit-Reset': (Date.now() / 1000 + resetAfter).toFixed(3),
      'X-RateLimit-Reset-After': resetAfter.toFixed(3),
      'X-RateLimit-Bucket': createHash('md5').update(route).digest('hex'),
    };
  }

  #window(key: string, withinMs: number): { used: number; endsAt: number } {
    const now = this.#clock.elapsed();
    const held = this.#windows.get(key);
    if (held !== undefined && held.endsAt > now) return held;
    const fresh = { used: 0, endsAt: now + withinMs };
    this.#windows.set(key, fresh);
    return fresh;
  }

  #secondsTo(moment: number): number {
    return Math.max(moment - this.#clock.elapsed(), 0) / 1000;
  }
}

/** The body of a 429 (docs, "Exceeding A Rate Limit"). */
export function limitBody({ retryAfter, scope }: RateVerdict) {
  const what = scope === 'shared' ? 'The resource is' : 'You are';
  return { message: `${what} being rate limited.`, retry_after: retryAfter, global: scope === 'global' };
}

/** Headers that only a 429 carries. `Retry-After` is in whole seconds, rounded up (RFC 9110, 10.2.3). */
export function scopeHeaders(retryAfter: number, scope: RateScope): Record<string, string> {
  return {
    'X-RateLimit-Scope': scope,
    'Retry-After': String(Math.max(Math.ceil(retryAfter), 1)),
  };
}
