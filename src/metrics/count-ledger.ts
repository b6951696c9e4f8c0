import type { Ledger } from '../delivery/ledger.ts';
import type { Metrics } from './metrics.ts';

/** What counting has to know of a delivery. */
export interface CountedDelivery {
  readonly kind: 'digest' | 'story' | 'share';
  readonly slot: number | null;
}

/**
 * The same ledger, which counts what it puts on record: planned, sent, given up, and how late a digest is. `read` says of
 * a delivery, by its id, what kind it is and for which slot (ms since the epoch; null for what has none).
 */
export function countLedger(
  ledger: Ledger,
  { planned, sent, failed, late }: Pick<Metrics, 'planned' | 'sent' | 'failed' | 'late'>,
  read: (deliveryId: string) => CountedDelivery,
): Ledger {
  return {
    ...ledger,
    async plan(plans, now) {
      const outcomes = await ledger.plan(plans, now);
      planned.inc({ kind: 'digest' }, outcomes.filter((one) => one.ok && one.deliveryId !== null).length);
      return outcomes;
    },
    async planStories(plans, now) {
      const outcomes = await ledger.planStories(plans, now);
      planned.inc({ kind: 'story' }, outcomes.filter(({ ok }) => ok).length);
      return outcomes;
    },
    async planShare(plan, now) {
      const outcome = await ledger.planShare(plan, now);
      if (outcome.ok) planned.inc({ kind: 'share' });
      return outcome;
    },
    async settle(id, settlement, now, attempts) {
      const isSettled = await ledger.settle(id, settlement, now, attempts);
      if (!isSettled) return false;
      if (settlement.to === 'failed') failed.inc({ cause: settlement.problem.code });
      if (settlement.to === 'sent') {
        const { kind, slot } = read(id);
        sent.inc({ kind });
        if (slot !== null) late.observe(Math.max(0, now - slot) / 1_000);
      }
      return true;
    },
    async park(work, problem, now) {
      await ledger.park(work, problem, now);
      failed.inc({ cause: problem.code });
    },
  };
}
