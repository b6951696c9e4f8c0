import { readDeliveryId } from './delivery.ts';
import type { Ledger } from './ledger.ts';

/** Why a subscription's last digest, or story alone, is not in its channel. */
export interface LastFailure {
  readonly kind: 'digest' | 'story';
  /** The edition; of a story alone, when it came in. ms since the epoch. */
  readonly slot: number;
  /** False while it is still tried. */
  readonly isGivenUp: boolean;
  /** As `SendProblem.code`. */
  readonly code: string;
}

/** Deliveries that are looked through for the last one that was not taken back. */
const newest = 10;

/** Tells why a subscription's last digest did not arrive; null when it did, or when there was none yet. Rejects as the ledger does. */
export function createLastFailure(
  ledger: Pick<Ledger, 'deliveriesOf'>,
): (subscriptionId: string) => Promise<LastFailure | null> {
  return async (subscriptionId) => {
    const deliveries = await ledger.deliveriesOf(subscriptionId, newest);
    const last = deliveries.find(({ state }) => state !== 'withdrawn');
    if (last === undefined || !('problem' in last) || last.problem === null) return null;
    const kind = readDeliveryId(last.id)?.kind === 'story' ? 'story' : 'digest';
    return { kind, slot: last.slot, isGivenUp: last.state === 'failed', code: last.problem.code };
  };
}
