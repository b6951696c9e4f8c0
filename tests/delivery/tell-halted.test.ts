import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HaltNotice, PlaceName, Target } from '../../src/delivery/chat-gateway.ts';
import { createHalting } from '../../src/delivery/halting.ts';
import { createHaltTeller } from '../../src/delivery/tell-halted.ts';
import { createPlaceWatch } from '../../src/delivery/watch-places.ts';
import { day, hour, minute, openRoom, type TestRoom } from './room.ts';

const begin = Date.UTC(2027, 0, 4, 7);

let room: TestRoom;
/** By channel: why it is out of reach, and the permissions that are missing there. */
let seen: Map<string, readonly [code: string, ...lacks: string[]]>;
/** Who takes no direct messages. */
let refusing: Set<string>;
let notices: HaltNotice[];
/** Telling cannot put it into words. */
let isSpeechless: boolean;
/** Whom a message went to, told or not. */
let tried: string[];
let minuteByMinute: (now: number) => Promise<void>;
beforeEach(() => {
  room = openRoom();
  seen = new Map();
  refusing = new Set();
  notices = [];
  tried = [];
  isSpeechless = false;
  start();
});
afterEach(() => room.close());

/** As the program has it after a start. */
function start(): void {
  const { subscriptions, ledger } = room;
  const halting = createHalting({
    subscriptions,
    ledger,
    whyUnreachable: ({ channelId }: Target) => seen.get(channelId)?.[0] ?? null,
    missing: ({ channelId }: Target) => seen.get(channelId)?.slice(1) ?? [],
  });
  const tell = createHaltTeller({
    subscriptions,
    managersOf: (guildId) => [`owner of ${guildId}`],
    tell: async (notice) => {
      tried.push(notice.userId);
      if (isSpeechless) throw new Error('The names cannot be read.');
      if (refusing.has(notice.userId)) return 'refused';
      notices.push(notice);
      return 'told';
    },
  });
  minuteByMinute = async (now) => {
    await halting.look(now);
    await tell(now);
  };
}
const toldOf = () =>
  notices.map(({ subscriptions: [first] }) => [first?.halt?.code, ...(first?.halt?.lacks ?? [])]);

describe('a halt', () => {
  test('is told once, and again when another cause comes within the day', async () => {
    await room.subscribe();
    seen.set('c1', ['missing-permissions', 'SendMessages']);
    for (let i = 0; i < 3; i++) await minuteByMinute(begin + i * minute);
    seen.clear();
    await minuteByMinute(begin + hour);
    seen.set('c1', ['unknown-channel']);
    for (let i = 0; i < 3; i++) await minuteByMinute(begin + 2 * hour + i * minute);
    expect(toldOf()).toEqual([['missing-permissions', 'SendMessages'], ['unknown-channel']]);
  });

  test('is told once it can be put into words', async () => {
    await room.subscribe();
    seen.set('c1', ['unknown-channel']);
    isSpeechless = true;
    await expect(minuteByMinute(begin)).rejects.toThrow('cannot be read');
    isSpeechless = false;
    await minuteByMinute(begin + minute);
    expect(toldOf()).toEqual([['unknown-channel']]);
  });

  test('that goes on for another reason is told anew, by permission too', async () => {
    await room.subscribe();
    seen.set('c1', ['missing-permissions', 'SendMessages']);
    await minuteByMinute(begin);
    seen.set('c1', ['missing-permissions', 'EmbedLinks']);
    await minuteByMinute(begin + minute);
    // Both are known by now.
    seen.set('c1', ['missing-permissions', 'SendMessages']);
    await minuteByMinute(begin + 2 * minute);
    seen.set('c1', ['unknown-channel']);
    await minuteByMinute(begin + 3 * minute);
    expect(toldOf()).toEqual([
      ['missing-permissions', 'SendMessages'],
      ['missing-permissions', 'SendMessages', 'EmbedLinks'],
      ['unknown-channel', 'SendMessages', 'EmbedLinks'],
    ]);
  });

  test('that comes and goes is told once a day, and when it stays a day later', async () => {
    await room.subscribe();
    for (let i = 0; i < 6; i++) {
      seen.set('c1', ['missing-permissions', 'SendMessages']);
      await minuteByMinute(begin + i * hour);
      if (i < 5) seen.clear();
      await minuteByMinute(begin + i * hour + minute);
    }
    expect(notices).toHaveLength(1);
    await minuteByMinute(begin + day - minute);
    expect(notices).toHaveLength(1);
    for (let i = 0; i < 5; i++) await minuteByMinute(begin + day + i * day);
    expect(notices).toHaveLength(2);
  });
});

describe('a server that throws the bot out for a while', () => {
  const out = () => {
    for (const id of ['c1', 'c2']) seen.set(id, ['unknown-guild']);
  };

  test('has nobody written to who is known from there alone, and who is told later is whoever set it up', async () => {
    await room.subscribe();
    await room.subscribe({ channelId: 'c2' });
    refusing.add('u1');
    out();
    for (let i = 0; i < 30; i++) await minuteByMinute(begin + i * minute);
    seen.clear();
    refusing.clear();
    await minuteByMinute(begin + hour);
    expect(tried).toEqual([]);
    seen.set('c2', ['missing-permissions', 'SendMessages']);
    await minuteByMinute(begin + 2 * hour);
    expect(notices).toMatchObject([{ userId: 'u1', isOthers: false }]);
  });

  test('is told to who has something elsewhere, and a refusal then does not count against them', async () => {
    await room.subscribe();
    await room.subscribe({ guildId: 'g2', channelId: 'c3' });
    refusing.add('u1');
    out();
    for (let i = 0; i < 3; i++) await minuteByMinute(begin + i * minute);
    expect(tried).toEqual(['u1']);
    refusing.clear();
    seen.set('c3', ['unknown-channel']);
    await minuteByMinute(begin + hour);
    expect(notices).toMatchObject([{ userId: 'u1', isOthers: false }]);
  });

  test.each([
    ['lasts', () => {}],
    ['was over before', () => seen.clear()],
  ])('has no cause told again that was told within the day and %s', async (_, end) => {
    await room.subscribe();
    seen.set('c1', ['unknown-channel']);
    await minuteByMinute(begin);
    end();
    await minuteByMinute(begin + minute);
    out();
    for (let i = 2; i < 30; i++) await minuteByMinute(begin + i * minute);
    seen.clear();
    end();
    seen.set('c1', ['unknown-channel']);
    for (let i = 30; i < 60; i++) await minuteByMinute(begin + i * minute);
    expect(toldOf()).toEqual([['unknown-channel']]);
  });
});

describe('who cannot be told', () => {
  test('keeps nobody else of the server from being told, a few an hour', async () => {
    for (let i = 0; i < 8; i++) await room.subscribe({ channelId: `c${i}`, createdBy: `u${i}` });
    for (let i = 0; i < 8; i++) seen.set(`c${i}`, ['missing-permissions', 'SendMessages']);
    for (let i = 0; i < 5; i++) refusing.add(`u${i}`);
    await minuteByMinute(begin);
    // Three were refused; each refusal counts with Discord.
    expect(tried).toEqual(['u0', 'u1', 'u2']);
    for (let i = 1; i < 4 * 60; i++) await minuteByMinute(begin + i * minute);
    expect(new Set(notices.map(({ userId }) => userId))).toEqual(new Set(['u5', 'u6', 'u7']));
    for (let i = 0; i < 5; i++) expect(tried.filter((one) => one === `u${i}`)).toHaveLength(1);
    const all = notices.flatMap(({ subscriptions }) => subscriptions.map(({ channelId }) => channelId));
    expect(all.sort()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
    expect(notices.filter(({ isOthers }) => isOthers)).not.toEqual([]);
  });

  test('has the owner of the server told, and then nobody is asked again', async () => {
    await room.subscribe();
    seen.set('c1', ['unknown-channel']);
    refusing.add('u1');
    for (let i = 0; i < 200; i++) await minuteByMinute(begin + i * minute);
    expect(tried).toEqual(['u1', 'owner of g1']);
    expect(notices).toMatchObject([{ userId: 'owner of g1', isOthers: true, about: 'halt' }]);
  });

  test('is left alone where nobody can be told', async () => {
    await room.subscribe();
    seen.set('c1', ['unknown-channel']);
    for (const one of ['u1', 'owner of g1']) refusing.add(one);
    for (let i = 0; i < 200; i++) await minuteByMinute(begin + i * minute);
    start();
    await minuteByMinute(begin + 5 * hour);
    expect(tried).toEqual(['u1', 'owner of g1']);
  });

  test('and follows in direct messages is told by nobody', async () => {
    await room.subscribe({ guildId: null, place: 'person' });
    seen.set('c1', ['no-direct-messages']);
    await minuteByMinute(begin);
    expect(tried).toEqual([]);
  });
});

describe('a role that is deleted', () => {
  test('is mentioned no more, which is told once', async () => {
    const { id } = await room.subscribe({ roleId: '77' });
    let isThere: boolean | null = true;
    const watch = createPlaceWatch({
      subscriptions: room.subscriptions,
      names: { nameOf: async () => null, note: async () => {}, forget: async () => {} },
      seenName: () => null,
      hasRole: () => isThere,
    });
    for (const there of [true, null]) {
      isThere = there;
      await watch(begin);
      expect(await room.subscriptions.get(id)).toMatchObject({ roleId: '77', lostRole: null });
    }
    isThere = false;
    for (let i = 0; i < 3; i++) {
      await watch(begin + i * minute);
      await minuteByMinute(begin + i * minute);
    }
    expect(await room.subscriptions.get(id)).toMatchObject({ roleId: null });
    expect(notices).toMatchObject([{ about: 'role', userId: 'u1', subscriptions: [{ id }] }]);
  });
});

test('what places are called is written down when it is new, and not each minute', async () => {
  await room.subscribe();
  await room.subscribe({ channelId: 'c2' });
  const written: [string, PlaceName][] = [];
  let channel: string | null = 'nieuws';
  const watch = createPlaceWatch({
    subscriptions: room.subscriptions,
    names: {
      nameOf: async () => null,
      note: async (names) => void written.push(...names),
      forget: async () => {},
    },
    seenName: ({ channelId }) =>
      channel === null || channelId !== 'c1' ? null : { channel, server: 'Krant' },
    hasRole: () => true,
  });
  for (let i = 0; i < 3; i++) await watch(begin + i * minute);
  channel = 'buitenland';
  await watch(begin + 3 * minute);
  channel = null;
  await watch(begin + 4 * minute);
  expect(written).toEqual([
    ['c1', { channel: 'nieuws', server: 'Krant' }],
    ['c1', { channel: 'buitenland', server: 'Krant' }],
  ]);
});
