import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi } from '../sandbox/helpers.ts';
import { pageIs, styleOf } from './in-page.ts';
import { browserWithin, openBrowser, whyNoBrowser } from './open-browser.ts';
import { type OpenedPage, openPage } from './open-page.ts';

let browser: Browser;
let sandbox: Sandbox;
let opened: OpenedPage;
let page: Page;
// What runs in the browser knows it.
declare const document: { readonly activeElement: { getBoundingClientRect(): { readonly top: number } } };
let now = Date.parse('2026-03-02T07:00:00Z');

describe.skipIf(whyNoBrowser)(`reading the page (in a browser; ${whyNoBrowser ?? 'there is one'})`, () => {
  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimits: 'off', now: () => now });
    sandbox.guild.addChannel('dossiers', { kind: 'forum', tags: ['Binnenland'] });
    sandbox.channel('dossiers').startThread('Hoogwater', { text: 'Het stijgt', tags: ['Binnenland'] });
    sandbox.channel('nieuws').says('Begin', { as: 'moderator' });
    browser = await openBrowser();
    opened = await openPage(browser, sandbox);
    page = opened.page;
  }, browserWithin);

  afterAll(async () => {
    await browser?.close();
    await sandbox?.close();
  });

  const log = () => page.getByRole('log', { name: 'Berichten' });
  const focused = () => page.locator(':focus');
  const background = () => styleOf(page.locator('body'), 'backgroundColor');
  const goTo = (name: RegExp) =>
    page.getByRole('navigation', { name: 'Kanalen' }).getByRole('button', { name });

  it('is put together so that it can be gone through by ear', async () => {
    // Roles and names, as Chromium gives them to a screen reader.
    const tree = await page.locator('body').ariaSnapshot();
    for (const part of [
      '- navigation "Servers":',
      '- button "Redactie"',
      '- navigation "Kanalen":',
      '- button "nieuws, kanaal"',
      '- button "dossiers, forum"',
      '- button "Jij bent Noor Wielinga. Wissel van persoon"',
      '- main:',
      '- heading "nieuws" [level=1]',
      '- log "Berichten":',
      '- separator "2 maart 2026"',
      '- article "Joris Hoekema, vandaag om 08:00":',
      '- \'combobox "Bericht aan #nieuws; / voor opdrachten"\'',
    ]) {
      expect(tree).toContain(part);
    }
    // Each button and field has a name.
    expect(tree).not.toMatch(/- (button|combobox|textbox|link|menuitem)(:|$)/m);
  });

  it('shows the last hundred messages, and those before them when they are asked for', async () => {
    const many = sandbox.guild.addChannel('archief');
    for (let count = 1; count <= 130; count++) many.says(`bericht ${count}`);
    await goTo(/^archief/).click();
    await log().getByText('bericht 130', { exact: true }).waitFor();
    expect(await log().getByText('bericht 30', { exact: true }).count()).toBe(0);
    expect(await page.getByText('Welkom in #archief').count()).toBe(0);
    const first = log().getByText('bericht 31', { exact: true });
    await first.scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Oudere berichten tonen' }).click();
    await log().getByText('bericht 1', { exact: true }).waitFor();
    await page.getByText('Welkom in #archief').waitFor({ state: 'attached' });
    expect(await page.getByRole('button', { name: 'Oudere berichten tonen' }).count()).toBe(0);
    // What was being read is still in view.
    await focused().getByText('bericht 31', { exact: true }).waitFor();
    await page.waitForFunction(() => {
      const { top } = document.activeElement.getBoundingClientRect();
      return top > 48 && top < 860;
    });
    many.delete();
    await page.getByRole('heading', { level: 1, name: 'nieuws' }).waitFor();
  });

  it('reads a message that comes in once, and never the whole list anew', async () => {
    const live = page.locator('[aria-live=polite]');
    expect(await page.locator('[aria-live]').evaluateAll((all) => all.map((one) => one.ariaLive))).toEqual([
      'off',
      'polite',
    ]);
    const { id } = sandbox.channel('nieuws').says('Brug **dicht**', { as: 'moderator' });
    await live.getByText('Joris Hoekema: Brug dicht').waitFor({ state: 'attached' });
    await page.locator(`#m${id}`).evaluate((one) => {
      one.dataset.drawn = 'once';
    });
    const { body } = await callApi(sandbox, 'POST', `/channels/${sandbox.channel('nieuws').id}/messages`, {
      embeds: [{ title: 'Kop', description: 'Tekst' }],
    });
    await live.getByText('Telex: Kop Tekst').waitFor({ state: 'attached' });
    await callApi(sandbox, 'PATCH', `/channels/${sandbox.channel('nieuws').id}/messages/${body.id}`, {
      embeds: [{ title: 'Andere kop' }],
    });
    await log().getByText('Andere kop').waitFor();
    expect(await live.textContent()).not.toContain('Andere');
    // What did not change is the very same element.
    expect(await page.locator(`#m${id}`).getAttribute('data-drawn')).toBe('once');
  });

  it('is walked with the keyboard: from message to message, and with Tab into one', async () => {
    await log().focus();
    await log().press('ArrowUp');
    await log().getByRole('article').last().and(focused()).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page
      .getByRole('article', { name: /Joris Hoekema/ })
      .first()
      .and(focused())
      .waitFor();
    expect(await styleOf(focused(), 'outlineStyle')).toBe('solid');
    await page.getByRole('link', { name: 'Naar het berichtvak' }).press('Enter');
    await page.locator('#message').and(focused()).waitFor();
  });

  it('shows where something new stands, and from where on it was not read', async () => {
    sandbox.channel('sport').says('Eerste');
    await goTo(/^sport, kanaal, ongelezen/).click();
    const line = page.getByRole('separator', { name: 'nieuw' });
    await line.waitFor();
    const after = await line.evaluate((one) => one.nextElementSibling?.textContent);
    expect(after).toContain('Eerste');
    expect(await goTo(/ongelezen/).count()).toBe(0);
    await goTo(/^nieuws/).click();
    await goTo(/^sport, kanaal$/).click();
    await page.getByRole('heading', { level: 1, name: 'sport' }).waitFor();
    expect(await line.count()).toBe(0);
    await goTo(/^nieuws/).click();
  });

  it('stays where its reader is while others write, and leads to the end', async () => {
    for (let count = 0; count < 40; count++) sandbox.channel('nieuws').says(`bericht ${count}`);
    await log().getByText('bericht 39').waitFor();
    await log().evaluate((one) => {
      one.scrollTop = 0;
    });
    const toEnd = page.getByRole('button', { name: 'Naar de nieuwste berichten' });
    await toEnd.waitFor();
    sandbox.channel('nieuws').says('ongemerkt', { as: 'moderator' });
    await page.getByRole('separator', { name: 'nieuw' }).waitFor({ state: 'attached' });
    expect(await log().evaluate((one) => one.scrollTop)).toBe(0);
    const toNew = page.getByRole('button', { name: '1 nieuw bericht' });
    await toNew.click();
    await log().getByText('ongemerkt').waitFor();
    await toNew.waitFor({ state: 'hidden' });
  });

  it('shows the posts of a forum, and each of them', async () => {
    await goTo(/^dossiers/).click();
    const post = page.getByRole('button', { name: /Hoogwater.*Het stijgt/ });
    await post.waitFor();
    expect(await post.locator('.tag').textContent()).toBe('Binnenland');
    await post.click();
    await page.getByRole('heading', { level: 1, name: /dossiers › Hoogwater/ }).waitFor();
    await log().getByText('Het stijgt').waitFor();
    await goTo(/^nieuws/).click();
  });

  it('writes times in the zone of the reader and keeps relative ones right', async () => {
    sandbox.channel('nieuws').says(`<t:${now / 1000}:t> en <t:${now / 1000}:R>`);
    const times = log().getByRole('article').last().locator('time.in-text');
    await times.first().waitFor();
    expect(await times.allTextContents()).toEqual(['08:00', 'nu']);
    now += 3 * 60_000;
    // Any event brings the sandbox's time.
    sandbox.channel('nieuws').says('drie minuten later');
    await times.getByText('3 minuten geleden').or(log().getByText('3 minuten geleden')).first().waitFor();
  });

  it('has the clock of the story at the top, as times stand at messages, with a year that is not this one', async () => {
    const year = new Date().getFullYear();
    const was = now;
    now = Date.UTC(year + 1, 2, 2, 7, 5);
    sandbox.channel('algemeen').says('een jaar verder');
    await page
      .locator('#clock')
      .filter({ hasText: new RegExp(`2 mrt ${year + 1} 08:05$`) })
      .waitFor();
    now = was;
    sandbox.channel('algemeen').says('en terug');
  });

  it('is dark or light as the system is, or as was chosen, which is kept', async () => {
    expect(await background()).toBe('rgb(49, 51, 56)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Uiterlijk en taal' }).click();
    await page.getByRole('menuitemradio', { name: 'Donker' }).click();
    expect(await background()).toBe('rgb(49, 51, 56)');
  });

  it('is in the language that was chosen, which is kept', async () => {
    await page.getByRole('button', { name: 'Uiterlijk en taal' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('combobox', { name: 'Message #nieuws; / for commands' }).waitFor();
    expect((await pageIs(page)).language).toBe('en');
    await page.getByRole('log', { name: 'Messages' }).getByText('3 minutes ago').waitFor();
    // As beside the messages: no 0 before the hour.
    await page
      .locator('#clock')
      .filter({ hasText: /\s8:03\sAM$/ })
      .waitFor();
    await page.getByRole('navigation', { name: 'Channels' }).waitFor();
    // The theme of the test before this one was kept as well.
    expect(await background()).toBe('rgb(49, 51, 56)');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Appearance and language' }).click();
    await page.getByRole('menuitemradio', { name: 'Nederlands' }).click();
    // The page begins in Dutch, so that only what is drawn then tells that it is loaded.
    await page.getByRole('combobox', { name: 'Bericht aan #nieuws; / voor opdrachten' }).waitFor();
  });

  it('fits a phone: nothing sticks out, the channels come from the side and go away with Escape', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect((await pageIs(page)).width).toBe(360);
    const wide = await log().evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(wide).toBe(0);
    const channels = page.getByRole('navigation', { name: 'Kanalen' });
    await channels.waitFor({ state: 'hidden' });
    const button = page.getByRole('button', { name: 'Kanalen' });
    await button.press('Enter');
    await goTo(/^nieuws/)
      .and(focused())
      .waitFor();
    await page.keyboard.press('Escape');
    await channels.waitFor({ state: 'hidden' });
    await button.and(focused()).waitFor();
    await button.press('Enter');
    await goTo(/^sport/).click();
    await channels.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { level: 1, name: 'sport' }).waitFor();
  });

  it('had no trouble meanwhile', () => {
    expect(opened.problems).toEqual([]);
  });
});
