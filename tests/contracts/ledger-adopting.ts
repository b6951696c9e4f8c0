import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryId, readDeliveryId, storyDeliveryId } from '../../src/delivery/delivery.ts';
import type { EditionPlan, Ledger } from '../../src/delivery/ledger.ts';
import type { LedgerUnderTest } from './ledger.ts';

const day = 24 * 3_600_000;
const eight = Date.UTC(2027, 0, 4, 7);
const found = {
  id: deliveryId('sub00001', eight),
  isEdition: true,
  subscriptionId: 'sub00001',
  channelId: 'ch1',
  slot: eight,
  messageId: 'm1',
  storyIds: ['s1', 's2'],
  recipe: { kind: 'test' },
};

function plan(slot: number, storyIds: readonly string[]): EditionPlan {
  return {
    subscriptionId: 'sub00001',
    channelId: 'ch1',
    edition: { from: slot - day, slot, carryFrom: slot - day },
    supersedes: [],
    outcome: 'planned',
    recipe: { kind: 'test' },
    storyIds,
  };
}

/** What holds for every ledger that is told what stands in the channels already. */
export function adoptingContract(name: string, open: () => LedgerUnderTest | Promise<LedgerUnderTest>): void {
  describe(`a ledger in ${name} that is behind the channels`, () => {
    let it: LedgerUnderTest;
    let ledger: Ledger;
    const id = deliveryId('sub00001', eight);
    beforeEach(async () => {
      it = await open();
      ledger = it.ledger;
    });
    afterEach(() => it.close());
    const standing = async () => (await ledger.standings(['sub00001'], eight)).get('sub00001');

    test('takes a post over as sent, with its edition and its stories', async () => {
      await ledger.adopt([found], eight + 1);
      expect(await ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: 'm1', slot: eight });
      expect(await standing()).toMatchObject({ lastSlot: eight, told: { slot: eight }, waiting: [] });
      expect(await ledger.hadBefore('ch1', ['s1', 's2', 's3'], [])).toEqual(new Set(['s1', 's2']));
      expect(await it.reopen().hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
    });

    test('knows from then on that what it had planned was sent', async () => {
      await ledger.plan([plan(eight, ['s1', 's2'])], eight);
      await ledger.adopt([found], eight + 1);
      expect(await ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: 'm1' });
      expect(await ledger.due(eight + day, 9, [])).toEqual([]);
    });

    test('counts a story as had, though another plan that held it is withdrawn later', async () => {
      await ledger.plan([plan(eight + day, ['s1'])], eight);
      await ledger.adopt([found], eight + 1);
      await ledger.withdraw('sub00001', eight + 2);
      expect(await ledger.hadBefore('ch1', ['s1'], [])).toEqual(new Set(['s1']));
    });

    test('leaves what it knows as sent as it was', async () => {
      await ledger.adopt([found], eight + 1);
      await ledger.adopt([{ ...found, messageId: 'm2' }], eight + 2);
      expect(await ledger.delivery(id)).toMatchObject({ messageId: 'm1', sentAt: eight + 1 });
    });

    test('lets an edition begin where the one before it ended', async () => {
      await ledger.adopt(
        [
          found,
          { ...found, id: deliveryId('sub00001', eight + 2 * day), slot: eight + 2 * day, storyIds: ['s3'] },
        ],
        eight + 3 * day,
      );
      const both = await ledger.standings(['sub00001'], eight + 3 * day);
      expect(both.get('sub00001')?.told).toEqual({ from: eight, slot: eight + 2 * day });
    });

    test('told to skip, asks for nothing of the time before', async () => {
      await ledger.skipTo('sub00001', eight, eight);
      expect(await standing()).toMatchObject({ lastSlot: eight, told: { from: eight, slot: eight } });
      await ledger.skipTo('sub00001', eight, eight + 1);
      expect(await standing()).toMatchObject({ lastSlot: eight });
    });
  });
}

describe('a delivery’s id', () => {
  test('tells what it was made of', () => {
    expect(readDeliveryId(deliveryId('0123abcv', eight))).toEqual({
      kind: 'digest',
      subscriptionId: '0123abcv',
      slot: eight,
    });
    const story = storyDeliveryId('0123abcv', 'een verhaal');
    expect(story).toHaveLength(25);
    expect(readDeliveryId(story)).toEqual({ kind: 'story', subscriptionId: '0123abcv' });
    expect(storyDeliveryId('0123abcv', 'een ander verhaal')).not.toBe(story);
  });

  test.each([
    '',
    'preview',
    '0123abcv',
    '0123abcv-',
    '0123abcv.',
    '0123abcv-0hunvo.0000000000000000',
    '0123abcw-0hunvo',
    '0123abcv-0HUNVO',
  ])('%j is none', (text) => {
    expect(readDeliveryId(text)).toBe(null);
  });
});
