import { once } from 'node:events';
import { GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import { type Bot, startBot } from './bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());

test('the client asks for the Guilds intent and nothing else', () => {
  expect(bot.client.options.intents.toArray()).toEqual(['Guilds']);
  expect(bot.client.options.intents.bitfield).toBe(GatewayIntentBits.Guilds);
});

test('the gateway’s address comes from the API that it was given', () => {
  expect(bot.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toContain('GET /gateway/bot');
  expect(bot.sandbox.connected).toBe(true);
});

test('the client keeps channels and itself, and neither people nor messages, whoever speaks', async () => {
  const { client, sandbox } = bot;
  const channel = sandbox.channel('nieuws');
  await channel.typed('/nieuws laatste');
  await channel.typed('/nieuws laatste', {}, { as: 'visitor' });
  const guild = client.guilds.cache.get(sandbox.guild.id);
  const nieuws = client.channels.cache.get(channel.id);
  expect(client.users.cache.map((user) => user.id)).toEqual([sandbox.applicationId]);
  expect(guild?.members.cache.map((member) => member.id)).toEqual([sandbox.applicationId]);
  expect(guild?.channels.cache.size).toBeGreaterThanOrEqual(4);
  expect(nieuws?.isTextBased() && nieuws.messages.cache.size).toBe(0);
});

test('nothing pings by default', () => {
  expect(createClient('http://127.0.0.1:1/api').options.allowedMentions).toEqual({ parse: [] });
});

test('the directory knows a channel’s name and permissions, follows changes, and no channel that is not there', async () => {
  const { client, context, sandbox } = bot;
  const { id } = sandbox.channel('sport');
  const sendMessages = 1n << 11n;
  expect(context.channels.find(id)).toMatchObject({ name: 'sport', takesPosts: true });
  expect((context.channels.find(id)?.permissions ?? 0n) & sendMessages).toBe(sendMessages);
  const after = async <T>(event: string, act: () => T): Promise<T> => {
    const seen = once(client, event);
    const done = act();
    await seen;
    return done;
  };
  await after('channelUpdate', () => sandbox.channel('sport').deny('bot', 'SendMessages'));
  expect((context.channels.find(id)?.permissions ?? 0n) & sendMessages).toBe(0n);
  const voice = await after('channelCreate', () => sandbox.guild.addChannel('praten', 'voice'));
  expect(context.channels.find(voice.id)).toMatchObject({ takesPosts: false });
  const text = await after('channelCreate', () => sandbox.guild.addChannel('weg', 'announcement'));
  expect(context.channels.find(text.id)).toMatchObject({ takesPosts: true });
  await after('channelDelete', () => text.delete());
  expect(context.channels.find(text.id)).toBeNull();
});
