import { describe, expect, test } from 'vitest';
import { deliveryId } from '../../src/delivery/delivery.ts';
import {
  day,
  eight,
  empty,
  id,
  type LedgerBench,
  minute,
  nowhere,
  planned,
  rendered,
} from './ledger-bench.ts';

/** What is written down before it is sent, and how a later edition takes over. */
export function describePlanning(bench: LedgerBench): void {
  const { standing, planOne } = bench;

  describe('planning', () => {
    test('keeps the delivery with its recipe, ready to be sent', async () => {
      expect(await planOne(planned())).toEqual({ ok: true, deliveryId: id });
      const expected = {
        id,
        subscriptionId: 'sub00001',
        channelId: 'ch1',
        slot: eight,
        plannedAt: eight,
        attempts: 0,
        state: 'planned',
        priority: 3,
        recipe: { kind: 'test', of: eight, name: 'Zoë’s café' },
        faults: 0,
        nextTryAt: eight,
        problem: null,
      };
      expect(await bench.ledger.delivery(id)).toEqual(expected);
      expect(await bench.held.reopen().due(eight, 10, [])).toEqual([expected]);
    });

    test('remembers which stories the channel has, and no other channel', async () => {
      await planOne(planned());
      expect(await bench.ledger.hadBefore('ch1', ['s0', 's1', 's2'], [])).toEqual(new Set(['s1', 's2']));
      expect(await bench.ledger.hadBefore('ch2', ['s1'], [])).toEqual(new Set());
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [id])).toEqual(new Set());
      expect(await bench.ledger.hadBefore('ch1', [], [])).toEqual(new Set());
    });

    test('refuses a second edition of the same slot and keeps the first', async () => {
      await planOne(planned());
      const second = await planOne(planned({ stories: ['s3'] }));
      expect(second).toEqual({ ok: false, reason: 'edition-exists' });
      expect(await planOne(empty())).toEqual({ ok: false, reason: 'edition-exists' });
      expect(await bench.ledger.hadBefore('ch1', ['s3'], [])).toEqual(new Set());
      expect(await bench.ledger.deliveriesOf('sub00001', 10)).toHaveLength(1);
    });

    test('refuses an edition with a story that the channel had, and leaves nothing of it behind', async () => {
      await planOne(planned());
      const other = planned({ subscription: 'sub00002', stories: ['s3', 's2'] });
      expect(await planOne(other)).toEqual({ ok: false, reason: 'story-had' });
      expect(await standing('sub00002')).toEqual(nowhere);
      expect(await bench.ledger.delivery(deliveryId('sub00002', eight))).toBeNull();
      expect(await bench.ledger.hadBefore('ch1', ['s3'], [])).toEqual(new Set());
    });

    test('lets the refusal of one edition not touch the others', async () => {
      await planOne(planned());
      const outcomes = await bench.ledger.plan(
        [
          planned({ subscription: 'sub00002', stories: ['s4'] }),
          planned({ subscription: 'sub00003', stories: ['s5', 's1'] }),
          planned({ subscription: 'sub00004', stories: ['s5'] }),
        ],
        eight,
      );
      expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
      expect(await bench.ledger.due(eight, 10, [])).toHaveLength(1);
      expect(await bench.ledger.hadBefore('ch1', ['s4', 's5'], [])).toEqual(new Set(['s4', 's5']));
    });

    test('takes a story that is named twice in one edition for one', async () => {
      expect(await planOne(planned({ stories: ['s1', 's1'] }))).toMatchObject({ ok: true });
    });

    test('records an empty edition without a delivery', async () => {
      expect(await planOne(empty())).toEqual({ ok: true, deliveryId: null });
      expect(await bench.ledger.due(eight, 10, [])).toEqual([]);
      expect(await standing()).toMatchObject({ lastSlot: eight, told: { from: eight - day, slot: eight } });
    });

    test('fails as a whole, and says so, when it cannot write', async () => {
      bench.held.breakDown();
      await expect(bench.ledger.plan([planned()], eight)).rejects.toThrow();
      await expect(bench.ledger.standings(['sub00001'], eight)).rejects.toThrow();
      await expect(bench.ledger.due(eight, 1, [])).rejects.toThrow();
    });
  });

  describe('taking over', () => {
    const later = eight + day;

    test('withdraws the waiting delivery and frees its stories for the edition that takes it over', async () => {
      await planOne(planned());
      const next = planned({ slot: later, stories: ['s1', 's3'], supersedes: [id] });
      expect(await planOne(next, later)).toEqual({ ok: true, deliveryId: deliveryId('sub00001', later) });
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: later });
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's2', 's3'], [])).toEqual(new Set(['s1', 's3']));
    });

    test('is refused when the delivery is being sent meanwhile', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      const next = planned({ slot: later, stories: ['s3'], supersedes: [id] });
      expect(await planOne(next, later)).toEqual({ ok: false, reason: 'moved-on' });
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sending' });
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set(['s1']));
    });

    test('is undone when the edition is refused for another reason', async () => {
      await planOne(planned());
      await planOne(planned({ subscription: 'sub00002', stories: ['s9'] }));
      const next = planned({ slot: later, stories: ['s9'], supersedes: [id] });
      expect(await planOne(next, later)).toEqual({ ok: false, reason: 'story-had' });
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'planned' });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
    });
  });
}
