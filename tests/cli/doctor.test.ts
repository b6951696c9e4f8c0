import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, layDesk } from '../e2e/newsroom-on-a-desk.ts';
import { telex } from './telex.ts';

let desk: Desk;
let env: Record<string, string>;
beforeEach(async () => {
  desk = await layDesk();
  const { discordToken, discordApiUrl, wireDir, sourcesFile, databasePath } = desk.config;
  env = {
    DISCORD_TOKEN: discordToken,
    DISCORD_API_URL: discordApiUrl,
    WIRE_DIR: wireDir,
    SOURCES_FILE: String(sourcesFile),
    DATABASE_PATH: databasePath,
  };
});
afterEach(() => desk.clear());

/** The findings by what was looked at: `ok`, `note` or `WRONG`, and what was said. */
async function examine(more: Record<string, string> = {}) {
  const { out, err, code } = await telex(['doctor'], { env: { ...env, ...more } });
  const lines = out.split('\n').flatMap((line) => {
    const [, state, what, says] = /^(ok|note|WRONG) +(.{22}) +(.*)$/.exec(line) ?? [];
    return what === undefined ? [] : [[what.trim(), { state, says }] as const];
  });
  return { code, out, err, found: Object.fromEntries(lines) };
}

describe('telex doctor', () => {
  test('finds nothing wrong where a bot could start, beside one that runs, and posts nothing', async () => {
    const app = await desk.startBot();
    const channel = desk.sandbox.channel('nieuws');
    await channel.typed('/nieuws abonneer', { onderwerp: 'alles', schema: '8:00' }, { as: 'moderator' });
    const before = channel.messages.length;
    const { code, out, found } = await examine();
    expect(out).toContain('Telex can start');
    expect(code).toBe(0);
    expect(Object.values(found).map(({ state }) => state)).toEqual(Object.keys(found).map(() => 'ok'));
    expect(Object.keys(found)).toEqual([
      'the settings',
      'the wire folder',
      'the database',
      'the disk',
      'the sources',
      'the token',
      'the clock',
      'the session',
      'the channels',
    ]);
    expect(channel.messages).toHaveLength(before);
    channel.deny('bot', 'EmbedLinks');
    const { found: later, out: said } = await examine();
    expect(later['the channels']?.state).toBe('note');
    expect(said).toMatch(/#nieuws in .*: the bot lacks EmbedLinks there\./);
    await app.stop();
  });

  test('says of each thing that is wrong what it is and what to do, and ends with 1', async () => {
    const { databasePath, sourcesFile } = desk.config;
    writeFileSync(databasePath, 'no database at all, but a letter of some length to somebody');
    writeFileSync(String(sourcesFile), 'sources: [{ kind: telegraph }]');
    const { code, found } = await examine({ OPERATOR_CHANNEL: '123456789012345678' });
    expect(code).toBe(1);
    expect(found['the database']).toMatchObject({
      state: 'WRONG',
      says: expect.stringContaining(databasePath),
    });
    expect(found['the sources']).toMatchObject({ state: 'WRONG', says: expect.stringContaining('is wrong') });
    expect(found['the operator’s channel']?.says).toContain('which the bot cannot see');
  });

  test('a token that Discord refuses ends the looking at Discord, in words', async () => {
    const { code, out, found } = await examine({ DISCORD_TOKEN: 'xxx.yyy.zzz' });
    expect(code).toBe(1);
    expect(found['the token']).toMatchObject({
      state: 'WRONG',
      says: expect.stringContaining('Reset Token'),
    });
    expect(out).not.toContain('xxx');
  });

  test('Discord that cannot be reached is told as such', async () => {
    const { found } = await examine({ DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(found['the token']?.says).toContain('cannot be reached at http://127.0.0.1:9/api');
  });
});

test.runIf(process.getuid?.() !== 0)('a wire folder that this user may not write is told', async () => {
  rmSync(desk.config.wireDir, { recursive: true });
  mkdirSync(desk.config.wireDir, { mode: 0o500 });
  const { found } = await examine();
  expect(found['the wire folder']?.says).toContain(join(desk.config.wireDir));
});
