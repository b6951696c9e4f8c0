import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex } from './telex.ts';

describe('telex archive check', () => {
  async function fill() {
    const cwd = makeFolder({ 'page.txt': foreignPage });
    await telex(['import', '--database', 'telex.sqlite', 'page.txt'], { cwd });
    const check = (...words: string[]) =>
      telex(['archive', 'check', '--database', 'telex.sqlite', ...words], { cwd });
    return { path: join(cwd, 'telex.sqlite'), check };
  }

  test('says that an archive is whole, tells damage and mends it', async () => {
    const { path, check } = await fill();
    expect(await check()).toEqual({ out: 'The archive is whole: nothing to mend.\n', err: '', code: 0 });
    const db = openDatabase(path);
    db.exec('DELETE FROM story_index WHERE rowid = (SELECT min(seq) FROM story)');
    db.exec("INSERT INTO story_key (key, id) VALUES ('K', 'nobody')");
    db.close();
    const told = await check();
    expect(told.code).toBe(1);
    expect(told.out).toMatch(
      /^1 story that searching does not find \(\w{20}\)\.\n1 agency key that .*\(nobody\)\.\nMend it with/,
    );
    const json = JSON.parse((await check('--json')).out);
    expect(json).toMatchObject({ whole: false, found: [{ kind: 'unindexed', count: 1 }, { kind: 'key' }] });
    const mended = await check('--mend');
    expect(mended.code).toBe(0);
    expect(mended.out).toMatch(/\. Mended\.\n.*\. Mended\.\nThe archive is whole\.\n$/);
    expect((await check()).code).toBe(0);
  });

  test('tells damaged pages and a file that is none, says what to do, and ends with 1', async () => {
    const { path, check } = await fill();
    const file = openSync(path, 'r+');
    for (let at = 8_192; at < statSync(path).size; at += 4_096)
      writeSync(file, Buffer.alloc(100, 0xff), 0, 100, at);
    closeSync(file);
    const asked = await telex(['search', 'gas', '--database', path], { cwd: dirname(path) });
    expect(asked).toMatchObject({
      code: 1,
      err: expect.stringContaining(`The database ${path} is damaged: \`telex archive check\``),
    });
    for (const words of [[], ['--mend']]) {
      const told = await check(...words);
      expect(told).toMatchObject({ code: 1, err: '' });
      expect(told.out).toMatch(/faults? in the pages of the database file[\s\S]*telex restore/);
    }
    const first = openSync(path, 'r+');
    writeSync(first, Buffer.alloc(100, 0xff), 0, 100, 0);
    closeSync(first);
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('telex restore'), err: '' });
  });

  test('puts what can be read of a damaged file beside it, from where it can be put back', async () => {
    const { path, check } = await fill();
    const db = openDatabase(path);
    const stories = db.prepare('SELECT count(*) FROM story').pluck().get();
    const root = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'story_revision'").pluck().get();
    db.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(100, 0xff), 0, 100, (Number(root) - 1) * 4_096);
    closeSync(file);
    expect((await check()).out).toContain('telex archive check --mend');
    const told = await check('--mend');
    expect(told.code).toBe(1);
    expect(told.out).toContain(
      `telex.sqlite.salvaged: ${stories} stories.\nLost: some rows of story_revision`,
    );
    const restored = await telex(['restore', '--database', path, `${path}.salvaged`], { cwd: dirname(path) });
    expect(restored.code).toBe(0);
    expect((await check()).code).toBe(0);
  });

  test('of an empty file says what a search says', async () => {
    const cwd = makeFolder({ 'telex.sqlite': '' });
    const told = await telex(['archive', 'check', '--database', 'telex.sqlite'], { cwd });
    expect(told).toMatchObject({ code: 1, err: expect.stringContaining('holds nothing of Telex yet') });
  });

  test('makes no database where there is none', async () => {
    const cwd = makeFolder();
    const told = await telex(['archive', 'check', '--database', 'none.sqlite'], { cwd });
    expect(told).toMatchObject({ code: 1, err: expect.stringContaining('There is no database') });
  });
});
