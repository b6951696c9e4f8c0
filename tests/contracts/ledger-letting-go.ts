import { describe, expect, test } from 'vitest';
import { deliveryId } from '../../src/delivery/delivery.ts';
import {
  away,
  day,
  eight,
  empty,
  hour,
  id,
  type LedgerBench,
  minute,
  planned,
  rendered,
} from './ledger-bench.ts';

/** Taking back what is planned, and forgetting what is long past. */
export function describeLettingGo(bench: LedgerBench): void {
  const { standing, planOne, send } = bench;

  describe('withdrawing', () => {
    test('takes back what is planned and frees its stories', async () => {
      await planOne(planned());
      expect(await bench.ledger.subscriptionsWithPlanned()).toEqual(['sub00001']);
      expect(await bench.ledger.withdraw('sub00001', eight + 1)).toBe(1);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'withdrawn', withdrawnAt: eight + 1 });
      expect(await bench.ledger.due(eight + 1, 10, [])).toEqual([]);
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
      expect(await bench.ledger.subscriptionsWithPlanned()).toEqual([]);
    });

    test('leaves alone what is being sent and what belongs to another', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
      expect(await bench.ledger.withdraw('sub00001', eight)).toBe(0);
      expect(await bench.ledger.subscriptionsWithPlanned()).toEqual(['sub00002']);
    });
  });

  describe('calling off', () => {
    test('takes back what is planned, and what is being sent once it is certain that it is not there', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      expect(await bench.ledger.callOff('sub00001', eight)).toBe(0);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sending', isUnwanted: true });
      const settled = { nextTryAt: eight + minute, problem: { ...away, uncertain: true }, fault: false };
      await bench.ledger.settle(id, { to: 'sending', ...settled }, eight + minute);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sending', isUnwanted: true });
      expect(await bench.ledger.settle(id, { to: 'planned', ...settled }, eight + 2 * minute)).toBe(true);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'withdrawn' });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
    });

    test('leaves what turns out to be in the channel there', async () => {
      await planOne(planned());
      await bench.ledger.claim(id, eight, eight + minute, rendered());
      await bench.ledger.callOff('sub00001', eight);
      await bench.ledger.settle(id, { to: 'sent', messageId: 'm1' }, eight + minute);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent' });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
    });
  });

  describe('planning again', () => {
    test('forgets the edition of what is planned: the slot can have one again', async () => {
      await planOne(planned());
      expect(await bench.ledger.unplan(id, eight + 1)).toBe(true);
      expect(await bench.ledger.unplan(id, eight + 1)).toBe(false);
      expect(await bench.ledger.delivery(id)).toBeNull();
      expect(await standing('sub00001', eight)).toMatchObject({ lastSlot: null, waiting: [] });
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
      await planOne(planned());
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'planned' });
    });

    test('gives an edition to the next that waits: both are taken back, and the latest can be planned for all', async () => {
      await planOne(planned());
      await planOne(empty({ slot: eight + hour, from: eight }));
      await planOne(planned({ slot: eight + 2 * hour, from: eight + hour, stories: ['s3'] }));
      const now = eight + 2 * hour;
      expect(await bench.ledger.joinNext(id, now - 1)).toBe(false);
      expect(await bench.ledger.joinNext(id, now)).toBe(true);
      expect(await bench.ledger.joinNext(id, now)).toBe(false);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'withdrawn' });
      expect(await standing('sub00001', now)).toMatchObject({ lastSlot: eight, waiting: [] });
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set());
      const all = planned({ slot: now, stories: ['s1', 's2', 's3'] });
      expect(await planOne(all)).toMatchObject({ ok: true });
    });

    test('gives no edition to the next that may be in the channel, nor one that may be there itself', async () => {
      const next = deliveryId('sub00001', eight + hour);
      const later = deliveryId('sub00001', eight + 2 * hour);
      await planOne(planned());
      await planOne(planned({ slot: eight + hour, from: eight, stories: ['s3'] }));
      await planOne(planned({ slot: eight + 2 * hour, from: eight + hour, stories: ['s4'] }));
      await bench.ledger.claim(next, eight + hour, eight + 2 * hour, rendered(['s3']));
      const now = eight + 2 * hour;
      for (const one of [id, next, later]) expect(await bench.ledger.joinNext(one, now)).toBe(false);
      for (const one of [id, later])
        expect(await bench.ledger.delivery(one)).toMatchObject({ state: 'planned' });
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's3', 's4'], [])).toEqual(
        new Set(['s1', 's3', 's4']),
      );
    });

    test('takes back the stories that came in before a moment, of these priorities', async () => {
      const story = (storyId: string, slot: number, priority: 1 | 2) => ({
        subscriptionId: 'sub00001',
        channelId: 'ch1',
        storyId,
        slot,
        priority,
        recipe: {},
      });
      const plans = [story('a', eight, 2), story('b', eight + minute, 2), story('c', eight, 1)];
      await bench.ledger.planStories(plans, eight + minute);
      expect(await bench.ledger.retractStories('sub00002', [1, 2], eight + minute, eight)).toBe(0);
      expect(await bench.ledger.retractStories('sub00001', [2], eight + minute, eight)).toBe(1);
      expect(await bench.ledger.hadBefore('ch1', ['a', 'b', 'c'], [])).toEqual(new Set(['b', 'c']));
    });
  });

  describe('forgetting what a clock made that was ahead', () => {
    test('takes back what is not sent, and lets the slot of what is have another', async () => {
      const later = eight + 2 * day;
      await planOne(planned());
      await send(id);
      await planOne(planned({ slot: later, stories: ['s3'] }));
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2', slot: later }));
      await send(deliveryId('sub00001', later), 'm2', eight, rendered(['s3']));
      expect(await bench.ledger.forgetAhead(later - 60 * minute)).toBe(0);
      expect(await bench.ledger.forgetAhead(eight)).toBe(2);
      expect(await bench.ledger.due(eight, 9, [])).toEqual([]);
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set(['s1', 's3']));
      expect(await standing('sub00001', later)).toMatchObject({ lastSlot: eight });
      await planOne(planned({ slot: later, stories: ['s4'] }), later);
      expect(await standing('sub00001', later)).toMatchObject({ lastSlot: later });
      const [again, first] = await bench.ledger.deliveriesOf('sub00001', 3);
      expect([again?.state, first?.state].sort()).toEqual(['planned', 'sent']);
    });
  });

  describe('forgetting', () => {
    test('drops what was settled long ago with its stories, but never the newest edition', async () => {
      const later = eight + day;
      await planOne(planned());
      await send(id);
      await planOne(planned({ slot: later, stories: ['s3'] }), later);
      await send(deliveryId('sub00001', later), 'm2', later, rendered(['s3']));
      expect(await bench.ledger.prune(eight)).toBe(0);
      expect(await bench.ledger.prune(later + 100 * day)).toBe(1);
      expect(await bench.ledger.delivery(id)).toBeNull();
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's3'], [])).toEqual(new Set(['s3']));
      expect(await standing('sub00001', later)).toMatchObject({ lastSlot: later, told: { slot: later } });
    });

    test('leaves what is still to be sent', async () => {
      await planOne(planned());
      await planOne(planned({ slot: eight + day, stories: ['s3'] }), eight + day);
      expect(await bench.ledger.prune(eight + 100 * day)).toBe(0);
      expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'planned' });
    });
  });
}
