import {
  ChannelType,
  Events,
  MessageFlags,
  MessageType,
  type TextChannel,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { hears, startWithBot } from './bot.ts';
import { makeHandClock } from './hand-clock.ts';

const HOUR = 60 * 60_000;

/** A bot that may start threads in `nieuws`, and that channel as its client sees it. */
async function startInNews(options: SandboxOptions = {}) {
  const { sandbox, bot } = await startWithBot(options);
  const channel = bot.channels.cache.get(sandbox.channel('nieuws').id) as TextChannel;
  await hears(bot, Events.ChannelUpdate, () =>
    sandbox.channel('nieuws').allow('bot', 'CreatePublicThreads', 'CreatePrivateThreads'),
  );
  return { sandbox, bot, channel };
}

const startOf = (sandbox: Sandbox) =>
  sandbox.channel('nieuws').startThread('Hoogwater', { text: 'Het stijgt' });

describe('a thread that starts from a message', () => {
  it('has its id, begins with a pointer to it, and shows on it', async () => {
    const { sandbox, bot, channel } = await startInNews();
    const message = await channel.send('Dijk bezweken');
    const [update] = await hears(bot, Events.MessageUpdate, () => message.startThread({ name: 'Dijk' }));
    expect(update.id).toBe(message.id);
    const thread = sandbox.channel('nieuws').thread('Dijk');
    expect([thread.id, thread.kind, thread.members]).toEqual([message.id, 'public', ['Telex']]);
    const again = await channel.messages.fetch({ message: message.id, force: true });
    expect(again.flags.has(MessageFlags.HasThread)).toBe(true);
    expect(again.thread?.name).toBe('Dijk');
    const inside = await again.thread?.messages.fetch();
    expect(inside?.map((one) => [one.type, one.reference?.messageId, one.reference?.channelId])).toEqual([
      [MessageType.ThreadStarterMessage, message.id, channel.id],
    ]);
    // The pointer is a notice, not something that was posted.
    expect(thread.messages).toEqual([]);
    expect((await again.thread?.fetchStarterMessage())?.content).toBe('Dijk bezweken');
  });

  it('is told of in the channel when that has gone on meanwhile', async () => {
    const { sandbox, channel } = await startInNews();
    const message = await channel.send('Eerder');
    await channel.send('Later');
    const thread = await message.startThread({ name: 'Alsnog' });
    const newest = (await channel.messages.fetch({ limit: 1 })).first();
    expect([newest?.type, newest?.content, newest?.reference?.channelId]).toEqual([
      MessageType.ThreadCreated,
      'Alsnog',
      thread.id,
    ]);
    expect(sandbox.channel('nieuws').messages.map((one) => one.content)).toEqual(['Eerder', 'Later']);
  });

  it('is the only one: 160004', async () => {
    const { channel } = await startInNews();
    const message = await channel.send('Dijk');
    await message.startThread({ name: 'Een' });
    const rest = channel.client.rest;
    const second = rest.post(`/channels/${channel.id}/messages/${message.id}/threads`, {
      body: { name: 'Twee' },
    });
    await expect(second).rejects.toMatchObject({ status: 400, code: 160004 });
  });

  it('in an announcement channel is an announcement thread', async () => {
    const { sandbox, bot } = await startWithBot();
    const place = sandbox.channel('aankondigingen');
    place.allow('bot', 'CreatePublicThreads');
    const channel = await bot.channels.fetch(place.id);
    if (channel?.type !== ChannelType.GuildAnnouncement) throw new Error('no announcement channel');
    const thread = await (await channel.send('Extra')).startThread({ name: 'Extra' });
    expect([thread.type, place.thread('Extra').kind]).toEqual([
      ChannelType.AnnouncementThread,
      'announcement',
    ]);
  });
});

describe('a thread without a message', () => {
  it('is public or private, as asked; a private one is there only for who is in it', async () => {
    const { sandbox, bot, channel } = await startInNews();
    const open = await channel.threads.create({ name: 'Open', type: ChannelType.PublicThread });
    const closed = await channel.threads.create({
      name: 'Besloten',
      type: ChannelType.PrivateThread,
      invitable: false,
    });
    expect([open.type, closed.type, closed.invitable]).toEqual([11, 12, false]);
    const hidden = sandbox.channel('nieuws').startThread('Geheim', { kind: 'private', text: 'sst' });
    await expect(bot.rest.get(`/channels/${hidden.id}`)).rejects.toMatchObject({ code: 50001 });
    const [told] = await hears(bot, Events.ThreadCreate, () => hidden.addMember('bot'));
    expect(told.name).toBe('Geheim');
    await told.send('Ik ben er');
    expect(hidden.messages.map((one) => one.content)).toEqual(['sst', 'Ik ben er']);
    expect(hidden.members).toEqual(['reader', 'Telex']);
  });

  it('takes the permission for its kind, and a channel that can have it', async () => {
    const { sandbox, bot } = await startWithBot();
    const post = (place: string, type: number) =>
      bot.rest.post(`/channels/${sandbox.channel(place).id}/threads`, { body: { name: 'x', type } });
    await expect(post('nieuws', 11)).rejects.toMatchObject({ status: 403, code: 50013 });
    await expect(post('nieuws', 12)).rejects.toMatchObject({ status: 403, code: 50013 });
    await expect(post('aankondigingen', 12)).rejects.toMatchObject({ status: 400, code: 50024 });
    sandbox.guild.addChannel('rubriek', 'category');
    await expect(post('rubriek', 11)).rejects.toMatchObject({ status: 400, code: 50024 });
    sandbox.channel('nieuws').allow('bot', 'CreatePublicThreads');
    await post('nieuws', 11);
    await expect(post('nieuws', 12)).rejects.toMatchObject({ code: 50013 });
  });

  it('is one too many at last: 160006', async () => {
    const { sandbox, channel } = await startInNews();
    for (let count = 0; count < 1000; count++) sandbox.channel('sport').startThread(`${count}`);
    await expect(channel.threads.create({ name: 'Nog een' })).rejects.toMatchObject({ code: 160006 });
    sandbox.channel('sport').thread('0').archive();
    await channel.threads.create({ name: 'Nu wel' });
  });
});

describe('messages in a thread', () => {
  it('are posted, changed and deleted as elsewhere, and counted', async () => {
    const { sandbox, bot } = await startInNews();
    const [thread] = await hears(bot, Events.ThreadCreate, () => startOf(sandbox));
    const [heard] = await hears(bot, Events.MessageCreate, () => thread.send({ content: 'Eerste' }));
    expect(heard.channelId).toBe(thread.id);
    const second = await thread.send({ content: 'Tweede', nonce: 'editie', enforceNonce: true });
    expect((await thread.send({ content: 'Tweede', nonce: 'editie', enforceNonce: true })).id).toBe(
      second.id,
    );
    await second.edit('Tweede, verbeterd');
    await heard.delete();
    const place = sandbox.channel('nieuws').thread('Hoogwater');
    expect(place.messages.map((one) => one.content)).toEqual(['Het stijgt', 'Tweede, verbeterd']);
    const fetched = await bot.channels.fetch(thread.id, { force: true });
    expect(fetched?.isThread() && [fetched.messageCount, fetched.totalMessageSent]).toEqual([2, 3]);
    expect((await place.nextMessage()).content).toBe('Tweede, verbeterd');
  });

  it('take Send Messages in Threads, whatever Send Messages says', async () => {
    const { sandbox, bot } = await startInNews();
    const [thread] = await hears(bot, Events.ThreadCreate, () => startOf(sandbox));
    sandbox.channel('nieuws').deny('bot', 'SendMessages');
    await thread.send('Dat mag');
    await hears(bot, Events.ChannelUpdate, () =>
      sandbox.channel('nieuws').deny('bot', 'SendMessagesInThreads'),
    );
    expect(thread.permissionsFor(bot.user)?.has('SendMessagesInThreads')).toBe(false);
    await expect(thread.send('Dit niet')).rejects.toMatchObject({ status: 403, code: 50013 });
  });

  it('of people and of commands come there too', async () => {
    const { sandbox, bot } = await startWithBot({}, (one) => one.isChatInputCommand() && one.reply('Hier'));
    await bot.application.commands.set([{ name: 'nieuws', description: 'd' }]);
    const thread = startOf(sandbox);
    expect((await thread.typed('/nieuws')).content).toBe('Hier');
    thread.archive();
    expect((await thread.typed('/nieuws')).content).toBe('Hier');
    expect(thread.archived).toBe(false);
    thread.lock();
    await expect(thread.typed('/nieuws')).rejects.toThrow('is locked');
    expect(() => thread.says('Hallo')).toThrow('is locked');
    sandbox.channel('nieuws').allow('bot', 'ManageThreads');
    expect((await thread.typed('/nieuws', {}, { as: 'hoofdredacteur' })).content).toBe('Hier');
  });
});

describe('an archived thread', () => {
  it('is opened by a message, and nothing else changes in it: 50083', async () => {
    const { sandbox, bot } = await startInNews();
    const [thread] = await hears(bot, Events.ThreadCreate, () => startOf(sandbox));
    const message = await thread.send('Stand van zaken');
    const place = sandbox.channel('nieuws').thread('Hoogwater');
    const [, archived] = await hears(bot, Events.ThreadUpdate, () => place.archive());
    expect(archived.archived).toBe(true);
    await expect(message.edit('Anders')).rejects.toMatchObject({ status: 400, code: 50083 });
    await expect(thread.setName('Anders')).rejects.toMatchObject({ code: 50083 });
    await expect(thread.leave()).rejects.toMatchObject({ code: 50083 });
    await hears(bot, Events.ThreadUpdate, () => thread.send('Weer water'));
    expect([place.archived, thread.archived]).toEqual([false, false]);
  });

  it('that is locked opens only for who may manage threads: 50083, and 160005 while it is open', async () => {
    const { sandbox, bot } = await startInNews();
    const [thread] = await hears(bot, Events.ThreadCreate, () => startOf(sandbox));
    const message = await thread.send('Stand');
    const place = sandbox.channel('nieuws').thread('Hoogwater');
    await hears(bot, Events.ThreadUpdate, () => place.lock());
    await expect(thread.send('x')).rejects.toMatchObject({ status: 403, code: 160005 });
    await expect(message.edit('x')).rejects.toMatchObject({ code: 160005 });
    place.archive();
    await expect(thread.send('x')).rejects.toMatchObject({ status: 400, code: 50083 });
    await expect(message.delete()).rejects.toMatchObject({ code: 50083 });
    expect(place.archived).toBe(true);
    sandbox.channel('nieuws').allow('bot', 'ManageThreads');
    await thread.send('Toch');
    expect([place.archived, place.locked]).toEqual([false, true]);
  });

  it('becomes one by itself after its time, by the story’s clock', async () => {
    const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
    const { sandbox, channel } = await startInNews({ clock });
    const thread = await channel.threads.create({
      name: 'Dagelijks',
      type: ChannelType.PublicThread,
      autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
    });
    const place = sandbox.channel('nieuws').thread('Dagelijks');
    clock.pass(23 * HOUR);
    await thread.send('Nog net');
    clock.pass(23 * HOUR);
    expect(place.archived).toBe(false);
    clock.pass(HOUR);
    const again = await thread.fetch();
    expect([again.archived, again.archivedAt?.toISOString()]).toEqual([true, '2026-03-04T07:00:00.000Z']);
    await thread.send('Editie');
    expect(place.archived).toBe(false);
  });
});

describe('changing a thread', () => {
  it('is for its owner, and for who may manage threads', async () => {
    const { sandbox, bot, channel } = await startInNews();
    const own = await channel.threads.create({ name: 'Eigen', type: ChannelType.PublicThread });
    await own.setName('Van ons');
    expect(sandbox.channel('nieuws').thread('Van ons').id).toBe(own.id);
    await expect(own.setLocked(true)).rejects.toMatchObject({ code: 50013 });
    await own.setArchived(true);
    await own.setArchived(false);
    const [other] = await hears(bot, Events.ThreadCreate, () => startOf(sandbox));
    await expect(other.setName('x')).rejects.toMatchObject({ code: 50013 });
    await expect(other.delete()).rejects.toMatchObject({ code: 50013 });
    await hears(bot, Events.ChannelUpdate, () => sandbox.channel('nieuws').allow('bot', 'ManageThreads'));
    await other.edit({ name: 'Laagwater', locked: true });
    expect(sandbox.channel('nieuws').thread('Laagwater').locked).toBe(true);
    await hears(bot, Events.ThreadDelete, () => other.delete());
    await expect(other.send('x')).rejects.toMatchObject({ status: 404, code: 10003 });
    expect(() => sandbox.channel('nieuws').thread('Laagwater')).toThrow('has no thread "Laagwater"');
  });

  it('of somebody else reaches the bot: renamed, deleted, gone with its channel', async () => {
    const { sandbox, bot } = await startInNews();
    const [thread] = await hears(bot, Events.ThreadCreate, () => startOf(sandbox));
    const place = sandbox.channel('nieuws').thread('Hoogwater');
    await hears(bot, Events.ThreadUpdate, () => place.rename('Springtij'));
    expect(thread.name).toBe('Springtij');
    await hears(bot, Events.ThreadDelete, () => place.delete());
    expect(bot.channels.cache.has(thread.id)).toBe(false);
    const last = startOf(sandbox);
    await hears(bot, Events.ChannelDelete, () => sandbox.channel('nieuws').delete());
    await expect(bot.rest.get(`/channels/${last.id}`)).rejects.toMatchObject({ code: 10003 });
  });
});
