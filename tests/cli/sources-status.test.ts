import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { noteLook } from '../../src/intake/sources/note-look.ts';
import { readRecord, type SourceRecord } from '../../src/intake/sources/record.ts';
import { createLog } from '../../src/log.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import { makeFolder, telex } from './telex.ts';

const minute = 60_000;
const feed = 'https://wie:geheim@news.example/rss?sleutel=stil';
let folder: string;
beforeEach(() => {
  folder = makeFolder();
});
const status = (...words: string[]) =>
  telex(['sources', 'status', '--database', 'telex.sqlite', ...words], { cwd: folder });
const setSources = (text: string) => writeFileSync(join(folder, 'sources.yaml'), text);

/** Notes looks at a source, minutes ago, each well (null) or failed; what is no folder is the feed of `setSources`. */
async function look(name: string, ...looks: [ago: number, failure: string | null][]): Promise<void> {
  const db = openDatabase(join(folder, 'telex.sqlite'));
  const records = openKeyv(db, 'sources');
  const identity = name === 'wire' ? `folder ${join(folder, 'wire')}` : `feed ${feed}`;
  const record = await readRecord({ get: async () => undefined }, name, identity);
  for (const [ago, message] of looks) {
    const failure = message === null ? null : { code: 'server-trouble', message };
    const reading = { failure, lasts: 'passing' as const, files: 1, spiked: [], isWhole: true };
    noteLook(record, reading, { stories: 1, leads: 1 }, Date.now() - ago * minute);
  }
  record.nextAt = Date.now() + 4 * minute;
  await records.set(name, record satisfies SourceRecord);
  db.close();
}

describe('telex sources status', () => {
  test('says so before the first start, and makes no database', async () => {
    const run = await status();
    expect(run).toMatchObject({ out: '', code: 1 });
    expect(run.err).toMatch(/There is no database .*telex\.sqlite yet, so nobody has looked at a source/);
    expect((await status()).err).toBe(run.err);
  });

  test('draws a line each and ends with 0 while all is well', async () => {
    setSources(
      'sources:\n  - {name: Kustblad, kind: feed, url: "https://wie:geheim@news.example/rss?sleutel=stil"}\n',
    );
    await look('wire', [1, null]);
    await look('Kustblad', [60, null], [0, null]);
    const run = await status();
    expect(run).toMatchObject({ err: '', code: 0 });
    expect(run.out).toBe(
      [
        'state  source    kind    last success  last story  next try  today  normal',
        'well   wire      folder  1 min ago     -           in 4 min  0      -',
        'well   Kustblad  feed    now           now         in 4 min  1      -',
        '',
      ].join('\n'),
    );
  });

  test('ends with 1 when a source fails, and says why without what is secret', async () => {
    setSources(
      'sources:\n  - {name: Kustblad, kind: feed, url: "https://wie:geheim@news.example/rss?sleutel=stil"}\n',
    );
    await look('wire', [1, null]);
    const why = 'https://wie:geheim@news.example/rss?sleutel=stil answers 503.';
    await look('Kustblad', [600, null], [70, why], [40, why], [1, why]);
    const run = await status();
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^failing {2}Kustblad {2}feed {4}10 hours ago/m);
    expect(run.out).toContain('\n  news.example/rss: news.example/rss answers 503.\n');
    const json = await status('--json');
    const lines = json.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { name: 'wire', state: 'well' },
      { name: 'Kustblad', state: 'failing', place: 'news.example/rss', failure: { code: 'server-trouble' } },
    ]);
    expect(run.out + json.out).not.toMatch(/geheim|sleutel/);
  });

  test('ends with 1 when nobody looks at the sources, or their file is wrong', async () => {
    await look('wire', [1, null]);
    setSources('sources:\n  - {name: a, kind: fodler}\n');
    const wrong = await status();
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.err).toContain('sources.yaml:2:');
    setSources('sources: []\n');
    expect((await status()).code).toBe(0);
    const db = openDatabase(join(folder, 'telex.sqlite'));
    await openKeyv(db, 'sources').clear();
    db.close();
    expect(await status()).toMatchObject({ code: 1, err: expect.stringContaining('is the bot running?') });
  });

  test('reads while a bot runs on the database', async () => {
    const sandbox = await startSandbox({ rateLimits: 'off' });
    const app = await startApp(
      {
        discordToken: sandbox.token,
        discordApiUrl: sandbox.url,
        wireDir: join(folder, 'wire'),
        databasePath: join(folder, 'telex.sqlite'),
        databaseUrl: null,
        timezone: 'Europe/Amsterdam',
        logLevel: 'fatal',
      },
      { now: Date.now, log: createLog('fatal') },
    );
    try {
      await app.tick();
      const run = await status();
      expect(run).toMatchObject({ err: '', code: 0 });
      expect(run.out).toMatch(/^well +wire +folder +now/m);
    } finally {
      await app.stop();
      await sandbox.close();
    }
  });
});
