import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { oneSource, read, token } from '../http/wire-room.ts';
import { type Desk, eight, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  const home = dirname(desk.config.wireDir);
  desk.setSources(oneSource);
  writeFileSync(join(home, 'anp.token'), token);
  // Bytes, page and all go over the bot's own threads.
  const http = { host: '127.0.0.1', port: 0, proxies: [] };
  app = await desk.startBot({ onThreads: true, change: { http } });
});
afterEach(() => desk.clear());

const page = (town: string, head = '') =>
  `<!doctype html><html lang="nl"><head>${head}<title>Veerhuis in ${town} | Streekblad</title></head><body><nav><a href="/">Voorpagina</a></nav><main><h1>Veerhuis in ${town} wordt café</h1><p>${town.toUpperCase()} (ANP) - Het oude veerhuis in ${town} wordt een café met twintig tafels. De coöperatie opent het in mei.</p></main></body></html>`;
const login =
  '<!doctype html><html><head><title>Inloggen | Streekblad</title></head><body><main><h1>Inloggen bij Streekblad</h1><p>Om dit artikel te lezen heb je een account van Streekblad nodig, dat je zo hebt aangemaakt.</p><p>Heb je al een account? Vul dan je e-mailadres en je wachtwoord in en druk op de knop hieronder.</p><p>Ben je je wachtwoord vergeten? Dan sturen we je een bericht waarmee je een ander kiest.</p><form><input type="password"></form></main></body></html>';
const broken =
  '<html><head><title>404 - Pagina niet gevonden</title></head><body><h1>Deze pagina bestaat niet meer</h1><p>De pagina die je zoekt is verplaatst of heeft nooit bestaan, of het adres klopt niet helemaal.</p><p>Ga terug naar de voorpagina en kijk of het artikel daar nog staat, of gebruik de zoekbalk bovenaan.</p><p>Klopt er volgens jou iets niet? Laat het de redactie dan weten via het formulier.</p></body></html>';

async function tickAt(moment: number): Promise<void> {
  desk.clock.at = moment;
  await app.tick();
}
const post = async (body: Uint8Array<ArrayBuffer> | FormData | string, type?: string) =>
  read(
    await fetch(`${app.httpUrl}/wire?name=pagina.html`, {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${token}`, ...(type === undefined ? {} : { 'Content-Type': type }) },
    }),
  );

test('HTML in the wire folder is read as a page; what is no news is spiked with its reason', async () => {
  const { wireDir } = desk.config;
  const put = (name: string, bytes: string | Uint8Array) => {
    writeFileSync(join(wireDir, name), bytes);
    utimesSync(join(wireDir, name), eight / 1_000 - 120, eight / 1_000 - 120);
  };
  put('nieuws.html', page('Veere'));
  put('meta.html', Buffer.from(page('Borssele', '<meta charset="iso-8859-1">'), 'latin1'));
  put('mark.html', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page('Kapelle'), 'utf16le')]));
  put('login.html', login);
  put('fout.html', broken);
  await desk.sandbox.channel('nieuws').typed('/nieuws abonneer', { soort: 'direct' }, { as: 'moderator' });
  desk.clock.at = eight;
  for (let left = 5; left > 0; ) left -= (await app.readWire()).files;
  for (let i = 1; i <= 3; i += 1) await tickAt(eight + i * minute);
  const posts = desk.sandbox.channel('nieuws').messages.filter(({ answers }) => answers === null);
  const text = JSON.stringify(posts);
  for (const town of ['Veere', 'Borssele', 'Kapelle']) {
    expect(text).toContain(`Veerhuis in ${town} wordt café`);
    expect(text).toContain(`Het oude veerhuis in ${town} wordt een café met twintig tafels. De coöperatie`);
  }
  expect(text).not.toMatch(/Voorpagina|wachtwoord|redactie/);
  expect(readdirSync(join(wireDir, 'done', '2026-03-10')).sort()).toEqual([
    'mark.html',
    'meta.html',
    'nieuws.html',
  ]);
  for (const name of ['login.html', 'fout.html']) {
    const reason = readFileSync(join(wireDir, 'spiked', `${name}.reason.txt`), 'utf8');
    expect(reason).toContain('page-without-story');
    expect(reason).toContain('This is HTML, and no story was found in it');
    expect(reason).toContain('a login, an error');
  }
});

test('HTML that is sent is read as a page, in the encoding that its header names, and what is no news is told', async () => {
  desk.clock.at = eight;
  const sent = await post(page('Veere'), 'text/html; charset=utf-8');
  expect(sent).toMatchObject({
    status: 200,
    body: { stories: [{ headline: 'Veerhuis in Veere wordt café', filing: 'new' }], problem: null },
  });
  // Polish, which nothing in the page says and nobody guesses.
  const polish = page('Łódź')
    .replaceAll('Ł', '\xa3')
    .replaceAll('ó', '\xf3')
    .replaceAll('ź', '\x9f')
    .replaceAll('é', '\xe9')
    .replaceAll('ö', '\xf6')
    .replaceAll('Ó', '\xd3')
    .replaceAll('Ź', '\x8f');
  const bytes = Uint8Array.from(Buffer.from(polish, 'latin1'));
  expect((await post(bytes, 'text/html; charset="windows-1250"')).body.stories).toMatchObject([
    { headline: 'Veerhuis in Łódź wordt café' },
  ]);
  const form = new FormData();
  form.set('copy', new File([bytes], 'a.html', { type: 'text/html; charset=windows-1250' }));
  expect((await post(form)).body.stories).toMatchObject([{ filing: 'known' }]);
  for (const body of [login, broken]) {
    expect(await post(body, 'text/html')).toMatchObject({
      status: 422,
      body: { code: 'page-without-story', detail: expect.stringContaining('no story was found in it') },
    });
  }
});
