import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { EnvFileError, loadEnvFile } from '../src/env-file.ts';
import { inspectPlaces } from '../src/inspect-places.ts';
import { makeFolder } from '../src/make-folder.ts';
import { openDatabase } from '../src/store/database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'telex-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const token = 'aaa.bbb.ccc';
const tell = (env: Record<string, string>) => {
  const read = readConfig({ DISCORD_TOKEN: token, ...env }, inspectPlaces);
  return read.ok ? 'fine' : read.message;
};

describe('a value that is wrong', () => {
  test('is shown, and a choice lists what there is to choose', () => {
    expect(tell({ LOG_LEVEL: 'loud' })).toContain(
      'LOG_LEVEL (loud) is none of fatal, error, warn, info, debug, trace.',
    );
    expect(tell({ DISCORD_API_URL: 'discord' })).toContain(
      'DISCORD_API_URL (discord) is not an http(s) address.',
    );
  });

  test('is one where something among the ids of servers is none', () => {
    expect(tell({ EDITOR_GUILDS: '1100000000000000001, Redactie' })).toContain('EDITOR_GUILDS');
    const read = readConfig({
      DISCORD_TOKEN: token,
      EDITOR_GUILDS: ' 1100000000000000001,1100000000000000002 ,',
    });
    expect(read.ok && read.config.editorGuilds).toEqual(['1100000000000000001', '1100000000000000002']);
    const none = readConfig({ DISCORD_TOKEN: token });
    expect(none.ok && none.config.editorGuilds).toEqual([]);
  });

  test('is not shown when it is the token', () => {
    const message = tell({ DISCORD_TOKEN: 'hunter2' });
    expect(message).toContain('DISCORD_TOKEN does not look like a bot token');
    expect(message).not.toContain('hunter2');
  });

  test('is told together with all others, of the disk too', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const message = tell({ DISCORD_TOKEN: '', LOG_LEVEL: 'loud', WIRE_DIR: file, DATABASE_PATH: folder });
    expect(message).toContain('4 settings stop Telex');
    for (const words of [
      'DISCORD_TOKEN is missing',
      'LOG_LEVEL (loud)',
      `WIRE_DIR (${file}) is a file, not a folder.`,
      `DATABASE_PATH (${folder}) is a folder, not a file.`,
    ]) {
      expect(message).toContain(words);
    }
  });
});

describe('where HTTP is served', () => {
  const httpOf = (env: Record<string, string>) => {
    const read = readConfig({ DISCORD_TOKEN: token, ...env });
    return read.ok ? read.config.http : read.message;
  };

  test('is nowhere unless a port is set, and on this machine alone unless a host is', () => {
    expect(httpOf({})).toBe(null);
    const local = { host: '127.0.0.1', port: 8080, proxies: [] };
    expect(httpOf({ HTTP_PORT: '8080' })).toEqual(local);
    expect(httpOf({ HTTP_PORT: '8080', HTTP_HOST: '::', HTTP_PROXIES: ' 10.0.0.1 , fd00::/8 ' })).toEqual({
      host: '::',
      port: 8080,
      proxies: ['10.0.0.1', 'fd00::/8'],
    });
  });

  test.each(['0', '65536', '-1', '80 80', 'http'])('is no port: %s', (port) => {
    expect(httpOf({ HTTP_PORT: port })).toContain(`HTTP_PORT (${port}) is no port from 1 to 65535.`);
  });

  test('is behind no proxy that is none', () => {
    expect(httpOf({ HTTP_PROXIES: '10.0.0.0/40' })).toContain('HTTP_PROXIES (10.0.0.0/40) is no list of');
  });
});

describe('the places that settings name', () => {
  test('are fine when they are not there yet, and are not made by looking', () => {
    const places = { wireDir: join(folder, 'a', 'wire'), databasePath: join(folder, 'b', 'telex.sqlite') };
    expect(inspectPlaces(places)).toEqual([]);
    expect(existsSync(join(folder, 'a'))).toBe(false);
    expect(existsSync(join(folder, 'b'))).toBe(false);
  });

  test('are fine when they are there, a database in use too', () => {
    const path = join(folder, 'telex.sqlite');
    const db = openDatabase(path);
    db.exec('CREATE TABLE a (b)');
    expect(inspectPlaces({ wireDir: folder, databasePath: path })).toEqual([]);
    db.close();
    expect(inspectPlaces({ wireDir: folder, databasePath: null })).toEqual([]);
    expect(inspectPlaces({ wireDir: folder, databasePath: ':memory:' })).toEqual([]);
  });

  test.each([
    ['a file that is no database', 'page.txt', 'is a file, but no SQLite database'],
    ['a path through a file', 'page.txt/data/telex.sqlite', 'a part of that path is a file'],
  ])('DATABASE_PATH: %s', (_, below, words) => {
    writeFileSync(join(folder, 'page.txt'), 'Havenstad krijgt drijvende school\n'.repeat(100));
    expect(tell({ DATABASE_PATH: join(folder, below) })).toContain(words);
  });

  test('do not count the file where all is kept at a DATABASE_URL', () => {
    writeFileSync(join(folder, 'page.txt'), 'no database at all');
    const env = { DATABASE_PATH: join(folder, 'page.txt'), WIRE_DIR: folder };
    expect(tell(env)).toContain('DATABASE_PATH');
    expect(tell({ ...env, DATABASE_URL: 'postgresql://telex@127.0.0.1/telex' })).toBe('fine');
  });

  test.skipIf(!existsSync('/dev/null'))('DATABASE_PATH: a device', () => {
    expect(tell({ DATABASE_PATH: '/dev/null' })).toContain('DATABASE_PATH (/dev/null) is a device');
  });

  test.skipIf(!existsSync('/proc/self'))('that nobody can make are given up, not tried for ever', () => {
    expect(() => makeFolder('/proc/telex/wire')).toThrow(/ENOENT|EACCES|EPERM/);
    makeFolder(join(folder, 'a', 'b'));
    makeFolder(join(folder, 'a', 'b'));
    expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
  });

  test('WIRE_DIR: a path through a file', () => {
    writeFileSync(join(folder, 'page.txt'), '');
    expect(tell({ WIRE_DIR: join(folder, 'page.txt', 'wire') })).toContain('a part of that path is a file');
  });
});

describe('the file with settings', () => {
  const name = 'TELEX_TEST_SETTING';
  afterEach(() => {
    delete process.env[name];
  });
  const load = (content: string | Uint8Array) => {
    const path = join(folder, '.env');
    writeFileSync(path, content);
    loadEnvFile(path);
    return process.env[name];
  };

  test('adds to the environment, and what is set there wins', () => {
    expect(load(`# words\n${name}=file\n`)).toBe('file');
    process.env[name] = 'environment';
    expect(load(`${name}=file\n`)).toBe('environment');
  });

  test('need not be there', () => {
    expect(() => loadEnvFile(join(folder, 'nothing'))).not.toThrow();
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${name}=file\r\n`)],
    ['UTF-16', Buffer.from(`\uFEFF${name}=file\r\n`, 'utf16le')],
  ])('is read as editors on Windows write it: %s', (_, bytes) => {
    expect(load(bytes)).toBe('file');
  });

  test('that is a folder is told in words', () => {
    expect(() => loadEnvFile(folder)).toThrow(EnvFileError);
    expect(() => loadEnvFile(folder)).toThrow(/is a folder.*cp \.env\.example \.env/);
  });
});
