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
import { englishShots, errorShots, guideShots, lackShots, laterPictures, laterShots } from './guide-shots.ts';
import { followUp, makePastDays, takenBack, wentFurther, wentOn } from './invented-copy.ts';
import { digests, type Picture, panel, type Shot, type Step, shots } from './shots.ts';
import { nameWide, writeGallery } from './write-gallery.ts';

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
/** What the page says itself. */
const pageWords = {
  nl: { thinking: 'is aan het nadenken…', dismiss: 'Bericht verbergen' },
  en: { thinking: 'is thinking…', dismiss: 'Dismiss message' },
} as const;
type Scrolled = { scrollIntoView(to: { block: 'start' | 'center' | 'end' }): void };
const toStart = (one: Scrolled) => one.scrollIntoView({ block: 'start' });
const toMiddle = (one: Scrolled) => one.scrollIntoView({ block: 'center' });
const toEnd = (one: Scrolled) => one.scrollIntoView({ block: 'end' });

if (whyNoBrowser !== null) throw new Error(whyNoBrowser);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const newsroom = await openNewsroom(start - (past + 2) * day);
const server = await startBrowser({ ofSystem: true });
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
    await person.log.getByRole('button', { name: 'Kaart', exact: true }).last().click();
    await page.getByText('Waar het nieuws is').last().waitFor();
    await person.log.getByRole('article').last().evaluate(toStart);
    await keep(page, digests.phoneMap);
    await hideAnswers(page, 'nl');
    await person.goTo('sport');
    await keep(page, digests.cards);
    await person.goTo('algemeen');
    await takeAll([...guideShots, ...errorShots, ...shots], page, person);
  });
  await open({ ...desk, colorScheme: 'dark' }, async (page, person) => {
    await keep(page, digests.desk);
    await person.goTo('algemeen');
    const wide = [...guideShots, ...shots].filter((shot) => shot.wide === true);
    await takeAll(
      wide.map((shot) => ({ ...shot, name: nameWide(shot) })),
      page,
      person,
    );
    await person.become(reader);
    await person.goTo('nieuws');
    await person.openPanel();
    await keep(page, panel);
  });
  newsroom.sandbox.guild.addRole('Nieuwsdesk', ['ManageGuild']);
  newsroom.sandbox.guild.giveRole('visitor', 'Nieuwsdesk');
  await open({ ...phone, locale: 'en-GB' }, async (page, person) => {
    await person.goTo('algemeen');
    await takeAll(englishShots, page, person, 'en');
  });
  await playOn(newsroom);
  await open({ ...phone, locale: 'en-GB' }, async (page, person) => {
    await person.goTo('sport');
    await keep(page, laterPictures.english);
  });
  await open({ ...phone, colorScheme: 'light', locale: 'en-GB' }, async (page, person) => {
    await person.goTo('sport');
    await keep(page, laterPictures.englishLight);
  });
  await open(phone, async (page, person) => {
    const changed = person.log.getByText('Gecorrigeerd').last();
    await changed.evaluate(toMiddle);
    await keep(page, laterPictures.amended);
    await person.goTo('Telex');
    await keep(page, laterPictures.follow);
    await person.goTo('algemeen');
    await takeAll(laterShots, page, person);
    await person.goTo('Telex');
    await newsroom.deliver(followUp.slice(1));
    await newsroom.app.tick();
    await person.log.getByText('Ingetrokken').last().waitFor();
    await keep(page, laterPictures.withdrawn);
    newsroom.sandbox.channel('algemeen').deny('bot', 'EmbedLinks', 'ReadMessageHistory');
    newsroom.sandbox.channel('aankondigingen').deny('bot', 'SendMessages');
    await newsroom.app.tick();
    await person.goTo('algemeen');
    await takeAll(lackShots, page, person);
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
  sandbox.channel('algemeen').says('Staan er nog vrachtwagens met hulpgoederen bij de Gazastrook?');
  const { copies } = await readCopies(await listDemoFixtures());
  await deliver([...copies, ...takenBack.slice(0, 1)]);
  const as = { as: 'moderator' };
  await sandbox.channel('nieuws').typed('/nieuws abonneer', { onderwerp: 'alles' }, as);
  const withMap = { onderwerp: 'alles', kaart: 'ja' };
  await sandbox.channel('sport').typed('/nieuws abonneer', { ...withMap, opmaak: 'components' }, as);
  await sandbox.channel('aankondigingen').typed('/nieuws abonneer', withMap, as);
  clock.jumpTo(start + 5 * minute);
  await app.tick();
}

/** After the digest: corrections and withdrawals, what follows up a story that the reader follows, and an edition in English. */
async function playOn({ clock, deliver, sandbox, app }: Newsroom): Promise<void> {
  const channel = sandbox.channel('sport');
  const story = await channel.typed('/nieuws lees', { bericht: 'sluis' });
  const [, follow = ''] = /"custom_id":"(volg:[^"]*)"/.exec(JSON.stringify(story.components)) ?? [];
  await channel.press(story, follow);
  const subscribed = { onderwerp: 'alles', taal: 'en', schema: '08:10' };
  await sandbox.channel('sport').typed('/nieuws abonneer', subscribed, { as: 'moderator' });
  clock.jumpTo(start + 8 * minute);
  await deliver([...wentFurther, ...takenBack.slice(1)]);
  await app.tick();
  clock.jumpTo(start + 10 * minute);
  await deliver(followUp.slice(0, 1));
  await app.tick();
  clock.jumpTo(start + 15 * minute);
  await app.tick();
}

async function takeAll(
  all: readonly Shot[],
  page: Page,
  person: AtPage,
  language: keyof typeof pageWords = 'nl',
): Promise<void> {
  let who = reader;
  for (const shot of all) {
    const { as = reader } = shot;
    if (as !== who) await person.become(as);
    who = as;
    await take(shot, page, person, language);
  }
}

async function open(
  options: BrowserContextOptions,
  use: (page: Page, person: AtPage) => Promise<void>,
): Promise<void> {
  const opened = await openPage(browser as Browser, newsroom.sandbox, options);
  try {
    await use(opened.page, sitDown(opened.page, options.locale === undefined ? 'nl' : 'en'));
  } finally {
    await opened.close();
  }
}

async function take(shot: Shot, page: Page, person: AtPage, language: keyof typeof pageWords): Promise<void> {
  const { command, on, options = {}, at, form, steps = [] } = shot;
  const said = pageWords[language];
  await hideAnswers(page, language);
  const before = await person.log.getByRole('article').count();
  if (on === undefined) {
    await person.begin(command);
    for (const [option, { text, choose }] of Object.entries(options)) {
      await person.fill(option, text);
      if (choose !== undefined) await (await person.suggested(option, new RegExp(choose, 'i'))).click();
    }
  }
  if (at === 'suggestions') {
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await keep(page, shot);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    return;
  }
  // The page goes to the answer once it knows that this was it.
  const told =
    on === undefined
      ? page.waitForResponse(form === undefined ? '**/sandbox/typed' : '**/sandbox/form')
      : null;
  if (on === undefined) await person.send();
  else await person.useOn(on, command);
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
  await page.getByText(said.thinking).waitFor({ state: 'detached' });
  await told;
  for (const step of steps) await doStep(step, page, person);
  const last = person.log.getByRole('article').last();
  if (at === 'end') await last.evaluate(toEnd);
  else if (steps.length > 0) await last.evaluate(toStart);
  await keep(page, shot);
  await hideAnswers(page, language);
}

/** So that the next answer stands alone. */
async function hideAnswers(page: Page, language: keyof typeof pageWords): Promise<void> {
  const hide = page.getByRole('button', { name: pageWords[language].dismiss });
  for (let left = await hide.count(); left > 0; left--) await hide.last().click();
}

async function doStep(step: Step, page: Page, { log }: AtPage): Promise<void> {
  if ('press' in step) await log.getByRole('button', { name: step.press, exact: true }).last().click();
  else {
    await log.getByRole('combobox', { name: step.menu }).last().press('Enter');
    await page.getByRole('option', { name: step.choose }).first().click();
  }
  await log.getByText(step.until).last().waitFor();
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
