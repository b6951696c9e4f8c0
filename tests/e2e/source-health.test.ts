import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { serve } from '../intake/http/servers.ts';
import { type Desk, day, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
let at: number;
/** What the server answers. */
let status: number;
let html: string;
let items: string[];
let origin: string;
beforeEach(async () => {
  status = 200;
  html = '';
  items = [];
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    if (status !== 200) return void response.writeHead(status).end();
    const isPage = request.url === '/pagina';
    response
      .writeHead(200, { 'content-type': isPage ? 'text/html' : 'application/rss+xml' })
      .end(isPage ? html : `<rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`);
  });
  origin = server.origin;
  desk = await layDesk({ rateLimits: 'off' }, { operatorIn: 'algemeen' });
  app = await desk.startBot();
  at = eight;
});
afterEach(() => desk.clear());

const channel = () => desk.sandbox.channel('algemeen');
const told = () => desk.told();
const shown = async () =>
  (await channel().typed('/nieuws bronnen', {}, { as: 'moderator' })).embeds[0]?.description ?? '';
async function pass(rounds: number, each = 5 * minute): Promise<void> {
  for (let i = 0; i < rounds; i += 1) {
    at += each;
    desk.clock.at = at;
    await app.tick();
  }
}
const set = (name: string, kind: string, path: string, more = '') =>
  desk.setSources(
    `sources:\n  - {name: ${name}, kind: ${kind}, url: "${origin}${path}", allowPrivate: [127.0.0.1]${more}}\n`,
  );
let count = 0;
function publish(): void {
  count += 1;
  items = [
    `<item><guid>g${count}</guid><title>Bericht ${count}</title><pubDate>${new Date(at).toUTCString()}</pubDate><description>GOES (ANP) - In dorp ${count * 37} staan ${count * 91} schapen in wei ${count}.</description></item>`,
    ...items,
  ].slice(0, 5);
}

describe('An address', () => {
  test.each([
    [404, 'op dit adres staat niets'],
    [401, 'de server wil een naam en wachtwoord'],
    [403, 'de server weigert het'],
    [410, 'wat hier stond is voorgoed weg'],
  ])('that never worked is failing from the first look: %i', async (answer, words) => {
    status = answer;
    set('Mis', 'feed', '/mis');
    await pass(2);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain(words);
    expect(await shown()).toMatch(/^❌ \*\*Mis\*\*/);
  });

  test('that never worked is not called well while it may still be a hitch', async () => {
    status = 503;
    set('Mis', 'feed', '/mis');
    await pass(1);
    expect(await shown()).toContain('🆕 **Mis**');
    expect(told()).toEqual([]);
  });

  test('that is gone for good is told within hours, with what becomes of it', async () => {
    set('Weg', 'feed', '/weg');
    publish();
    await pass(2);
    status = 410;
    await pass(3, hour);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Ik vraag er nog eens per week naar.');
    expect(told()[0]).not.toContain('blijf het proberen');
    expect(await shown()).toContain('❌ **Weg**');
    await pass(10, day);
    expect(told()).toHaveLength(1);
  });
});

describe('A page', () => {
  const story = (n: number) =>
    `<article><h1>Kop ${n}</h1><p>GOES (ANP) - Het verhaal ${n} gaat over schip ${n * 37} en kade ${n * 91}.</p></article>`;
  const pageOf = (body: string) => `<!doctype html><html><body><main>${body}</main></body></html>`;

  test('on which nothing is found any more is told as a layout that changed, and not as a server that fails', async () => {
    html = pageOf(story(1));
    set('Streekblad', 'page', '/pagina');
    await pass(2);
    html = pageOf('<div><a href="#">Home</a> <a href="#">Sport</a></div>');
    await pass(20);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Op deze pagina is sinds');
    expect(told()[0]).toContain('Waarschijnlijk is de opmaak veranderd');
    expect(await shown()).toContain('⚠️ **Streekblad**');
  });
});

describe('A feed with office hours', () => {
  test('alerts nobody for weeks, nor when it was off for some, and is told on the day on which it stops', async () => {
    set('Kantoor', 'feed', '/kantoor', ', schedule: every hour');
    at = Date.parse('2026-02-02T00:00:00Z');
    const isOpen = () =>
      new Date(at).getUTCDay() % 6 !== 0 &&
      new Date(at).getUTCHours() >= 9 &&
      new Date(at).getUTCHours() < 17;
    const live = async (days: number, comes: () => boolean) => {
      for (let i = 0; i < days * 24; i += 1) {
        if (comes()) publish();
        await pass(1, hour);
      }
    };
    await live(18, isOpen);
    expect(told()).toEqual([]);
    set('Kantoor', 'feed', '/kantoor', ', schedule: every hour, enabled: false');
    await pass(10, day);
    set('Kantoor', 'feed', '/kantoor', ', schedule: every hour');
    await pass(4, 10 * minute);
    expect(told()).toEqual([]);
    await live(1, () => true);
    await live(2, () => false);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('🔕 **Kantoor** · **stil**');
  }, 120_000);
});
