import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Client, MessageFlags, Routes, ThreadAutoArchiveDuration } from 'discord.js';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { callApi } from './helpers.ts';

const source = join(dirname(createRequire(import.meta.url).resolve('discord.js')));
const docs = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

/** Every call that discord.js can make, as `GET /channels/{id}`: what its sources hand to its REST client. */
function callsOf(folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  const routes = Routes as unknown as Record<string, (...ids: string[]) => string>;
  for (const file of globSync(join(folder, '**/*.js'))) {
    const text = readFileSync(file, 'utf8');
    for (const [, method = '', call = ''] of text.matchAll(
      /rest\s*\.(get|post|put|patch|delete)\(([^;]{0,240})/g,
    )) {
      for (const [, name = ''] of call.matchAll(/Routes\.(\w+)\(/g)) {
        const path = routes[name]?.('1001', '1002', '1003', '1004') ?? `? ${name}`;
        found.add(`${method.toUpperCase()} ${path.replaceAll(/100\d/g, '{id}').replaceAll('%40', '@')}`);
      }
    }
  }
  return found;
}

/** The calls that stand between these comments in the docs. */
function listed(part: string): readonly string[] {
  const [, text = ''] = docs.split(`<!-- ${part} -->`);
  return [...text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/g)].map(([, call = '']) => call);
}

/** A path of the log in the same writing. */
const inGeneral = (path: string) =>
  path.replace(/\?.*$/, '').replaceAll(/\/(?:\d{5,}|[\w-]{60,})(?=\/|$)/g, '/{id}');

describe('the calls of discord.js', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimits: 'off' });
    return () => sandbox.close();
  });

  it('stand in the docs, each once: as there, or as not there', () => {
    const told = [...listed('calls that are there'), ...listed('calls that are not there')].sort();
    expect(told).toEqual([...callsOf(source)].sort());
  });

  it('are there or not, as the docs say', async () => {
    const there: string[] = [];
    for (const call of callsOf(source)) {
      const [method = '', path = ''] = call.split(' ');
      await callApi(sandbox, method, path.replaceAll('{id}', '1001'));
      const last = sandbox.requests.at(-1);
      if (last?.route !== 'unknown' && last?.status !== 405) there.push(call);
    }
    expect(there.sort()).toEqual([...listed('calls that are there')].sort());
  });

  it('that are not there get 404, or 405 where the path has another method, and are kept as unknown', async () => {
    for (const call of listed('calls that are not there')) {
      const [method = '', path = ''] = call.split(' ');
      const { status } = await callApi(sandbox, method, path.replaceAll('{id}', '1001'));
      expect([404, 405], call).toContain(status);
      const last = sandbox.unknownRequests.at(-1);
      expect(`${last?.method} ${inGeneral(last?.path ?? '').replaceAll('1001', '{id}')}`).toBe(call);
    }
    const bulk = await callApi(
      sandbox,
      'POST',
      `/channels/${sandbox.channel('nieuws').id}/messages/bulk-delete`,
    );
    expect([bulk.status, bulk.body.code]).toEqual([404, 0]);
  });

  it('for what moderators allow read that they allowed nothing, and cannot change that', async () => {
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    const guild = sandbox.guild.id;
    const command = await bot.application.commands.create({ name: 'x', description: 'd' });
    expect((await bot.application.commands.permissions.fetch({ guild })).size).toBe(0);
    const one = bot.application.commands.permissions.fetch({ guild, command });
    await expect(one).rejects.toMatchObject({ status: 404, code: 10066 });
    const set = bot.application.commands.permissions.set({ guild, command, permissions: [], token: 'x' });
    await expect(set).rejects.toMatchObject({ status: 405 });
    expect(sandbox.unknownRequests.at(-1)?.path).toMatch(/permissions$/);
  });
});

describe('a walk through what is there', () => {
  it('makes every one of those calls with a real client, and none fails', async () => {
    const sandbox = await startSandbox({ rateLimits: 'off' });
    onTestFinished(() => sandbox.close());
    const bot = await makeBot(sandbox, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('antwoord');
      const more = await interaction.followUp('meer');
      await interaction.webhook.fetchMessage(more.id);
      await interaction.webhook.editMessage(more.id, 'nog meer');
      await interaction.webhook.deleteMessage(more.id);
    });
    onTestFinished(() => bot.destroy());
    await walk(sandbox, bot);
    const made = new Set(sandbox.requests.map(({ method, path }) => `${method} ${inGeneral(path)}`));
    expect(listed('calls that are there').filter((call) => !made.has(call))).toEqual([]);
    const failed = sandbox.requests.filter(({ status }) => status >= 400 || status === 0);
    expect(failed.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([]);
  });
});

/** One of each. */
async function walk(sandbox: Sandbox, bot: Client<true>): Promise<void> {
  sandbox.channel('nieuws').allow('bot', 'PinMessages', 'ManageThreads', 'CreatePublicThreads');
  sandbox.guild.permit('Telex', [
    'ViewChannel',
    'SendMessages',
    'SendMessagesInThreads',
    'ReadMessageHistory',
    'ManageChannels',
    'ManageThreads',
    'CreatePublicThreads',
    'PinMessages',
    'EmbedLinks',
  ]);
  const guild = await bot.guilds.fetch({ guild: sandbox.guild.id, force: true });
  await bot.guilds.fetch();
  await bot.application.fetch();
  await guild.channels.fetch();
  await guild.roles.fetch();
  await guild.roles.fetchMemberCounts();
  await guild.roles.fetch(guild.id, { force: true });
  const reader = sandbox.member('reader');
  await guild.members.fetch({ user: reader.id, force: true });
  await guild.members.search({ query: 'reader' });
  await bot.users.fetch(reader.id, { force: true });

  const channel = await bot.channels.fetch(sandbox.channel('nieuws').id, { force: true });
  if (channel?.isTextBased() !== true || channel.isDMBased() || !('threads' in channel))
    throw new Error('no channel');
  await channel.sendTyping();
  const message = await channel.send('dag');
  await channel.messages.fetch({ message: message.id, force: true });
  await channel.messages.fetch({ limit: 5 });
  await message.edit('goedendag');
  await message.pin();
  await channel.messages.fetchPins();
  await bot.rest.get(Routes.channelPins(channel.id));
  await message.unpin();
  const autoArchiveDuration = ThreadAutoArchiveDuration.OneDay;
  const thread = await message.startThread({ name: 'Hoogwater', autoArchiveDuration });
  await thread.members.add(reader.id);
  await thread.members.fetch({ member: reader.id, force: true });
  await thread.members.remove(reader.id);
  await guild.channels.fetchActiveThreads();
  await thread.setName('Laagwater');
  await thread.delete();
  await message.delete();

  const news = await bot.channels.fetch(sandbox.channel('aankondigingen').id);
  if (news?.isSendable() !== true) throw new Error('no announcements');
  await (await news.send('nieuws')).crosspost();
  await bot.users.createDM(reader.id, { force: true });
  await bot.application.commands.set([{ name: 'nieuws', description: 'Nieuws' }]);
  const ended = sandbox.waitFor('the last of the follow-ups', (event) => event.kind === 'message-deleted');
  await sandbox.channel('nieuws').typed('/nieuws');
  await ended;
}
