import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Place } from '../../src/delivery/chat-gateway.ts';
import type { SandboxMember } from '../../src/sandbox/places.ts';
import { eight, openPlaces, type PlacesBench } from './places-bench.ts';
import { hour, minute } from './room.ts';

const posting = 'POST /channels/{channel_id}/messages';

let bench: PlacesBench;
let reader: SandboxMember;
let place: Place;
beforeEach(async () => {
  bench = await openPlaces();
  reader = bench.sandbox.member('reader');
  const opened = await bench.gateway.openDirect(reader.id);
  if (!opened.ok) throw new Error(opened.problem.message);
  place = { kind: 'person', channelId: opened.channelId, parentId: null };
});
afterEach(() => bench.stop());

const texts = () => reader.directMessages.messages.map(({ content }) => content);

describe('direct messages', () => {
  test('have one channel, however often it is opened', async () => {
    expect(place.channelId).toBe(reader.directMessages.id);
    expect(await bench.gateway.openDirect(reader.id)).toEqual({ ok: true, channelId: place.channelId });
    expect(await bench.gateway.openDirect('1')).toMatchObject({ ok: false, problem: { uncertain: false } });
  });

  test('are sent with a nonce: a lost answer makes no second one', async () => {
    bench.sandbox.drop(posting, { when: 'after' });
    await bench.plan(place, ['s1']);
    await bench.run();
    await bench.run(5_000);
    expect(bench.asked(posting)).toHaveLength(2);
    expect(texts()).toEqual(['s1']);
  });

  test('are looked for in what was said there when the nonce no longer holds', async () => {
    bench.sandbox.drop(posting, { when: 'after' });
    const id = await bench.plan(place, ['s1']);
    await bench.run();
    reader.directMessages.says('Dank');
    await bench.run(10 * minute);
    expect(bench.asked(posting)).toHaveLength(1);
    expect(await bench.ledger.delivery(id)).toMatchObject({ state: 'sent' });
    expect(await bench.gateway.listSent(place, eight - hour)).toMatchObject({
      posts: [{ marker: id, storyIds: ['s1'] }],
    });
  });

  test('that the person does not take are a problem in words, and their stories are free', async () => {
    reader.acceptDirectMessages(false);
    await bench.plan(place, ['s1']);
    await bench.run();
    expect(bench.problems).toMatchObject([
      { code: 'delivery-no-direct-messages', message: expect.stringContaining('takes no direct messages') },
    ]);
    expect(await bench.ledger.hadBefore(place.channelId, ['s1'], [])).toEqual(new Set());
  });

  test('to somebody with whom the bot shares no server are a problem in words', async () => {
    await bench.hears('GUILD_DELETE', () => bench.sandbox.guild.kickBot());
    await bench.plan(place, ['s1']);
    await bench.run();
    expect(bench.problems).toMatchObject([{ code: 'delivery-no-shared-server' }]);
  });

  test('are changed and deleted, also when the person takes none any more', async () => {
    await bench.plan(place, ['s1', 's2']);
    await bench.plan(place, ['s3'], { kind: 'deleting' });
    await bench.run();
    reader.acceptDirectMessages(false);
    bench.wire.change('s1', 'killed');
    bench.wire.change('s2', 'corrected');
    bench.wire.change('s3', 'killed');
    await bench.run(hour);
    expect(texts()).toEqual(['~s1~ s2/2']);
    expect(bench.problems).toEqual([]);
  });
});
