import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { type Run, telex } from '../cli/telex.ts';
import { type Desk, foreignPage, hour, layDesk, minute } from './newsroom-on-a-desk.ts';
import { startBotProcess } from './start-bot-process.ts';
import { startTelex, type TelexProcess, type TelexSurroundings } from './telex-process.ts';

// Each test starts processes of its own, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const posting = 'POST /channels/{channel_id}/messages';
const onTheWire = 'Telex is on the wire.';

let desk: Desk;
let cwd: string;
const running = new Set<TelexProcess>();

beforeEach(async () => {
  desk = await layDesk({ now: Date.now });
  cwd = mkdtempSync(join(tmpdir(), 'telex-start-'));
});
afterEach(async () => {
  for (const telex of running) {
    telex.child.kill('SIGKILL');
    await telex.end;
  }
  running.clear();
  await desk.clear();
  rmSync(cwd, { recursive: true });
});

/** Settings for the sandbox and the desk. */
const settings = () => ({
  DISCORD_TOKEN: desk.config.discordToken,
  DISCORD_API_URL: desk.config.discordApiUrl,
  WIRE_DIR: desk.config.wireDir,
  DATABASE_PATH: desk.config.databasePath,
});

function start(env: Record<string, string> = {}, more: Partial<TelexSurroundings> = {}): TelexProcess {
  const telex = startTelex(['start'], { cwd, env: { ...settings(), ...env }, ...more });
  running.add(telex);
  return telex;
}

/** Half an hour before the last full hour, a channel began to follow everything each hour, and copy came in. */
async function subscribe(): Promise<void> {
  const at = Math.floor(Date.now() / hour) * hour - hour / 2;
  const app = await startApp(desk.config, { now: () => at, log: createLog('fatal'), intakeHere: true });
  await desk.sandbox.channel('nieuws').typed('/nieuws abonneer', { schema: 'elk uur' }, { as: 'moderator' });
  desk.deliver('buitenland.txt', foreignPage, at - minute);
  await app.readWire();
  await app.stop();
}

/** What cannot start, in this process: it must end by itself. */
const refuse = (env: Record<string, string> = {}) => telex(['start'], { cwd, env });

describe('telex start', () => {
  test('posts what is due without being asked, and stops in good order at SIGTERM', async () => {
    await subscribe();
    const { DISCORD_TOKEN, ...others } = settings();
    writeFileSync(
      join(cwd, '.env'),
      Object.entries(others)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    const telex = startTelex(['start'], { cwd, env: { DISCORD_TOKEN } });
    running.add(telex);
    const digest = await desk.sandbox.channel('nieuws').nextMessage(45_000);
    expect(JSON.stringify(digest.embeds)).toContain('drijvende school');
    await telex.says(onTheWire);
    telex.child.kill('SIGTERM');
    expect(await telex.end).toBe(0);
    expect(telex.text()).toContain('Telex stops');
    expect(desk.sandbox.connected).toBe(false);
    const db = openDatabase(desk.config.databasePath);
    expect(db.prepare('SELECT state FROM delivery').pluck().all()).toEqual(['sent']);
    db.close();
  });

  test('waits for what is being sent, and a second signal ends it at once', async () => {
    await subscribe();
    const held = desk.sandbox.hold(posting, 'before');
    const telex = start();
    await held.reached;
    telex.child.kill('SIGTERM');
    await telex.says('Telex stops');
    telex.child.kill('SIGINT');
    expect(await telex.end).toBe(130);
    held.release();
  });

  test('ends with 0 when it is interrupted before it found Discord', async () => {
    await desk.sandbox.down();
    const telex = start();
    await telex.says('the next try is in 2 s');
    expect(telex.text()).toContain(`${desk.config.discordApiUrl} (DISCORD_API_URL)`);
    telex.child.kill('SIGINT');
    expect(await telex.end).toBe(0);
  });

  // What Discord may refuse besides, and its words: tests/discord/connection.test.ts.
  test('does not live on when Discord refuses its token: it says why and ends with 1', async () => {
    const telex = start();
    await telex.says(onTheWire);
    desk.sandbox.dropGateway(4004);
    expect(await telex.end).toBe(1);
    expect(telex.text()).toMatch(/DISCORD_TOKEN.*Reset Token/);
    expect(telex.text()).not.toContain('reconnects');
    expect(telex.text()).not.toMatch(/^\s+at /m);
  });

  test('does not live on when its token is refused while it posts, and keeps the digest for the next start', async () => {
    await subscribe();
    desk.sandbox.fail(posting, { status: 401, times: Number.POSITIVE_INFINITY });
    const probes: string[] = [];
    desk.sandbox.onEvent((event) => {
      if (event.kind !== 'request' || event.request.route !== posting) return;
      probes.push(event.request.route);
      // From the first refused post on, the token is refused everywhere.
      desk.sandbox.fail('GET /gateway/bot', { status: 401, times: Number.POSITIVE_INFINITY });
    });
    const telex = start();
    expect(await telex.end).toBe(1);
    expect(telex.text()).toMatch(/DISCORD_TOKEN.*Reset Token/);
    desk.sandbox.heal();
    // The post that was refused is tried again after a while.
    desk.clock.at = Date.now() + 10 * minute;
    const next = await desk.startBot();
    await next.tick();
    await next.stop();
    const digest = await desk.sandbox.channel('nieuws').nextMessage(45_000);
    expect(JSON.stringify(digest.embeds)).toContain('drijvende school');
  });

  test('does not live on when it is broken: it says so, stops in good order and ends with 1', async () => {
    const fault =
      'process.on("SIGUSR2", () => void Promise.reject(new Error("a fault that nobody foresaw")))';
    const telex = start(
      {},
      { nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(fault)}`] },
    );
    await telex.says(onTheWire);
    telex.child.kill('SIGUSR2');
    expect(await telex.end).toBe(1);
    expect(telex.text()).toContain('a fault that nobody foresaw');
    expect(telex.text()).toContain('Telex is broken and stops');
    expect(desk.sandbox.connected).toBe(false);
  });

  test('is refused on a database that a running bot has, in words', async () => {
    const first = await startBotProcess(desk);
    onTestFinished(() => void first.kill('SIGKILL'));
    const gone = once(first, 'exit');
    expect(await refuse(settings())).toEqual({
      out: '',
      err: expect.stringMatching(/^telex: Another bot already runs on the database .*DATABASE_PATH\.\n$/),
      code: 1,
    });
    first.kill('SIGKILL');
    await gone;
    const next = await desk.startBot();
    await next.stop();
  });
});

describe('the settings of telex start', () => {
  const expectWords = ({ out, err, code }: Run, ...words: readonly string[]) => {
    expect({ out, code }).toEqual({ out: '', code: 1 });
    for (const some of words) expect(err).toContain(some);
    expect(err).not.toMatch(/^\s+at /m);
  };

  test('are read from .env, and the environment wins', async () => {
    const lines = Object.entries(settings());
    writeFileSync(join(cwd, '.env'), lines.map(([name, value]) => `${name}=${value}\n`).join(''));
    expectWords(await refuse({ DISCORD_TOKEN: 'another' }), 'Discord refuses DISCORD_TOKEN');
  });

  test('a database of a newer Telex is refused in words', async () => {
    const db = openDatabase(desk.config.databasePath);
    db.exec(
      "CREATE TABLE schema_version (room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT; INSERT INTO schema_version VALUES ('archive', 9999)",
    );
    db.close();
    expectWords(await refuse(settings()), desk.config.databasePath, 'newer Telex', 'DATABASE_PATH');
  });

  test('an address that is not Discord’s is refused in words', async () => {
    const DISCORD_API_URL = `http://127.0.0.1:${desk.sandbox.port}/elsewhere`;
    const run = await refuse({ ...settings(), DISCORD_API_URL });
    expectWords(run, `DISCORD_API_URL (${DISCORD_API_URL})`, 'not Discord');
  });

  // To try what a user may not do takes somebody who is not root: root starts it as nobody.
  test('places that this user may not use are told together', async () => {
    chmodSync(cwd, 0o755);
    const places = join(cwd, 'places');
    mkdirSync(places);
    chmodSync(places, 0o555);
    const env = { DATABASE_PATH: join(places, 'telex.sqlite'), WIRE_DIR: join(places, 'wire') };
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const telex = start(env, uid);
    const code = await telex.end;
    expectWords(
      { out: '', err: telex.text(), code: Number(code) },
      '2 settings stop Telex',
      `DATABASE_PATH (${env.DATABASE_PATH}) may not be written by this user`,
      `WIRE_DIR (${env.WIRE_DIR}) may not be made by this user`,
    );
    chmodSync(places, 0o755);
  });
});
