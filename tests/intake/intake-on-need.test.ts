import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isThreadNeeded, openIntakeOnNeed } from '../../src/intake-on-need.ts';
import { rememberSources } from '../../src/last-sources.ts';
import { claimNewsroom, type Newsroom } from '../../src/newsroom.ts';
import { type Intake, openIntake } from '../../src/open-intake.ts';

const now = Date.parse('2026-03-10T08:00:00+01:00');
const page = 'Brug dicht\nGOES (ANP) - De brug is dicht.\n4 minuten geleden\n';
const copy = { source: 'a.txt', bytes: new TextEncoder().encode(page), capturedAt: now };

let home: string;
let wireDir: string;
let file: string;
let newsroom: Newsroom;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'telex-'));
  wireDir = join(home, 'wire');
  file = join(home, 'sources.yaml');
  mkdirSync(wireDir);
  newsroom = claimNewsroom(join(home, 'telex.sqlite'));
});
afterEach(() => {
  newsroom.close();
  rmSync(home, { recursive: true });
});
const isNeeded = () =>
  isThreadNeeded({ wireDir, sources: { file, timezone: 'UTC', userAgent: 'Telex' } }, newsroom);

describe('a thread is needed', () => {
  test('for copy in the folder, and not for what was read already', async () => {
    expect(await isNeeded()).toBe(false);
    mkdirSync(join(wireDir, 'done', '2026-03-09'), { recursive: true });
    mkdirSync(join(wireDir, 'spiked'));
    expect(await isNeeded()).toBe(false);
    mkdirSync(join(wireDir, 'sport'));
    expect(await isNeeded()).toBe(true);
  });

  test('for a folder that cannot be read', async () => {
    rmSync(wireDir, { recursive: true });
    expect(await isNeeded()).toBe(true);
  });

  test('for a file of sources, also when there was one', async () => {
    writeFileSync(file, 'sources: []\n');
    expect(await isNeeded()).toBe(true);
    rmSync(file);
    expect(await isNeeded()).toBe(false);
    const feed = { name: 'Feed', kind: 'feed', enabled: true, url: 'https://example.org/' } as const;
    await rememberSources(newsroom.stores.openKeyv('sources-file'), file, [feed] as never);
    expect(await isNeeded()).toBe(true);
  });

  test('for an archive that was indexed by an older Telex, once there is a story in it', async () => {
    newsroom.db?.exec("INSERT OR REPLACE INTO archive_state (key, value) VALUES ('analysis', 1)");
    expect(await isNeeded()).toBe(false);
    const { read } = newsroom.desk;
    const intake = openIntake({ wireDir }, newsroom, { read, close: async () => {} });
    await intake.take(copy, { name: 'somebody' }, now);
    await intake.stop();
    expect(await isNeeded()).toBe(true);
  });

  test('for a long log', async () => {
    newsroom.db?.exec('CREATE TABLE much (text)');
    newsroom.db?.prepare('INSERT INTO much VALUES (?)').run('x'.repeat(5_000_000));
    expect(await isNeeded()).toBe(true);
  });
});

describe('the thread', () => {
  const setUp = () => {
    const heard: string[] = [];
    const note = (who: string): Intake => {
      const hear = (what: string) => async (): Promise<never> => {
        heard.push(`${who} ${what}`);
        return null as never;
      };
      return {
        read: hear('reads'),
        told: hear('is told'),
        preview: hear('shows'),
        take: hear('takes'),
        stop: hear('stops'),
      };
    };
    let needed = false;
    const intake = openIntakeOnNeed(
      note('here'),
      () => {
        heard.push('the thread begins');
        return note('thread');
      },
      async () => needed,
    );
    const need = () => {
      needed = true;
    };
    return { intake, heard, need };
  };

  test('begins with the first round that finds something, when all is still here, and stays', async () => {
    const { intake, heard, need } = setUp();
    await intake.read(now);
    await intake.told([], now);
    need();
    await intake.read(now);
    await intake.told([], now);
    await intake.read(now);
    await intake.stop();
    expect(heard).toEqual([
      'here reads',
      'here is told',
      'here stops',
      'the thread begins',
      'thread reads',
      'thread is told',
      'thread reads',
      'thread stops',
    ]);
  });

  test('begins for copy that is shown or sent, once', async () => {
    const { intake, heard } = setUp();
    await Promise.all([intake.preview(copy), intake.take(copy, { name: 'somebody' }, now)]);
    await intake.read(now);
    expect(heard).toEqual([
      'here stops',
      'the thread begins',
      'thread shows',
      'thread takes',
      'thread reads',
    ]);
  });

  test('is not begun by an end', async () => {
    const { intake, heard } = setUp();
    await intake.stop();
    expect(heard).toEqual(['here stops']);
  });
});
