import {
  ActionRowBuilder,
  ButtonBuilder,
  type Client,
  type Interaction,
  MessageFlags,
  ApplicationCommandOptionType as Option,
  StringSelectMenuBuilder,
} from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from '../sandbox/bot.ts';
import { isFocused } from './in-page.ts';
import { openBrowser, whyNoBrowser } from './open-browser.ts';
import { type OpenedPage, openPage } from './open-page.ts';

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
      component: { type: 4, custom_id: 'kop', style: 1, required: true },
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

/** A bot that answers with what it heard. */
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
    if (interaction.options.getSubcommand(false) === 'keuzes') {
      return interaction.reply({
        content: 'Kies maar',
        components: [
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            new ButtonBuilder().setCustomId('form').setLabel('Formulier').setStyle(1),
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
  if (interaction.isButton() && interaction.customId === 'form') return interaction.showModal(FORM as never);
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

let browser: Browser;
let sandbox: Sandbox;
let bot: Client<true>;
let opened: OpenedPage;
let page: Page;

describe.skipIf(whyNoBrowser)(`using the page (in a browser; ${whyNoBrowser ?? 'there is one'})`, () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimits: 'off' });
    bot = await makeBot(sandbox, answer);
    await bot.application.commands.set(COMMANDS as never);
    browser = await openBrowser();
    opened = await openPage(browser, sandbox);
    page = opened.page;
  });

  afterAll(async () => {
    await browser?.close();
    await bot?.destroy();
    await sandbox?.close();
  });

  const box = () => page.getByRole('combobox', { name: 'Bericht aan #nieuws; / voor opdrachten' });
  const log = () => page.getByRole('log', { name: 'Berichten' });
  const lastMessage = () => page.getByRole('article').last();

  it('sends what is written and shows it at once', async () => {
    await box().fill('Goedemorgen');
    await box().press('Enter');
    await page
      .getByRole('article', { name: /Noor Wielinga/ })
      .getByText('Goedemorgen')
      .waitFor();
    expect(await box().inputValue()).toBe('');
    expect(sandbox.channel('nieuws').messages.at(-1)?.content).toBe('Goedemorgen');
  });

  it('takes a command with the keyboard alone: its list, an option with live suggestions, one that was added', async () => {
    await box().pressSequentially('/nieuws s');
    const options = page.getByRole('listbox', { name: 'Opdrachten' }).getByRole('option');
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual([
      '/nieuws stadstad soort kanaalNieuws uit een plaats',
      '/nieuws keuzesKies iets',
    ]);
    expect(await box().getAttribute('aria-expanded')).toBe('true');
    await box().press('ArrowDown');
    await box().press('ArrowUp');
    const active = await box().getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await box().press('Enter');

    const city = page.getByRole('combobox', { name: 'stad' });
    expect(await isFocused(city)).toBe(true);
    // Required, and still empty.
    await city.press('Escape');
    await city.press('Enter');
    await page.getByRole('alert').getByText('Vul dit in.').waitFor();
    await city.pressSequentially('am');
    const suggested = page.getByRole('listbox', { name: 'stad' }).getByRole('option');
    await suggested.first().waitFor();
    expect(await suggested.allTextContents()).toEqual(['Amsterdam', 'Amersfoort']);
    await city.press('ArrowDown');
    await city.press('Enter');
    expect(await city.inputValue()).toBe('Amersfoort');

    await page.getByRole('button', { name: 'soort invullen' }).press('Enter');
    const kind = page.getByRole('combobox', { name: /^soort/ });
    await kind.press('ArrowDown');
    await kind.press('l');
    await kind.press('Enter');
    await page.getByRole('button', { name: 'Versturen' }).press('Enter');
    await lastMessage().getByText('gehoord: stad=amersfoort soort=l').waitFor();
    expect(await lastMessage().locator('discord-reply').textContent()).toBe('gebruikte /nieuws stad');
    expect(await isFocused(box())).toBe(true);
  });

  it('shows an answer for one person to that one alone, until it is put away', async () => {
    const mine = log().getByText('gehoord: stad=amersfoort');
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Joris Hoekema moderator/ }).click();
    await mine.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Wissel van persoon/ }).press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await mine.waitFor();
    await page.getByText('Alleen jij kunt dit zien').waitFor();
    await page.getByRole('button', { name: 'Bericht verbergen' }).click();
    await mine.waitFor({ state: 'detached' });
  });

  it('offers each person what that person may use', async () => {
    const labels = async () => {
      await box().fill('/');
      await page.getByRole('option').first().waitFor();
      const all = await page.getByRole('option').locator('strong').allTextContents();
      await box().fill('');
      return all;
    };
    expect(await labels()).toEqual(['/nieuws stad', '/nieuws keuzes']);
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Saskia Verhulst beheerder/ }).click();
    expect(await labels()).toEqual(['/nieuws stad', '/nieuws keuzes', '/beheer']);
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Noor Wielinga lezer/ }).click();
  });

  it('presses buttons and keeps the focus where it was when the message changes', async () => {
    await box().fill('/nieuws keuzes');
    await page.getByRole('option').first().waitFor();
    await box().press('Enter');
    await page.getByRole('button', { name: 'Versturen' }).press('Enter');
    await log().getByText('Kies maar').waitFor();
    const more = page.getByRole('button', { name: 'Lees meer' });
    await more.press('Enter');
    await log().getByText('Meer gelezen').waitFor();
    await more.and(page.locator(':focus')).waitFor();
  });

  it('chooses in selects: several of a list with the keyboard, a person, a role, a channel', async () => {
    const kind = page.getByRole('combobox', { name: 'soort', exact: true });
    await kind.press('Enter');
    const rows = page.getByRole('listbox', { name: 'soort' }).getByRole('option');
    expect(await rows.allTextContents()).toEqual(['Kort', 'Lang', 'Alles']);
    await kind.press(' ');
    await kind.press('End');
    await kind.press(' ');
    expect(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-selected')))).toEqual([
      'true',
      'false',
      'true',
    ]);
    await kind.press('Enter');
    await log().getByText('soort: kort, alles').waitFor();

    for (const [name, row, heard] of [
      ['mens', /Joris Hoekema/, 'mens: moderator'],
      ['rol', /@Moderatoren/, 'rol: Moderatoren'],
      ['kanaal', /#aankondigingen/, 'kanaal: aankondigingen'],
    ] as const) {
      await page.getByRole('combobox', { name, exact: true }).click();
      await page.getByRole('option', { name: row }).click();
      await log().getByText(heard).waitFor();
    }
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('fills in a form: what is missing is said, what is refused stays, Escape leaves it', async () => {
    const opener = page.getByRole('button', { name: 'Formulier' });
    await opener.press('Enter');
    const form = page.getByRole('dialog', { name: 'Kopij' });
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await opener.and(page.locator(':focus')).waitFor();

    await opener.press('Enter');
    await form.locator('strong', { hasText: 'hier' }).waitFor();
    await form.getByRole('button', { name: 'Versturen' }).click();
    expect(await form.getByText('Vul dit in.').count()).toBe(2);
    const head = form.getByRole('textbox', { name: 'Kop' });
    await head.and(page.locator(':focus')).waitFor();
    await head.fill('Brug dicht');
    const section = form.getByRole('combobox', { name: /^Rubriek/ });
    await section.press('ArrowDown');
    await section.press('ArrowDown');
    await section.press('Enter');
    await form.getByLabel('Bestand').setInputFiles({
      name: 'kopij.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('De brug'),
    });
    await page.route(
      '**/sandbox/form',
      (route) => route.fulfill({ status: 400, json: { error: 'Nu even niet.' } }),
      {
        times: 1,
      },
    );
    await form.getByRole('button', { name: 'Versturen' }).click();
    await form.getByText('Nu even niet.').waitFor();
    await form.getByRole('button', { name: 'Versturen' }).click();
    await log().getByText('kop=Brug dicht rubriek=bui bestand=kopij.txt').waitFor();
    await form.waitFor({ state: 'hidden' });
  });

  it('offers commands on a message in its menu, and no menu when there are none', async () => {
    expect(await page.getByRole('button', { name: 'Meer bij dit bericht' }).count()).toBe(0);
    const offered = { type: 3, typed: 'Zoek hierover', label: 'Zoek hierover', description: '', options: [] };
    const called: unknown[] = [];
    await page.route('**/sandbox/commands', (route) => route.fulfill({ json: { commands: [offered] } }));
    await page.route('**/sandbox/message-command', (route) => {
      called.push(route.request().postDataJSON());
      return route.fulfill({ json: { kind: 'update', messageId: '1' } });
    });
    await page.getByRole('button', { name: /^sport, kanaal/ }).click();
    const { id } = sandbox.channel('sport').says('Gelijkspel');
    const message = page.getByRole('article', { name: /Noor Wielinga/ });
    const more = message.getByRole('button', { name: 'Meer bij dit bericht' });
    await more.waitFor();
    await message.getByText('Gelijkspel').click({ button: 'right' });
    const item = page.getByRole('group', { name: 'Apps' }).getByRole('menuitem', { name: 'Zoek hierover' });
    await item.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await message.and(page.locator(':focus')).waitFor();
    await more.press('Enter');
    const answered = page.waitForResponse('**/sandbox/message-command');
    await item.press('Enter');
    await answered;
    expect(called).toEqual([
      { channelId: sandbox.channel('sport').id, as: 'reader', messageId: id, command: 'Zoek hierover' },
    ]);
    await page.unrouteAll();
    await page.getByRole('button', { name: /^nieuws, kanaal/ }).click();
  });

  it('says what was refused', async () => {
    sandbox.channel('nieuws').deny('reader', 'UseApplicationCommands');
    await box().fill('/nieuws');
    await page.getByText('Geen opdracht die hierop lijkt').waitFor();
    await box().fill('');
    await page.route('**/sandbox/says', (route) =>
      route.fulfill({ status: 400, json: { error: 'Dit mag niet.' } }),
    );
    await box().fill('toch');
    await box().press('Enter');
    await page.getByRole('alert').getByText('Dit mag niet.').waitFor();
    await page.unrouteAll();
  });

  it('had no trouble meanwhile', () => {
    // The browser tells of each answer of 400; those were asked for.
    expect(opened.problems.filter((one) => !one.includes('status of 400'))).toEqual([]);
  });
});
