import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDemoFixtures, readCopies } from '../../src/cli/demo-copy.ts';
import { type AtPage, sitDown } from './at-page.ts';
import { pageIs } from './in-page.ts';
import { browserWithin, openBrowser, whyNoBrowser } from './open-browser.ts';
import { type Newsroom, openNewsroom } from './open-newsroom.ts';
import { type OpenedPage, openPage } from './open-page.ts';

/** Five to eight in Amsterdam on an invented Tuesday. */
const start = Date.parse('2026-03-10T07:55:00+01:00');
const reader = 'Noor Wielinga';
const moderator = 'Joris Hoekema';
const owner = 'Saskia Verhulst';
const bridge = 'VLISSINGEN (ANP) - De brug over het kanaal is tot donderdag dicht. Een schip raakte het val.';
const ferry = 'BRESKENS (ANP) - De veerboot naar Vlissingen vaart weer. De motor is vervangen.';

let browser: Browser;
let newsroom: Newsroom;
let opened: OpenedPage;
let page: Page;
let me: AtPage;

describe.skipIf(whyNoBrowser)(
  `the newsroom on the page (in a browser; ${whyNoBrowser ?? 'there is one'})`,
  () => {
    beforeAll(async () => {
      [newsroom, browser] = await Promise.all([openNewsroom(start), openBrowser()]);
      const { copies } = await readCopies(await listDemoFixtures());
      [opened] = await Promise.all([openPage(browser, newsroom.sandbox), newsroom.deliver(copies)]);
      page = opened.page;
      me = sitDown(page);
    }, browserWithin);

    afterAll(async () => {
      await browser?.close();
      await newsroom?.close();
    });

    /** What the bot posted by itself in #nieuws so far. */
    const posts = () => newsroom.sandbox.channel('nieuws').messages.filter(({ answers }) => answers === null);
    const digests = () => me.log.getByRole('heading', { name: 'Het nieuws', exact: true });
    /** Answers to commands, the last one last; each is put away once it was seen. */
    const answer = () => me.log.getByRole('article').last();
    const away = { name: 'Bericht verbergen' } as const;
    const putAway = () => answer().getByRole('button', away).click();
    /** The last answer that only the reader sees, whatever the bot posted below it. */
    const ownAnswer = () =>
      me.log
        .getByRole('article')
        .filter({ has: page.getByRole('button', away) })
        .last();

    it('subscribes a channel for a moderator, and tells a reader what that takes', async () => {
      await me.begin('/nieuws abonneer');
      await me.send();
      await answer().getByText('Server beheren').waitFor();
      await putAway();
      await me.become(moderator);
      await me.begin('/nieuws abonneer');
      await me.fill('onderwerp', 'alles');
      await me.send();
      await answer()
        .getByText(/elke dag om 08:00/)
        .waitFor();
      await me.become(owner);
      await me.begin('/nieuws abonnementen');
      await me.send();
      await answer()
        .getByText(/elke dag om 08:00/)
        .waitFor();
      await me.become(reader);
      await answer().waitFor({ state: 'detached' });
    });

    it('posts the digest when the panel moves the clock to eight', async () => {
      await me.openPanel();
      await me.panel.getByRole('button', { name: 'Naar di 10 mrt, 08:00' }).click();
      await digests().waitFor();
      await me.log.getByText('Landen rond Kaspische Zee eens over dalend waterpeil').waitFor();
      await me.log.getByText(/^1\. ROTTERDAM/).waitFor();
      expect(posts()).toHaveLength(1);
    });

    it('opens a story from the digest, by its button and its menu, and its map, for the one who asked alone', async () => {
      await me.log.getByRole('button', { name: 'Lees meer' }).click();
      await answer().getByText('Milieuorganisatie Caspian Shore Alliance').waitFor();
      await putAway();
      await me.log.getByRole('button', { name: 'Kaart' }).click();
      await answer()
        .getByRole('img', { name: /Moskou/ })
        .waitFor();
      await putAway();
      await me.log.getByRole('combobox', { name: 'Lees een bericht…' }).press('Enter');
      await page.getByRole('option', { name: /kabelschepen/ }).click();
      await answer().getByText('Scheepsbouwer Van Rhoon').first().waitFor();
      await answer().getByText('Alleen jij kunt dit zien').waitFor();
      await putAway();
    });

    it('finds a city by its first letters', async () => {
      await me.begin('/nieuws stad');
      await me.fill('stad', 'mos');
      await (await me.suggested('stad', /^Moskou/)).click();
      await me.send();
      await answer().getByText('Nieuws uit Moskou').waitFor();
      await answer().getByText('metrolijn').waitFor();
      await putAway();
    });

    it('reads copy in the panel as the bot would, and gives it to the bot', async () => {
      await me.panel.getByRole('button', { name: '+1 uur' }).click();
      await me.panel.locator('summary', { hasText: 'Kopij' }).click();
      await me.panel.getByRole('textbox', { name: 'Kopij' }).fill(bridge);
      await me.panel.getByRole('button', { name: 'Lezen' }).click();
      await me.panel.getByText('1 bericht', { exact: true }).waitFor();
      await me.panel.locator('.panel-story summary').click();
      await me.panel.getByText('Vlissingen (NL)').waitFor();
      await me.panel.getByRole('button', { name: 'Aan de bot geven' }).click();
      await me.panel.getByText('Aan de bot gegeven: 1 nieuw.').waitFor();
      await me.begin('/nieuws laatste');
      await me.send();
      await answer().getByText('De brug over het kanaal is tot donderdag dicht').waitFor();
      await putAway();
    });

    it('takes copy from a moderator in a form: typed and thrown away, as a file and published', async () => {
      const form = page.getByRole('dialog', { name: 'Kopij plakken' });
      await me.become(moderator);
      await me.begin('/nieuws plakken');
      await me.send();
      await form.getByRole('textbox', { name: 'Tekst' }).fill(bridge);
      await form.getByRole('button', { name: 'Versturen' }).click();
      await answer().getByText('1 bericht begrepen').waitFor();
      await answer().getByRole('button', { name: 'Weggooien' }).click();
      await answer().getByText('Weggegooid').waitFor();

      await me.begin('/nieuws plakken');
      await me.send();
      const file = { name: 'veer.txt', mimeType: 'text/plain', buffer: Buffer.from(ferry) };
      await form.getByLabel('Of een bestand').setInputFiles(file);
      await form.getByText('veer.txt').waitFor();
      await form.getByRole('button', { name: 'Versturen' }).click();
      await answer().getByText('De veerboot naar Vlissingen vaart weer').first().waitFor();
      await answer().getByRole('button', { name: 'Publiceren' }).click();
      await answer().getByText('1 nieuw').waitFor();
      await me.become(reader);
    });

    it('gets over an outage: it answers again, and the edition of meanwhile comes once', async () => {
      const outage = me.panel.getByRole('switch', { name: /^Discord ligt eruit/ });
      await outage.check();
      await me.panel.getByText('De bot is niet verbonden.').waitFor();
      await me.panel.getByRole('button', { name: 'Naar wo 11 mrt, 08:00' }).click();
      await me.panel.getByRole('button', { name: 'Naar do 12 mrt, 08:00' }).waitFor();
      expect(posts()).toHaveLength(1);

      await outage.uncheck();
      await me.panel.getByText('De bot is verbonden.').waitFor();
      await me.begin('/nieuws zoek');
      await me.fill('woorden', 'veerboot');
      await me.send();
      // The edition may come before this is answered, or while it is read.
      await ownAnswer().getByText('De veerboot naar Vlissingen vaart weer').waitFor();
      await ownAnswer().getByRole('button', away).click();
      await me.panel.getByRole('button', { name: '+10 min' }).click();
      await digests().nth(1).waitFor();
      await me.panel.getByRole('button', { name: '+1 uur' }).click();
      await me.panel.getByRole('status').getByText('De bot doet').waitFor({ state: 'detached' });
      expect(posts()).toHaveLength(2);
    });

    it('is read on a phone, in English as the browser is', async () => {
      const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
      const other = await openPage(browser, newsroom.sandbox, { ...phone, locale: 'en-GB' });
      const messages = other.page.getByRole('log', { name: 'Messages' });
      await messages.getByText('De veerboot naar Vlissingen vaart weer').first().waitFor();
      expect((await pageIs(other.page)).width).toBe(390);
      expect(await messages.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
      await other.page.getByRole('navigation', { name: 'Channels' }).waitFor({ state: 'hidden' });
      await messages.getByRole('combobox', { name: 'Lees een bericht…' }).last().tap();
      await other.page.getByRole('option').first().tap();
      await messages.getByRole('article').last().getByText('Only you can see this').waitFor();
      expect(other.problems).toEqual([]);
      await other.close();
    });

    it('had no trouble meanwhile, and asked nothing that Discord does not have', () => {
      expect(opened.problems).toEqual([]);
      expect(newsroom.sandbox.unknownRequests).toEqual([]);
    });
  },
);
