import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeNews } from '../src/desk/past.ts';
import { at, badBody, forbidden, hour, minute } from './delivery/room.ts';
import { madeStory, night, openStoryRoom, type StoryRoom, ten } from './story-room.ts';

let room: StoryRoom;
beforeEach(() => {
  room = openStoryRoom();
});
afterEach(() => room.close());
const direct: StoryRoom['direct'] = (wish) => room.direct(wish);
const bring: StoryRoom['bring'] = (...story) => room.bring(...story);
const tick: StoryRoom['tick'] = (now) => room.tick(now);

describe('a subscription in mode direct', () => {
  test('gets each story as it comes, in a message of its own, once', async () => {
    const { id } = await direct();
    expect(await tick(ten)).toEqual([]);
    await bring('b', ten);
    await bring('a', ten - minute);
    expect(await tick(ten + minute)).toEqual(['a', 'b']);
    expect(await tick(ten + 2 * minute)).toEqual([]);
    await bring('c', ten + 2 * minute);
    expect(await tick(ten + 3 * minute)).toEqual(['c']);
    expect(room.chat.messages.every(({ nonce }) => nonce.length <= 25 && nonce.startsWith(`${id}.`))).toBe(
      true,
    );
    room.start();
    expect(await tick(ten + 4 * minute)).toEqual([]);
  });

  test('is told of in the log as a story, and a digest as a digest', async () => {
    const { id, channelId } = await direct();
    await bring('a', ten);
    room.chat.weather.set(channelId, [badBody]);
    await tick(ten);
    await direct({ mode: 'digest', schedule: '0 11 * * *', channelId: 'c2' });
    room.chat.weather.set('c2', [forbidden]);
    await bring('b', ten + 50 * minute);
    await tick(ten + hour);
    const [alone, digest] = room.problems.map(({ message }) => message);
    expect(alone).toContain(`A story for subscription ${id} that came in at `);
    expect(alone).toContain('It is not sent again; it stays in the archive.');
    expect(alone).not.toMatch(/digest|edition/);
    expect(digest).toMatch(/^The digest of subscription .*Its stories go into the next edition\.$/);
  });

  test('gets no digests, whatever its schedule', async () => {
    await direct({ schedule: '0 10 * * *' });
    await bring('a', ten - minute);
    expect(await tick(ten)).toEqual(['a']);
    expect(room.orders).toEqual([]);
  });

  test('gets nothing that came in before it was made, no fragment and nothing old', async () => {
    await bring('before', ten - 2 * minute);
    await direct({ createdAt: ten - minute });
    await bring('old', ten - 80 * hour, { capturedAt: ten });
    await bring('piece', ten, { paragraphs: ['Finale op kun'], truncated: true });
    await bring('fresh', ten);
    expect(await tick(ten)).toEqual(['fresh']);
  });

  test('gets nothing that a new source held already, until that becomes news', async () => {
    await direct();
    const past = await bring('past', ten - minute, { isPast: true });
    expect(await tick(ten)).toEqual([]);
    await makeNews(room.archive, past.id, ten + minute);
    expect(await tick(ten + minute)).toEqual(['past']);
  });

  test('gets a page’s story of an hour ago that came in just now', async () => {
    await direct({ createdAt: ten - minute });
    await bring('page', ten - hour, { capturedAt: ten });
    expect(await tick(ten)).toEqual(['page']);
  });

  test('gets an event once, also under another id, and not what the channel had', async () => {
    await direct();
    await direct({ topic: 'agas' });
    await bring('gas', ten);
    expect(await tick(ten)).toEqual(['gas']);
    const again = madeStory('gas', ten + minute, { source: 'other' });
    await room.archive.file({ ...again, id: `${again.id.slice(1)}0` }, 'new', ten + minute);
    expect(await tick(ten + minute)).toEqual([]);
  });

  test('gets what was under an embargo when that lifts, though nothing came in', async () => {
    await direct();
    await bring('later', ten, { embargoUntil: ten + hour });
    expect(await tick(ten + 59 * minute)).toEqual([]);
    expect(await tick(ten + hour)).toEqual(['later']);
  });

  test('asks neither archive nor ledger about anybody while nothing comes in', async () => {
    for (let i = 0; i < 50; i++) await direct({ channelId: `c${i}`, topic: `topic${i % 5}` });
    await tick(ten);
    await tick(ten + minute);
    room.asked = 0;
    const standings: unknown[] = [];
    const { standings: ask } = room.ledger;
    Object.assign(room.ledger, {
      standings: (...args: Parameters<typeof ask>) => {
        standings.push(args);
        return ask(...args);
      },
    });
    for (let i = 2; i < 10; i++) await room.planStories(ten + i * minute);
    // One look each for what an embargo let go.
    expect(room.asked).toBe(8);
    expect(standings).toEqual([]);
  });

  test('reads a topic once a round, however many follow it', async () => {
    for (let i = 0; i < 40; i++) await direct({ channelId: `c${i}` });
    await tick(ten);
    await bring('a', ten);
    room.asked = 0;
    expect(await tick(ten + minute)).toHaveLength(40);
    expect(room.asked).toBeLessThanOrEqual(2);
  });

  test('whose topic cannot be read is reported once and hinders no other', async () => {
    await direct({ topic: 'stad:', channelId: 'c2' });
    await direct();
    await bring('a', ten);
    expect(await tick(ten)).toEqual(['a']);
    await tick(ten + 6 * minute);
    expect(room.problems.map(({ code }) => code)).toEqual(['stories-not-found']);
  });
});

describe('in quiet hours', () => {
  test('stories wait, and come as one digest when they end', async () => {
    await direct({ quiet: night });
    const evening = at('2027-01-04T22:00Z');
    await bring('a', evening - minute);
    expect(await tick(evening - minute)).toEqual(['a']);
    for (const [i, name] of ['b', 'c', 'd'].entries()) {
      await bring(name, evening + i * hour);
      expect(await tick(evening + i * hour)).toEqual([]);
    }
    expect(await tick(at('2027-01-05T06:59Z'))).toEqual([]);
    const [digest, ...others] = await tick(at('2027-01-05T07:00Z'));
    expect([digest?.split(' ').sort(), others]).toEqual([['b', 'c', 'd'], []]);
    await bring('e', at('2027-01-05T07:01Z'));
    expect(await tick(at('2027-01-05T07:01Z'))).toEqual(['e']);
  });

  test('what did not fit into that digest is not told after it', async () => {
    await direct({ quiet: night, briefs: 2 });
    for (const name of ['b', 'c', 'd', 'e', 'f']) await bring(name, at('2027-01-04T23:00Z'));
    await tick(at('2027-01-04T23:00Z'));
    const seven = at('2027-01-05T07:00Z');
    expect((await tick(seven))[0]?.split(' ')).toHaveLength(3);
    expect(await tick(seven + minute)).toEqual([]);
    await bring('g', seven + hour);
    expect(await tick(seven + hour)).toEqual(['g']);
    expect(await tick(seven + 2 * hour)).toEqual([]);
  });
});

describe('after an outage', () => {
  test('what came in more than an hour ago comes in one digest, the rest by itself', async () => {
    await direct();
    await tick(ten);
    for (const name of ['a', 'b', 'c']) await bring(name, ten + minute);
    await bring('now', ten + 6 * hour - minute);
    room.start();
    const [single, digest, ...others] = await tick(ten + 6 * hour);
    expect([single, digest?.split(' ').sort(), others]).toEqual(['now', ['a', 'b', 'c'], []]);
  });
});
