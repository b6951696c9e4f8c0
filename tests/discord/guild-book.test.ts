import { Client, GatewayIntentBits } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createGuildBook } from '../../src/discord/guild-book.ts';
import { guildsOf } from '../../src/discord/guilds-of.ts';
import type { HeldChannel, HeldGuild } from '../../src/discord/held-guild.ts';
import { channelIn, permissionsIn } from '../../src/discord/held-permissions.ts';
import { startBot } from './bot.ts';
import { hears } from './hears.ts';

const channel = (id: string, change: Partial<HeldChannel> = {}): HeldChannel => ({
  id,
  type: 0,
  name: `kanaal ${id}`,
  parentId: null,
  overwrites: [],
  flags: 0,
  tags: [],
  isLocked: false,
  isArchived: false,
  ...change,
});
const guild = (id: string, ...channels: HeldChannel[]): HeldGuild => ({
  id,
  name: `Server ${id} – 新聞 🗞️`,
  ownerId: '9',
  locale: 'nl',
  ownRoles: ['5'],
  roles: [{ id: '5', permissions: '1024', mentionable: true }],
  channels,
});

test('what is kept of a server comes out as it went in, in whatever script its names are', () => {
  const book = createGuildBook();
  const full = guild(
    '1',
    channel('11', { name: '📰・nieuws', overwrites: [{ id: '5', allow: '1', deny: '2' }], parentId: '10' }),
    channel('12', { type: 15, flags: 16, tags: [{ id: '3', name: 'Ärger', isModerated: true }] }),
    channel('13', { type: 11, parentId: '11', isLocked: true, isArchived: true }),
  );
  book.put(full);
  book.put(guild('2', channel('21')));
  expect(book.get('1')).toEqual(full);
  expect(book.guildOf('13')).toEqual(full);
  expect(book.guildOf('21')?.id).toBe('2');
  expect([book.get('3'), book.guildOf('31'), book.guildOf('')]).toEqual([null, null, null]);
});

test('a channel is found in its server alone, and no longer when one of both is gone', () => {
  const book = createGuildBook();
  book.put(guild('1', channel('11'), channel('12')));
  book.put(guild('2', channel('21')));
  book.change('1', (held) => ({ ...held, channels: [channel('12'), channel('13')] }));
  expect(['11', '12', '13', '21'].map((id) => book.guildOf(id)?.id ?? null)).toEqual([null, '1', '1', '2']);
  book.remove('1');
  book.put(guild('3', channel('31')));
  expect(['12', '13', '21', '31'].map((id) => book.guildOf(id)?.id ?? null)).toEqual([null, null, '2', '3']);
  expect([book.size, book.has('1'), [...book.ids()]]).toEqual([2, false, ['2', '3']]);
});

test('a server that is down is there, and what was known of it stays', () => {
  const book = createGuildBook();
  book.put(guild('1', channel('11')));
  book.setDown('1');
  book.setDown('2');
  expect([book.isAvailable('1'), book.isAvailable('2'), book.isAvailable('3')]).toEqual([
    false,
    false,
    false,
  ]);
  expect([book.has('2'), book.get('2'), book.guildOf('11')?.id]).toEqual([true, null, '1']);
  book.put(guild('1', channel('11')));
  expect([book.isAvailable('1'), book.isAllAvailable()]).toEqual([true, false]);
  book.remove('2');
  expect(book.isAllAvailable()).toBe(true);
});

test('of archived threads the last hundred of a server are known', () => {
  const book = createGuildBook();
  const threads = Array.from({ length: 130 }, (_, at) =>
    channel(String(1_000 + at), { type: 11, parentId: '11', isArchived: at !== 0 }),
  );
  book.put(guild('1', channel('11'), ...threads));
  const known = threads.map(({ id }) => book.guildOf(id) !== null);
  expect([known[0], known.slice(1, 30).some(Boolean), known.slice(30).every(Boolean)]).toEqual([
    true,
    false,
    true,
  ]);
});

test('permissions are those that discord.js reckons, whatever channel, roles and server say', async () => {
  const bot = await startBot();
  onTestFinished(() => bot.stop());
  const { sandbox, client } = bot;
  const other = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.url } });
  onTestFinished(() => other.destroy());
  const ready = new Promise((resolve) => other.once('clientReady', resolve));
  await other.login(sandbox.token);
  await ready;
  const news = sandbox.channel('nieuws');
  const { guild: server } = sandbox;
  const thread = news.startThread('Hoogwater');
  server.addRole('Lezer', ['ManageThreads']);
  const compare = async (change: () => void) => {
    change();
    // Both have heard of all that came before an answer.
    await sandbox.member('reader').directMessages.typed('/nieuws laatste');
    const held = guildsOf(client).get(server.id);
    for (const id of [news.id, thread.id]) {
      const here = held && channelIn(held, id);
      const there = other.channels.cache.get(id);
      if (!held || !here || !there || there.isDMBased() || other.user === null) throw new Error('not there');
      expect(permissionsIn(held, here, other.user.id)).toBe(there.permissionsFor(other.user)?.bitfield);
    }
  };
  await compare(() => {});
  await compare(() => news.deny('everyone', 'SendMessages', 'ViewChannel'));
  await compare(() => server.giveRole('bot', 'Lezer'));
  await compare(() => news.allow('Lezer', 'ViewChannel', 'AddReactions'));
  await compare(() => news.deny('bot', 'AddReactions'));
  await compare(() => server.permit('Lezer', ['Administrator']));
  await compare(() => server.takeRole('bot', 'Lezer'));
  await compare(() => server.permit('everyone', ['ViewChannel']));
  await compare(() => news.allow('bot', 'SendMessages'));
  await compare(() => server.removeRole('Lezer'));
});

test('a server that threw the bot out while it was away is gone when it signs in anew', async () => {
  const bot = await startBot();
  onTestFinished(() => bot.stop());
  const other = bot.sandbox.addGuild('Buurt');
  await hears(bot.client, 'GUILD_CREATE', () => bot.sandbox.addGuild('Overkant'));
  expect(guildsOf(bot.client).has(other.id)).toBe(true);
  bot.sandbox.dropGateway('invalid');
  other.kickBot();
  await hears(bot.client, 'GUILD_CREATE', () => {});
  expect([guildsOf(bot.client).has(other.id), guildsOf(bot.client).has(bot.sandbox.guild.id)]).toEqual([
    false,
    true,
  ]);
});
