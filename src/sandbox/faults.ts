import { needRoute, needTimes } from './check-asked.ts';
import type { RateScope } from './rate-limits.ts';

/**
 * Which requests a fault is for: `*`, or a method (or `*`) and a route as Discord's documentation writes it
 * (`POST /channels/{channel_id}/messages`), where a placeholder or `*` stands for one part and an id for itself.
 */
export type RoutePattern = string;

/** How often a fault strikes. */
export interface FaultTimes {
  /** After so many requests the fault is over. Default 1; `Infinity` until `heal()`. */
  readonly times?: number;
  /** Strikes only this share (0 to 1) of the requests that match; with a share, `times` is `Infinity` by default. */
  readonly share?: number;
}

/** Requests that are being held: see `Sandbox.hold`. */
export interface Held {
  /** Resolves when the first request is held. */
  readonly reached: Promise<void>;
  /** Lets go of what is held, and holds no more. */
  release(): void;
}

/** What a fault does to a request. */
export type FaultEffect =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body: unknown;
      readonly afterEffect: boolean;
    }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'hold'; readonly when: 'before' | 'after'; readonly wait: () => Promise<void> }
  | { readonly kind: 'limit'; readonly retryAfter: number; readonly scope: RateScope };

/** A fault that was asked for. */
export interface AskedFault {
  /** True once it has struck as often as it was to, or was ended. */
  readonly isOver: boolean;
  end(): void;
}

interface Fault {
  readonly matches: (method: string, path: string) => boolean;
  readonly effect: FaultEffect;
  readonly share: number;
  left: number;
  /** How much of a strike has gathered, for a share below 1. */
  gathered: number;
}

/** The faults that a test or the page asked for, in the order of asking. */
export class FaultBoard {
  #faults: Fault[] = [];
  readonly #held = new Set<() => void>();
  /** As `POST /channels/{channel_id}/messages`. */
  readonly #routes: readonly string[];

  /** @param routes The routes that there are, as `POST /channels/{channel_id}/messages`. */
  constructor(routes: readonly string[]) {
    this.#routes = routes;
  }

  /**
   * Adds a fault for the requests that this pattern matches.
   * @throws SandboxError `wrong-option` for a pattern that no request can match, and for times that there are not.
   */
  add(route: RoutePattern, effect: FaultEffect, times: FaultTimes): AskedFault {
    needRoute(route, this.#routes);
    needTimes(times);
    const share = times.share ?? 1;
    const left = times.times ?? (times.share === undefined ? 1 : Number.POSITIVE_INFINITY);
    const fault: Fault = { matches: makeMatcher(route), effect, share, left, gathered: 0 };
    this.#faults.push(fault);
    const isOver = () => !this.#faults.includes(fault);
    return {
      get isOver() {
        return isOver();
      },
      end: () => {
        this.#faults = this.#faults.filter((one) => one !== fault);
      },
    };
  }

  /** Holds the next request that this pattern matches; see `Sandbox.hold`. */
  hold(route: RoutePattern, when: 'before' | 'after'): Held {
    const reached = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const wait = () => {
      reached.resolve();
      return released.promise;
    };
    const effect: FaultEffect = { kind: 'hold', when, wait };
    const fault = this.add(route, effect, {});
    const release = () => {
      fault.end();
      this.#held.delete(release);
      released.resolve();
    };
    this.#held.add(release);
    return { reached: reached.promise, release };
  }

  /** Ends all faults and lets go of what is held. */
  clear(): void {
    this.#faults = [];
    for (const release of [...this.#held]) release();
  }

  /** The faults that strike this request (path without query); each that strikes is used up once. */
  strike(method: string, path: string): FaultEffect[] {
    const struck: FaultEffect[] = [];
    for (const fault of this.#faults) {
      if (fault.left <= 0 || !fault.matches(method, path)) continue;
      // Shares are spread evenly, not thrown with dice, so that a run can be repeated.
      fault.gathered += fault.share;
      if (fault.gathered < 1) continue;
      fault.gathered -= 1;
      fault.left--;
      struck.push(fault.effect);
    }
    this.#faults = this.#faults.filter((fault) => fault.left > 0);
    return struck;
  }
}

/** See `RoutePattern`. */
function makeMatcher(route: RoutePattern): (method: string, path: string) => boolean {
  if (route === '*') return () => true;
  const [method = '*', template = '*'] = route.split(' ');
  const wanted = template.split('/').filter(Boolean);
  return (actualMethod, path) => {
    if (method !== '*' && method.toUpperCase() !== actualMethod) return false;
    if (template === '*') return true;
    const parts = path.split('/').filter(Boolean);
    return (
      parts.length === wanted.length &&
      wanted.every((part, index) => part === '*' || /^[{:]/.test(part) || part === parts[index])
    );
  };
}
