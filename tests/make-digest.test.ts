import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArchive } from '../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../src/archive/story-archive.ts';
import { createDigestMaker } from '../src/make-digest.ts';
import { createPostRenderer } from '../src/render-post.ts';
import { invent } from './contracts/invent-story.ts';
import { at, day, hour, minute, openRoom, type TestRoom } from './delivery/room.ts';

/** Monday, 8:00 UTC. */
const eight = at('2027-01-04T08:00Z');

let room: TestRoom;
let archive: StoryArchive;
let asked: number;
beforeEach(() => {
  room = openRoom();
  archive = createSqliteArchive(room.db);
  asked = 0;
  room.render = createPostRenderer(archive);
  room.compose = createDigestMaker({
    find: (...question) => {
      asked += 1;
      return archive.find(...question);
    },
  });
});
afterEach(() => room.close());

/** A page with so many briefs, each sent `ago` ms before it was captured. */
async function bring(name: string, count: number, captured: number, ago = 2 * minute): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const words = [...'abcdefghi'].map((letter) => `${letter}${name}${n}`).join(' ');
    const story = invent({
      text: `Bericht ${name}${n}: ${words}.`,
      publishedAt: captured - ago - n,
      precision: 'minute',
      capturedAt: captured,
    });
    await archive.file(story, 'new', captured);
  }
}

/** The editions of so many days, from the first slot on: what stands in the channel. */
async function editions(first: number, days: number, dispatcher = room.dispatcher()): Promise<string[]> {
  const before = room.chat.messages.length;
  for (let slot = first; slot < first + days * day; slot += day) {
    await room.planner.plan(slot);
    await dispatcher.run(slot);
  }
  return room.chat.messages.slice(before).map(({ body }) => JSON.stringify(body));
}

const toldIn = (post = '') => new Set(post.match(/Bericht [a-z]+\d+/g)).size;
const leftIn = (post = '') => Number(/Nog (\d+) bericht(?:en)? paste/.exec(post)?.[1] ?? 0);

describe('more than a digest has room for', () => {
  test('comes in the ones after it, all of it, and each says how much is left', async () => {
    await room.subscribe({ createdAt: eight - hour });
    await bring('a', 40, eight - minute);
    const posts = await editions(eight, 5);
    expect(posts.map(toldIn)).toEqual([13, 13, 13, 1]);
    expect(posts.map(leftIn)).toEqual([27, 14, 1, 0]);
    expect(new Set(posts.join().match(/Bericht a\d+/g)).size).toBe(40);
  });

  test('waits while a day brings more than fits, and comes when there is room', async () => {
    await room.subscribe({ createdAt: eight - hour });
    await bring('a', 16, eight - minute);
    const first = await editions(eight, 1);
    await bring('b', 20, eight + day - minute);
    const second = await editions(eight + day, 1);
    const rest = await editions(eight + 2 * day, 3);
    expect([first, second, rest].map((posts) => posts.map(toldIn))).toEqual([[13], [13], [10]]);
    expect([...first, ...second, ...rest].map(leftIn)).toEqual([3, 10, 0]);
    // The newest go first.
    expect(second[0]).not.toMatch(/Bericht a\d/);
  });

  test('is let go a week after it came in, if every day brings more than fits', async () => {
    await room.subscribe({ createdAt: eight - hour });
    await bring('old', 14, eight - minute);
    await editions(eight, 1);
    for (let i = 1; i <= 8; i += 1) {
      await bring(`${'abcdefghi'[i]}`, 13, eight + i * day - minute);
      const [post] = await editions(eight + i * day, 1);
      expect([toldIn(post), leftIn(post)]).toEqual([13, i <= 7 ? 1 : 0]);
    }
    expect(await editions(eight + 9 * day, 1)).toEqual([]);
  });
});

test('a channel is told nothing from before it began, nor old news on a new page', async () => {
  await bring('before', 3, eight - 30 * hour);
  await room.subscribe({ createdAt: eight - hour });
  await bring('a', 14, eight - minute);
  await bring('dragged', 3, eight - minute, 60 * hour);
  const posts = await editions(eight, 5);
  expect(posts.join()).not.toMatch(/before|dragged/);
  expect(posts.map(toldIn)).toEqual([13, 1]);
});

test('after a restore that left a channel unread nothing from before it is told, in whatever edition', async () => {
  const { id } = await room.subscribe({ createdAt: eight - 10 * day });
  await bring('a', 5, eight - hour);
  await room.ledger.skipTo(id, eight - minute, eight);
  await bring('b', 1, eight - 30_000, 10_000);
  expect((await editions(eight, 4)).map(toldIn)).toEqual([1]);
});

test('of a wire that brings thousands the newest are never lost, and not all is read', async () => {
  await room.subscribe({ createdAt: eight - 9 * day });
  room.compose = async () => null;
  await editions(eight - 8 * day, 8);
  let read = 0;
  const ask = archive.find;
  room.compose = createDigestMaker({
    find: async (...question) => {
      const found = await ask(...question);
      read += found.stories.length;
      return found;
    },
  });
  for (let i = 0; i < 8; i += 1) await bring(`${'abcdefgh'[i]}`, 300, eight - i * day - minute);
  const [post = ''] = await editions(eight, 1);
  expect(new Set(post.match(/Bericht [a-z]+\d+/g))).toEqual(
    new Set([...Array(13).keys()].map((n) => `Bericht a${n}`)),
  );
  expect(post).toMatch(/Nog meer dan \d+ berichten pasten er niet bij/);
  expect(read).toBeLessThanOrEqual(1_100);
});

test('what is cut for want of room is the oldest, whatever group it would stand in', async () => {
  await room.subscribe({ createdAt: eight - hour, layout: 'components', briefs: 20 });
  for (let n = 0; n < 21; n += 1) {
    const words = [...'abcdefghi'].map((letter) => `${letter.repeat(12)}${n}`).join(' ');
    const story = invent({
      // Long, and with letters that are escaped: more characters than readers see.
      text: `Zaak ${n} ${'||||||||| '.repeat(4)}${words}.`,
      publishedAt: eight - minute - n,
      precision: 'minute',
      section: n % 2 === 0 ? 'Sport' : 'Economie',
    });
    await archive.file(story, 'new', eight - minute);
  }
  const [post = ''] = await editions(eight, 1);
  const told = [...post.matchAll(/\*\*\d+\.\*\* Zaak (\d+)/g)].map(([, n]) => Number(n));
  expect(told.length).toBeGreaterThan(6);
  expect(told.length).toBeLessThan(20);
  const numbers = Array.from({ length: told.length }, (_, at) => at + 1);
  expect(told).toEqual([...numbers.filter((n) => n % 2 === 1), ...numbers.filter((n) => n % 2 === 0)]);
  expect(post.match(/### (Sport|Economie)/g)).toHaveLength(2);
});

test('sixty channels with one topic ask the archive once', async () => {
  await bring('a', 250, eight - minute);
  for (let i = 0; i < 60; i += 1) await room.subscribe({ channelId: `c${i}`, createdAt: eight - hour });
  expect(await room.planner.plan(eight)).toMatchObject({ planned: 60 });
  expect(asked).toBe(3);
});
