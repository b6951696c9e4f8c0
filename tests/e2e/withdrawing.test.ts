import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Desk, eight, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
let server: Server | null;
const token = 'een-geheim-van-de-haven-0123';

beforeEach(async () => {
  desk = await layDesk({ rateLimits: 'off' });
  server = null;
  writeFileSync(join(desk.config.wireDir, '..', 'haven.token'), `${token}\n`);
  app = await desk.startBot({
    change: {
      editorGuilds: [desk.sandbox.guild.id],
      http: { port: 0, host: '127.0.0.1', proxies: [] },
    },
  });
  await channel().typed('/nieuws abonneer', { soort: 'direct' }, as);
  desk.clock.at += minute;
});
afterEach(async () => {
  await desk.clear();
  server?.close();
});

const as = { as: 'moderator' };
const channel = () => desk.sandbox.channel('nieuws');
const posts = () =>
  channel()
    .messages.filter(({ answers }) => answers === null)
    .map(({ embeds, components }) => JSON.stringify([embeds, components]));
async function tick(after = 3 * minute): Promise<void> {
  desk.clock.at += after;
  await app.tick();
}

const text =
  'TERNEUZEN (ANP) - Burgemeester Aaltje Vos van Terneuzen legt haar ambt neer. Ze deed dat dinsdag na een lange vergadering van de raad. Wie haar opvolgt is niet bekend.';
const fact = 'legt haar ambt neer';
const headline = 'Burgemeester van Terneuzen stapt op';
const story = `${headline}\n${text}\n`;

/** What says that it is withdrawn. */
const withdrawals = [
  ['a label before its headline', `INGETROKKEN: ${headline}\n${text}\n`],
  ['a word behind its headline', `${headline} (ingetrokken)\n${text}\n`],
  ['a line above it', `LET OP: BERICHT INGETROKKEN\n\n${story}`],
  ['a sentence behind its dateline', story.replace('- Burg', '- Dit bericht is ingetrokken. Burg')],
  [
    'its headline, and the reason in the place of its text',
    `${headline} (ingetrokken)\nTERNEUZEN (ANP) - Dit bericht is ingetrokken. De burgemeester blijft gewoon aan.\n`,
  ],
] as const;

let files = 0;
function deliver(copy: string): void {
  files += 1;
  desk.deliver(`haven-${files}.txt`, copy, desk.clock.at);
}

describe('a post that stands in a channel', () => {
  test.each(withdrawals)('is withdrawn when a file of the wire folder says so: %s', async (_, withdrawal) => {
    deliver(story);
    await tick();
    expect(posts()).toEqual([expect.stringContaining(fact)]);
    deliver(withdrawal);
    await tick();
    await tick();
    expect(posts().join()).not.toContain(fact);
    // The words of what was withdrawn are dead whenever they come in.
    deliver(story);
    await tick();
    expect(posts().join()).not.toContain(fact);
    expect(posts().join()).not.toContain('blijft gewoon aan');
  });

  test('is withdrawn when an editor pastes that it is', async () => {
    const paste = async (tekst: string) => {
      const form = await channel().typed('/nieuws plakken', {}, as);
      const preview = await channel().submitModal(form, { tekst }, as);
      const buttons = preview.components.flatMap((row) =>
        'components' in row ? (row.components as unknown as { custom_id: string; label: string }[]) : [],
      );
      const button = buttons.find(({ label }) => label === 'Publiceren')?.custom_id;
      return channel().press(preview, button ?? 'none', as);
    };
    await paste(story);
    await tick();
    expect(posts()).toEqual([expect.stringContaining(fact)]);
    await paste(`INGETROKKEN: ${headline}\n${text}\n`);
    await tick();
    await tick();
    expect(posts().join()).not.toContain(fact);
  });

  test('is withdrawn when it is pushed that it is', async () => {
    desk.setSources('sources:\n  - {name: Haven, kind: push, tokenFile: haven.token}\n');
    await tick();
    const push = async (body: string) => {
      const answer = await fetch(`${app.httpUrl}/wire`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body,
      });
      return answer.status;
    };
    expect(await push(story)).toBe(200);
    await tick();
    expect(posts()).toEqual([expect.stringContaining(fact)]);
    expect(await push(`INGETROKKEN: ${headline}\n${text}\n`)).toBe(200);
    await tick();
    await tick();
    expect(posts().join()).not.toContain(fact);
  });

  test.each([
    ['its headline', `INGETROKKEN: ${headline}`, text],
    ['headline and text', `INGETROKKEN: ${headline}`, 'TERNEUZEN (ANP) - Dit bericht is ingetrokken.'],
  ])('is withdrawn when its page changes %s so', async (_, laterTitle, laterText) => {
    let [title, body] = [headline, text];
    server = createServer((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            `<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body><main><article><h1>${title}</h1><p>${body}</p></article></main></body></html>`,
          );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    desk.setSources(
      `sources:\n  - {name: Havenblad, kind: page, url: "http://127.0.0.1:${port}/haven", allowPrivate: [127.0.0.1]}\n`,
    );
    for (let i = 0; i < 3; i += 1) await tick();
    expect(posts()).toEqual([expect.stringContaining(fact)]);
    [title, body] = [laterTitle, laterText];
    for (let i = 0; i < 6; i += 1) await tick();
    expect(posts().join()).not.toContain(fact);
  });

  test('is not withdrawn, and shown no more, where a mark may be of the next story', async () => {
    const other =
      'HULST (ANP) - De molen van Hulst krijgt nieuwe wieken van eikenhout. De molenaar wacht er al drie jaar op.';
    deliver(story);
    deliver(`Molen krijgt wieken\n${other}\n`);
    await tick();
    expect(posts()).toHaveLength(2);
    deliver(`${story}\nINGETROKKEN\n\nMolen krijgt wieken\n\n${other}\n`);
    await tick();
    await tick();
    expect(posts().join()).not.toContain(fact);
    expect(posts().join()).not.toContain('eikenhout');
    expect(posts().join()).not.toContain('ngetrokken');
  });
});

describe('a story', () => {
  test('that a line above it holds back is not shown until then, and the one above it is', async () => {
    deliver(
      `${story}\nEMBARGO tot 10 maart 10.00 uur\nMolen krijgt wieken\nHULST (ANP) - De molen van Hulst krijgt nieuwe wieken van eikenhout. De molenaar wacht er al drie jaar op.\n`,
    );
    await tick();
    expect(posts()).toEqual([expect.stringContaining(fact)]);
    desk.clock.at = eight + 121 * minute;
    await tick();
    expect(posts().join()).toContain('eikenhout');
  });

  test('of a feed whose title puts it under an embargo is not shown before', async () => {
    const entry = (n: number, title: string, city: string) =>
      `<item><guid>haven-${n}</guid><title>${title}</title><description>${city} (ANP) - De kade ${n} van ${city} gaat over op stroom. De raad beslist er later over.</description></item>`;
    deliver(
      `<rss version="2.0"><channel><title>Havenblad</title>${entry(1, 'EMBARGO TOT 10 MAART 10.00 UUR: Kade op stroom', 'HULST')}${entry(2, 'Onder embargo: Kade op stroom', 'AXEL')}${entry(3, 'Kade op stroom (embargo tot 10 maart 10.00 uur)', 'SLUIS')}${entry(4, 'Kade op stroom', 'VEERE')}</channel></rss>`,
    );
    await tick();
    expect(posts()).toEqual([expect.stringMatching(/kade 4/)]);
    desk.clock.at = eight + 121 * minute;
    await tick();
    await tick();
    const shown = posts().join();
    expect([1, 2, 3, 4].map((n) => shown.includes(`kade ${n} `))).toEqual([true, false, true, true]);
    expect(shown).not.toMatch(/embargo/i);
  });
});
