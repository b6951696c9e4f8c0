import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { serve } from '../intake/http/servers.ts';
import { type Desk, eight, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
let served: Awaited<ReturnType<typeof serve>>;
let at: number;
beforeEach(async () => {
  served = await serve((_, response) => {
    const body = '<rss version="2.0"><channel><title>Havenblad</title></channel></rss>';
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(body);
  });
  desk = await layDesk({ rateLimits: 'off' }, { operatorIn: 'algemeen' });
  app = await desk.startBot();
  at = eight;
});
afterEach(() => desk.clear());

const channel = () => desk.sandbox.channel('algemeen');
const told = () => desk.told();
const setFeeds = (...names: string[]) =>
  desk.setSources(
    `sources:\n${names.map((name) => `  - {name: ${name}, kind: feed, url: "${served.origin}/${name}", allowPrivate: [127.0.0.1]}\n`).join('')}`,
  );
/** Rounds five minutes apart. */
async function pass(rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i += 1) {
    at += 5 * minute;
    desk.clock.at = at;
    await app.tick();
  }
}
async function restart(): Promise<void> {
  await app.stop();
  app = await desk.startBot();
}

describe('A file of sources that is emptied or vanishes', () => {
  const gone = () => rmSync(desk.config.sourcesFile as string);
  const shown = async () =>
    JSON.stringify((await channel().typed('/nieuws bronnen', {}, { as: 'moderator' })).embeds);

  test.each([
    ['emptied', 'is leeg', () => desk.setSources('')],
    ['left with remarks alone', 'is leeg', () => desk.setSources('# - {name: Havenblad}\n')],
    ['taken away', 'is weg', gone],
  ])(
    'drops no source, and that is told: %s',
    async (_, words, spoil) => {
      setFeeds('Havenblad');
      await pass(3);
      spoil();
      await pass(3);
      const asked = served.asked.length;
      await pass(6);
      expect(served.asked.length).toBeGreaterThan(asked);
      expect(told()).toHaveLength(1);
      expect(told()[0]).toContain('Het bestand met bronnen bevat een fout');
      expect(told()[0]).toContain(`sources.yaml:1:1 het bestand ${words}`);
      expect(await shown()).toContain('Havenblad');
      setFeeds('Havenblad');
      await pass(3);
      expect(told()).toHaveLength(2);
      expect(told()[1]).toContain('weer goed');
    },
    60_000,
  );

  test('is told also when it is found to be gone at a start, but not where it named none', async () => {
    desk.setSources('sources: []\n');
    await pass(2);
    gone();
    await pass(2);
    await restart();
    await pass(2);
    expect(told()).toEqual([]);
    setFeeds('Havenblad');
    await pass(2);
    await app.stop();
    gone();
    app = await desk.startBot();
    await pass(2);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain('het bestand is weg');
    expect(await shown()).toContain('bevat een fout');
    expect(await shown()).toContain('Havenblad');
    const asked = served.asked.length;
    await pass(3);
    expect(served.asked.length).toBeGreaterThan(asked);
  }, 60_000);

  test('has its mistakes told in Dutch', async () => {
    desk.setSources(
      'sources:\n  - {name: a, kind: page, url: nergens, schedule: nooit, firstSync: gauw}\n  - {name: A, kind: folder}\n',
    );
    await pass(2);
    const [text = ''] = told();
    for (const words of [
      'sources.yaml:2:27 sources[0].url is geen http(s)-adres',
      'sources[0].schedule is geen schema',
      'sources[0].firstSync is geen van skip, latest, backfill',
      'sources.yaml:3:6 sources[1].name is ook de naam van sources[0]',
      'sources[1].path ontbreekt',
    ])
      expect(text).toContain(words);
  });
});
