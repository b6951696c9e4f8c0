import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSecretFiles, SecretFileError } from '../src/secret-files.ts';
import { telex } from './cli/telex.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'telex-secrets-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const file = (text: string) => {
  const path = join(home, 'secret');
  writeFileSync(path, text);
  return path;
};

describe('a secret in a file', () => {
  test('is read without the line end after it; what is set already stays', () => {
    const env = { DISCORD_TOKEN_FILE: file('aaa.bbb.ccc\n'), DATABASE_URL: 'postgresql://db/telex' };
    readSecretFiles(env);
    expect(env).toMatchObject({ DISCORD_TOKEN: 'aaa.bbb.ccc', DATABASE_URL: 'postgresql://db/telex' });
  });

  test.each([
    ['that is not there', () => join(home, 'gone'), 'is not there'],
    ['that is a folder', () => mkdirSync(join(home, 'folder'), { recursive: true }) ?? '', 'is a folder'],
    ['that is empty', () => file(' \n'), 'is empty'],
  ])('is refused in words for a file %s', (_, path, why) => {
    const env = { DISCORD_TOKEN_FILE: path() };
    expect(() => readSecretFiles(env)).toThrow(SecretFileError);
    expect(() => readSecretFiles(env)).toThrow(why);
  });

  test('is refused when it is given both ways, and is never shown', async () => {
    const env = { DISCORD_TOKEN: 'xxx.yyy.zzz', DISCORD_TOKEN_FILE: file('aaa.bbb.ccc') };
    const { err, code } = await telex(['start'], { cwd: home, env });
    expect(code).toBe(1);
    expect(err).toContain('DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set.');
    expect(err).not.toMatch(/xxx|aaa/);
  });
});
