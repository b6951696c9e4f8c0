import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import { monday, planFor } from './plan-deliveries.ts';
import {
  answerLost,
  badBody,
  day,
  down,
  faulty,
  forbidden,
  hour,
  minute,
  openRoom,
  type TestRoom,
} from './room.ts';
import { recipeOf } from './test-wire.ts';

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

/** A message with stories a, b and c in each of these channels. */
async function post(kind = 'test', ...channels: string[]): Promise<void> {
  room.compose = async () => recipeOf(['a', 'b', 'c'], kind);
  for (const channelId of channels) await room.subscribe({ channelId, createdAt: 0 });
  await room.planner.plan(monday);
  await room.dispatcher().run(monday);
  room.chat.calls.length = 0;
}
/** What the agency has said since is read, and what is due is done. */
async function catchUp(now: number, dispatcher = room.dispatcher()): Promise<void> {
  await room.readChanges(now);
  await dispatcher.run(now);
}
const textOf = (channelId: string) => room.chat.textsOf(channelId).join();

describe('a story that changes after it was posted', () => {
  test('is edited in every channel that has it, once', async () => {
    await post('test', 'c1', 'c2');
    room.wire.change('b', 'corrected');
    await catchUp(monday + minute);
    await catchUp(monday + 2 * minute);
    expect([textOf('c1'), textOf('c2')]).toEqual(['a b/2 c', 'a b/2 c']);
    expect(room.chat.calls.toSorted()).toEqual(['edit c1', 'edit c2']);
  });

  test('is struck when the agency takes it back, also sixty days later', async () => {
    await post('test', 'c1');
    await room.ledger.prune(monday + 60 * day - 90 * day);
    room.wire.change('a', 'killed');
    await catchUp(monday + 60 * day);
    expect(textOf('c1')).toBe('~a~ b c');
  });

  test('comes back when an embargo ends or a hold is lifted', async () => {
    await post('test', 'c1');
    room.wire.change('a', 'withheld');
    room.wire.change('b', 'embargoed', monday + 5 * day);
    await catchUp(monday + minute);
    expect(textOf('c1')).toBe('~a~ ~b~ c');
    room.wire.change('a', 'released');
    await catchUp(monday + 4 * day);
    expect(textOf('c1')).toBe('a/3 ~b~ c');
    await catchUp(monday + 5 * day);
    expect(textOf('c1')).toBe('a/3 b/2 c');
  });

  test('is found among thousands of changes that concern nobody', async () => {
    await post('test', 'c1');
    for (let n = 0; n < 1_200; n += 1) room.wire.change(`x${n}`, 'updated');
    room.wire.change('c', 'killed');
    await catchUp(monday + minute);
    expect(textOf('c1')).toBe('a b ~c~');
    expect(await room.ledger.changesReadTo()).toBe(1_201);
  });

  test('makes no request when the message looks the same', async () => {
    await post('test', 'c1');
    room.render = async (order) => {
      const rendered = await room.wire.render(order);
      return rendered && { ...rendered, post: { body: { content: 'a b c', marker: order.marker } } };
    };
    room.wire.change('a', 'updated');
    await catchUp(monday + minute);
    expect(room.chat.calls).toEqual([]);
    expect(await room.ledger.nextTryAt()).toBeNull();
  });

  test('takes the message with it where nothing is left and withdrawn stories are taken out', async () => {
    await post('deleting', 'c1');
    room.wire.change('a', 'killed');
    await catchUp(monday + minute);
    expect(textOf('c1')).toBe('b c');
    room.wire.change('b', 'killed');
    room.wire.change('c', 'withheld');
    await catchUp(monday + 2 * minute);
    expect(room.chat.messages).toEqual([]);
    expect(await room.ledger.hadBefore('c1', ['a', 'b', 'c'], [])).toEqual(new Set());
  });
});

describe('a story that changes before it is sent', () => {
  test('is sent as it is now, and one that was taken back is not sent', async () => {
    room.compose = async () => recipeOf(['a', 'b', 'c']);
    await room.subscribe({ createdAt: 0 });
    await room.planner.plan(monday);
    room.wire.change('a', 'updated');
    room.wire.change('b', 'killed');
    await catchUp(monday + minute);
    expect(textOf('c1')).toBe('a/2 c');
    expect(await room.ledger.hadBefore('c1', ['a', 'b', 'c'], [])).toEqual(new Set(['a', 'c']));
    await catchUp(monday + 2 * minute);
    expect(room.chat.calls).toEqual(['send c1']);
  });

  test('leaves nothing to send: the delivery is withdrawn, and the story is free for after its embargo', async () => {
    const [id = ''] = await planFor(room, 'c1');
    room.wire.change(`c1@${monday}`, 'embargoed', monday + hour);
    await catchUp(monday);
    expect(room.chat.calls).toEqual([]);
    expect(await room.ledger.delivery(id)).toMatchObject({ state: 'withdrawn' });
    expect(await room.ledger.hadBefore('c1', [`c1@${monday}`], [])).toEqual(new Set());
  });

  test('while nobody knows whether it was sent: it is found, and changed there', async () => {
    const [id = ''] = await planFor(room, 'c1');
    room.chat.weather.set('c1', ['lost']);
    const dispatcher = room.dispatcher();
    await dispatcher.run(monday);
    room.wire.change(`c1@${monday}`, 'killed');
    await catchUp(monday + 5_000, dispatcher);
    expect(room.chat.calls).toEqual(['send c1', 'findSent c1', 'edit c1']);
    expect(textOf('c1')).toBe(`~c1@${monday}~`);
    expect(await room.ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: 'm1' });
  });

  test('between its rendering and the record of it: the change is not lost', async () => {
    await planFor(room, 'c1');
    room.render = async (order) => {
      const rendered = await room.wire.render(order);
      if (order.posted === null) {
        room.wire.change(`c1@${monday}`, 'killed');
        await room.readChanges(monday);
      }
      return rendered;
    };
    await room.dispatcher().run(monday);
    expect(textOf('c1')).toBe(`~c1@${monday}~`);
  });

  test('while its amendment is on the way: what was rendered before is rendered again', async () => {
    await post('test', 'c1');
    room.wire.change('a', 'corrected');
    await room.readChanges(monday + minute);
    room.chat.gate = async () => {
      room.chat.gate = async () => {};
      room.wire.change('a', 'killed');
      await room.readChanges(monday + minute);
    };
    await room.dispatcher().run(monday + minute);
    expect(room.chat.calls).toEqual(['edit c1', 'edit c1']);
    expect(textOf('c1')).toBe('~a~ b c');
  });

  test('while an edit is on the way that does not go through: a kill does not wait for the correction’s next try', async () => {
    await post('test', 'c1');
    room.chat.amending.set('c1', [{ ...faulty, retryAfterMs: 10 * minute }]);
    room.wire.change('a', 'corrected');
    await room.readChanges(monday + minute);
    room.chat.gate = async () => {
      room.chat.gate = async () => {};
      room.wire.change('a', 'killed');
      await room.readChanges(monday + minute);
    };
    await catchUp(monday + minute);
    await catchUp(monday + minute + 1_000);
    expect(textOf('c1')).toBe('~a~ b c');
  });
});

describe('an amendment that does not go through', () => {
  const amend = async (kind: 'killed' | 'corrected', ...problems: SendProblem[]) => {
    await post('test', 'c1');
    room.chat.amending.set('c1', problems);
    room.wire.change('a', kind);
    await catchUp(monday + minute);
  };

  test('with Discord away for a day is carried out when it is back', async () => {
    await amend('corrected', ...Array.from({ length: 400 }, () => down));
    for (let n = 1; n <= 24 * 12; n += 1) await catchUp(monday + n * 5 * minute);
    expect(textOf('c1')).toBe('a b c');
    room.chat.amending.delete('c1');
    await catchUp(monday + day + 10 * minute);
    expect(textOf('c1')).toBe('a/2 b c');
    expect(room.problems).toEqual([]);
  });

  test('waits as long as Discord asks, and holds up no digest meanwhile', async () => {
    const limited = { ...faulty, code: 'edit-limited', retryAfterMs: 10 * minute };
    await amend('killed', limited);
    await room.subscribe({ channelId: 'c1', schedule: '5 8 * * *', createdAt: 0 });
    room.compose = async () => recipeOf(['d']);
    await room.planner.plan(monday + 5 * minute);
    await catchUp(monday + 5 * minute);
    expect(room.chat.textsOf('c1')).toEqual(['a b c', 'd']);
    await catchUp(monday + 12 * minute);
    expect(room.chat.textsOf('c1')).toEqual(['~a~ b c', 'd']);
  });

  test('since a moderator deleted the message is settled, and told once', async () => {
    await post('test', 'c1');
    room.chat.messages = [];
    room.wire.change('a', 'killed');
    await catchUp(monday + minute);
    room.wire.change('b', 'killed');
    await catchUp(monday + hour);
    expect(room.chat.calls).toEqual(['edit c1']);
    expect(room.problems.map(({ code }) => code)).toEqual(['amendment-gone']);
    expect(await room.ledger.hadBefore('c1', ['a'], [])).toEqual(new Set(['a']));
  });

  test('although it deleted the message (the answer was lost, or the process killed), frees its stories', async () => {
    await post('test', 'c1');
    room.render = async () => null;
    room.wire.change('a', 'withheld');
    room.chat.amending.set('c1', [answerLost]);
    room.chat.gate = async () => {
      room.chat.messages = [];
    };
    await catchUp(monday + minute);
    await catchUp(monday + 10 * minute);
    expect(room.chat.calls).toEqual(['remove c1', 'remove c1']);
    expect(room.problems).toEqual([]);
    expect(await room.ledger.hadBefore('c1', ['a', 'b', 'c'], [])).toEqual(new Set());
  });

  test('refused, leaves a correction be and says so', async () => {
    await amend('corrected', badBody);
    expect(room.problems).toMatchObject([
      { code: 'amendment-refused', message: expect.stringContaining('stays as it is: Bad form.') },
    ]);
    expect(await room.ledger.nextTryAt()).toBeNull();
  });

  test('refused, deletes what the agency took back', async () => {
    await amend('killed', badBody);
    expect(room.chat.calls).toEqual(['edit c1', 'remove c1']);
    expect(room.chat.messages).toEqual([]);
  });

  test('for want of access is tried each hour when the agency took it back', async () => {
    await amend('killed', forbidden, forbidden);
    await catchUp(monday + minute + 20 * minute);
    expect(room.chat.calls).toHaveLength(1);
    await catchUp(monday + 2 * hour);
    expect(textOf('c1')).toBe('a b c');
    await catchUp(monday + 4 * hour);
    expect(textOf('c1')).toBe('~a~ b c');
    expect(room.problems).toHaveLength(1);
  });
});

describe('an archive that is away', () => {
  test('is no fault of a delivery or an amendment, and is told once', async () => {
    await post('test', 'c1');
    room.wire.change('a', 'killed');
    await room.readChanges(monday + minute);
    room.compose = async () => recipeOf(['d']);
    await room.subscribe({ channelId: 'c2', schedule: '1 8 * * *', createdAt: 0 });
    await room.planner.plan(monday + minute);
    room.wire.isAway = true;
    const dispatcher = room.dispatcher();
    for (let n = 1; n <= 60; n += 1) await dispatcher.run(monday + n * minute);
    expect(room.chat.calls).toEqual([]);
    expect(room.problems.map(({ code }) => code)).toEqual(['delivery-not-rendered']);
    room.wire.isAway = false;
    await dispatcher.run(monday + 70 * minute);
    expect([textOf('c1'), textOf('c2')]).toEqual(['~a~ b c', 'd']);
  });

  test('for one channel holds up no other', async () => {
    await planFor(room, 'c1', 'c2');
    room.render = async (order) => {
      if (String(order.recipe.storyIds).startsWith('c1')) throw new Error('Away');
      return room.wire.render(order);
    };
    await room.dispatcher().run(monday);
    expect(room.chat.messages.map((one) => one.channelId)).toEqual(['c2']);
  });
});
