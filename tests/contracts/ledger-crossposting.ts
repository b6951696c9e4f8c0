import { describe, expect, test } from 'vitest';
import { crosspostWindowMs, mostCrossposts } from '../../src/delivery/crosspost.ts';
import { deliveryId } from '../../src/delivery/delivery.ts';
import { away, day, eight, hour, id, type LedgerBench, minute, planned, rendered } from './ledger-bench.ts';

/** Where deliveries go besides a channel, and what is sent on from announcement channels. */
export function describeCrossposting(bench: LedgerBench): void {
  const { planOne } = bench;
  const idOf = (n: number) => deliveryId(`sub${String(n).padStart(5, '0')}`, eight);

  /** Message `n` of a channel, which stands in it and is to be sent on. */
  async function announce(n: number, channel = 'ch1'): Promise<void> {
    const subscription = `sub${String(n).padStart(5, '0')}`;
    await planOne(planned({ subscription, channel, stories: [`s${n}`] }), eight + n);
    await bench.ledger.claim(idOf(n), eight + n, eight + minute, rendered([`s${n}`]));
    const settled = { to: 'sent', messageId: `m${n}`, toCrosspost: true } as const;
    await bench.ledger.settle(idOf(n), settled, eight + n);
  }
  const dueAt = async (now: number) =>
    (await bench.held.reopen().due(now, 9, [])).map((one) => ('messageId' in one ? one.messageId : one.id));

  describe('a place', () => {
    test('stays with the delivery, with the thread that its post opens, and with its amendment', async () => {
      const thread = { name: 'Ochtend', tags: ['t1'] };
      await planOne({ ...planned(), place: 'forum', parentId: null });
      const post = { ...rendered().post, thread };
      const claimed = await bench.ledger.claim(id, eight, eight + minute, { ...rendered(), post });
      expect(claimed).toMatchObject({ place: 'forum', parentId: null, post });
      expect(await bench.held.reopen().delivery(id)).toEqual(claimed);
      await bench.ledger.settle(id, { to: 'sent', messageId: 'm1' }, eight);
      await bench.ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'killed' }], 1, eight);
      const [amendment] = await bench.held.reopen().due(eight, 9, []);
      expect(amendment).toMatchObject({ state: 'changed', place: 'forum', thread });
    });

    test('of a thread knows the channel that it lies in', async () => {
      await planOne({ ...planned(), place: 'thread', parentId: 'ch9' });
      expect(await bench.ledger.delivery(id)).toMatchObject({ place: 'thread', parentId: 'ch9' });
    });
  });

  describe('a crosspost', () => {
    test('is planned with the message, after all else, and only where it is said', async () => {
      await announce(1);
      await planOne(planned({ subscription: 'sub00002', channel: 'ch2' }));
      await bench.send(deliveryId('sub00002', eight), 'm2');
      expect(await bench.held.reopen().due(eight + hour, 9, [])).toMatchObject([
        { state: 'posted', id: idOf(1), channelId: 'ch1', place: 'channel', messageId: 'm1', priority: 5 },
      ]);
      await planOne(planned({ subscription: 'sub00003', stories: ['s9'] }));
      expect(await dueAt(eight + hour)).toEqual([idOf(3)]);
    });

    test('ends when it is done or given up, and is not planned again', async () => {
      await announce(1);
      await announce(2);
      await bench.ledger.beginCrosspost(idOf(1), eight + hour);
      await bench.ledger.endCrosspost(idOf(1), { to: 'done' }, eight + hour);
      await bench.ledger.endCrosspost(idOf(2), { to: 'dropped', problem: away }, eight + hour);
      expect(await dueAt(eight + day)).toEqual([]);
      expect(await bench.ledger.beginCrosspost(idOf(1), eight + day)).toBe(false);
      expect(await bench.ledger.nextTryAt()).toBeNull();
    });

    test('that met an outage holds up the others of its channel, one that met a fault does not', async () => {
      for (const n of [1, 2]) await announce(n);
      await bench.ledger.beginCrosspost(idOf(1), eight + hour);
      const later = { to: 'later', nextTryAt: eight + 2 * hour, problem: away } as const;
      await bench.ledger.endCrosspost(idOf(1), { ...later, fault: true }, eight + hour);
      expect(await dueAt(eight + hour)).toEqual(['m2']);
      await bench.ledger.endCrosspost(idOf(2), { ...later, fault: false }, eight + hour);
      expect(await dueAt(eight + 2 * hour - 1)).toEqual([]);
      expect(await dueAt(eight + 2 * hour)).toEqual(['m1']);
    });

    test('goes with its message', async () => {
      await announce(1);
      await bench.ledger.noteChanges([{ storyId: 's1', revision: 2, kind: 'killed' }], 1, eight + hour);
      const [amendment] = await bench.ledger.due(eight + hour, 9, []);
      if (amendment?.state !== 'changed') throw new Error('Not an amendment');
      await bench.ledger.endAmendment(amendment, { to: 'deleted' }, eight + hour);
      expect(await dueAt(eight + day)).toEqual([]);
    });

    test('is called for ten times in any hour of a channel, counted over restarts', async () => {
      for (let n = 1; n <= mostCrossposts + 2; n += 1) await announce(n);
      await announce(50, 'ch2');
      const now = eight + hour;
      for (let n = 1; n <= mostCrossposts; n += 1) {
        expect(await bench.held.reopen().beginCrosspost(idOf(n), now + n)).toBe(true);
        await bench.ledger.endCrosspost(idOf(n), { to: 'done' }, now + n);
      }
      expect(await bench.held.reopen().beginCrosspost(idOf(11), now + minute)).toBe(false);
      expect(await bench.ledger.beginCrosspost(idOf(50), now + minute)).toBe(true);
      await bench.ledger.endCrosspost(idOf(50), { to: 'done' }, now + minute);
      expect(await bench.ledger.nextTryAt()).toBe(now + 1 + crosspostWindowMs);
      expect(await dueAt(now + crosspostWindowMs)).toEqual([]);
      expect(await dueAt(now + 1 + crosspostWindowMs)).toEqual(['m11']);
      expect(await bench.ledger.beginCrosspost(idOf(11), now + 1 + crosspostWindowMs)).toBe(true);
      expect(await bench.ledger.beginCrosspost(idOf(12), now + 1 + crosspostWindowMs)).toBe(false);
    });

    test('is planned for what was found in a channel and is not sent on, and forgotten with it', async () => {
      const found = {
        id: deliveryId('sub00001', eight),
        isEdition: true,
        subscriptionId: 'sub00001',
        channelId: 'ch1',
        slot: eight,
        recipe: null,
      };
      await bench.ledger.adopt(
        [{ ...found, messageId: 'm1', storyIds: ['s1'], toCrosspost: true }],
        eight + hour,
      );
      expect(await dueAt(eight + hour)).toEqual(['m1']);
      await planOne(planned({ slot: eight + 100 * day, stories: ['s3'] }), eight + 100 * day);
      await bench.ledger.prune(eight + day);
      expect((await bench.ledger.due(eight + day, 9, [])).filter(({ state }) => state === 'posted')).toEqual(
        [],
      );
    });
  });
}
