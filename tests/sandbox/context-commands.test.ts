import { ApplicationCommandType, type Interaction, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { startWithBot } from './bot.ts';
import { callApi } from './helpers.ts';

const searchAbout = {
  name: 'Zoek hierover',
  name_localizations: { 'en-US': 'Search for this' },
  type: ApplicationCommandType.Message,
} as const;

describe('a command of the menu of a message', () => {
  it('brings the message along, by its name in either language, and is answered', async () => {
    const { sandbox, bot } = await startWithBot({}, (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) throw new Error('another interaction');
      const { targetMessage, commandName } = interaction;
      return interaction.reply({
        content: `${commandName}: ${targetMessage.content}`,
        flags: MessageFlags.Ephemeral,
      });
    });
    await bot.application.commands.set([searchAbout]);
    const channel = sandbox.channel('nieuws');
    const said = channel.says('hulpgoederen', { as: 'moderator' });
    const dutch = await channel.useOnMessage('Zoek hierover', said);
    expect([dutch.content, dutch.ephemeral]).toEqual(['Zoek hierover: hulpgoederen', true]);
    const english = await channel.useOnMessage('Search for this', said, { as: 'visitor' });
    expect(english.content).toBe('Zoek hierover: hulpgoederen');
    expect(english.message.answers).toMatchObject({ command: 'Zoek hierover' });
  });

  it('is not there when it was not registered, and not for who may not use it', async () => {
    const { sandbox, bot } = await startWithBot();
    await bot.application.commands.set([{ ...searchAbout, defaultMemberPermissions: ['ManageMessages'] }]);
    const channel = sandbox.channel('nieuws');
    const said = channel.says('hulp');
    await expect(channel.useOnMessage('Iets anders', said)).rejects.toThrow(/Registered: "Zoek hierover"/);
    await expect(channel.useOnMessage('Zoek hierover', said)).rejects.toThrow(/does not see/);
    await expect(channel.typed('/Zoek hierover')).rejects.toThrow(/no command/);
  });

  it('on a person brings the member along', async () => {
    const { sandbox, bot } = await startWithBot({}, (interaction) => {
      if (!interaction.isUserContextMenuCommand()) throw new Error('another interaction');
      return interaction.reply(`${interaction.targetUser.username} ${interaction.targetMember?.permissions}`);
    });
    await bot.application.commands.set([{ name: 'Wie', type: ApplicationCommandType.User }]);
    const reply = await sandbox.channel('nieuws').useOnMember('Wie', 'moderator');
    expect(reply.content).toMatch(/^moderator \S+/);
  });
});

const personal = {
  name: 'nieuws',
  description: 'Nieuws',
  integrationTypes: [0, 1],
  contexts: [0, 1, 2],
};

describe('an application that somebody installed for themselves', () => {
  const echo = (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) throw new Error('another interaction');
    const { guildId, context, authorizingIntegrationOwners } = interaction;
    return interaction.reply(JSON.stringify({ guildId, context, owners: authorizingIntegrationOwners }));
  };

  it('is there in a server in which the bot is not, and says by whom', async () => {
    const { sandbox, bot } = await startWithBot({}, echo);
    await bot.application.commands.set([personal]);
    const elsewhere = sandbox.addGuild('Elders', { bot: false });
    const channel = elsewhere.channel('algemeen');
    await expect(channel.typed('/nieuws')).rejects.toThrow(/no command/);
    const reader = elsewhere.member('reader');
    reader.installApp();
    const reply = await channel.typed('/nieuws');
    expect(JSON.parse(reply.content)).toEqual({
      guildId: elsewhere.id,
      context: 0,
      owners: { 1: reader.id },
    });
    expect(channel.messages).toHaveLength(1);
    // What stands in a server that the bot is not in it cannot see.
    expect((await callApi(sandbox, 'GET', `/channels/${channel.id}/messages`)).status).toBe(403);
  });

  it('answers only to the asker where people may not use applications from outside', async () => {
    const { sandbox, bot } = await startWithBot({}, echo);
    await bot.application.commands.set([personal]);
    const elsewhere = sandbox.addGuild('Elders', { bot: false });
    elsewhere.member('reader').installApp();
    const channel = elsewhere.channel('algemeen');
    channel.deny('everyone', 'UseExternalApps');
    expect((await channel.typed('/nieuws')).ephemeral).toBe(true);
  });

  it('is there in conversations between people, and hears nothing of them', async () => {
    const { sandbox, bot } = await startWithBot({}, echo);
    await bot.application.commands.set([personal]);
    const between = sandbox.directBetween('moderator', 'visitor');
    expect(sandbox.directBetween('visitor', 'moderator').id).toBe(between.id);
    let heard = 0;
    bot.on('messageCreate', () => heard++);
    between.says('weet jij iets?', { as: 'visitor' });
    await expect(between.typed('/nieuws', {}, { as: 'visitor' })).rejects.toThrow(/no command/);
    sandbox.member('visitor').installApp();
    const reply = await between.typed('/nieuws', {}, { as: 'visitor' });
    expect(JSON.parse(reply.content)).toMatchObject({ guildId: null, context: 2 });
    expect(heard).toBe(0);
    await expect(between.typed('/nieuws', {}, { as: 'reader' })).rejects.toThrow(/no member "reader"/);
    expect((await callApi(sandbox, 'GET', `/channels/${between.id}`)).status).toBe(403);
  });

  it('is there by both where the bot is too', async () => {
    const { sandbox, bot } = await startWithBot({}, echo);
    await bot.application.commands.set([personal]);
    const reader = sandbox.member('reader');
    reader.installApp();
    const reply = await sandbox.channel('nieuws').typed('/nieuws');
    expect(JSON.parse(reply.content).owners).toEqual({ 0: sandbox.guild.id, 1: reader.id });
    reader.installApp(false);
    const after = await sandbox.channel('nieuws').typed('/nieuws');
    expect(JSON.parse(after.content).owners).toEqual({ 0: sandbox.guild.id });
  });

  it('has five messages after its answer where the bot is not', async () => {
    const { sandbox, bot } = await startWithBot({}, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('1');
      const codes: unknown[] = [];
      for (let count = 0; count < 6; count++) {
        await interaction.followUp(`${count}`).catch((error) => codes.push(error.code));
      }
      await interaction.editReply(`refused: ${codes}`);
    });
    await bot.application.commands.set([personal]);
    const elsewhere = sandbox.addGuild('Elders', { bot: false });
    elsewhere.member('reader').installApp();
    const edited = sandbox.waitFor('the end', (event) => event.kind === 'message-edited');
    await elsewhere.channel('algemeen').typed('/nieuws');
    expect(await edited).toMatchObject({ message: { content: 'refused: 40094' } });
  });

  it('is not there by a command that is only for servers', async () => {
    const { sandbox, bot } = await startWithBot({}, echo);
    await bot.application.commands.set([{ ...personal, integrationTypes: [0] }]);
    const elsewhere = sandbox.addGuild('Elders', { bot: false });
    elsewhere.member('reader').installApp();
    await expect(elsewhere.channel('algemeen').typed('/nieuws')).rejects.toThrow(/no command/);
  });
});

describe('an application that a person installed', () => {
  it('goes with that person into another server, and with nobody else of that name', async () => {
    const { sandbox, bot } = await startWithBot({}, async (one) => {
      if (one.isChatInputCommand()) await one.reply(one.user.id);
    });
    await bot.application.commands.set([{ name: 'mijn', description: 'd', integrationTypes: [1] }]);
    const reader = sandbox.member('reader');
    reader.installApp();
    const strangers = sandbox.addGuild('Vreemden', { bot: false });
    expect(strangers.member('reader').id).not.toBe(reader.id);
    await expect(strangers.channel('algemeen').typed('/mijn')).rejects.toThrow('no command /mijn');
    const elsewhere = sandbox.addGuild('Elders', { bot: false, reader });
    expect((await elsewhere.channel('algemeen').typed('/mijn')).content).toBe(reader.id);
    const visitor = sandbox.member('visitor');
    visitor.installApp();
    expect(elsewhere.addMember(visitor).id).toBe(visitor.id);
    const typed = await elsewhere.channel('algemeen').typed('/mijn', {}, { as: 'visitor' });
    expect(typed.content).toBe(visitor.id);
  });
});
