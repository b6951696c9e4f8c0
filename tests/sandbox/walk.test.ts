import { GatewayIntentBits } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { inGeneral, listed } from './calls-in-docs.ts';
import { STRETCHES } from './walk.ts';

it('a real client makes every call that is there, and each does what it is for', async () => {
  const { Guilds, GuildMembers, GuildMessageTyping } = GatewayIntentBits;
  const sandbox = await startSandbox({ rateLimits: 'off', privilegedIntents: GuildMembers });
  onTestFinished(() => sandbox.close());
  sandbox.guild.permit('Telex', [
    'ManageChannels',
    'ManageThreads',
    'CreatePublicThreads',
    'CreatePrivateThreads',
    'PinMessages',
  ]);
  const intents = [Guilds, GuildMembers, GuildMessageTyping];
  const bot = await makeBot(sandbox, undefined, { intents });
  onTestFinished(() => bot.destroy());
  const channel = await bot.channels.fetch(sandbox.channel('nieuws').id);
  if (channel?.type !== 0) throw new Error('no channel');
  const callsFrom = (first: number) =>
    sandbox.requests.slice(first).map(({ method, path }) => `${method} ${inGeneral(path)}`);

  for (const { calls, walk } of STRETCHES) {
    const first = sandbox.requests.length;
    await walk({ sandbox, bot, channel });
    const made = new Set(callsFrom(first));
    expect(calls.filter((call) => !made.has(call))).toEqual([]);
  }
  expect(STRETCHES.flatMap(({ calls }) => calls).sort()).toEqual([...listed('calls that are there')].sort());
  const failed = sandbox.requests.filter(({ status }) => status >= 400 || status === 0);
  expect(failed.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([]);
});
