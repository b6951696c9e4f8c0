import { describe, expect, test } from 'vitest';
import { deliveryId } from '../../src/delivery/delivery.ts';
import {
  day,
  eight,
  empty,
  hour,
  id,
  type LedgerBench,
  minute,
  nowhere,
  planned,
  rendered,
} from './ledger-bench.ts';

/** What a channel has been told up to now. */
export function describeStanding(bench: LedgerBench): void {
  const { standing, planOne, send, fail } = bench;

  describe('where a subscription stands', () => {
    test('is nowhere before its first edition', async () => {
      expect(await standing()).toEqual(nowhere);
    });

    test('counts as told what was sent, may have been sent, or was empty', async () => {
      const tomorrow = eight + day;
      await planOne(planned());
      await send(id);
      expect(await standing()).toMatchObject({ told: { from: eight - day, slot: eight }, waiting: [] });
      await planOne(planned({ slot: tomorrow, stories: ['s3'] }), tomorrow);
      await bench.ledger.claim(deliveryId('sub00001', tomorrow), tomorrow, tomorrow + minute, rendered());
      expect(await standing('sub00001', tomorrow)).toMatchObject({ told: { slot: tomorrow }, waiting: [] });
    });

    test('does not count what is planned; it is named as waiting', async () => {
      await planOne(empty());
      const next = deliveryId('sub00001', eight + day);
      await planOne(planned({ slot: eight + day, from: eight }), eight + day);
      expect(await standing('sub00001', eight + day)).toMatchObject({
        lastSlot: eight + day,
        told: { slot: eight },
        waiting: [next],
      });
    });

    test('goes back to before an edition that failed and released its stories', async () => {
      await planOne(empty());
      await planOne(planned({ slot: eight + day, from: eight }), eight + day);
      await fail(deliveryId('sub00001', eight + day), true);
      const after = await standing('sub00001', eight + day);
      expect(after).toMatchObject({ lastSlot: eight + day, told: { slot: eight }, waiting: [] });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
    });

    test('stays after an edition that failed and kept its stories', async () => {
      await planOne(planned());
      await fail(id, false);
      expect(await standing()).toMatchObject({ told: { slot: eight } });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
    });

    test('begins with the first edition when none has arrived', async () => {
      await planOne(planned());
      await fail(id, true);
      expect(await standing()).toMatchObject({ told: { from: eight - day, slot: eight - day } });
    });

    test('knows where the channel’s time begins: its first edition, or what a restore left out', async () => {
      const { ledger } = bench;
      for (let i = 0; i < 3; i += 1) await planOne(empty({ slot: eight + i * day }), eight + i * day);
      const now = eight + 3 * day;
      expect(await standing('sub00001', now)).toMatchObject({ since: eight - day });
      await ledger.skipTo('sub00001', now - hour, now);
      await planOne(empty({ slot: now, from: now - hour }), now);
      expect(await standing('sub00001', now)).toMatchObject({ since: now - hour });
      expect(await standing('sub00001', eight)).toMatchObject({ since: eight - day });
    });

    test('leaves out editions of a clock that was far ahead', async () => {
      await planOne(empty());
      const absurd = eight + 400 * day;
      await planOne(empty({ slot: absurd }), absurd);
      const lastSlots = await bench.ledger.lastSlots(['sub00001', 'sub00009'], eight + hour);
      expect(lastSlots).toEqual(new Map([['sub00001', eight]]));
      expect(await standing('sub00001', eight + hour)).toMatchObject({
        lastSlot: eight,
        told: { slot: eight },
      });
    });

    test('tells a trouble until an edition is planned', async () => {
      const trouble = { slot: eight, tries: 2, nextTryAt: eight + minute, message: 'The topic is broken' };
      await bench.ledger.trouble('sub00001', { ...trouble, tries: 1 });
      await bench.ledger.trouble('sub00001', trouble);
      expect(await standing()).toEqual({ ...nowhere, trouble });
      await planOne(planned());
      expect(await standing()).toMatchObject({ trouble: null });
    });
  });
}
