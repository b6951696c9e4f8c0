import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '../../src/delivery/chat-gateway.ts';
import type { SandboxChannel } from '../../src/sandbox/places.ts';
import { openPlaces, type PlacesBench } from './places-bench.ts';
import { day, hour, minute } from './room.ts';

const posting = 'POST /channels/{channel_id}/messages';
const crossposting = 'POST /channels/{channel_id}/messages/{message_id}/crosspost';

let bench: PlacesBench;
let news: SandboxChannel;
let place: Place;
beforeEach(async () => {
  bench = await openPlaces();
  news = bench.sandbox.channel('aankondigingen');
  place = { kind: 'channel', channelId: news.id, parentId: null };
});
afterEach(() => bench.stop());

const sentOn = () => news.messages.filter(({ crossposted }) => crossposted).map(({ content }) => content);
const calls = () => bench.asked(crossposting);

describe('a post in an announcement channel', () => {
  test('is sent on to the servers that follow it, once, and an edit does not send it again', async () => {
    await bench.plan(place, ['s1']);
    await bench.run();
    expect(sentOn()).toEqual(['s1']);
    bench.wire.change('s1', 'corrected');
    await bench.run(hour);
    await bench.run(hour);
    expect(sentOn()).toEqual(['s1/2']);
    expect(calls()).toHaveLength(1);
    expect(bench.problems).toEqual([]);
  });

  test('is not sent on from any other kind of place', async () => {
    await bench.plan({ ...place, channelId: bench.sandbox.channel('nieuws').id }, ['s1']);
    const thread = await bench.hears('THREAD_CREATE', () => news.startThread('Vragen'));
    await bench.plan({ kind: 'thread', channelId: thread.id, parentId: news.id }, ['s1']);
    await bench.run();
    expect(bench.asked(posting)).toHaveLength(2);
    expect(calls()).toEqual([]);
  });

  test('is not sent on when all of it was taken back before, and is when it may be told again', async () => {
    bench.sandbox.limit(crossposting, { retryAfter: 1_800, scope: 'shared', times: 1 });
    await bench.plan(place, ['s1']);
    await bench.run();
    bench.wire.change('s1', 'withheld');
    await bench.run(hour);
    expect(news.messages.map(({ content }) => content)).toEqual(['~s1~']);
    await bench.run(2 * hour);
    expect(calls()).toHaveLength(1);
    bench.wire.change('s1', 'updated');
    await bench.run(3 * hour);
    expect(sentOn()).toEqual(['s1/3']);
    expect(bench.problems).toEqual([]);
  });

  test('is sent on without what was taken back, and not while that still stands there', async () => {
    bench.sandbox.limit(crossposting, { retryAfter: 600, scope: 'shared', times: 1 });
    await bench.plan(place, ['s1', 's2']);
    await bench.run();
    bench.wire.change('s1', 'killed');
    bench.sandbox.fail('PATCH /channels/{channel_id}/messages/{message_id}', { status: 500, times: 1 });
    await bench.run(hour);
    expect(sentOn()).toEqual([]);
    await bench.run(5 * minute);
    await bench.run(5 * minute);
    expect(sentOn()).toEqual(['~s1~ s2']);
  });

  test('is sent on as well when it was found after its answer was lost', async () => {
    bench.sandbox.drop(posting, { when: 'after' });
    await bench.plan(place, ['s1']);
    await bench.run();
    bench.restart();
    await bench.run(10 * minute);
    expect(bench.asked(posting)).toHaveLength(1);
    expect(sentOn()).toEqual(['s1']);
  });

  test('whose crosspost lost its answer is asked for again, and done is done', async () => {
    bench.sandbox.drop(crossposting, { when: 'after' });
    await bench.plan(place, ['s1']);
    await bench.run();
    await bench.run(minute);
    await bench.run(day);
    expect(calls().map(({ status }) => status)).toEqual([0, 400]);
    expect(bench.problems).toEqual([]);
  });

  test('that somebody deleted is not sent on, and nobody is told', async () => {
    bench.sandbox.fail(crossposting, { status: 502 });
    await bench.plan(place, ['s1']);
    await bench.run();
    await bench.gateway.remove(place, news.messages[0]?.id ?? '');
    await bench.run(minute);
    await bench.run(day);
    expect(calls()).toHaveLength(2);
    expect(bench.problems).toEqual([]);
  });

  test('that was killed before its turn is changed first, or not sent on at all', async () => {
    bench.sandbox.fail(crossposting, { status: 502, times: 2 });
    await bench.plan(place, ['s1', 's2']);
    await bench.plan(place, ['s3'], { kind: 'deleting' });
    await bench.run();
    bench.wire.change('s1', 'killed');
    bench.wire.change('s3', 'killed');
    await bench.run(minute);
    await bench.run(hour);
    expect(sentOn()).toEqual(['~s1~ s2']);
    expect(bench.problems).toEqual([]);
  });

  test('where the bot may not send it on is told of once, and stays where it is', async () => {
    const body = { message: 'Missing Permissions', code: 50_013 };
    bench.sandbox.fail(crossposting, { status: 403, body });
    await bench.plan(place, ['s1']);
    await bench.run();
    await bench.run(day);
    expect(calls()).toHaveLength(1);
    expect(bench.problems).toMatchObject([
      { code: 'crosspost-missing-permissions', message: expect.stringContaining('was not sent on') },
    ]);
  });
});

describe('the limit of ten an hour', () => {
  const stories = Array.from({ length: 25 }, (_, n) => `s${n + 1}`);

  test('is kept from the ledger, over restarts, in the order of the posts', async () => {
    for (const story of stories) await bench.plan(place, [story]);
    await bench.run();
    expect(news.messages).toHaveLength(25);
    expect(sentOn()).toEqual(stories.slice(0, 10));
    bench.restart();
    for (let n = 0; n < 59; n += 1) await bench.run(minute);
    expect(calls()).toHaveLength(10);
    await bench.run(2 * minute);
    expect(sentOn()).toEqual(stories.slice(0, 20));
    bench.restart();
    for (let n = 0; n < 6; n += 1) await bench.run(10 * minute);
    await bench.run(minute);
    expect(sentOn()).toEqual(stories);
    expect(calls().every(({ status }) => status === 200)).toBe(true);
    const times = calls().map(({ at }) => at);
    for (const [n, at] of times.slice(10).entries())
      expect(at).toBeGreaterThanOrEqual((times[n] ?? 0) + hour);
    expect(await bench.ledger.nextTryAt()).toBeNull();
  });

  test('is that of one channel: another goes on, and so do posts and corrections in the same', async () => {
    const other = await bench.hears('CHANNEL_CREATE', () =>
      bench.sandbox.guild.addChannel('persberichten', 'announcement'),
    );
    for (const story of stories.slice(0, 12)) await bench.plan(place, [story]);
    await bench.plan({ ...place, channelId: other.id }, ['s1']);
    await bench.run();
    expect(other.messages[0]?.crossposted).toBe(true);
    await bench.plan(place, ['s13']);
    bench.wire.change('s12', 'killed');
    await bench.run(minute);
    expect(news.messages.map(({ content }) => content).slice(11)).toEqual(['~s12~', 's13']);
    expect(sentOn()).toHaveLength(10);
  });

  test('is borne where Discord has another: its wait holds for all that wait in the channel', async () => {
    bench.sandbox.limit(crossposting, { retryAfter: 1_800 });
    for (const story of ['s1', 's2', 's3']) await bench.plan(place, [story]);
    await bench.run();
    bench.restart();
    for (let n = 0; n < 29; n += 1) await bench.run(minute);
    expect(calls()).toHaveLength(1);
    await bench.run(2 * minute);
    expect(sentOn()).toEqual(['s1', 's2', 's3']);
  });

  test('that leaves no room for a day ends it, in words', async () => {
    for (const story of stories.slice(0, 11)) await bench.plan(place, [story]);
    await bench.run();
    await bench.run(25 * hour);
    expect(calls()).toHaveLength(10);
    expect(bench.problems).toMatchObject([{ code: 'crosspost-too-late' }]);
    expect(await bench.ledger.nextTryAt()).toBeNull();
  });

  test('does not hold for ever when the clock was ahead', async () => {
    bench.clock.at += 400 * day;
    for (const story of stories.slice(0, 11)) await bench.plan(place, [story]);
    await bench.run();
    bench.clock.at -= 400 * day;
    await bench.run(minute);
    expect(sentOn()).toHaveLength(11);
  });
});
