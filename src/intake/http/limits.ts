/** How much time and how many bytes a fetch may take. */
export interface FetchLimits {
  /** From the first look-up to the last byte, over all redirects, ms. */
  readonly totalMs: number;
  /** Look-up, TCP and TLS of one connection, ms; undici's clock for this ticks about once a second. */
  readonly connectMs: number;
  /** From the request to the end of the answer's headers, ms. */
  readonly headersMs: number;
  /** Between two pieces of the body, ms. */
  readonly idleMs: number;
  /** Of a body, as sent and as decoded, each. */
  readonly bytes: number;
  /** Of an answer's headers. */
  readonly headerBytes: number;
  /** How many redirects are followed. */
  readonly redirects: number;
}

/** What pages and feeds of agencies stay well within. */
export const usualLimits: FetchLimits = {
  totalMs: 60_000,
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 15_000,
  bytes: 5_000_000,
  headerBytes: 32_768,
  redirects: 5,
};
