import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { openNewsroom } from '../../src/newsroom.ts';
import { serve } from '../intake/http/servers.ts';
import { type Desk, eight, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  app = await desk.startBot();
  await desk.sandbox.channel('nieuws').typed('/nieuws abonneer', { soort: 'direct' }, { as: 'moderator' });
});
afterEach(() => desk.clear());

const posts = () => desk.sandbox.channel('nieuws').messages.filter(({ answers }) => answers === null);
/** The towns of the posts, oldest first. */
const towns = () => posts().map(({ embeds }) => /in haven (\w+)/.exec(JSON.stringify(embeds))?.[1]);
async function tickAt(moment: number): Promise<void> {
  desk.clock.at = moment;
  await app.tick();
}

const text = (town: string) =>
  `${town.toUpperCase()} (ANP) - Er ligt een nieuw stoomschip in haven ${town} aan de kade bij het oude pakhuis. De burgemeester van ${town} heette de bemanning dinsdag welkom.`;
const entry = (town: string, at: number) =>
  `<item><title>Stoomschip in ${town}</title><guid>${town}</guid><pubDate>${new Date(at).toUTCString()}</pubDate><description>${text(town)}</description></item>`;
const feedOf = (...entries: string[]) =>
  `<rss version="2.0"><channel><title>Havenblad</title>${entries.join('')}</channel></rss>`;
const pageOf = (...names: string[]) =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Havens</title></head><body><nav>Menu</nav><main>${names
    .map((town) => `<article><h2>Stoomschip in ${town}</h2><p>${text(town)}</p></article>`)
    .join('')}</main></body></html>`;

describe('Copy from sources', () => {
  test('comes from a feed: its newest entry at first, then what is new, once, and asks no more than it must', async () => {
    let entries = [entry('Vlissingen', eight - 60 * minute), entry('Delfzijl', eight - 90 * minute)];
    const server = await serve((request, response) => {
      const etag = `"${entries.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(feedOf(...entries));
    });
    desk.setSources(
      `sources:\n  - {name: Havenblad, kind: feed, url: "${server.origin}/feed", allowPrivate: [127.0.0.1]}\n`,
    );
    await tickAt(eight);
    expect(towns()).toEqual(['Vlissingen']);
    await tickAt(eight + minute);
    expect(server.asked).toHaveLength(1);
    entries = [entry('Harlingen', eight + 3 * minute), ...entries];
    for (let i = 2; i <= 14; i += 1) await tickAt(eight + i * minute);
    expect(towns()).toEqual(['Vlissingen', 'Harlingen']);
    // Each five minutes, and the last times without a body.
    expect(server.asked.length).toBeGreaterThanOrEqual(3);
    expect(server.asked.length).toBeLessThanOrEqual(4);
    const found = await desk.sandbox.channel('nieuws').typed('/nieuws zoek', { woorden: 'Delfzijl' });
    expect(JSON.stringify(found)).toContain('Delfzijl');
  });

  test('comes from a page and a folder, which are set up while the bot runs', async () => {
    let names = ['Vlissingen'];
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(...names));
    });
    await tickAt(eight);
    const folder = join(desk.config.wireDir, 'ftp');
    mkdirSync(folder);
    const put = (town: string, at: number) => {
      const path = join(folder, `${town}.txt`);
      writeFileSync(path, `Stoomschip in ${town}\n${text(town)}\n`);
      utimesSync(path, at / 1_000, at / 1_000);
    };
    desk.setSources(`sources:
  - name: Streekblad
    kind: page
    url: ${server.origin}/havens
    allowPrivate: [127.0.0.1]
    firstSync: backfill
  - name: Wereldpers
    kind: folder
    path: wire/ftp
    firstSync: skip
`);
    put('Zierikzee', eight - 5 * minute);
    await tickAt(eight + minute);
    expect(posts()).toEqual([]);
    put('Stavoren', eight);
    names = ['Harlingen', 'Vlissingen'];
    for (let i = 2; i <= 8; i += 1) await tickAt(eight + i * minute);
    expect(towns().sort()).toEqual(['Harlingen', 'Stavoren']);
    expect(readdirSync(join(folder, 'done', '2026-03-10')).sort()).toEqual(['Stavoren.txt', 'Zierikzee.txt']);
  });

  test('goes on as it was while the file of sources is wrong', async () => {
    const folder = join(desk.config.wireDir, '..', 'ftp');
    mkdirSync(folder);
    desk.setSources('sources:\n  - {name: Wereldpers, kind: folder, path: ftp}\n');
    await tickAt(eight);
    desk.setSources('sources:\n  - {name: Wereldpers, kind: fodler, path: ftp}\n');
    writeFileSync(join(folder, 'a.txt'), `Stoomschip in Stavoren\n${text('Stavoren')}\n`);
    utimesSync(join(folder, 'a.txt'), eight / 1_000, eight / 1_000);
    await tickAt(eight + minute);
    expect(towns()).toEqual(['Stavoren']);
  });

  test('keeps the stories of two feeds apart that give one id, and those of one feed that gives an id again', async () => {
    const feeds: Record<string, string> = { '/a': feedOf(), '/b': feedOf() };
    const server = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feeds[request.url ?? '']);
    });
    const source = (name: string) =>
      `  - {name: ${name}, kind: feed, url: "${server.origin}/${name}", allowPrivate: [127.0.0.1], firstSync: skip}\n`;
    const of = (town: string, at: number) =>
      entry(town, at).replace(
        `<guid>${town}</guid>`,
        `<guid isPermaLink="false">c1</guid><link>https://blad.example:8443/${town}</link>`,
      );
    desk.setSources(`sources:\n${source('a')}${source('b')}`);
    await tickAt(eight);
    feeds['/a'] = feedOf(of('Vlissingen', eight + minute));
    await tickAt(eight + 6 * minute);
    await tickAt(eight + 7 * minute);
    // Another text, or the two would be one by their words.
    const fire =
      'Brand in museum<br>DELFZIJL (ANP) - In het museum woedt sinds vanochtend een grote brand. Omwonenden moeten ramen sluiten, zegt de meldkamer.';
    feeds['/b'] = feedOf(
      of('Delfzijl', eight + 8 * minute).replace(
        /<description>.*<\/description>/,
        `<description>${fire.split('<br>')[1]}</description>`,
      ),
    );
    await tickAt(eight + 13 * minute);
    await tickAt(eight + 14 * minute);
    feeds['/a'] = feedOf(
      of('Harlingen', eight + 15 * minute).replace(
        /<description>.*<\/description>/,
        '<description>HARLINGEN (ANP) - Voor het eerst sinds jaren vaart de veerboot ook in januari. De rederij verwacht genoeg passagiers.</description>',
      ),
    );
    await tickAt(eight + 20 * minute);
    await tickAt(eight + 21 * minute);
    expect(
      posts().map(({ embeds }) => /in (Vlissingen|Delfzijl|Harlingen)/.exec(JSON.stringify(embeds))?.[1]),
    ).toEqual(['Vlissingen', 'Delfzijl', 'Harlingen']);
  });

  test('makes no news of a notice that asks for consent: it is kept aside, and the source counts as garbage', async () => {
    let body = pageOf('Vlissingen');
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    });
    desk.setSources(
      `sources:\n  - {name: Streekblad, kind: page, url: "${server.origin}/havens", allowPrivate: [127.0.0.1]}\n`,
    );
    await tickAt(eight);
    expect(towns()).toEqual(['Vlissingen']);
    body =
      '<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body><main><div><h2>Uw privacy telt voor ons</h2>' +
      '<p>Wij en onze 612 partners bewaren informatie op uw apparaat, zoals cookies, en lezen die, om u advertenties te tonen die bij u passen en te meten wat u daarvan vindt.</p>' +
      '<p>Met uw toestemming verwerken wij en onze partners ook persoonsgegevens zoals uw locatie. U kunt uw voorkeuren later wijzigen in de instellingen.</p></div></main></body></html>';
    for (let i = 1; i <= 20; i += 1) await tickAt(eight + i * minute);
    expect(posts()).toHaveLength(1);
    const told = await desk.sandbox.channel('nieuws').typed('/nieuws bronnen', {}, { as: 'moderator' });
    expect(JSON.stringify(told.embeds)).toMatch(/⚠️[^\n]*Streekblad|Streekblad[^\n]*⚠️/);
  });

  test('without a dateline is a story without place and agency: section, credit and rights are those of its source', async () => {
    const folder = join(desk.config.wireDir, '..', 'dorp');
    mkdirSync(folder);
    desk.setSources(
      'sources:\n  - {name: Dorpsblad, kind: folder, path: dorp, section: Regio, credit: Dorpsblad, rights: Vrij te gebruiken}\n',
    );
    await tickAt(eight);
    const prose =
      'Dorpshuis krijgt speeltuin\nVoor het dorpshuis komt een speeltuin met drie schommels. De buurt legt hem zelf aan, het hout is er al.\n';
    writeFileSync(join(folder, 'a.txt'), prose);
    utimesSync(join(folder, 'a.txt'), eight / 1_000, eight / 1_000);
    await tickAt(eight + 2 * minute);
    const newsroom = openNewsroom(desk.config.databasePath);
    const { stories } = await newsroom.archive.find({ kind: 'all' }, { limit: 10 }, eight + 2 * minute);
    newsroom.close();
    expect(stories).toMatchObject([
      {
        headline: 'Dorpshuis krijgt speeltuin',
        dateline: null,
        publishedAt: null,
        section: 'Regio',
        credit: 'Dorpsblad',
        rights: 'Vrij te gebruiken',
      },
    ]);
    const [post] = posts();
    expect(JSON.stringify(post?.embeds)).toContain('Dorpshuis krijgt speeltuin');
    expect(JSON.stringify(post?.embeds)).not.toContain('ANP');
  });

  test('that keeps the intake busy keeps nobody waiting who asks how the sources are', async () => {
    await app.stop();
    app = await desk.startBot({ onThreads: true });
    const stories = Array.from({ length: 20_000 }, (_, i) => text(`Dorp${i}`)).join('\n1 uur geleden\n');
    const path = join(desk.config.wireDir, 'archief.txt');
    writeFileSync(path, `Meer uit Buitenland\n${stories}\n`);
    utimesSync(path, eight / 1_000 - 3_600, eight / 1_000 - 3_600);
    desk.clock.at = eight;
    const reading = app.readWire().catch(() => null);
    const archive = new Database(desk.config.databasePath, { readonly: true });
    const held = archive.prepare('SELECT count(*) FROM story').pluck();
    const ask = async () => {
      const answer = await desk.sandbox.channel('nieuws').typed('/nieuws bronnen', {}, { as: 'moderator' });
      expect(JSON.stringify(answer.embeds)).toContain('wire');
    };
    // It has begun when a story is there, and all of them take much longer than answers may.
    while (held.get() === 0) await ask();
    for (let i = 0; i < 3; i += 1) await ask();
    expect(held.get()).toBeLessThan(20_000);
    archive.close();
    await app.stop();
    await reading;
    app = await desk.startBot();
  }, 60_000);
});
