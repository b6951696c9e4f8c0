import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { makeHandClock } from '../sandbox/hand-clock.ts';
import { callApi } from '../sandbox/helpers.ts';
import { isFocused } from './in-page.ts';
import { inView } from './in-view.ts';
import { browserWithin, whyNoBrowser } from './open-browser.ts';
import { type Echo, openEcho } from './open-echo.ts';

/** Time passes by hand: no answer comes too late because the machine is busy. */
const clock = makeHandClock(Date.parse('2026-03-02T07:00:00Z'));
/** ms in which Discord wants an answer. */
const ANSWER_WITHIN = 3000;
let echo: Echo;
let sandbox: Sandbox;
let page: Page;

describe.skipIf(whyNoBrowser)(`typing on the page (in a browser; ${whyNoBrowser ?? 'there is one'})`, () => {
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

  it('sends two thousand characters, emoji too, and keeps what is longer', async () => {
    const whole = '🎉'.repeat(2000);
    await box().fill(`${whole}EINDE`);
    await box().press('Enter');
    await page.getByRole('alert').getByText('Vul hier hoogstens 2000 tekens in.').waitFor();
    expect(await box().inputValue()).toBe(`${whole}EINDE`);
    expect(sandbox.channel('nieuws').messages.at(-1)?.content).toBe('Goedemorgen');
    await box().fill(whole);
    await box().press('Enter');
    await lastMessage().getByText('🎉🎉').waitFor();
    const { id, content } = sandbox.channel('nieuws').messages.at(-1) ?? {};
    expect(content).toBe(whole);
    await callApi(sandbox, 'DELETE', `/channels/${sandbox.channel('nieuws').id}/messages/${id}`);
  });

  it('takes a command with the keyboard alone: its list, an option with live suggestions, one that was added', async () => {
    await box().pressSequentially('/nieuws s');
    const options = page.getByRole('listbox', { name: 'Opdrachten' }).getByRole('option');
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual([
      '/nieuws stadstad soort kanaalNieuws uit een plaats',
      '/nieuws keuzesKies iets',
      '/nieuws nietsZwijgt',
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
    const suggested = page.getByRole('listbox', { name: 'stad' }).getByRole('option');
    await suggested.first().waitFor();
    await city.press('Escape');
    await city.press('Enter');
    await page.getByRole('alert').getByText('Vul dit in.').waitFor();
    await city.pressSequentially('am');
    await suggested.getByText('Oslo').waitFor({ state: 'detached' });
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

  it('keeps what was filled in when a command is refused, and says it by the field', async () => {
    await box().fill('/nieuws s');
    await page.getByRole('option').first().waitFor();
    await box().press('Enter');
    const city = page.getByRole('combobox', { name: 'stad' });
    await city.fill('Oslo');
    await page.route(
      '**/sandbox/typed',
      (route) => route.fulfill({ status: 400, json: { error: 'Die is er niet.', field: 'stad' } }),
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Versturen' }).click();
    await page.getByRole('alert').getByText('Die is er niet.').waitFor();
    expect(await city.inputValue()).toBe('Oslo');
    expect(await city.getAttribute('aria-invalid')).toBe('true');
    expect(await isFocused(city)).toBe(true);
    await page.getByRole('button', { name: 'Annuleren' }).click();
  });

  it('scrolls the fields of a command in a low window, with sending in reach', async () => {
    await page.setViewportSize({ width: 640, height: 320 });
    await box().fill('/nieuws s');
    await page.getByRole('option').first().waitFor();
    await box().press('Enter');
    for (const name of ['soort', 'kanaal'])
      await page.getByRole('button', { name: `${name} invullen` }).click();
    await page
      .getByRole('combobox', { name: /^kanaal/ })
      .and(page.locator(':focus'))
      .waitFor();
    const send = await page.getByRole('button', { name: 'Versturen' }).boundingBox();
    expect((send?.y ?? 999) + (send?.height ?? 0)).toBeLessThan(320);
    const head = await page.locator('.command-name').boundingBox();
    expect(head?.y ?? 0).toBeGreaterThan(48);
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await page.setViewportSize({ width: 1280, height: 860 });
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
    await page.reload();
    await log().getByText('Goedemorgen').waitFor();
    expect(await mine.count()).toBe(0);
  });

  it('keeps direct messages to those whose they are', async () => {
    const between = sandbox.directBetween('reader', 'moderator');
    const channels = page.getByRole('navigation', { name: 'Kanalen' });
    const direct = channels.getByRole('button', { name: /^Joris Hoekema, privébericht/ });
    await direct.click();
    between.says('Onder ons');
    await log().getByText('Onder ons').waitFor();
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Maya Okonedo/ }).click();
    // Whoever has no part in it is taken elsewhere.
    await page.getByRole('heading', { level: 1, name: 'nieuws' }).waitFor();
    expect(await direct.count()).toBe(0);
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Noor Wielinga/ }).click();
    await direct.waitFor();
  });

  it('opens the direct messages with the bot, which bear its name', async () => {
    const channels = page.getByRole('navigation', { name: 'Kanalen' });
    await channels.getByRole('heading', { name: 'Privéberichten' }).waitFor();
    await channels.getByRole('button', { name: 'Telex, privébericht' }).click();
    await page.getByRole('heading', { level: 1, name: 'Telex' }).waitFor();
    await page.getByRole('combobox', { name: 'Bericht aan Telex; / voor opdrachten' }).fill('Dag');
    await page.keyboard.press('Enter');
    await log().getByText('Dag', { exact: true }).waitFor();
    expect(sandbox.member('reader').directMessages.messages.at(-1)?.content).toBe('Dag');
    await channels.getByRole('button', { name: /^nieuws/ }).click();
  });

  it('shows a channel to those who may see it, and takes messages of those who may write there', async () => {
    const channels = page.getByRole('navigation', { name: 'Kanalen' });
    const sport = channels.getByRole('button', { name: /^sport/ });
    await sport.click();
    sandbox.channel('sport').deny('everyone', 'SendMessages');
    await page.getByText('In dit kanaal mag je geen berichten versturen.').waitFor();
    sandbox.channel('sport').deny('everyone', 'ViewChannel');
    await sport.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'nieuws' }).waitFor();
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Saskia Verhulst/ }).click();
    await sport.click();
    await page.getByRole('combobox', { name: /^Bericht aan #sport/ }).waitFor();
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Noor Wielinga/ }).click();
    await box().waitFor();
  });

  it('offers each person what that person may use', async () => {
    const labels = async () => {
      await box().fill('/');
      await page.getByRole('option').first().waitFor();
      const all = await page.getByRole('option').locator('strong').allTextContents();
      await box().fill('');
      return all;
    };
    expect(await labels()).toEqual(['/nieuws stad', '/nieuws keuzes', '/nieuws niets']);
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Saskia Verhulst beheerder/ }).click();
    expect(await labels()).toEqual(['/nieuws stad', '/nieuws keuzes', '/nieuws niets', '/beheer']);
    await page.getByRole('button', { name: /Wissel van persoon/ }).click();
    await page.getByRole('menuitemradio', { name: /Noor Wielinga lezer/ }).click();
  });

  it('says where the bot did not answer, and goes there', async () => {
    for (let count = 0; count < 40; count++)
      sandbox.channel('nieuws').says(`regel ${count}`, { as: 'moderator' });
    await log().getByText('regel 39').waitFor();
    await log().getByText('Goedemorgen').scrollIntoViewIfNeeded();
    await box().fill('/nieuws niets');
    await page.getByRole('option').first().waitFor();
    await box().press('Enter');
    await page.getByRole('button', { name: 'Versturen' }).press('Enter');
    await clock.asked(ANSWER_WITHIN);
    clock.pass(ANSWER_WITHIN);
    const failed = lastMessage().getByText('De applicatie heeft niet gereageerd');
    await failed.waitFor();
    await inView(failed);
    expect(await lastMessage().locator('discord-reply').textContent()).toBe('gebruikte /nieuws niets');
    expect(await page.getByRole('alert').count()).toBe(0);
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
    // What could not be sent is not lost, also when one was elsewhere meanwhile.
    expect(await box().inputValue()).toBe('toch');
    const channels = page.getByRole('navigation', { name: 'Kanalen' });
    await channels.getByRole('button', { name: /^algemeen/ }).click();
    await page.getByRole('combobox', { name: /^Bericht aan #algemeen/ }).waitFor();
    await channels.getByRole('button', { name: /^nieuws/ }).click();
    expect(await box().inputValue()).toBe('toch');
    await page.unrouteAll();
  });

  it('had no trouble meanwhile', () => {
    // The browser tells of each answer of 400; those were asked for.
    expect(echo.opened.problems.filter((one) => !one.includes('status of 400'))).toEqual([]);
  });
});
