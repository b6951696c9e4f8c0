/** `npm run screenshots`: pictures of what readers and moderators see, into docs/screenshots, and the page that shows them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { nieuws } from '../../commands/index.ts';
import { listDemoFixtures, readCopies } from '../../src/cli/demo-copy.ts';
import { type AtPage, sitDown } from '../../tests/browser/at-page.ts';
import { drawn } from '../../tests/browser/in-page.ts';
import { type Newsroom, openNewsroom } from '../../tests/browser/open-newsroom.ts';
import { openPage } from '../../tests/browser/open-page.ts';
import { startBrowser, whyNoBrowser } from '../../tests/browser/start-browser.ts';
import { makePastDays, wentOn } from './invented-copy.ts';
import { digests, type Picture, panel, type Shot, shots } from './shots.ts';
import { writeGallery } from './write-gallery.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const folder = join(docs, 'screenshots');
/** Five to eight in Amsterdam on an invented Tuesday. */
const start = Date.parse('2026-03-10T07:55:00+01:00');
const minute = 60_000;
const day = 24 * 60 * minute;
const past = 30;
const screen = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 };
const phone = { ...screen, isMobile: true, hasTouch: true } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;
/** Largest size of a picture, bytes. */
const largest = 150_000;
const reader = 'Noor Wielinga';

if (whyNoBrowser !== null) throw new Error(whyNoBrowser);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const newsroom = await openNewsroom(start - (past + 2) * day);
const server = await startBrowser();
const browser = await chromium.connect(server.wsEndpoint());
try {
  await playMonth(newsroom);
  await open({ ...phone, colorScheme: 'light' }, (page) => keep(page, digests.phoneLight));
  await open({ ...desk, colorScheme: 'light' }, (page) => keep(page, digests.deskLight));
  await open({ ...phone, colorScheme: 'light' }, async (page, person) => {
    await person.goTo('aankondigingen');
    await keep(page, digests.mapLight);
  });
  await open({ ...phone, colorScheme: 'dark' }, async (page, person) => {
    await keep(page, digests.phone);
    await page.getByRole('button', { name: 'Naar de nieuwste berichten' }).tap();
    await page.getByRole('button', { name: 'Naar de nieuwste berichten' }).waitFor({ state: 'hidden' });
    await keep(page, digests.phoneEnd);
    await person.goTo('sport');
    await keep(page, digests.cards);
    await person.goTo('algemeen');
    let who = reader;
    for (const shot of shots) {
      const { as = reader } = shot;
      if (as !== who) await person.become(as);
      who = as;
      await take(shot, page, person);
    }
  });
  await open({ ...desk, colorScheme: 'dark' }, async (page, person) => {
    await keep(page, digests.desk);
    await person.openPanel();
    await keep(page, panel);
  });
  writeFileSync(join(docs, 'screenshots.md'), writeGallery());
  const unseen = nieuws.subcommands.filter(
    (one) => !shots.some(({ command }) => command.endsWith(` ${one.name}`)),
  );
  if (unseen.length > 0) {
    process.stderr.write(`Not in shots.ts yet: ${unseen.map((one) => one.name).join(', ')}\n`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
  await newsroom.close();
}

/** A month of news, a story that goes on, and the morning that the digest in #nieuws is of. */
async function playMonth({ clock, deliver, sandbox, app }: Newsroom): Promise<void> {
  for (const [index, pages] of makePastDays(past).entries()) {
    clock.jumpTo(start - (past + 1 - index) * day);
    await deliver(pages);
  }
  for (const [index, copy] of wentOn.entries()) {
    clock.jumpTo(start - (wentOn.length - index) * 35 * minute);
    await deliver([copy]);
  }
  clock.jumpTo(start);
  const { copies } = await readCopies(await listDemoFixtures());
  await deliver(copies);
  const as = { as: 'moderator' };
  await sandbox.channel('nieuws').typed('/nieuws abonneer', { onderwerp: 'alles' }, as);
  const withMap = { onderwerp: 'alles', kaart: 'ja' };
  await sandbox.channel('sport').typed('/nieuws abonneer', { ...withMap, opmaak: 'components' }, as);
  await sandbox.channel('aankondigingen').typed('/nieuws abonneer', withMap, as);
  clock.jumpTo(start + 5 * minute);
  await app.tick();
}

async function open(
  options: BrowserContextOptions,
  use: (page: Page, person: AtPage) => Promise<void>,
): Promise<void> {
  const opened = await openPage(browser as Browser, newsroom.sandbox, options);
  try {
    await use(opened.page, sitDown(opened.page));
  } finally {
    await opened.close();
  }
}

async function take(shot: Shot, page: Page, person: AtPage): Promise<void> {
  const { command, options = {}, at, form, press } = shot;
  await person.begin(command);
  for (const [option, { text, choose }] of Object.entries(options)) {
    await person.fill(option, text);
    if (choose !== undefined) await (await person.suggested(option, new RegExp(choose, 'i'))).click();
  }
  if (at === 'suggestions') {
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await keep(page, shot);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    return;
  }
  const before = await person.log.getByRole('article').count();
  // The page goes to the answer once it knows that this was it.
  const told = page.waitForResponse(form === undefined ? '**/sandbox/typed' : '**/sandbox/form');
  await person.send();
  const dialog = page.getByRole('dialog');
  if (at === 'form') {
    await dialog.waitFor();
    await keep(page, shot);
    await page.keyboard.press('Escape');
    return;
  }
  for (const [label, text] of Object.entries(form ?? {})) {
    await dialog.getByRole('textbox', { name: label }).fill(text);
  }
  if (form !== undefined) await dialog.getByRole('button', { name: 'Versturen' }).click();
  await person.log.getByRole('article').nth(before).waitFor();
  await page.getByText('is aan het nadenken…').waitFor({ state: 'detached' });
  await told;
  if (press !== undefined) {
    await person.log.getByRole('button', { name: press.button, exact: true }).last().click();
    if (press.until !== undefined) await person.log.getByText(press.until).waitFor();
    await person.log
      .getByRole('article')
      .nth(before + (press.until === undefined ? 1 : 2))
      .waitFor();
  }
  await keep(page, shot);
  // So that the next answer stands alone.
  const hide = page.getByRole('button', { name: 'Bericht verbergen' });
  for (let left = await hide.count(); left > 0; left--) await hide.last().click();
}

/** Takes the picture once every picture in it is there. */
async function keep(page: Page, { name }: Picture): Promise<void> {
  const pictures = await page.locator('#log img').all();
  await Promise.all(pictures.map((one) => one.evaluate((img: { decode(): Promise<void> }) => img.decode())));
  // What is pointed at looks otherwise.
  await page.mouse.move(0, 0);
  await drawn(page);
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  // A page has few colours: with a table of them the file is a third.
  const png = await sharp(taken).png({ palette: true, colours: 128, dither: 0, effort: 10 }).toBuffer();
  if (png.length > largest) throw new Error(`${name}.png has ${png.length} bytes, more than ${largest}.`);
  writeFileSync(join(folder, `${name}.png`), png);
  process.stdout.write(`${name}.png ${Math.round(png.length / 1000)} kB\n`);
}
