import { describe, expect, test } from 'vitest';
import { isShare, readDeliveryId, shareId } from '../../src/delivery/delivery.ts';
import type { SharePlan } from '../../src/delivery/ledger.ts';
import { day, eight, id, type LedgerBench, minute, planned, rendered } from './ledger-bench.ts';

/** Copies that people share. */
export function describeSharing(bench: LedgerBench): void {
  const { planOne, send, fail } = bench;
  const share: SharePlan = {
    id: shareId('900'),
    channelId: 'ch1',
    place: 'thread',
    parentId: 'ch0',
    storyIds: ['s1', 's2'],
    recipe: { kind: 'share' },
  };
  const plan = (now = eight) => bench.ledger.planShare(share, now);
  const killed = (storyId: string) => ({ storyId, revision: 2, kind: 'killed' }) as const;

  describe('a copy that somebody shares', () => {
    test('has an id that is of no subscription, fits a nonce and is the same for the same answer', () => {
      expect(share.id).toMatch(/^deel\.[0-9a-v]{16}$/);
      const others = [shareId('901'), shareId('900', 'gas'), shareId('900', 'trams')];
      expect(new Set([share.id, ...others]).size).toBe(4);
      expect([shareId('900'), shareId('900', 'gas')]).toEqual([share.id, others[1]]);
      expect(readDeliveryId(share.id)).toEqual({ kind: 'share', subscriptionId: share.id });
      expect([id, 'deel.', `${share.id}x`].map(isShare)).toEqual([false, false, false]);
    });

    test('is planned once, and is nothing that its channel has had', async () => {
      await planOne(planned());
      expect(await plan()).toEqual({ ok: true, deliveryId: share.id });
      expect(await plan()).toEqual({ ok: false, reason: 'story-had' });
      expect(await bench.held.reopen().delivery(share.id)).toMatchObject({
        state: 'planned',
        place: 'thread',
        parentId: 'ch0',
        subscriptionId: share.id,
      });
      await bench.ledger.retract(id, eight);
      expect(await bench.ledger.hadBefore('ch1', ['s1', 's2'], [])).toEqual(new Set());
    });

    test('belongs to no subscription that could have ended meanwhile', async () => {
      await plan();
      await planOne(planned());
      expect(await bench.ledger.subscriptionsWithPlanned()).toEqual(['sub00001']);
    });

    test('follows its stories beside the digest in the same channel', async () => {
      await planOne(planned());
      await send(id);
      await plan();
      await send(share.id, 'm2');
      expect(await plan()).toEqual({ ok: false, reason: 'story-had' });
      expect(await bench.ledger.noteChanges([killed('s1')], 2, eight + 1)).toBe(2);
      const [one] = await bench.ledger.due(eight + 1, 9, []);
      if (one?.state !== 'changed') throw new Error('nothing is to be changed');
      await bench.ledger.endAmendment(
        one,
        { to: 'done', hash: 'h', ...rendered(['s1', 's2'], 2) },
        eight + 1,
      );
      const [other] = await bench.ledger.due(eight + 1, 9, []);
      expect([one.messageId, other?.state === 'changed' && other.messageId].toSorted()).toEqual(['m1', 'm2']);
      // What a message was brought up to is not to be done again.
      expect(await bench.ledger.noteChanges([killed('s1')], 3, eight + 2)).toBe(1);
    });

    test.each([
      ['could not be sent', () => fail(share.id, true)],
      ['was taken back', () => bench.ledger.retract(share.id, eight)],
    ])('that %s can be shared again', async (_, end) => {
      await plan();
      await end();
      expect(await plan(eight + minute)).toMatchObject({ ok: true });
      await send(share.id, 'm3', eight + minute);
      expect(await bench.ledger.noteChanges([killed('s2')], 2, eight + 2 * minute)).toBe(1);
    });

    test('that may be in the channel after all is not shared again', async () => {
      await plan();
      await fail(share.id, false);
      expect(await plan()).toEqual({ ok: false, reason: 'story-had' });
    });

    test('is sent on to no other server', async () => {
      await plan();
      await bench.ledger.claim(share.id, eight, eight + minute, rendered());
      await bench.ledger.settle(share.id, { to: 'sent', messageId: 'm1', toCrosspost: true }, eight);
      expect(await bench.ledger.due(eight + day, 9, [])).toEqual([]);
    });

    test('can be asked to be made anew, once it is there', async () => {
      await bench.ledger.revisit(share.id);
      await plan();
      await send(share.id);
      expect(await bench.ledger.noteLifted(eight)).toBe(0);
      await bench.ledger.revisit(share.id);
      expect(await bench.ledger.noteLifted(eight)).toBe(1);
      expect(await bench.ledger.due(eight, 9, [])).toMatchObject([{ state: 'changed', id: share.id }]);
    });

    test('is taken over as it stands in a channel, without being what that has had', async () => {
      const { id, channelId, place, parentId, storyIds } = share;
      const post = { id, channelId, place, parentId, storyIds, messageId: 'm9', slot: eight };
      await bench.ledger.adopt([{ ...post, subscriptionId: id, isEdition: false, recipe: null }], eight);
      expect(await bench.ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set());
      expect(await bench.ledger.noteChanges([killed('s1')], 2, eight)).toBe(1);
    });
  });
}
