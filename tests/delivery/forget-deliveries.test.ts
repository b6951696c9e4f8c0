import { expect, test } from 'vitest';
import { createForgetter } from '../../src/delivery/forget-deliveries.ts';
import { at, hour, openRoom } from './room.ts';

test('all that is on record of one subscription goes, with what is planned, and nothing of another', async () => {
  const room = openRoom();
  const ten = at('2027-01-04T10:00Z');
  const [one, other] = [await room.subscribe({ channelId: 'c1' }), await room.subscribe({ channelId: 'c2' })];
  const planFor = (subscription: typeof one, slot: number, storyIds: readonly string[]) => ({
    subscriptionId: subscription.id,
    channelId: subscription.channelId,
    edition: { from: slot - hour, slot, carryFrom: slot - hour },
    supersedes: [],
    outcome: 'planned' as const,
    recipe: { kind: 'digest' },
    storyIds,
  });
  await room.ledger.plan([planFor(one, ten, ['a', 'b']), planFor(other, ten, ['a'])], ten);
  await room.ledger.trouble(one.id, { slot: ten + hour, tries: 1, nextTryAt: ten, message: 'x' });
  const forget = createForgetter(room.db);
  await forget(one.id, one.channelId);
  expect(await room.ledger.deliveriesOf(one.id, 5)).toEqual([]);
  expect(await room.ledger.hadBefore('c1', ['a', 'b'], [])).toEqual(new Set());
  const standing = (await room.ledger.standings([one.id], ten)).get(one.id);
  expect(standing).toMatchObject({ lastSlot: null, trouble: null });
  // Nothing of it is due any more; the other's is.
  expect((await room.ledger.due(ten, 10, [])).map(({ channelId }) => channelId)).toEqual(['c2']);
  expect(await room.ledger.hadBefore('c2', ['a'], [])).toEqual(new Set(['a']));
});
