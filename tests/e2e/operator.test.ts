import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { serve } from '../intake/http/servers.ts';
import { type Desk, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
/** What the server of the feed answers. */
let status: number;
let origin: string;
beforeEach(async () => {
  status = 503;
  const server = await serve((_, response) => {
    const body = '<rss version="2.0"><channel><title>Havenblad</title></channel></rss>';
    response.writeHead(status, { 'content-type': 'application/rss+xml' }).end(status === 200 ? body : '');
  });
  origin = server.origin;
  desk = await layDesk({ rateLimits: 'off' }, { operatorIn: 'algemeen' });
  app = await desk.startBot();
});
afterEach(() => desk.clear());

const channel = () => desk.sandbox.channel('algemeen');
const told = () => desk.told();
const posts = () =>
  desk.sandbox.requests.filter(
    ({ method, path }) => method === 'POST' && path === `/channels/${channel().id}/messages`,
  );
const feed = (name: string) =>
  `  - {name: ${name}, kind: feed, url: "${origin.replace('//', '//wie:geheim@')}/${name}?sleutel=stil", allowPrivate: [127.0.0.1]}\n`;
const setFeeds = (...names: string[]) => desk.setSources(`sources:\n${names.map(feed).join('')}`);
let at: number;
/** Rounds five minutes apart, from where the clock is. */
async function pass(rounds: number, each = 5 * minute): Promise<void> {
  for (let i = 0; i < rounds; i += 1) {
    at += each;
    desk.clock.at = at;
    await app.tick();
  }
}
beforeEach(() => {
  at = eight;
});
async function restart(): Promise<void> {
  await app.stop();
  app = await desk.startBot();
}
const failMessages = (fault: object) => desk.sandbox.fail('POST /channels/{channel_id}/messages', fault);

const loseAnswer = () =>
  desk.sandbox.drop('POST /channels/{channel_id}/messages', { when: 'after', times: 1 });

describe('A source that fails', () => {
  test('is told once in many rounds and over a restart, and once that it is over', async () => {
    setFeeds('Havenblad');
    await pass(15);
    await restart();
    await pass(12);
    expect(told()).toHaveLength(1);
    const [text = ''] = told();
    expect(text).toContain('Er is iets mis met een bron');
    expect(text).toMatch(/❌ \*\*Havenblad\*\* · \*\*storing\*\* · feed, 127\.0\.0\.1/);
    expect(text).toContain(
      `nooit iets van binnen; voor het eerst geprobeerd <t:${(eight + 5 * minute) / 1_000}:R>`,
    );
    expect(text).toContain('er is iets mis met de server');
    expect(text).toContain('Wat te doen: kijk of het adres nog klopt');
    expect(text).not.toMatch(/geheim|sleutel|stil\b/);
    status = 200;
    await pass(15);
    await restart();
    await pass(12);
    expect(told()).toHaveLength(2);
    expect(told()[1]).toMatch(/^Weer in orde\n✅ \*\*Havenblad\*\* · \*\*in orde\*\*/);
  }, 60_000);

  test('together with others is one message, with a button that shows all sources', async () => {
    desk.setSources(
      `sources:\n${['Havenblad', 'Kustblad', 'Streekblad'].map((name) => `  - {name: ${name}, kind: folder, path: ${name}}\n`).join('')}`,
    );
    await pass(12);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Er is iets mis met 3 bronnen');
    const [message] = channel().messages.filter(({ answers }) => answers === null);
    const [row] = message?.components ?? [];
    const button = row?.type === 1 ? row.components[0] : undefined;
    const id = button !== undefined && 'custom_id' in button ? button.custom_id : '';
    if (message === undefined) throw new Error('Nothing was told');
    const shown = await channel().press(message, id, { as: 'moderator' });
    expect(shown.ephemeral).toBe(true);
    expect(JSON.stringify(shown.embeds)).toContain('Streekblad');
    const refused = await channel().press(message, id, { as: 'reader' });
    expect(JSON.stringify(refused.embeds)).not.toContain('Streekblad');
  });
});

describe('In a server that is set to English', () => {
  /** As Discord says over the gateway: it takes a moment, and nothing else comes of it. */
  async function setEnglish(): Promise<void> {
    desk.sandbox.guild.setLocale('en-US');
    // What is asked behind it is answered behind it.
    await channel().typed('/nieuws laatste', {}, { as: 'moderator' });
  }

  test('each alert, and that it is over, is told in English, and no word of Dutch is in it', async () => {
    await setEnglish();
    mkdirSync(join(desk.config.wireDir, '..', 'rommel'));
    const folder = '  - {name: Rommel, kind: folder, path: rommel}\n';
    desk.setSources(`sources:\n${feed('Havenblad')}${folder}`);
    await app.readWire();
    for (let i = 0; i < 6; i += 1) {
      const path = join(desk.config.wireDir, '..', 'rommel', `${i}.bin`);
      writeFileSync(path, Buffer.from([0, i, 2, 0]));
      utimesSync(path, at / 1_000, at / 1_000);
    }
    await pass(30);
    const all = told().join('\n');
    expect(all).toContain('Something is wrong with');
    expect(all).toContain('❌ **Havenblad** · **failing** · feed, 127.0.0.1');
    expect(all).toContain('Nothing has ever come in from here; first tried <t:');
    expect(all).toContain('The last try: something is wrong with the server.');
    expect(all).toContain(
      'What to do: see whether the address is still right; `telex fetch` tries it. I keep trying.',
    );
    expect(all).toContain('**Rommel** · **unreadable** · folder');
    expect(all).toContain('Much of what comes in from here cannot be read, since <t:');
    status = 200;
    await pass(30);
    expect(told().at(-1)).toMatch(/^All OK again\n✅ \*\*Havenblad\*\* · \*\*OK\*\*/);
    desk.setSources('sources:\n  - {name: a, kind: fodler}\n');
    await pass(3);
    expect(told().at(-1)).toContain(
      '**The file of sources has a mistake.** What it said before still counts.',
    );
    desk.setSources('sources: []\n');
    await pass(3);
    expect(told().at(-1)).toContain('**The file of sources is right again**, and in use.');
    expect(told().join('\n')).not.toMatch(/\b(?:bron|bronnen|het|niet|sinds|storing|wordt|weer|een)\b/i);
    const [message] = channel().messages.filter(({ answers }) => answers === null);
    expect(JSON.stringify(message?.components)).toContain('All sources');
  }, 60_000);
});

describe('A source that is taken out', () => {
  test('leaves no alert behind: another of its name begins well, and its end is told to nobody', async () => {
    setFeeds('Havenblad');
    await pass(12);
    expect(told()).toHaveLength(1);
    desk.setSources('sources: []\n');
    await pass(15);
    status = 200;
    setFeeds('Havenblad');
    await pass(15);
    expect(told()).toHaveLength(1);
    // It is told of anew when it fails again, and not taken for the trouble of the one before.
    status = 503;
    await pass(12);
    expect(told()).toHaveLength(2);
  }, 60_000);

  test('under a name that another has now, it says nothing of that one, which was not looked at yet', async () => {
    setFeeds('Havenblad');
    await pass(12);
    desk.setSources('sources:\n  - {name: Havenblad, kind: folder, path: haven}\n');
    const health = await channel().typed('/nieuws bronnen', {}, { as: 'moderator' });
    expect(JSON.stringify(health.embeds)).toContain('Havenblad');
    expect(JSON.stringify(health.embeds)).not.toContain('storing');
  }, 60_000);
});

describe('Sources that fail one after the other', () => {
  test('are gathered: there are ten minutes between one message and the next', async () => {
    const folder = (name: string) => `  - {name: ${name}, kind: folder, path: ${name}}\n`;
    const names: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      names.push(`haven${i}`);
      desk.setSources(`sources:\n${names.map(folder).join('')}`);
      await pass(1, minute);
    }
    await pass(60, minute);
    const all = told().join('\n');
    for (const name of names) expect(all.split(`**${name}**`)).toHaveLength(2);
    expect(told().length).toBeLessThanOrEqual(3);
  });
});

describe('While Discord is in trouble', () => {
  test('the alert waits, and comes once when it is back', async () => {
    setFeeds('Havenblad');
    failMessages({ status: 500, times: Number.POSITIVE_INFINITY });
    await pass(12);
    expect(posts().length).toBeGreaterThan(1);
    expect(told()).toEqual([]);
    desk.sandbox.heal();
    await pass(12);
    expect(told()).toHaveLength(1);
  });

  test('one whose answer was lost is not told twice, also after a restart', async () => {
    setFeeds('Havenblad');
    loseAnswer();
    while (posts().length === 0) await pass(1);
    await restart();
    await pass(12);
    expect(told()).toHaveLength(1);
    expect(posts()).toHaveLength(1);
  });

  test('one whose answer was lost is sent again at once with the same nonce, and stays one', async () => {
    setFeeds('Havenblad');
    loseAnswer();
    while (posts().length === 0) await pass(1);
    await restart();
    await pass(12, minute);
    expect(told()).toHaveLength(1);
    expect(posts()).toHaveLength(2);
  });

  test('a channel that is closed to the bot is not tried, and told when it is open', async () => {
    setFeeds('Havenblad');
    channel().deny('bot', 'SendMessages');
    await pass(12);
    expect(posts()).toEqual([]);
    channel().allow('bot', 'SendMessages');
    await desk.sandbox.channel('nieuws').typed('/nieuws laatste');
    await pass(2);
    expect(told()).toHaveLength(1);
  });

  test('refusals that only Discord knows of are fewer than ten, however long they last', async () => {
    setFeeds('Havenblad');
    const body = { code: 50013, message: 'Missing Permissions' };
    failMessages({ status: 403, body, times: Number.POSITIVE_INFINITY });
    await pass(60, hour);
    await pass(30, 24 * hour);
    expect(posts().length).toBeGreaterThan(3);
    expect(posts().length).toBeLessThan(10);
    desk.sandbox.heal();
    await restart();
    await pass(2);
    expect(told()).toHaveLength(1);
  }, 60_000);
});

describe('A file of sources that is wrong', () => {
  test('is told once for what is wrong in it, over a restart, and once that it is right again', async () => {
    const wrong = (kind: string) => desk.setSources(`sources:\n  - {name: a, kind: ${kind}, path: b}\n`);
    wrong('fodler');
    await pass(3);
    await restart();
    await pass(3);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('Het bestand met bronnen bevat een fout');
    expect(told()[0]).toContain('sources.yaml:2:');
    desk.setSources('sources:\n  - {name: a, kind: folder}\n');
    await pass(3);
    expect(told()).toHaveLength(2);
    desk.setSources('sources: []\n');
    await pass(3);
    expect(told()).toHaveLength(3);
    expect(told()[2]).toContain('weer goed');
    wrong('fodler');
    await pass(3);
    expect(told()).toHaveLength(4);
  });
});
