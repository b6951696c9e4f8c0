import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  ApplicationCommandOptionType as OptionType,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { makeHandClock } from './hand-clock.ts';

const COMMANDS = [
  {
    name: 'weer',
    description: 'Het weer',
    contexts: [0, 1],
    integrationTypes: [0],
    options: [
      {
        type: OptionType.Subcommand as const,
        name: 'stad',
        description: 'In een stad',
        options: [
          {
            type: OptionType.String as const,
            name: 'stad',
            description: 'Welke',
            required: true,
            autocomplete: true,
          },
          { type: OptionType.Channel as const, name: 'kanaal', description: 'Waar' },
        ],
      },
      { type: OptionType.Subcommand as const, name: 'traag', description: 'Denkt na' },
      { type: OptionType.Subcommand as const, name: 'knoppen', description: 'Met knoppen' },
      { type: OptionType.Subcommand as const, name: 'formulier', description: 'Met een formulier' },
      { type: OptionType.Subcommand as const, name: 'stil', description: 'Zegt niets' },
    ],
  },
];

const clock = makeHandClock(Date.parse('2025-05-19T08:00:00+02:00'));
let sandbox: Sandbox;
let bot: Client<true>;

beforeAll(async () => {
  sandbox = await startSandbox({ clock, rateLimits: 'off' });
  bot = await makeBot(sandbox, answer);
  await bot.application.commands.set(COMMANDS);
});

afterAll(async () => {
  await bot.destroy();
  await sandbox.close();
});

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    return interaction.respond(
      ['Moskou', 'Montreal']
        .filter((city) => city.toLowerCase().startsWith(typed))
        .map((name) => ({ name, value: name })),
    );
  }
  if (interaction.isButton()) {
    if (interaction.customId === 'meer') return interaction.update({ content: 'Meer', components: [] });
    await interaction.deferUpdate();
    return interaction.editReply({ content: 'Later meer' });
  }
  if (interaction.isStringSelectMenu()) return interaction.reply(`Gekozen: ${interaction.values.join(', ')}`);
  if (interaction.isModalSubmit())
    return interaction.reply(`Zoek: ${interaction.fields.getTextInputValue('woorden')}`);
  return interaction.isChatInputCommand() ? answerCommand(interaction) : undefined;
}

async function answerCommand(interaction: ChatInputCommandInteraction): Promise<unknown> {
  switch (interaction.options.getSubcommand()) {
    case 'stad': {
      const channel = interaction.options.getChannel('kanaal');
      return interaction.reply({
        embeds: [
          {
            title: `Weer in ${interaction.options.getString('stad')}`,
            description: `${interaction.locale} ${channel?.name ?? ''}`,
          },
        ],
        flags: MessageFlags.Ephemeral,
      });
    }
    case 'traag':
      await interaction.deferReply();
      await interaction.editReply('Klaar met denken');
      return interaction.followUp({ content: 'En nog iets', flags: MessageFlags.Ephemeral });
    case 'knoppen':
      return interaction.reply({
        content: 'Kies',
        components: [
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            new ButtonBuilder().setCustomId('meer').setLabel('Lees meer').setStyle(ButtonStyle.Primary),
            new ButtonBuilder().setCustomId('later').setLabel('Later').setStyle(ButtonStyle.Secondary),
            new ButtonBuilder()
              .setCustomId('uit')
              .setLabel('Uit')
              .setStyle(ButtonStyle.Danger)
              .setDisabled(true),
          ),
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
            new StringSelectMenuBuilder()
              .setCustomId('keuze')
              .addOptions({ label: 'Een', value: '1' }, { label: 'Twee', value: '2' }),
          ),
        ],
      });
    case 'formulier':
      return interaction.showModal(
        new ModalBuilder()
          .setCustomId('zoek')
          .setTitle('Zoeken')
          .addComponents(
            new ActionRowBuilder<TextInputBuilder>().addComponents(
              new TextInputBuilder()
                .setCustomId('woorden')
                .setLabel('Woorden')
                .setStyle(TextInputStyle.Short)
                .setMaxLength(20),
            ),
          ),
      );
    default:
      return undefined;
  }
}

describe('a real discord.js client', () => {
  it('logs in and finds the server with its channels', () => {
    const guild = bot.guilds.cache.get(sandbox.guild.id);
    expect(guild?.name).toBe('Redactie');
    expect(guild?.channels.cache.map((channel) => channel.name)).toEqual([
      'nieuws',
      'sport',
      'aankondigingen',
      'algemeen',
    ]);
    expect(guild?.members.me?.permissions.has('SendMessages')).toBe(true);
  });

  it('registers commands that come back as they were sent', async () => {
    const registered = await bot.application.commands.fetch();
    expect(registered.map((command) => command.name)).toEqual(['weer']);
    expect(registered.first()?.options).toHaveLength(5);
    expect(registered.first()?.equals(COMMANDS[0] as never)).toBe(true);
  });

  it('answers a typed command, in the language of who typed it', async () => {
    const channel = sandbox.channel('nieuws');
    const held = sandbox.hold('POST /interactions/{interaction_id}/{interaction_token}/callback', 'before');
    const answered = channel.typed('/weer stad', { stad: 'Moskou', kanaal: '#sport' });
    await held.reached;
    clock.pass(250);
    held.release();
    const dutch = await answered;
    expect(dutch).toMatchObject({ kind: 'message', ephemeral: true, deferred: false });
    expect(dutch.embeds[0]).toMatchObject({ title: 'Weer in Moskou', description: 'nl sport' });
    expect(dutch.answeredAfterMs).toBe(250);
    const english = await channel.typed('/weer stad', { stad: 'Moskou' }, { as: 'visitor' });
    expect(english.embeds[0]?.description).toBe('en-US');
    expect(channel.messages).toEqual([]);
  });

  it('completes an option while it is typed', async () => {
    const choices = await sandbox.channel('nieuws').autocomplete('/weer stad', 'stad', 'mos');
    expect(choices).toEqual([{ name: 'Moskou', value: 'Moskou' }]);
  });

  it('may think first: the reply is the final one, and what follows comes after it', async () => {
    const reply = await sandbox.channel('sport').typed('/weer traag');
    expect(reply).toMatchObject({ content: 'Klaar met denken', deferred: true, ephemeral: false });
    await sandbox.waitFor(
      'the follow-up',
      (event) => event.kind === 'message-posted' && event.message.ephemeral,
    );
    expect(reply.followUps.map((message) => message.content)).toEqual(['En nog iets']);
    expect(sandbox.channel('sport').messages.map((message) => message.content)).toEqual(['Klaar met denken']);
  });

  it('changes a message when its button is pressed, at once or later', async () => {
    const channel = sandbox.channel('nieuws');
    const first = await channel.typed('/weer knoppen');
    const pressed = await channel.press(first, 'meer');
    expect(pressed).toMatchObject({ kind: 'update', content: 'Meer', components: [] });
    expect(channel.message(first.message.id).content).toBe('Meer');
    const second = await channel.typed('/weer knoppen');
    expect(await channel.press(second, 'later')).toMatchObject({
      kind: 'update',
      content: 'Later meer',
      deferred: true,
    });
  });

  it('answers a choice in a select', async () => {
    const channel = sandbox.channel('nieuws');
    const shown = await channel.typed('/weer knoppen');
    expect((await channel.choose(shown, 'keuze', ['Twee'])).content).toBe('Gekozen: 2');
    await expect(channel.choose(shown, 'keuze', ['Drie'])).rejects.toThrow('has no option "Drie"');
    await expect(channel.choose(shown, 'keuze', ['1', '2'])).rejects.toThrow('takes 1 to 1 values');
  });

  it('shows a form and takes it back filled in', async () => {
    const channel = sandbox.channel('nieuws');
    const shown = await channel.typed('/weer formulier');
    expect(shown.kind).toBe('modal');
    expect(shown.modal.title).toBe('Zoeken');
    expect((await channel.submitModal(shown, { woorden: 'hoog water' })).content).toBe('Zoek: hoog water');
    await expect(channel.submitModal(shown, {})).rejects.toThrow('"woorden" must be filled in');
    await expect(channel.submitModal(shown, { woorden: 'x'.repeat(21) })).rejects.toThrow('at most 20');
  });

  it('cannot press what is not there or is switched off', async () => {
    const channel = sandbox.channel('nieuws');
    const shown = await channel.typed('/weer knoppen');
    await expect(channel.press(shown, 'weg')).rejects.toThrow('It has: meer, later, uit, keuze');
    await expect(channel.press(shown, 'uit')).rejects.toThrow('disabled');
    await expect(channel.press(shown, 'keuze')).rejects.toThrow('"keuze" is no button');
  });

  it('fails as in Discord when it does not answer in time', async () => {
    const typing = expect(sandbox.channel('nieuws').typed('/weer stil')).rejects.toThrow(
      'The application did not respond',
    );
    await clock.asked(3_000);
    clock.pass(3_000);
    await typing;
  });

  it('answers in direct messages too', async () => {
    const direct = sandbox.member('reader').directMessages;
    expect((await direct.typed('/weer stad', { stad: 'Oslo' })).embeds[0]?.title).toBe('Weer in Oslo');
    const user = await bot.users.fetch(sandbox.member('reader').id);
    const sent = await user.send('Goedemorgen');
    expect((await direct.nextMessage()).id).toBe(sent.id);
    sandbox.member('reader').acceptDirectMessages(false);
    await expect(user.send('Nog eens')).rejects.toMatchObject({ code: 50007, status: 403 });
  });

  it('used no route that the sandbox does not have', () => {
    expect(sandbox.unknownRequests).toEqual([]);
  });
});
