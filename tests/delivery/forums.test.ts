import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '../../src/delivery/chat-gateway.ts';
import type { SandboxChannel } from '../../src/sandbox/places.ts';
import { eight, openPlaces, type PlacesBench } from './places-bench.ts';
import { hour, minute } from './room.ts';

const opening = 'POST /channels/{channel_id}/threads';

let bench: PlacesBench;
let forum: SandboxChannel;
let place: Place;
beforeEach(async () => {
  bench = await openPlaces();
  await addForum();
});
afterEach(() => bench.stop());

async function addForum(settings: { tags?: string[]; moderatedTags?: string[]; requireTag?: boolean } = {}) {
  const name = `dossiers-${Object.keys(settings).length}`;
  forum = await bench.hears('CHANNEL_CREATE', () =>
    bench.sandbox.guild.addChannel(name, { kind: 'forum', ...settings }),
  );
  place = { kind: 'forum', channelId: forum.id, parentId: null };
}
const names = () => forum.threads.map(({ name }) => name);
const texts = () => forum.threads.map(({ messages }) => messages.map(({ content }) => content));
const stateOf = async (id: string) => (await bench.ledger.delivery(id))?.state;

describe('a post in a forum', () => {
  test('opens a thread with its name and the message in it, and is on record by the thread’s id', async () => {
    const id = await bench.plan(place, ['s1', 's2']);
    await bench.run();
    await bench.run(minute);
    expect([names(), texts()]).toEqual([['s1 s2 · 4 januari'], [['s1 s2']]]);
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: forum.threads[0]?.id });
    expect(bench.problems).toEqual([]);
    expect(bench.sandbox.unknownRequests).toEqual([]);
  });

  test('gets those of its tags that the forum still has and the bot may give', async () => {
    await addForum({ tags: ['Binnenland', 'Buitenland'], moderatedTags: ['Dossier'] });
    const tags = bench.channels.find(forum.id)?.tags.map(({ id }) => id) ?? [];
    expect(tags).toHaveLength(3);
    await bench.plan(place, ['s1'], { tags: [...tags.slice(1), '123456789012345678'] });
    await bench.run();
    expect(forum.threads[0]?.tags).toEqual(['Buitenland']);
  });

  test('without a tag where one is wanted is told in words and not tried, and its stories are free', async () => {
    await addForum({ tags: ['Binnenland'], requireTag: true });
    const id = await bench.plan(place, ['s1'], { tags: ['123456789012345678'] });
    await bench.run();
    expect(await stateOf(id)).toBe('failed');
    expect(bench.problems).toMatchObject([
      { code: 'delivery-tag-missing', message: expect.stringContaining('wants a tag on each post') },
    ]);
    expect(bench.asked(opening)).toEqual([]);
    expect(await bench.ledger.hadBefore(forum.id, ['s1'], [])).toEqual(new Set());
  });

  test('where the forum is gone fails in words', async () => {
    await bench.plan(place, ['s1']);
    forum.delete();
    await bench.run();
    expect(bench.problems).toMatchObject([{ code: 'delivery-unknown-channel' }]);
  });
});

describe('a post whose answer was lost', () => {
  test.each([
    ['a connection that broke off', () => bench.sandbox.drop(opening, { when: 'after' })],
    ['a server that broke down', () => bench.sandbox.fail(opening, { status: 502, afterEffect: true })],
  ])('by %s is found by looking, at once, and never sent again', async (_, lose) => {
    lose();
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    await bench.run(5_000);
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: forum.threads[0]?.id });
    await bench.run(hour);
    expect(bench.asked(opening)).toHaveLength(1);
    expect(texts()).toEqual([['s1']]);
  });

  test('is found among archived threads, people’s posts and those of other editions', async () => {
    await bench.plan(place, ['s0']);
    await bench.run();
    bench.sandbox.drop(opening, { when: 'after' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    forum.startThread('s1 · 4 januari', { text: 's1' });
    for (const thread of forum.threads) thread.archive();
    await bench.run(5_000);
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: forum.threads[1]?.id });
    expect(bench.asked(opening)).toHaveLength(2);
  });

  test('is found behind more archived threads than one page holds', async () => {
    bench.sandbox.drop(opening, { when: 'after' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    forum.threads[0]?.archive();
    for (let n = 0; n < 250; n += 1) {
      bench.clock.at += 10;
      forum.startThread(`Vraag ${n}`).archive();
    }
    await bench.run(5_000);
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent', messageId: forum.threads[0]?.id });
  });

  test('before it arrived is not sent again while Discord may still be at it, and then once', async () => {
    bench.sandbox.drop(opening, { when: 'before' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    for (const ms of [1_000, 4_000, 30_000, 60_000]) {
      await bench.run(ms);
      expect(bench.asked(opening)).toHaveLength(1);
    }
    expect(await stateOf(id)).toBe('sending');
    bench.restart();
    await bench.run(1_000);
    expect(bench.asked(opening)).toHaveLength(1);
    await bench.run(minute);
    expect(await stateOf(id)).toBe('sent');
    expect(bench.asked(opening)).toHaveLength(2);
    expect(texts()).toEqual([['s1']]);
  });

  test('and that Discord carries out a minute later is there once', async () => {
    const held = bench.sandbox.hold(opening, 'before');
    const id = await bench.plan(place, ['s1']);
    void bench.run();
    await held.reached;
    // The process dies with its call on the way: the next one looks, finds nothing yet, and waits.
    bench.restart();
    await bench.run(30_000);
    expect(await stateOf(id)).toBe('sending');
    const posted = bench.sandbox.waitFor('the post', (event) => event.kind === 'message-posted');
    held.release();
    await posted;
    await bench.run(3 * minute);
    expect(await stateOf(id)).toBe('sent');
    expect(texts()).toEqual([['s1']]);
  });

  test('while nobody can look is never sent again', async () => {
    bench.sandbox.drop(opening, { when: 'after' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    await bench.hears('CHANNEL_UPDATE', () => forum.deny('bot', 'ReadMessageHistory'));
    for (let n = 0; n < 30; n += 1) await bench.run(hour);
    expect(bench.asked(opening)).toHaveLength(1);
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'failed', released: false });
    expect(bench.problems[0]?.message).toContain('It may be in the channel; its stories are not sent again.');
  });

  test('in an outage is there once when that is over', async () => {
    await bench.plan(place, ['s1']);
    await bench.sandbox.down();
    await bench.run();
    await bench.sandbox.up();
    await bench.run(5 * minute);
    expect(texts()).toEqual([['s1']]);
  });
});

describe('what changes of a post in a forum', () => {
  async function postOne(): Promise<void> {
    await bench.plan(place, ['s1', 's2']);
    await bench.run();
  }

  test('is changed in its message and its name, in an archived thread too, which stays archived', async () => {
    await postOne();
    forum.threads[0]?.archive();
    bench.wire.change('s1', 'corrected');
    await bench.run(hour);
    expect([names(), texts()]).toEqual([['s1 s2 · 4 januari'], [['s1/2 s2']]]);
    expect(forum.threads[0]?.archived).toBe(true);
    bench.wire.change('s2', 'killed');
    await bench.run(60 * 24 * hour);
    expect([names(), texts()]).toEqual([['s1 ~s2~ · 4 januari'], [['s1/2 ~s2~']]]);
    expect(forum.threads[0]?.archived).toBe(true);
  });

  test('leaves the name that a moderator gave it, until there is another', async () => {
    await postOne();
    forum.threads[0]?.rename('Ochtend');
    bench.wire.change('s1', 'updated');
    await bench.run(minute);
    expect([names(), texts()]).toEqual([['Ochtend'], [['s1/2 s2']]]);
    bench.restart();
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    expect([names(), texts()]).toEqual([['~s1~ s2 · 4 januari'], [['~s1~ s2']]]);
  });

  test('in a locked thread: what was killed is deleted, and the name changed as soon as it is unlocked', async () => {
    await bench.plan(place, ['s1']);
    await bench.run();
    forum.threads[0]?.lock();
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    expect(texts()).toEqual([[]]);
    expect(bench.problems).toMatchObject([{ code: 'amendment-thread-locked' }]);
    forum.threads[0]?.unlock();
    await bench.run(hour);
    expect(names()).toEqual(['Niet meer beschikbaar / No longer available']);
  });

  test('deletes the message where nothing of it may stand, and gives the thread another name', async () => {
    await bench.plan(place, ['s1'], { kind: 'deleting' });
    await bench.run();
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    expect([names(), texts()]).toEqual([['Niet meer beschikbaar / No longer available'], [[]]]);
    expect(await bench.ledger.hadBefore(forum.id, ['s1'], [])).toEqual(new Set());
  });

  test('deletes the thread, where the bot may', async () => {
    await bench.plan(place, ['s1'], { kind: 'deleting' });
    await bench.run();
    await bench.hears('CHANNEL_UPDATE', () => forum.allow('bot', 'ManageThreads'));
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    expect(forum.threads).toEqual([]);
  });

  test('of which somebody deleted the message, changes its name all the same', async () => {
    await postOne();
    const [thread] = forum.threads;
    await bench.gateway.remove(
      { kind: 'thread', channelId: thread?.id ?? '', parentId: forum.id },
      thread?.id ?? '',
    );
    bench.wire.change('s1', 'killed');
    await bench.run(minute);
    expect(names()).toEqual(['~s1~ s2 · 4 januari']);
    expect(bench.problems).toMatchObject([{ code: 'amendment-gone' }]);
  });

  test('is found after a restore: its own threads, open and archived, oldest first', async () => {
    await postOne();
    await bench.plan(place, ['s3']);
    await bench.run();
    forum.startThread('Vraag');
    forum.threads[1]?.archive();
    const read = await bench.gateway.listSent(place, eight - hour);
    const posts = forum.threads.slice(0, 2).map(({ id }, n) => ({
      messageId: id,
      storyIds: n === 0 ? ['s1', 's2'] : ['s3'],
    }));
    expect(read).toMatchObject({ ok: true, posts });
    expect(await bench.gateway.listSent(place, bench.clock.at + hour)).toEqual({ ok: true, posts: [] });
  });
});
