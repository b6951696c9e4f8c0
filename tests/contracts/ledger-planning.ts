import { describe, expect, test } from 'vitest';
import { deliveryId, storyDeliveryId } from '../../src/delivery/delivery.ts';
import type { Settlement } from '../../src/delivery/ledger.ts';
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
  const alone = storyDeliveryId('sub00001', 's1');
  const planStory = (storyId = 's1') =>
    bench.ledger.planStories(
      [
        {
          subscriptionId: 'sub00001',
          channelId: 'ch1',
          storyId,
          slot: eight,
          priority: 1,
          recipe: { kind: 'test' },
        },
      ],
      eight,
    );

  describe('planning', () => {
    test('keeps the delivery with its recipe, ready to be sent', async () => {
      expect(await planOne(planned())).toEqual({ ok: true, deliveryId: id });
      const expected = {
        id,
        subscriptionId: 'sub00001',
        channelId: 'ch1',
        place: 'channel',
        parentId: null,
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

    test('keeps a story alone, with its own priority and no edition', async () => {
      expect(await planStory()).toEqual([{ ok: true, deliveryId: alone }]);
      expect(await bench.ledger.delivery(alone)).toMatchObject({
        state: 'planned',
        priority: 1,
        slot: eight,
      });
      expect(await standing()).toEqual(nowhere);
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
      expect((await bench.held.reopen().due(eight, 9, [])).map((one) => one.id)).toEqual([alone]);
    });

    test('sends the most urgent story of a channel first, and those as urgent as they came in', async () => {
      const story = (storyId: string, urgency: number | null, minutes: number, channelId = 'ch1') => ({
        subscriptionId: 'sub00001',
        channelId,
        storyId,
        slot: eight + minutes * minute,
        priority: 1 as const,
        urgency,
        recipe: { kind: 'test' },
      });
      const { ledger } = bench;
      await ledger.planStories(
        [
          story('usual', null, 0),
          story('two', 2, 1),
          story('one', 1, 2),
          story('two-later', 2, 3),
          story('six', 6, 0),
          story('elsewhere', 4, 0, 'ch2'),
        ],
        eight,
      );
      const names = ['usual', 'two', 'one', 'two-later', 'six', 'elsewhere'];
      const order: string[] = [];
      for (
        let [next] = await ledger.due(eight, 1, []);
        next !== undefined;
        [next] = await ledger.due(eight, 1, [])
      ) {
        const id = 'id' in next ? next.id : '';
        order.push(names.find((name) => storyDeliveryId('sub00001', name) === id) ?? id);
        await ledger.retract(id, eight);
      }
      expect(order).toEqual(['one', 'two', 'two-later', 'elsewhere', 'usual', 'six']);
    });

    test('refuses a story alone that the channel has, and a digest with one that is planned alone', async () => {
      await planOne(planned());
      expect(await planStory()).toEqual([{ ok: false, reason: 'story-had' }]);
      expect(await bench.ledger.delivery(alone)).toBe(null);
      await planStory('s9');
      expect(await planOne(planned({ slot: eight + day, stories: ['s9'] }))).toMatchObject({ ok: false });
    });

    test('plans a story alone anew when it was withdrawn or given up, and never when it may be there', async () => {
      await planStory();
      await bench.ledger.withdraw('sub00001', eight + 1);
      expect(await planStory()).toMatchObject([{ ok: true }]);
      const problem = { code: 'missing-access', message: 'No.', retryable: false, uncertain: false };
      const fail = async (released: boolean) => {
        await bench.ledger.claim(alone, eight, eight + minute, rendered(['s1']));
        await bench.ledger.settle(alone, { to: 'failed', problem, released }, eight);
      };
      await fail(true);
      expect(await planStory()).toMatchObject([{ ok: true }]);
      expect(await bench.ledger.delivery(alone)).toMatchObject({
        state: 'planned',
        attempts: 0,
        problem: null,
      });
      await fail(false);
      expect(await planStory()).toEqual([{ ok: false, reason: 'story-had' }]);
    });

    test('forgets the editions since the last told one that are certainly not there, and no other', async () => {
      const slots = [0, 1, 2, 3].map((n) => eight + n * day);
      const [told = 0, failed = 0, lost = 0, last = 0] = slots;
      for (const slot of slots) await planOne(planned({ slot, stories: [`s${slot}`] }));
      const problem = { code: 'missing-access', message: 'No.', retryable: false, uncertain: false };
      const end = async (slot: number, settlement: Settlement) => {
        const delivery = deliveryId('sub00001', slot);
        await bench.ledger.claim(delivery, slot, slot, rendered([`s${slot}`]));
        await bench.ledger.settle(delivery, settlement, slot);
      };
      await end(told, { to: 'sent', messageId: 'm' });
      await end(failed, { to: 'failed', problem, released: true });
      await end(lost, { to: 'failed', problem, released: false });
      await bench.ledger.withdraw('sub00001', last);
      expect(await bench.ledger.reopen('sub00001')).toBe(1);
      // What may be there after all counts as told, and what lies before it is done with.
      expect(await standing('sub00001', last)).toMatchObject({ lastSlot: lost, told: { slot: lost } });
      expect(await planOne(planned({ slot: last, stories: [`s${last}`] }))).toMatchObject({ ok: true });
    });

    test('tells up to which moment there is nothing to tell', async () => {
      await planOne(planned());
      await bench.ledger.skipTo('sub00001', eight + 7, eight + 7);
      expect(await standing()).toMatchObject({ skippedTo: eight + 7, since: eight + 7, lastSlot: eight + 7 });
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
      await bench.held.breakDown();
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
