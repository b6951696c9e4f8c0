import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place, Post, SendProblem } from '../../src/delivery/chat-gateway.ts';
import { guardGateway } from '../../src/delivery/guarded-gateway.ts';
import { createHalting } from '../../src/delivery/halting.ts';
import { forbidden, openRoom, type TestRoom } from './room.ts';

// What stands in a channel, where one call was told that the channel is gone and the gateway shows it to be there.

const begin = Date.UTC(2027, 0, 4, 7);
const post: Post = { body: { content: 's1' } };
const place: Place = { kind: 'channel', channelId: 'c1', parentId: null };

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});
afterEach(() => room.close());

function guard() {
  const whyUnreachable = () => null;
  const { subscriptions, ledger, chat: gateway } = room;
  const halting = createHalting({ subscriptions, ledger, whyUnreachable });
  const clock = () => begin;
  return { ...guardGateway({ gateway, subscriptions, halting, whyUnreachable, clock }), halting };
}

test('of a forum is given up alone where only its own thread is gone, and nothing is halted for it', async () => {
  const one = await room.subscribe({ place: 'forum' });
  const forum: Place = { ...place, kind: 'forum' };
  const { edit, remove, canReach } = guard();
  const threadGone: SendProblem = { ...forbidden, code: 'unknown-channel', status: 404 };
  room.chat.amending.set('c1', [threadGone, threadGone, forbidden]);
  for (const amended of [await edit(forum, 'm1', post), await remove(forum, 'm2')])
    expect(amended).toMatchObject({ ok: false, problem: { code: 'unknown-channel' } });
  expect((await room.subscriptions.get(one.id))?.halt).toBeNull();
  expect(await canReach(forum, 'amend')).toBe(true);
  await edit(forum, 'm3', post);
  expect(room.chat.calls).toEqual(['edit c1', 'remove c1', 'edit c1']);
});

test('is asked after where one call was told that the channel is gone, and nobody sees that it is', async () => {
  const one = await room.subscribe();
  const { edit, halting } = guard();
  await halting.refused(one.id, 'unknown-channel', begin);
  room.chat.amending.set('c1', [forbidden]);
  expect(await edit(place, 'm1', post)).toMatchObject({ problem: { code: 'missing-permissions' } });
  expect(room.chat.calls).toEqual(['edit c1']);
});
