import type { EventStream } from './events.ts';
import type { SandboxRequest } from './sandbox.ts';

/** How many requests are kept. */
const KEPT = 5000;
/** The window of Discord's limit on invalid requests, ms (docs, "Invalid Request Limit"). */
const INVALID_WINDOW = 10 * 60_000;

/** A request with its number: the first that was made is 1. */
export interface NumberedRequest {
  readonly number: number;
  readonly request: SandboxRequest;
}

/** Every request and its answer, for tests and for the page. */
export class RequestLog {
  readonly #events: EventStream;
  #requests: SandboxRequest[] = [];
  /** How many were made before the oldest that is kept. */
  #dropped = 0;
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
    if (this.#requests.length > KEPT) {
      this.#requests.shift();
      this.#dropped++;
    }
    this.#events.emit({ kind: 'request', request });
  }

  /** The last `most` requests, newest first, each with its number: the first that was made is 1. */
  newest(most: number): readonly NumberedRequest[] {
    const from = Math.max(0, this.#requests.length - most);
    return this.#requests
      .slice(from)
      .map((request, index) => ({ number: this.#dropped + from + index + 1, request }))
      .reverse();
  }

  /** The request of this number; undefined when it is not kept (any more). */
  numbered(number: number): SandboxRequest | undefined {
    return this.#requests[number - this.#dropped - 1];
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
