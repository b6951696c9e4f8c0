import type { Delivery } from './delivery.ts';

/** Deliveries that one slot may have had (see `Ledger.forgetAhead`); schedules have five minutes between their slots. */
export const idsOfSlot = 4;

/** As urgent as most copy is, by IPTC's scale of 1 to 9: where a story says nothing of it. */
export const usualUrgency = 5;

/** Editions further ahead than this (ms) are the trace of a clock that was wrong. */
export const absurdlyAheadMs = 3_600_000;

/** An edition after another; without delivery it was empty. */
export interface LaterEdition {
  readonly slot: number;
  readonly from: number;
  readonly id: string | null;
  readonly state: Delivery['state'] | null;
  readonly released: number | null;
}

/** Whether the channel's time goes on from there: it may be in the channel, or `skipTo` put it on record. */
export function mayBeTold({ slot, from, state, released }: LaterEdition): boolean {
  if (state === null) return from === slot;
  return state === 'sending' || state === 'sent' || (state === 'failed' && released === 0);
}
