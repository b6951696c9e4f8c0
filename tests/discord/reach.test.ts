import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import { createReach } from '../../src/discord/reach.ts';
import { sightOf } from '../../src/discord/sight.ts';
import { startBot } from './bot.ts';

test('a server that the bot is in is there, one that it is not in is gone, also while Discord has it down', async () => {
  const bot = await startBot();
  onTestFinished(() => bot.stop());
  const { guild } = bot.sandbox;
  const settle = () => bot.sandbox.member('reader').directMessages.typed('/nieuws laatste');
  expect(bot.context.reach.whereabouts(guild.id)).toBe('there');
  expect(bot.context.reach.whereabouts('1')).toBe('gone');
  guild.goDown();
  await settle();
  expect(bot.context.reach.whereabouts(guild.id)).toBe('there');
  guild.comeUp();
  guild.kickBot();
  await settle();
  expect(bot.context.reach.whereabouts(guild.id)).toBe('gone');
});

test('nobody knows where the bot is before it is connected', () => {
  const reach = createReach(sightOf(createClient('http://127.0.0.1:9')));
  expect(reach.whereabouts('1')).toBeNull();
});

test('what stands in a channel is in sight while the bot may view it, whatever else it may not, and until it is thrown out', async () => {
  const bot = await startBot();
  onTestFinished(() => bot.stop());
  const { sandbox } = bot;
  const news = sandbox.channel('nieuws');
  const settle = () => sandbox.member('reader').directMessages.typed('/nieuws laatste');
  const { whyUnseen } = bot.context.reach;
  const inChannel = { kind: 'channel', channelId: news.id, parentId: null } as const;
  const inThread = { kind: 'thread', channelId: '1', parentId: news.id } as const;
  const both = () => [whyUnseen(inChannel), whyUnseen(inThread)];
  for (const one of ['SendMessages', 'EmbedLinks', 'ReadMessageHistory', 'SendMessagesInThreads'] as const)
    news.deny('bot', one);
  await settle();
  expect(both()).toEqual([null, null]);
  news.deny('bot', 'ViewChannel');
  await settle();
  expect(both()).toEqual(['missing-access', 'missing-access']);
  news.allow('bot', 'ViewChannel');
  await settle();
  expect(both()).toEqual([null, null]);
  sandbox.guild.kickBot();
  await settle();
  expect(both()).toEqual(['missing-access', 'missing-access']);
  expect(whyUnseen({ kind: 'person', channelId: '2', parentId: null })).toBeNull();
});

test('a thread is known to be locked while it is, and not for a bot that manages threads', async () => {
  const bot = await startBot();
  onTestFinished(() => bot.stop());
  const { sandbox } = bot;
  const news = sandbox.channel('nieuws');
  const settle = () => sandbox.member('reader').directMessages.typed('/nieuws laatste');
  const thread = news.startThread('Hoogwater');
  const isLocked = () =>
    bot.context.reach.isLocked({ kind: 'thread', channelId: thread.id, parentId: news.id }, '1');
  const after = async (change: () => void) => {
    change();
    await settle();
    return isLocked();
  };
  expect(await after(() => {})).toBe(false);
  const target = {
    guildId: sandbox.guild.id,
    place: 'thread',
    channelId: thread.id,
    parentId: news.id,
  } as const;
  const whyNot = () => bot.context.reach.whyNot(target);
  expect(await after(() => thread.lock())).toBe(true);
  expect(whyNot()).toBe('thread-locked');
  expect(await after(() => thread.archive())).toBe(true);
  expect(await after(() => thread.unlock())).toBe(false);
  expect(whyNot()).toBeNull();
  thread.lock();
  expect(await after(() => news.allow('bot', 'ManageThreads'))).toBe(false);
});
