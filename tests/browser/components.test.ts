import { ApplicationCommandType, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { makeHandClock } from '../sandbox/hand-clock.ts';
import { callApi } from '../sandbox/helpers.ts';
import { browserWithin, whyNoBrowser } from './open-browser.ts';
import { type Echo, openEcho } from './open-echo.ts';

/** Time passes by hand: no answer comes too late because the machine is busy. */
const clock = makeHandClock(Date.parse('2026-03-02T07:00:00Z'));
/** ms in which Discord wants an answer. */
const ANSWER_WITHIN = 3000;
/** More ms than a test waits for a bot that is thinking, and those that the bot has for it. */
const WAITS = 60_000;
const TOKEN_SERVES = 15 * 60_000;
let echo: Echo;
let sandbox: Sandbox;
let page: Page;

describe.skipIf(whyNoBrowser)(
  `components on the page (in a browser; ${whyNoBrowser ?? 'there is one'})`,
  () => {
    beforeAll(async () => {
      echo = await openEcho(clock);
      sandbox = echo.sandbox;
      page = echo.opened.page;
    }, browserWithin);

    afterAll(async () => {
      await echo?.close();
    });

    const box = () => page.getByRole('combobox', { name: 'Bericht aan #nieuws; / voor opdrachten' });
    const log = () => page.getByRole('log', { name: 'Berichten' });
    const lastMessage = () => page.getByRole('article').last();

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
      await page.getByRole('button', { name: 'Niets' }).click();
      await clock.asked(ANSWER_WITHIN);
      clock.pass(ANSWER_WITHIN);
      await page.getByRole('alert').getByText('Deze interactie is mislukt').waitFor();
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

      // Closed with the mouse, it leaves a message box that takes keys.
      await box().focus();
      await opener.dispatchEvent('click');
      await form.getByRole('button', { name: 'Annuleren' }).click();
      await box().and(page.locator(':focus')).waitFor();
      await page.keyboard.type('hallo');
      expect(await box().inputValue()).toBe('hallo');
      await box().fill('');

      await opener.press('Enter');
      await form.locator('strong', { hasText: 'hier' }).waitFor();
      await form.getByRole('button', { name: 'Versturen' }).click();
      expect(await form.getByText('Vul dit in.').count()).toBe(2);
      const head = form.getByRole('textbox', { name: 'Kop' });
      await head.and(page.locator(':focus')).waitFor();
      await head.fill('🎉'.repeat(11));
      await form.getByRole('button', { name: 'Versturen' }).click();
      await form.getByText('Vul hier hoogstens 10 tekens in.').waitFor();
      expect(await head.inputValue()).toBe('🎉'.repeat(11));
      await head.fill('🎉'.repeat(10));
      expect(await form.getByText('Vul hier hoogstens 10 tekens in.').count()).toBe(0);
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

    it('empties a choice, and confirms it, by keyboard', async () => {
      const kind = page.getByRole('combobox', { name: /^soort/ });
      await kind.press('Enter');
      // Those that were chosen are no more.
      await kind.press('Home');
      await kind.press(' ');
      await kind.press('Tab');
      await page.getByRole('button', { name: 'Kies deze' }).and(page.locator(':focus')).press('Enter');
      await log().getByText('soort: alles', { exact: true }).waitFor();
      expect(await page.getByRole('listbox').count()).toBe(0);
    });

    it('takes what was ticked when the list is closed without a word', async () => {
      const kind = page.getByRole('combobox', { name: /^soort/ });
      await kind.press('Enter');
      await kind.press('Home');
      await kind.press('ArrowDown');
      await kind.press(' ');
      await page.keyboard.press('Escape');
      await log()
        .getByText('soort: lang, alles', { exact: true })
        .or(log().getByText('soort: alles, lang', { exact: true }))
        .waitFor();
    });

    it('keeps the focus in the list when the message that has it is deleted', async () => {
      const channel = sandbox.channel('nieuws');
      const more = page.getByRole('button', { name: 'Lees meer' });
      await more.focus();
      const { id } = channel.messages.find((one) => one.content === 'Meer gelezen') ?? { id: '' };
      await callApi(sandbox, 'DELETE', `/channels/${channel.id}/messages/${id}`);
      await more.waitFor({ state: 'detached' });
      await page.locator('.message:focus').waitFor();
    });

    it('offers commands on a message in its menu as soon as there are any, and no menu before', async () => {
      const message = page.getByRole('article', { name: /Noor Wielinga/ });
      sandbox.channel('nieuws').says('Gelijkspel');
      await message.getByText('Gelijkspel').waitFor();
      expect(await page.getByRole('button', { name: 'Meer bij dit bericht' }).count()).toBe(0);
      await echo.bot.application.commands.create({
        type: ApplicationCommandType.Message,
        name: 'Zoek hierover',
      });
      const more = message.getByRole('button', { name: 'Meer bij dit bericht' });
      await more.waitFor();
      await message.getByText('Gelijkspel').click({ button: 'right' });
      const item = page.getByRole('group', { name: 'Apps' }).getByRole('menuitem', { name: 'Zoek hierover' });
      await item.and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await message.and(page.locator(':focus')).waitFor();
      await more.press('Enter');
      await item.press('Enter');
      await log().getByText('over: Gelijkspel').waitFor();
      await log().getByText('gebruikte Zoek hierover').waitFor();
      // In the message box there are only commands that are typed.
      await box().fill('/zoek');
      await page.getByText('Geen opdracht die hierop lijkt').waitFor();
      await box().fill('');
    });

    it('shows whom it is for that the bot is thinking, until the answer comes or the 15 minutes are over', async () => {
      const ask = async (flags?: MessageFlags.Ephemeral) => {
        const heard = new Promise<ChatInputCommandInteraction>((resolve) => {
          echo.bot.once('interactionCreate', async (one) => {
            if (!one.isChatInputCommand()) return;
            await one.deferReply(flags === undefined ? {} : { flags });
            resolve(one);
          });
        });
        await box().fill('/nieuws niets');
        await page.getByRole('option').first().waitFor();
        await box().press('Enter');
        await page.getByRole('button', { name: 'Versturen' }).press('Enter');
        return heard;
      };
      const becomes = async (name: RegExp) => {
        await page.getByRole('button', { name: /Wissel van persoon/ }).click();
        await page.getByRole('menuitemradio', { name }).click();
      };
      const thinks = log().getByText('Telex is aan het nadenken…');
      const asked = await ask();
      await thinks.waitFor();
      clock.pass(WAITS);
      await becomes(/Joris Hoekema/);
      await thinks.waitFor();
      await page.reload();
      await thinks.waitFor();
      await asked.editReply('Lang over nagedacht');
      await log().getByText('Lang over nagedacht').waitFor();
      expect([await thinks.count(), await page.getByText('heeft niet gereageerd').count()]).toEqual([0, 0]);

      await becomes(/Noor Wielinga/);
      await ask(MessageFlags.Ephemeral);
      await thinks.waitFor();
      await lastMessage().getByText('Alleen jij kunt dit zien').waitFor();
      expect(await lastMessage().getAttribute('class')).toContain('ephemeral');
      clock.pass(TOKEN_SERVES);
      sandbox.channel('algemeen').says('later');
      await lastMessage().getByText('De applicatie heeft niet gereageerd').waitFor();
      await becomes(/Joris Hoekema/);
      await log().getByText('heeft niet gereageerd').waitFor({ state: 'detached' });
      await becomes(/Noor Wielinga/);
      await lastMessage().getByRole('button', { name: 'Bericht verbergen' }).click();
      await log().getByText('heeft niet gereageerd').waitFor({ state: 'detached' });
    });

    it('had no trouble meanwhile', () => {
      // The browser tells of each answer of 400; those were asked for.
      expect(echo.opened.problems.filter((one) => !one.includes('status of 400'))).toEqual([]);
    });
  },
);
