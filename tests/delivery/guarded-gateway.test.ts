import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Place, Post, SendProblem, Target } from '../../src/delivery/chat-gateway.ts';
import { guardGateway } from '../../src/delivery/guarded-gateway.ts';
import { createHalting } from '../../src/delivery/halting.ts';
import type { Subscription } from '../../src/delivery/subscription.ts';
import { badBody, day, down, forbidden, hour, minute, openRoom, type TestRoom } from './room.ts';

const begin = Date.UTC(2027, 0, 4, 7);
const post: Post = { body: { content: 's1' } };
const place = (channelId = 'c1'): Place => ({ kind: 'channel', channelId, parentId: null });
const missingAccess: SendProblem = { ...forbidden, code: 'missing-access', status: 403 };

let room: TestRoom;
let now: number;
/** What the gateway told: why a channel is out of reach. */
let seen: Map<string, string>;
/** The channels that the bot does not see, whoever follows there. */
let unseen: Set<string>;
/** Whether the thread is seen to be locked. */
let locked: boolean;
beforeEach(() => {
  room = openRoom();
  now = begin;
  seen = new Map();
  unseen = new Set();
  locked = false;
});
afterEach(() => room.close());

const whyUnreachable = ({ channelId }: Target) => seen.get(channelId) ?? null;
function guard() {
  const halting = createHalting({ subscriptions: room.subscriptions, ledger: room.ledger, whyUnreachable });
  const gateway = guardGateway({
    gateway: room.chat,
    subscriptions: room.subscriptions,
    halting,
    whyUnreachable,
    whyUnseen: ({ channelId }) => (unseen.has(channelId) ? 'missing-access' : null),
    isLocked: () => locked,
    clock: () => now,
  });
  return { ...gateway, halting };
}
const nonceOf = ({ id }: Pick<Subscription, 'id'>) => `${id}-slot`;
const haltOf = async ({ id }: Subscription) => (await room.subscriptions.get(id))?.halt ?? null;

describe('a message', () => {
  test('goes out where nothing speaks against it', async () => {
    const one = await room.subscribe();
    expect(await guard().send(place(), post, nonceOf(one))).toMatchObject({ ok: true });
    expect(room.chat.calls).toEqual(['send c1']);
    expect(await haltOf(one)).toBeNull();
  });

  test('is refused without a call, and halts, where its channel is seen to be out of reach', async () => {
    const one = await room.subscribe();
    seen.set('c1', 'missing-permissions');
    const sent = await guard().send(place(), post, nonceOf(one));
    expect(sent).toMatchObject({ ok: false, problem: { code: 'missing-permissions', retryable: false } });
    expect(room.chat.calls).toEqual([]);
    // One sees when the cause is gone: no try of it is due.
    expect(await haltOf(one)).toMatchObject({ code: 'missing-permissions', since: begin, retryAt: null });
  });

  test('is refused without a call while its subscription is halted, whatever is seen', async () => {
    const one = await room.subscribe();
    const { send, halting } = guard();
    await halting.refused(one.id, 'no-direct-messages', begin);
    expect(await send(place(), post, nonceOf(one))).toMatchObject({
      ok: false,
      problem: { code: 'no-direct-messages' },
    });
    expect(room.chat.calls).toEqual([]);
    expect(await haltOf(one)).toMatchObject({ refusals: 1 });
  });

  test('goes to where its subscription was before it moved', async () => {
    const one = await room.subscribe({ channelId: 'c2' });
    seen.set('c2', 'missing-access');
    await guard().send(place('c1'), post, nonceOf(one));
    expect(room.chat.calls).toEqual(['send c1']);
  });

  test('of a subscription that is no more goes its way, and halts nobody', async () => {
    const other = await room.subscribe();
    room.chat.weather.set('c1', [missingAccess]);
    expect(await guard().send(place(), post, 'gone0000-slot')).toMatchObject({ ok: false });
    expect(await haltOf(other)).toBeNull();
  });

  test.each([
    ['no permission', forbidden, 'missing-permissions'],
    ['no access', missingAccess, 'missing-access'],
    ['a locked thread', { ...forbidden, code: 'thread-locked' }, 'thread-locked'],
    ['no server in common', { ...forbidden, code: 'no-shared-server' }, 'no-shared-server'],
  ])('that Discord refuses for good halts all of its channel: %s', async (_, problem, code) => {
    const [one, same] = [await room.subscribe(), await room.subscribe({ topic: 'gas' })];
    const other = await room.subscribe({ channelId: 'c2' });
    room.chat.weather.set('c1', [problem]);
    await guard().send(place(), post, nonceOf(one));
    for (const halted of [one, same]) {
      expect(await haltOf(halted)).toMatchObject({ code, refusals: 1, retryAt: begin + 5 * minute });
    }
    expect(await haltOf(other)).toBeNull();
  });

  test.each([
    ['an outage', down],
    ['a body that is refused', badBody],
    ['a limit', { ...down, code: 'rate-limited', limit: 'channel', status: 429 } as const],
    ['a token that is refused', { ...down, code: 'unauthorised', status: 401 }],
  ])('that fails for another reason halts nothing: %s', async (_, problem) => {
    const one = await room.subscribe();
    room.chat.weather.set('c1', [problem]);
    expect(await guard().send(place(), post, nonceOf(one))).toEqual({ ok: false, problem });
    expect(await haltOf(one)).toBeNull();
  });
});

describe('what stands in a channel', () => {
  test('is changed while somebody follows there who is not halted', async () => {
    const halted = await room.subscribe();
    await room.subscribe({ topic: 'gas' });
    const { send, edit, halting } = guard();
    const sent = await send(place(), post, nonceOf(halted));
    await halting.refused(halted.id, 'no-direct-messages', begin);
    const [other] = (await room.subscriptions.all()).filter(({ id }) => id !== halted.id);
    if (other !== undefined) await room.subscriptions.change(other.id, { halt: null });
    expect(sent.ok && (await edit(place(), sent.messageId, post))).toEqual({ ok: true });
  });

  test('is left alone, to be tried in an hour, while its channel is out of reach', async () => {
    await room.subscribe();
    seen.set('c1', 'missing-access');
    const { edit, remove, crosspost, findSent } = guard();
    const notNow = { ok: false, problem: { code: 'unreachable', retryable: true, retryAfterMs: hour } };
    expect(await edit(place(), 'm1', post)).toMatchObject(notNow);
    expect(await remove(place(), 'm1')).toMatchObject(notNow);
    expect(await crosspost(place(), 'm1')).toMatchObject(notNow);
    // Nobody looked: it may be there.
    expect(await findSent(place(), 'd1', 0)).toMatchObject({ ok: false, problem: { uncertain: true } });
    expect(room.chat.calls).toEqual([]);
  });

  test.each(['missing-permissions', 'thread-locked', 'tag-missing', 'no-direct-messages'])(
    'is changed and deleted, though not sent on, where nothing can be posted for want of %s',
    async (code) => {
      const one = await room.subscribe();
      const { send, edit, remove, crosspost, canReach, halting } = guard();
      const sent = await send(place(), post, nonceOf(one));
      if (!sent.ok) throw new Error('it was sent');
      if (code === 'missing-permissions') seen.set('c1', code);
      await halting.refused(one.id, code, begin);
      expect(await haltOf(one)).toMatchObject({ code });
      expect([await canReach(place(), 'amend'), await canReach(place(), 'post')]).toEqual([true, false]);
      expect(await crosspost(place(), sent.messageId)).toMatchObject({ problem: { untried: true } });
      expect(await edit(place(), sent.messageId, post)).toEqual({ ok: true });
      expect(await remove(place(), sent.messageId)).toEqual({ ok: true });
      expect(room.chat.calls).toEqual(['send c1', 'edit c1', 'remove c1']);
    },
  );

  test('is left alone as soon as its channel is out of sight, whatever it was halted for before', async () => {
    const one = await room.subscribe();
    const { edit, canReach, halting } = guard();
    seen.set('c1', 'missing-permissions');
    await halting.refused(one.id, 'missing-permissions', begin);
    seen.set('c1', 'missing-access');
    expect(await canReach(place(), 'amend')).toBe(false);
    expect(await edit(place(), 'm1', post)).toMatchObject({
      problem: { code: 'unreachable', untried: true },
    });
    expect(room.chat.calls).toEqual([]);
  });

  test('is left alone while it is out of sight, though nobody follows there', async () => {
    const { edit, remove, canReach } = guard();
    unseen.add('c1');
    expect(await canReach(place(), 'amend')).toBe(false);
    for (const amended of [await edit(place(), 'm1', post), await remove(place(), 'm1')]) {
      expect(amended).toMatchObject({ problem: { code: 'unreachable', retryable: true, untried: true } });
    }
    expect(room.chat.calls).toEqual([]);
    unseen.clear();
    expect(await canReach(place(), 'amend')).toBe(true);
  });

  test('is not edited where its thread is seen to be locked, and can be deleted there', async () => {
    locked = true;
    const { edit, remove } = guard();
    room.chat.amending.set('c1', [badBody]);
    const tried = { code: 'thread-locked', retryable: false, untried: true };
    expect(await edit(place(), 'm1', post)).toMatchObject({ ok: false, problem: tried });
    expect(room.chat.calls).toEqual([]);
    await remove(place(), 'm1');
    expect(room.chat.calls).toEqual(['remove c1']);
  });

  test('is given up with its channel', async () => {
    await room.subscribe();
    seen.set('c1', 'unknown-channel');
    const { edit } = guard();
    const gone = { ok: false, problem: { code: 'unknown-channel', retryable: false } };
    expect(await edit(place(), 'm1', post)).toMatchObject(gone);
    expect(room.chat.calls).toEqual([]);
  });

  test('halts its channel when Discord says that it cannot be seen, not when one message cannot be changed', async () => {
    const one = await room.subscribe();
    const { edit } = guard();
    room.chat.amending.set('c1', [forbidden, missingAccess]);
    await edit(place(), 'm1', post);
    expect(await haltOf(one)).toBeNull();
    await edit(place(), 'm1', post);
    expect(await haltOf(one)).toMatchObject({ code: 'missing-access' });
  });

  test('is changed where nobody follows any more', async () => {
    seen.set('c1', 'missing-access');
    room.chat.amending.set('c1', [badBody]);
    expect(await guard().edit(place(), 'm1', post)).toEqual({ ok: false, problem: badBody });
  });
});

describe('a cause that only Discord knows', () => {
  const refusing = (channels: readonly string[], problem: SendProblem) => {
    for (const id of channels) {
      room.chat.weather.set(
        id,
        Array.from({ length: 999 }, () => problem),
      );
    }
  };
  /** A year of hours, in each of which all that are not halted send. */
  async function year(all: readonly Subscription[]): Promise<void> {
    const { send, halting } = guard();
    for (; now < begin + 365 * day; now += hour) {
      await halting.look(now);
      for (const one of all) {
        if ((await haltOf(one)) === null) await send(place(one.channelId), post, nonceOf(one));
      }
    }
  }

  test('draws ten refusals at most, however many channels of a server share it', async () => {
    const channels = Array.from({ length: 20 }, (_, i) => `c${i}`);
    const all: Subscription[] = [];
    for (const channelId of channels) all.push(await room.subscribe({ channelId }));
    refusing(channels, missingAccess);
    await year(all);
    expect(room.chat.calls.length).toBeGreaterThan(2);
    expect(room.chat.calls.length).toBeLessThanOrEqual(10);
  });

  test('draws ten at most of a person, who is taken up when a command shows that it may be gone', async () => {
    const person = await room.subscribe({ guildId: null, place: 'person', channelId: 'dm', createdBy: 'u9' });
    refusing(['dm'], { ...forbidden, code: 'no-shared-server', status: 403 });
    await year([person]);
    const before = room.chat.calls.length;
    expect(before).toBeLessThanOrEqual(10);
    const { send, halting } = guard();
    for (let i = 0; i < 50; i++) {
      await halting.heardFrom('u9', now);
      await halting.look(now);
      if ((await haltOf(person)) === null) await send(place('dm'), post, nonceOf(person));
      now += hour;
    }
    expect(room.chat.calls.length).toBeGreaterThan(before);
    expect(room.chat.calls.length).toBeLessThanOrEqual(10);
    await halting.heardFrom('somebody', now);
    expect(await haltOf(person)).toMatchObject({ code: 'no-shared-server' });
  });

  test('is over with the first message that arrives, for all that waited for it', async () => {
    const [one, other] = [await room.subscribe(), await room.subscribe({ channelId: 'c2' })];
    const { send, halting } = guard();
    refusing(['c1', 'c2'], missingAccess);
    for (const each of [one, other]) await send(place(each.channelId), post, nonceOf(each));
    room.chat.weather.clear();
    now += 5 * minute;
    await halting.look(now);
    const goesFirst = (await haltOf(one)) === null ? one : other;
    await send(place(goesFirst.channelId), post, nonceOf(goesFirst));
    for (const each of [one, other]) expect(await haltOf(each)).toBeNull();
  });
});

test('what was not tried says so, so that nobody takes it for a call that Discord did not answer', async () => {
  await room.subscribe();
  seen.set('c1', 'missing-access');
  const { send, edit, remove, findSent, crosspost } = guard();
  const untried = { ok: false, problem: { untried: true } };
  expect(await edit(place(), 'm1', post)).toMatchObject(untried);
  expect(await remove(place(), 'm1')).toMatchObject(untried);
  expect(await crosspost(place(), 'm1')).toMatchObject(untried);
  expect(await findSent(place(), 'mark', 0)).toMatchObject(untried);
  expect(await send(place(), post, `${(await room.subscriptions.all())[0]?.id}-slot`)).toMatchObject(untried);
  expect(room.chat.calls).toEqual([]);
});
