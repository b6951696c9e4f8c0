import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { telex } from './telex.ts';

describe('telex backup and restore', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'telex-backup-'));
    writeFileSync(join(cwd, 'page.txt'), foreignPage);
  });
  afterEach(() => rmSync(cwd, { recursive: true }));
  const stories = async (database: string) =>
    (await telex(['search', '--json', '--database', database], { cwd })).out.trim().split('\n').length;

  test('bring back what was there', async () => {
    const database = join(cwd, 'telex.sqlite');
    await telex(['import', '--database', database, 'page.txt'], { cwd });
    const made = await telex(['backup', '--database', database, 'copy.sqlite'], { cwd });
    expect(made).toEqual({ out: expect.stringMatching(/^copy\.sqlite {2}\d+\.\d MB\n$/), err: '', code: 0 });
    rmSync(database);
    const put = await telex(['restore', '--database', database, 'copy.sqlite'], { cwd });
    expect(put).toEqual({ out: expect.stringContaining('is the backup of 20'), err: '', code: 0 });
    expect(await stories(database)).toBe(4);
    // On a new machine the folder is not there yet.
    const elsewhere = join(cwd, 'data', 'telex.sqlite');
    expect((await telex(['restore', '--database', elsewhere, 'none.sqlite'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'data'))).toBe(false);
    expect((await telex(['restore', '--database', elsewhere, 'copy.sqlite'], { cwd })).code).toBe(0);
    expect(await stories(elsewhere)).toBe(4);
  });

  test('without a name the backup stands beside the database, with the moment in its name', async () => {
    await telex(['import', '--database', 'telex.sqlite', 'page.txt'], { cwd });
    expect((await telex(['backup', '--database', 'telex.sqlite'], { cwd })).code).toBe(0);
    expect(readdirSync(cwd).filter((name) => /^telex-\d{8}T\d{6}Z\.sqlite$/.test(name))).toHaveLength(1);
  });

  test('say in words what cannot be done, and end with 1', async () => {
    const missing = await telex(['backup', '--database', 'none.sqlite'], { cwd });
    expect(missing).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^telex: There is no file none\.sqlite/),
    });
    const wrong = await telex(['restore', '--database', 'telex.sqlite', 'page.txt'], { cwd });
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('no SQLite database') });
    expect(existsSync(join(cwd, 'telex.sqlite'))).toBe(false);
  });
});
