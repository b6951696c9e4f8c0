import { Events, MessageFlags, type NewsChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { hears, startWithBot } from './bot.ts';
import { makeHandClock } from './hand-clock.ts';
import { callApi } from './helpers.ts';

async function startWithNews(options: SandboxOptions = {}) {
  const { sandbox, bot } = await startWithBot(options);
  const place = sandbox.channel('aankondigingen');
  return { sandbox, bot, place, channel: bot.channels.cache.get(place.id) as NewsChannel };
}

describe('crossposting', () => {
  it('marks the message, once: 40033', async () => {
    const { bot, place, channel } = await startWithNews();
    const message = await channel.send('Extra editie');
    const [, updated] = await hears(bot, Events.MessageUpdate, () => message.crosspost());
    expect(updated.flags.has(MessageFlags.Crossposted)).toBe(true);
    expect(place.messages[0]?.crossposted).toBe(true);
    await expect(message.crosspost()).rejects.toMatchObject({ status: 400, code: 40033 });
    const edited = await message.edit('Extra editie, verbeterd');
    expect(edited.flags.has(MessageFlags.Crossposted)).toBe(true);
  });

  it('is for announcement channels: 50024', async () => {
    const { sandbox, bot } = await startWithNews();
    const text = await bot.channels.fetch(sandbox.channel('nieuws').id);
    if (!text?.isSendable()) throw new Error('no channel to send to');
    const message = await text.send('x');
    await expect(message.crosspost()).rejects.toMatchObject({ status: 400, code: 50024 });
  });

  it('takes Send Messages, and Manage Messages too for what somebody else wrote', async () => {
    const { sandbox, place, channel } = await startWithNews();
    const own = await channel.send('Van ons');
    const post = (id: string) =>
      callApi(sandbox, 'POST', `/channels/${place.id}/messages/${id}/crosspost`).then(({ status, body }) => [
        status,
        body.code,
      ]);
    const other = place.says('Van een lezer');
    expect(await post(other.id)).toEqual([403, 50013]);
    place.deny('bot', 'SendMessages');
    place.allow('bot', 'ManageMessages');
    expect(await post(own.id)).toEqual([403, 50013]);
    expect(await post(other.id)).toEqual([403, 50013]);
    place.allow('bot', 'SendMessages');
    expect(await post(other.id)).toEqual([200, undefined]);
  });

  it('is limited to ten an hour in a channel, apart from posting there and from other channels', async () => {
    const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
    const { sandbox, place } = await startWithNews({ rateLimits: 'discord', clock });
    const second = sandbox.guild.addChannel('persberichten', 'announcement');
    const post = async (channelId: string) => {
      clock.pass(5000);
      const { body } = await callApi(sandbox, 'POST', `/channels/${channelId}/messages`, { content: 'x' });
      return callApi(sandbox, 'POST', `/channels/${channelId}/messages/${body.id}/crosspost`);
    };
    const statuses: number[] = [];
    for (let count = 0; count < 10; count++) statuses.push((await post(place.id)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await post(place.id);
    expect([refused.status, refused.body.retry_after, refused.headers.get('retry-after')]).toEqual([
      429,
      3550,
      '3550',
    ]);
    expect(refused.headers.get('x-ratelimit-limit')).toBe('10');
    expect((await post(second.id)).status).toBe(200);
    clock.pass(3_545_000);
    expect((await post(place.id)).status).toBe(200);
  });
});
