import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { archiveSchema } from '../../src/archive/schema.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';
import { foreignPage } from '../e2e/newsroom-on-a-desk.ts';
import { makeFolder, telex } from './telex.ts';

const asking = [['search', 'gaza'], ['digest'], ['spike'], ['spike', 'show', '1']];

describe('A command that only asks', () => {
  test.each(asking)(
    'makes no database, and says where it looked and how to fill one: %s',
    async (...words) => {
      const cwd = makeFolder();
      const { out, err, code } = await telex([...words, '--database', 'new/telex.sqlite'], { cwd });
      expect({ out, code }).toEqual({ out: '', code: 1 });
      expect(err).toContain(join(cwd, 'new', 'telex.sqlite'));
      expect(err).toContain('telex import');
      expect(existsSync(join(cwd, 'new'))).toBe(false);
    },
  );

  test.each([
    ['text.sqlite', 'Geen databank, maar wel lang genoeg om ervoor te worden aangezien.'.repeat(40)],
    ['empty.sqlite', ''],
    ['folder.sqlite/page.txt', foreignPage],
  ])('names the file that it cannot read: %s', async (path, content) => {
    const cwd = makeFolder({ [path]: content });
    const [name = ''] = path.split('/');
    const { out, err, code } = await telex(['search', 'gaza', '--database', name], { cwd });
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(err).toContain(join(cwd, name));
    expect(err).not.toContain('a folder of your own');
    expect(readdirSync(cwd)).toEqual([name]);
  });

  test('leaves a database of somebody else as it is', async () => {
    const cwd = makeFolder();
    const db = openDatabase(join(cwd, 'other.sqlite'));
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
    const before = readFileSync(join(cwd, 'other.sqlite'));
    const { err, code } = await telex(['search', '--database', 'other.sqlite'], { cwd });
    expect({ err, code }).toEqual({ err: expect.stringContaining('nothing of Telex'), code: 1 });
    expect(readFileSync(join(cwd, 'other.sqlite')).equals(before)).toBe(true);
  });

  test('brings a database of an older Telex up to date first', async () => {
    const cwd = makeFolder();
    const db = openDatabase(join(cwd, 'old.sqlite'));
    migrate(db, 'archive', archiveSchema.slice(0, 1));
    db.close();
    const { out, err, code } = await telex(['search', 'gaza', '--database', 'old.sqlite'], { cwd });
    expect({ out, code }).toEqual({ out: '', code: 0 });
    expect(err).toContain('Nothing found');
    const never = await telex(['search', 'sinds:gisteren tot:3d', '--database', 'old.sqlite'], { cwd });
    expect(never.err).toContain('what stands after tot: lies before what stands after sinds:');
  });

  test('finds stories in a database that lacks what others keep, and makes what it needs itself', async () => {
    const cwd = makeFolder({ 'page.txt': foreignPage });
    await telex(['import', 'page.txt', '--database', 'telex.sqlite'], { cwd });
    const path = join(cwd, 'telex.sqlite');
    const db = openDatabase(path);
    db.exec(
      "DROP TABLE intake_file; DROP TABLE spike; DROP TABLE intake_copy; DROP TABLE intake_moved; DELETE FROM schema_version WHERE room <> 'archive'",
    );
    db.close();
    const before = readFileSync(path);
    const found = await telex(['search', 'gaza', '--database', path], { cwd });
    expect(found).toMatchObject({ err: '', code: 0, out: expect.stringContaining('GAZA-STAD') });
    expect(readFileSync(path).equals(before)).toBe(true);
    const spike = await telex(['spike', '--database', path], { cwd });
    expect(spike).toEqual({ out: '', err: 'No copy is kept aside.\n', code: 0 });
  });

  test('leaves no file behind, and the one it reads as it was', async () => {
    const cwd = makeFolder({ 'page.txt': foreignPage });
    await telex(['import', 'page.txt', '--database', 'telex.sqlite'], { cwd });
    const files = readdirSync(cwd).sort();
    const before = readFileSync(join(cwd, 'telex.sqlite'));
    const found = await telex(['search', 'gaza', '--database', 'telex.sqlite'], { cwd });
    expect(found).toMatchObject({ err: '', code: 0, out: expect.stringContaining('GAZA-STAD') });
    const spike = await telex(['spike', '--database', 'telex.sqlite'], { cwd });
    expect(spike).toEqual({ out: '', err: 'No copy is kept aside.\n', code: 0 });
    expect(readdirSync(cwd).sort()).toEqual(files);
    expect(readFileSync(join(cwd, 'telex.sqlite')).equals(before)).toBe(true);
  });
});

describe('telex search', () => {
  const headlines = (out: string) =>
    out
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).dateline.cities.join('/'));

  test('takes -words as what must not occur, wherever they stand', async () => {
    const cwd = makeFolder({ 'page.txt': foreignPage });
    await telex(['import', 'page.txt'], { cwd });
    const search = async (...words: string[]) => {
      const { out, err, code } = await telex(['search', '--json', ...words], { cwd });
      expect({ err, code }).toEqual({ err: '', code: 0 });
      return headlines(out);
    };
    expect(await search()).toContain('GAZA-STAD');
    expect(await search('-konvooi')).toEqual((await search()).filter((city) => city !== 'GAZA-STAD'));
    expect(await search('hulpgoederen', '-konvooi', 'OR', 'school')).toEqual(['MOSKOU']);
    // `-V` behind the command is no question for the version.
    expect(await search('konvooi', '-Vrede', '--limit', '5')).toEqual(['GAZA-STAD']);
  });

  test('is not misled by what a file is called, nor are import and spike', async () => {
    const cwd = makeFolder({ 'bad\u001b[31m\u202e.txt': '\0\0\0' });
    const shown = [(await telex(['import', '.'], { cwd })).err, (await telex(['spike'], { cwd })).out];
    for (const line of shown) {
      expect(line).toContain('bad\\x1b[31m\\u202e.txt');
      expect(line.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
    }
  });

  test('lets nothing in the copy move the cursor, set colours or turn a line around, and cuts long text', async () => {
    const evil = '\u001b[31m\u009b2J\u202eomgekeerd\u2066\u0007\u200f';
    const cwd = makeFolder({
      'page.txt': JSON.stringify({
        uri: 'urn:example:1',
        version: '1',
        headline: `Kop ${evil} boven`,
        body_text: `GOES (ANP) - Een zin ${evil} met vreemde tekens. ${'De markt gaat vandaag gewoon door '.repeat(40)}.`,
      }),
    });
    expect((await telex(['import', 'page.txt'], { cwd })).code).toBe(0);
    const { out } = await telex(['search', 'markt'], { cwd });
    expect(out).toContain('omgekeerd');
    expect(out).toMatch(/Een zin .*\b(?:De|markt|gaat|vandaag|gewoon|door|tekens)\b\.?\s?…?\n$/);
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(320);
    const [exact] = (await telex(['search', 'markt', '--json'], { cwd })).out.split('\n');
    expect(JSON.parse(exact ?? '').paragraphs.join('').length).toBeGreaterThan(1_000);
  });
});
