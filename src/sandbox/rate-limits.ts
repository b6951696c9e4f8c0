import { createHash } from 'node:crypto';
import type { SandboxClock } from './clock.ts';
import { limits } from './limits.ts';

/** So many requests in so many ms. */
export interface Rate {
  readonly limit: number;
  readonly withinMs: number;
}

/** What a request may do now, with the headers that its answer carries. */
export interface RateVerdict {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds to wait, when not allowed. */
  readonly retryAfter: number;
  readonly global: boolean;
  readonly scope: 'user' | 'global' | 'shared';
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
  /** False: every request is allowed and no answer carries headers. */
  enabled: boolean;

  constructor(clock: SandboxClock, enabled: boolean) {
    this.#clock = clock;
    this.enabled = enabled;
  }

  /**
   * Counts a request.
   *
   * @param route As the documentation writes it, method first.
   * @param major The id that has a bucket of its own: the channel, guild or webhook of the path; '' for none.
   */
  take(route: string, major: string): RateVerdict {
    const allowed: RateVerdict = { allowed: true, headers: {}, retryAfter: 0, global: false, scope: 'user' };
    if (!this.enabled) return allowed;
    // Answers to interactions have no global limit (docs, "Interactions and the Global Rate Limit").
    const countsGlobally = !route.includes('/interactions/') && !route.includes('/webhooks/');
    if (countsGlobally) {
      const second = this.#window('global', 1000);
      if (second.used >= limits.globalPerSecond) {
        const retryAfter = this.#secondsTo(second.endsAt);
        return {
          allowed: false,
          headers: {
            'X-RateLimit-Global': 'true',
            'X-RateLimit-Scope': 'global',
            'Retry-After': wholeSeconds(retryAfter),
          },
          retryAfter,
          global: true,
          scope: 'global',
        };
      }
      second.used++;
    }
    const rate = RATES[route] ?? OTHERWISE;
    const window = this.#window(`${route} ${major}`, rate.withinMs);
    const fits = window.used < rate.limit;
    if (fits) window.used++;
    const retryAfter = this.#secondsTo(window.endsAt);
    const headers = {
      'X-RateLimit-Limit': String(rate.limit),
      'X-RateLimit-Remaining': String(rate.limit - window.used),
      'X-RateLimit-Reset': (this.#clock.now() / 1000 + retryAfter).toFixed(3),
      'X-RateLimit-Reset-After': retryAfter.toFixed(3),
      'X-RateLimit-Bucket': createHash('md5').update(route).digest('hex'),
    };
    if (fits) return { ...allowed, headers };
    return {
      allowed: false,
      headers: { ...headers, 'X-RateLimit-Scope': 'user', 'Retry-After': wholeSeconds(retryAfter) },
      retryAfter,
      global: false,
      scope: 'user',
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

/** `Retry-After` is in whole seconds, rounded up (RFC 9110, 10.2.3). */
function wholeSeconds(seconds: number): string {
  return String(Math.max(Math.ceil(seconds), 1));
}
