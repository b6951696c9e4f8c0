import type { Edition } from './compose.ts';
import type { Standing } from './ledger.ts';

/** A digest never reaches back further than this, or than its schedule's own step where that is longer. */
export const longestWindowMs = 7 * 24 * 3_600_000;

/** A moment in a subscription's schedule: the latest slot and the one before it, ms since the epoch. */
export interface SlotPair {
  readonly slot: number;
  readonly before: number | null;
}

/**
 * True when the slot calls for an edition: it lies after the subscription was made, or got its present times, and after its
 * last edition.
 * However many slots were missed, only the latest is asked about; that makes one edition of them.
 * `since`, `lastSlot`: ms since the epoch, null for no edition yet.
 */
export function isDue(slot: number, since: number, lastSlot: number | null): boolean {
  return slot > since && (lastSlot === null || slot > lastSlot);
}

/**
 * The window of a due edition: from where the channel was last told, or from the slot before; older missed slots and
 * editions that certainly never arrived are folded into it. `haltedAt` (ms since the epoch, null for never): a channel that
 * was out of reach before its first edition has had that one to come since then.
 */
export function editionFor(
  { slot, before }: SlotPair,
  standing: Standing,
  haltedAt: number | null = null,
): Edition {
  const oneStep = before ?? slot - longestWindowMs;
  const missed = haltedAt === null ? slot : haltedAt - (slot - oneStep);
  const step = standing.told === null ? Math.min(oneStep, Math.max(missed, slot - longestWindowMs)) : oneStep;
  const told = standing.told !== null && standing.told.slot < slot ? standing.told : null;
  const from = told === null ? step : Math.max(told.slot, Math.min(step, slot - longestWindowMs));
  const carryFrom = told === null ? from : Math.min(from, standing.since ?? told.from);
  return { from, slot, carryFrom };
}
