import { Events, GatewayIntentBits, Partials } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hears, makeBot, startWithBot } from './bot.ts';

describe('direct messages', () => {
  it('are opened, posted, changed and deleted', async () => {
    const { sandbox, bot } = await startWithBot();
    const reader = sandbox.member('reader');
    const user = await bot.users.fetch(reader.id);
    const channel = await user.createDM();
    expect(channel.id).toBe(reader.directMessages.id);
    expect((await user.createDM(true)).id).toBe(channel.id);
    const sent = await channel.send({ content: 'Goedemorgen', nonce: 'een', enforceNonce: true });
    expect((await channel.send({ content: 'x', nonce: 'een', enforceNonce: true })).id).toBe(sent.id);
    await sent.edit('Goedemiddag');
    const second = await channel.send('Nog iets');
    await second.delete();
    expect(reader.directMessages.messages.map((one) => one.content)).toEqual(['Goedemiddag']);
    expect((await channel.messages.fetch()).map((one) => one.content)).toEqual(['Goedemiddag']);
  });

  it('of people come to the bot with their text, whatever its intents for that', async () => {
    const { sandbox, bot } = await startWithBot();
    const reader = sandbox.member('reader');
    // A client takes in direct messages of a channel that it knows.
    await (await bot.users.fetch(reader.id)).createDM();
    const [heard] = await hears(bot, Events.MessageCreate, () => reader.directMessages.says('Wat is er?'));
    expect([heard.content, heard.inGuild()]).toEqual(['Wat is er?', false]);
  });

  it('of a person who writes first reach a client that takes channels in part', async () => {
    const { sandbox } = await startWithBot();
    const { Guilds, DirectMessages } = GatewayIntentBits;
    const bot = await makeBot(sandbox, undefined, {
      intents: [Guilds, DirectMessages],
      partials: [Partials.Channel],
    });
    onTestFinished(() => bot.destroy());
    const direct = sandbox.member('reader').directMessages;
    const [heard] = await hears(bot, Events.MessageCreate, () => direct.says('Is daar iemand?'));
    expect([heard.content, heard.channel.isDMBased()]).toEqual(['Is daar iemand?', true]);
    await heard.reply('Ja');
    expect(direct.messages.map((one) => one.content)).toEqual(['Is daar iemand?', 'Ja']);
  });

  it('are kept out by who does not take them (50007); what stands there can still be changed', async () => {
    const { sandbox, bot } = await startWithBot();
    const reader = sandbox.member('reader');
    const user = await bot.users.fetch(reader.id);
    const sent = await user.send('Editie');
    reader.acceptDirectMessages(false);
    await expect(user.send('x')).rejects.toMatchObject({ status: 403, code: 50007 });
    await sent.edit('Editie, verbeterd');
    expect(reader.directMessages.messages.map((one) => one.content)).toEqual(['Editie, verbeterd']);
    reader.acceptDirectMessages(true);
    await user.send('Weer welkom');
  });

  it('need a server in common: 50278', async () => {
    const { sandbox, bot } = await startWithBot();
    const user = await bot.users.fetch(sandbox.member('reader').id);
    await user.createDM();
    await hears(bot, Events.GuildDelete, () => sandbox.guild.kickBot());
    await expect(user.send('x')).rejects.toMatchObject({ status: 403, code: 50278 });
  });

  it('take commands, with an answer in place', async () => {
    const { sandbox, bot } = await startWithBot({}, async (one) => {
      if (one.isChatInputCommand()) await one.reply(`Voor ${one.user.username}, ${String(one.inGuild())}`);
    });
    await bot.application.commands.set([{ name: 'nieuws', description: 'd', contexts: [1] }]);
    const direct = sandbox.member('visitor').directMessages;
    expect((await direct.typed('/nieuws')).content).toBe('Voor visitor, false');
    await expect(sandbox.channel('nieuws').typed('/nieuws')).rejects.toThrow('cannot be used in this place');
  });
});
