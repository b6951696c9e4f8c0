/** How much, how often and for how long somebody may send. */
export interface WireLimits {
  /** Of a body, as sent and as unpacked, each: what the spike keeps whole. */
  readonly bodyBytes: number;
  /** Of all bodies that are in memory at once; what comes beyond it is asked to come again. */
  readonly heldBytes: number;
  /** Between two pieces of a body, ms. */
  readonly silenceMs: number;
  /** From the first to the last piece of a body, ms. */
  readonly bodyMs: number;
  /** Files in one form. */
  readonly parts: number;
  /** Requests of one sender in a minute. */
  readonly requestsAMinute: number;
  /** Wrong or missing tokens from one address in a minute; behind them the address waits, whatever it sends. */
  readonly failuresAMinute: number;
  /** So far ahead of this machine's clock copy may say that it was captured, ms. */
  readonly aheadMs: number;
}

/** What agencies and mail stay well within. */
export const usualLimits: WireLimits = {
  bodyBytes: 32 * 1024 * 1024,
  heldBytes: 160 * 1024 * 1024,
  silenceMs: 15_000,
  bodyMs: 120_000,
  parts: 100,
  requestsAMinute: 600,
  failuresAMinute: 10,
  aheadMs: 300_000,
};
