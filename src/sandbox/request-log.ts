import type { EventStream } from './events.ts';
import type { SandboxRequest } from './sandbox.ts';

/** How many requests are kept. */
const KEPT = 5000;
/** The window of Discord's limit on invalid requests, ms (docs, "Invalid Request Limit"). */
const INVALID_WINDOW = 10 * 60_000;

/** Every request and its answer, for tests and for the page. */
export class RequestLog {
  readonly #events: EventStream;
  #requests: SandboxRequest[] = [];
  #invalid: number[] = [];

  constructor(events: EventStream) {
    this.#events = events;
  }

  /** Oldest first. */
  get requests(): readonly SandboxRequest[] {
    return this.#requests;
  }

  add(request: SandboxRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > KEPT) this.#requests = this.#requests.slice(-KEPT);
    this.#events.emit({ kind: 'request', request });
  }

  /** Counts an answer of 401, 403 or 429 at this moment (ms since the epoch). */
  countInvalid(at: number): void {
    this.#invalid.push(at);
  }

  /** Those of the 10 minutes before `now`. */
  countInvalidSince(now: number): number {
    this.#invalid = this.#invalid.filter((at) => now - at < INVALID_WINDOW);
    return this.#invalid.length;
  }
}
