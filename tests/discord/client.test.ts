import { type Client, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createChannelDirectory } from '../../src/discord/channels.ts';
import { createClient } from '../../src/discord/client.ts';
import { guildsOf } from '../../src/discord/guilds-of.ts';
import { logIn } from '../../src/discord/log-in.ts';
import { sightOf } from '../../src/discord/sight.ts';
import { type Bot, startBot } from './bot.ts';
import { hears } from './hears.ts';

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

test('discord.js keeps the bot itself, and neither servers, people nor messages, whoever speaks', async () => {
  const { client, sandbox } = bot;
  const channel = sandbox.channel('nieuws');
  await channel.typed('/nieuws laatste');
  await channel.typed('/nieuws laatste', {}, { as: 'visitor' });
  expect(client.users.cache.map((user) => user.id)).toEqual([sandbox.applicationId]);
  expect(client.guilds.cache.size).toBe(0);
  expect(client.channels.cache.filter((one) => !one.isDMBased()).size).toBe(0);
  expect(
    guildsOf(client)
      .get(sandbox.guild.id)
      ?.channels.map(({ name }) => name),
  ).toContain('nieuws');
});

test('nothing pings by default', () => {
  expect(createClient('http://127.0.0.1:1/api').options.allowedMentions).toEqual({ parse: [] });
});

test('the directory knows a channel’s name and permissions, follows changes, and no channel that is not there', async () => {
  const { client, context, sandbox } = bot;
  const { id } = sandbox.channel('sport');
  const sendMessages = 1n << 11n;
  expect(context.channels.find(id)).toMatchObject({ name: 'sport', place: 'channel', isAnnouncement: false });
  expect((context.channels.find(id)?.permissions ?? 0n) & sendMessages).toBe(sendMessages);
  await hears(client, 'CHANNEL_UPDATE', () => sandbox.channel('sport').deny('bot', 'SendMessages'));
  expect((context.channels.find(id)?.permissions ?? 0n) & sendMessages).toBe(0n);
  const voice = await hears(client, 'CHANNEL_CREATE', () => sandbox.guild.addChannel('praten', 'voice'));
  expect(context.channels.find(voice.id)).toMatchObject({ place: null });
  const text = await hears(client, 'CHANNEL_CREATE', () => sandbox.guild.addChannel('weg', 'announcement'));
  expect(context.channels.find(text.id)).toMatchObject({ place: 'channel', isAnnouncement: true });
  await hears(client, 'CHANNEL_DELETE', () => text.delete());
  expect(context.channels.find(text.id)).toBeNull();
});

test('the directory answers for threads by the channel that they lie in, for archived ones too', async () => {
  const { client, context, sandbox } = bot;
  const news = sandbox.channel('nieuws');
  const thread = await hears(client, 'THREAD_CREATE', () => news.startThread('Hoogwater'));
  const { permissions } = context.channels.find(news.id) ?? {};
  const seen = { name: 'Hoogwater', place: 'thread', parentId: news.id, permissions, isAnnouncement: false };
  expect(context.channels.find(thread.id)).toMatchObject(seen);

  const old = news.startThread('Oud');
  old.archive();
  const again = createChannelDirectory(sightOf(await signIn()));
  expect(again.find(old.id)).toBeNull();
  expect(again.find(old.id, news.id)).toMatchObject({ ...seen, name: null });
  expect(await again.ask(old.id)).toMatchObject({ ...seen, name: 'Oud' });
  expect(again.find(old.id, news.id)).toMatchObject({ name: 'Oud' });
  expect(await again.ask(news.id)).toMatchObject({ place: 'channel' });
  old.delete();
  expect(await again.ask(old.id)).toBeNull();
  expect(await again.ask('1')).toBeNull();
});

test('the directory knows a forum’s tags, and whether it wants one', async () => {
  const { client, context, sandbox } = bot;
  const settings = {
    kind: 'forum',
    tags: ['Binnenland'],
    moderatedTags: ['Dossier'],
    requireTag: true,
  } as const;
  const forum = await hears(client, 'CHANNEL_CREATE', () => sandbox.guild.addChannel('dossiers', settings));
  const seen = context.channels.find(forum.id);
  expect(seen).toMatchObject({ place: 'forum', wantsTag: true });
  expect(seen?.tags.map(({ name, isModerated }) => [name, isModerated])).toEqual([
    ['Binnenland', false],
    ['Dossier', true],
  ]);
});

/** A second client, which was told nothing of what came before it. */
async function signIn(): Promise<Client> {
  const { url, token } = bot.sandbox;
  const log = { error() {}, warn() {}, info() {}, debug() {} };
  const { client, logOut } = await logIn({ apiUrl: url, token, log, open: () => createClient(url) });
  onTestFinished(() => logOut());
  return client;
}
