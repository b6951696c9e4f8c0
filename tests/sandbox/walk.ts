import { type Client, Routes, type TextChannel, ThreadAutoArchiveDuration } from 'discord.js';
import { expect } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { hears } from './bot.ts';

/** What a walk through the calls of discord.js goes with. */
export interface Walker {
  readonly sandbox: Sandbox;
  readonly bot: Client<true>;
  /** The channel `nieuws` of the client's own. */
  readonly channel: TextChannel;
}

/** One stretch: calls of a real client, and what came of each, seen from the side of the sandbox or by another call. */
export interface Stretch {
  /** As the docs write them: `GET /channels/{id}`. */
  readonly calls: readonly string[];
  readonly walk: (walker: Walker) => Promise<void>;
}

const autoArchiveDuration = ThreadAutoArchiveDuration.OneDay;
const ownGuild = ({ bot, sandbox }: Walker) =>
  bot.guilds.cache.get(sandbox.guild.id) ?? bot.guilds.fetch(sandbox.guild.id);
const named = (all: Iterable<{ name: string }>) => [...all].map(({ name }) => name);
const contents = ({ sandbox }: Walker) => sandbox.channel('nieuws').messages.map(({ content }) => content);

/** Every call that is there, in an order in which one leaves to the next what it needs. */
export const STRETCHES: readonly Stretch[] = [
  {
    calls: ['GET /guilds/{id}', 'GET /users/@me/guilds', 'GET /applications/@me'],
    async walk({ bot, sandbox }) {
      const guild = await bot.guilds.fetch({ guild: sandbox.guild.id, force: true });
      expect([guild.name, guild.approximateMemberCount]).toEqual(['Redactie', 5]);
      sandbox.addGuild('Buurt');
      expect(named((await bot.guilds.fetch()).values())).toEqual(['Redactie', 'Buurt']);
      expect((await bot.application.fetch()).name).toBe('Telex');
    },
  },
  {
    calls: [
      'GET /guilds/{id}/channels',
      'GET /guilds/{id}/roles',
      'GET /guilds/{id}/roles/{id}',
      'GET /guilds/{id}/roles/member-counts',
    ],
    async walk(walker) {
      const guild = await ownGuild(walker);
      const channels = [...(await guild.channels.fetch()).values()].flatMap((one) => one ?? []);
      expect(named(channels)).toEqual(['nieuws', 'sport', 'aankondigingen', 'algemeen']);
      const made = walker.sandbox.guild.addRole('Lezers');
      walker.sandbox.guild.giveRole('reader', 'Lezers');
      const roles = await guild.roles.fetch(undefined, { cache: false });
      expect(named(roles.values())).toEqual(['@everyone', 'Moderatoren', 'Telex', 'Lezers']);
      expect((await guild.roles.fetch(made.id, { force: true }))?.name).toBe('Lezers');
      expect((await guild.roles.fetchMemberCounts()).get(made.id)).toBe(1);
    },
  },
  {
    calls: ['GET /guilds/{id}/members/{id}', 'GET /guilds/{id}/members/search', 'GET /users/{id}'],
    async walk(walker) {
      const guild = await ownGuild(walker);
      const reader = walker.sandbox.member('reader').id;
      const member = await guild.members.fetch({ user: reader, force: true });
      expect([member.user.username, named(member.roles.cache.values())]).toEqual([
        'reader',
        ['@everyone', 'Lezers'],
      ]);
      const found = await guild.members.search({ query: 'mod' });
      expect(found.map(({ user }) => user.username)).toEqual(['moderator']);
      expect((await walker.bot.users.fetch(reader, { force: true })).username).toBe('reader');
    },
  },
  {
    calls: ['GET /channels/{id}', 'POST /channels/{id}/typing'],
    async walk({ bot, sandbox, channel }) {
      const fetched = await bot.channels.fetch(channel.id, { force: true });
      expect(fetched).toMatchObject({ name: 'nieuws' });
      const [typing] = await hears(bot, 'typingStart', () => channel.sendTyping());
      expect([typing.channel.id, typing.user.id]).toEqual([channel.id, sandbox.applicationId]);
    },
  },
  {
    calls: [
      'POST /channels/{id}/messages',
      'GET /channels/{id}/messages',
      'GET /channels/{id}/messages/{id}',
      'PATCH /channels/{id}/messages/{id}',
      'DELETE /channels/{id}/messages/{id}',
    ],
    async walk(walker) {
      const { messages } = walker.channel;
      const message = await walker.channel.send('dag');
      expect(contents(walker)).toEqual(['dag']);
      await message.edit('goedendag');
      expect(contents(walker)).toEqual(['goedendag']);
      expect((await messages.fetch({ message: message.id, force: true })).content).toBe('goedendag');
      expect((await messages.fetch({ limit: 5, cache: false })).map(({ id }) => id)).toEqual([message.id]);
      await message.delete();
      expect(contents(walker)).toEqual([]);
    },
  },
  {
    calls: [
      'PUT /channels/{id}/messages/pins/{id}',
      'GET /channels/{id}/messages/pins',
      'GET /channels/{id}/pins',
      'DELETE /channels/{id}/messages/pins/{id}',
    ],
    async walk({ bot, channel }) {
      const message = await channel.send('vast');
      await message.pin();
      const pinned = async () => (await channel.messages.fetchPins()).items.map((item) => item.message.id);
      expect(await pinned()).toEqual([message.id]);
      expect(await bot.rest.get(Routes.channelPins(channel.id))).toMatchObject([{ id: message.id }]);
      await message.unpin();
      expect(await pinned()).toEqual([]);
    },
  },
  {
    calls: ['POST /channels/{id}/messages/{id}/crosspost'],
    async walk({ bot, sandbox }) {
      const news = await bot.channels.fetch(sandbox.channel('aankondigingen').id);
      if (news?.isSendable() !== true) throw new Error('no announcements');
      await (await news.send('nieuws')).crosspost();
      expect(sandbox.channel('aankondigingen').messages[0]?.crossposted).toBe(true);
    },
  },
  {
    calls: [
      'POST /channels/{id}/messages/{id}/threads',
      'PUT /channels/{id}/thread-members/{id}',
      'GET /channels/{id}/thread-members',
      'GET /channels/{id}/thread-members/{id}',
      'DELETE /channels/{id}/thread-members/{id}',
    ],
    async walk({ sandbox, channel }) {
      const message = await channel.send('het stijgt');
      const thread = await message.startThread({ name: 'Hoogwater', autoArchiveDuration });
      const held = sandbox.channel('nieuws').thread('Hoogwater');
      const reader = sandbox.member('reader').id;
      await thread.members.add(reader);
      expect(held.members).toEqual(['Telex', 'reader']);
      expect([...(await thread.members.fetch({ cache: false })).keys()]).toEqual([
        sandbox.applicationId,
        reader,
      ]);
      expect((await thread.members.fetch({ member: reader, force: true })).id).toBe(reader);
      await thread.members.remove(reader);
      expect(held.members).toEqual(['Telex']);
    },
  },
  {
    calls: [
      'POST /channels/{id}/threads',
      'PATCH /channels/{id}',
      'DELETE /channels/{id}',
      'GET /guilds/{id}/threads/active',
      'GET /channels/{id}/threads/archived/public',
      'GET /channels/{id}/threads/archived/private',
      'GET /channels/{id}/users/@me/threads/archived/private',
    ],
    async walk(walker) {
      const { sandbox, channel } = walker;
      const { threads } = channel;
      const open = await threads.create({ name: 'Open', autoArchiveDuration });
      const closed = await threads.create({ name: 'Besloten', type: 12, autoArchiveDuration });
      await open.setName('Openbaar');
      expect(named(sandbox.channel('nieuws').threads)).toEqual(['Hoogwater', 'Openbaar', 'Besloten']);
      const active = await (await ownGuild(walker)).channels.fetchActiveThreads(false);
      expect(named(active.threads.values())).toEqual(['Besloten', 'Openbaar', 'Hoogwater']);
      await open.setArchived(true);
      await closed.setArchived(true);
      const archived = async (how: object) =>
        named((await threads.fetchArchived(how, false)).threads.values());
      expect(await archived({ type: 'public' })).toEqual(['Openbaar']);
      expect(await archived({ type: 'private', fetchAll: true })).toEqual(['Besloten']);
      expect(await archived({ type: 'private' })).toEqual(['Besloten']);
      await open.delete();
      expect(named(sandbox.channel('nieuws').threads)).toEqual(['Hoogwater', 'Besloten']);
    },
  },
  {
    calls: ['POST /users/@me/channels'],
    async walk({ bot, sandbox }) {
      const reader = sandbox.member('reader');
      const direct = await bot.users.createDM(reader.id, { force: true });
      expect(direct.id).toBe(reader.directMessages.id);
    },
  },
  {
    calls: [
      'POST /interactions/{id}/{id}/callback',
      'POST /webhooks/{id}/{id}',
      'GET /webhooks/{id}/{id}/messages/{id}',
      'PATCH /webhooks/{id}/{id}/messages/{id}',
      'DELETE /webhooks/{id}/{id}/messages/{id}',
    ],
    async walk({ bot, sandbox }) {
      const seen: unknown[] = [];
      await bot.application.commands.set([{ name: 'nieuws', description: 'Nieuws' }]);
      const answered = new Promise<void>((resolve, reject) => {
        bot.once('interactionCreate', async (interaction) => {
          if (!interaction.isChatInputCommand()) return;
          await interaction.deferReply();
          await interaction.editReply('antwoord');
          const more = await interaction.followUp('meer');
          const shown = () => sandbox.channel('nieuws').messages.find(({ id }) => id === more.id)?.content;
          seen.push(shown(), (await interaction.webhook.fetchMessage(more.id)).content);
          await interaction.webhook.editMessage(more.id, 'nog meer');
          seen.push(shown());
          await interaction.webhook.deleteMessage(more.id);
          seen.push(shown());
          resolve();
        });
        bot.once('error', reject);
      });
      const reply = await sandbox.channel('nieuws').typed('/nieuws');
      await answered;
      expect([reply.content, reply.deferred]).toEqual(['antwoord', true]);
      expect(seen).toEqual(['meer', 'meer', 'nog meer', undefined]);
    },
  },
];
