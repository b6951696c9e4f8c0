import {
  ActionRowBuilder,
  ButtonBuilder,
  type Client,
  type Interaction,
  MessageFlags,
  ApplicationCommandOptionType as Option,
  StringSelectMenuBuilder,
} from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { makeBot } from '../sandbox/bot.ts';

const COMMANDS = [
  {
    name: 'nieuws',
    description: 'Nieuws',
    options: [
      {
        type: Option.Subcommand,
        name: 'stad',
        description: 'Nieuws uit een plaats',
        options: [
          { type: Option.String, name: 'stad', description: 'De plaats', required: true, autocomplete: true },
          {
            type: Option.String,
            name: 'soort',
            description: 'Welk soort',
            choices: [
              { name: 'Kort', value: 'k' },
              { name: 'Lang', value: 'l' },
            ],
          },
          { type: Option.Channel, name: 'kanaal', description: 'Waar' },
        ],
      },
      { type: Option.Subcommand, name: 'keuzes', description: 'Kies iets' },
      { type: Option.Subcommand, name: 'niets', description: 'Zwijgt' },
    ],
  },
  { name: 'beheer', description: 'Voor moderatoren', default_member_permissions: '32' },
];

/** A form with every kind of input that the sandbox can fill in. */
const FORM = {
  custom_id: 'form',
  title: 'Kopij',
  components: [
    { type: 10, content: 'Wat **hier** staat' },
    {
      type: 18,
      label: 'Kop',
      description: 'Een regel',
      component: { type: 4, custom_id: 'kop', style: 1, required: true, max_length: 10 },
    },
    {
      type: 18,
      label: 'Rubriek',
      component: {
        type: 3,
        custom_id: 'rubriek',
        options: [
          { label: 'Binnenland', value: 'bin' },
          { label: 'Buitenland', value: 'bui' },
        ],
      },
    },
    { type: 18, label: 'Bestand', component: { type: 19, custom_id: 'bestand', required: false } },
  ],
};

const selectRow = (type: number, custom_id: string, more: object = {}) => ({
  type: 1,
  components: [{ type, custom_id, placeholder: custom_id, ...more }],
});

const CHOICES = ['Kort', 'Lang', 'Alles'].map((label) => ({ label, value: label.toLowerCase() }));

/** Answers with what was heard. */
async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    return interaction.respond(
      ['Amsterdam', 'Amersfoort', 'Oslo']
        .filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))
        .map((name) => ({ name, value: name.toLowerCase() })),
    );
  }
  if (interaction.isChatInputCommand()) {
    if (interaction.options.getSubcommand(false) === 'niets') return undefined;
    if (interaction.options.getSubcommand(false) === 'keuzes') {
      return interaction.reply({
        content: 'Kies maar',
        components: [
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            new ButtonBuilder().setCustomId('form').setLabel('Formulier').setStyle(1),
            new ButtonBuilder().setCustomId('niets').setLabel('Niets').setStyle(2),
            new ButtonBuilder().setCustomId('meer').setLabel('Lees meer').setStyle(2),
          ),
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
            new StringSelectMenuBuilder()
              .setCustomId('soort')
              .setPlaceholder('soort')
              .setMinValues(1)
              .setMaxValues(2)
              .addOptions(CHOICES),
          ),
          selectRow(5, 'mens') as never,
          selectRow(6, 'rol') as never,
          selectRow(8, 'kanaal', { channel_types: [5] }) as never,
        ],
      });
    }
    const told = interaction.options.data[0]?.options?.map((one) => `${one.name}=${one.value}`).join(' ');
    return interaction.reply({ content: `gehoord: ${told}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isMessageContextMenuCommand()) {
    return interaction.reply({
      content: `over: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  }
  if (interaction.isButton() && interaction.customId === 'form') return interaction.showModal(FORM as never);
  if (interaction.isButton() && interaction.customId === 'niets') return undefined;
  if (interaction.isButton()) return interaction.update({ content: 'Meer gelezen' });
  if (interaction.isAnySelectMenu()) {
    const names =
      'channels' in interaction ? interaction.channels.map((one) => (one as { name: string }).name) : [];
    const roles = 'roles' in interaction ? interaction.roles.map((one) => one.name) : [];
    const users = 'users' in interaction ? interaction.users.map((one) => one.username) : [];
    const chosen = interaction.isStringSelectMenu() ? interaction.values : [...names, ...roles, ...users];
    return interaction.reply(`${interaction.customId}: ${chosen.join(', ')}`);
  }
  if (interaction.isModalSubmit()) {
    const fields = interaction.fields;
    const file = fields.getUploadedFiles('bestand')?.first()?.name ?? 'geen';
    return interaction.reply(
      `kop=${fields.getTextInputValue('kop')} rubriek=${fields.getStringSelectValues('rubriek')} bestand=${file}`,
    );
  }
  return undefined;
}

/** A bot on the sandbox with commands, buttons, selects and a form, that answers with what it heard. */
export async function startEchoBot(sandbox: Sandbox): Promise<Client<true>> {
  const bot = await makeBot(sandbox, answer);
  await bot.application.commands.set(COMMANDS as never);
  return bot;
}
