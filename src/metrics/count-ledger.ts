import type { Ledger } from '../delivery/ledger.ts';
import type { Metrics } from './metrics.ts';

/**
 * The same ledger, which counts what it puts on record: planned, sent, given up, and how late a digest is. `slotOf` gives the
 * slot of a digest by its delivery's id (ms since the epoch), null for a story on its own.
 */
export function countLedger(
  ledger: Ledger,
  { planned, sent, failed, late }: Pick<Metrics, 'planned' | 'sent' | 'failed' | 'late'>,
  slotOf: (deliveryId: string) => number | null,
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
    async settle(id, settlement, now) {
      const isSettled = await ledger.settle(id, settlement, now);
      if (!isSettled) return false;
      if (settlement.to === 'failed') failed.inc({ cause: settlement.problem.code });
      if (settlement.to === 'sent') {
        const slot = slotOf(id);
        sent.inc({ kind: slot === null ? 'story' : 'digest' });
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
