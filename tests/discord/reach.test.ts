import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import { createReach } from '../../src/discord/reach.ts';
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
  const reach = createReach(createClient('http://127.0.0.1:9'));
  expect(reach.whereabouts('1')).toBeNull();
});
