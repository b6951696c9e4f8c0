import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BackupError, backUp, restore } from '../../src/store/backup.ts';
import { type Database, migrate, openDatabase } from '../../src/store/database.ts';
import { clearRestoreMark, readRestoreMark } from '../../src/store/restore-mark.ts';
import { takeSoleUse } from '../../src/store/sole-use.ts';

const now = Date.parse('2026-03-10T08:00:00Z');
const steps = ['CREATE TABLE note (text TEXT NOT NULL) STRICT'];

describe('a backup', () => {
  let home: string;
  let path: string;
  let copy: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'telex-backup-'));
    path = join(home, 'telex.sqlite');
    copy = join(home, 'copy.sqlite');
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const open = (at = path): Database => {
    const db = openDatabase(at);
    migrate(db, 'notes', steps);
    return db;
  };
  const write = (db: Database, text: string) => db.prepare('INSERT INTO note (text) VALUES (?)').run(text);
  function notes(at = path): unknown {
    const db = open(at);
    const all = db.prepare('SELECT text FROM note ORDER BY rowid').pluck().all();
    db.close();
    return all;
  }

  test('is whole and of one moment, though the database is in use', () => {
    const db = open();
    write(db, 'before');
    const open2 = db.transaction(() => {
      write(db, 'not committed');
      return backUp(path, copy, now);
    });
    const made = open2();
    write(db, 'after');
    db.close();
    expect(notes(copy)).toEqual(['before']);
    expect(made).toEqual({ path: copy, bytes: made.bytes, takenAt: now });
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('does not replace a file unless told to, and leaves it as it was', () => {
    open().close();
    writeFileSync(copy, 'my diary');
    expect(() => backUp(path, copy, now)).toThrow(/copy\.sqlite is there already.*--force/);
    expect(readFileSync(copy, 'utf8')).toBe('my diary');
    backUp(path, copy, now, true);
    expect(notes(copy)).toEqual([]);
  });

  test('goes to where a link leads, and into the place of nothing but a file', () => {
    const db = open();
    write(db, 'kept');
    db.close();
    const other = mkdtempSync(join(home, 'disk-'));
    symlinkSync(join(other, 'copy.sqlite'), copy);
    backUp(path, copy, now);
    backUp(path, copy, now, true);
    expect(lstatSync(copy).isSymbolicLink()).toBe(true);
    expect(readdirSync(other)).toEqual(['copy.sqlite']);
    expect(notes(copy)).toEqual(['kept']);
    for (const [name, why] of [
      [other, /disk-\w+ is a folder\. Name a file in it/],
      ['/dev/null', /\/dev\/null is no file/],
      [join(home, 'none', 'copy.sqlite'), /There is no folder .*none$/],
    ] as const)
      expect(() => backUp(path, name, now, true)).toThrow(why);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('of what is no database of Telex is refused in words', () => {
    expect(() => backUp(join(home, 'none.sqlite'), copy, now)).toThrow(/There is no file .*none\.sqlite/);
    writeFileSync(join(home, 'text'), 'a text that is surely longer than one hundred bytes '.repeat(4));
    expect(() => backUp(join(home, 'text'), copy, now)).toThrow(/text is no SQLite database/);
    openDatabase(join(home, 'other')).exec('CREATE TABLE t (a)').close();
    expect(() => backUp(join(home, 'other'), copy, now)).toThrow(/other is no database of Telex/);
    mkdirSync(join(home, 'folder'));
    expect(() => backUp(join(home, 'folder'), copy, now)).toThrow(BackupError);
    open().close();
    expect(() => backUp(path, join(home, 'none', 'copy'), now)).toThrow(BackupError);
  });

  test('is put back in the place of the database, which stays beside it', () => {
    const db = open();
    write(db, 'kept');
    backUp(path, copy, now);
    write(db, 'lost with the restore');
    db.close();
    const { before, backup } = restore(copy, path, now + 60_000);
    expect(backup.takenAt).toBe(now);
    expect(before).toBe(`${path}.before-20260310T080100Z`);
    expect(notes()).toEqual(['kept']);
    expect(notes(before ?? '')).toEqual(['kept', 'lost with the restore']);
  });

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['lost its header', (whole) => Buffer.concat([Buffer.alloc(100, 0xa5), whole.subarray(100)])],
    ['lost its last page', (whole) => whole.subarray(0, -4_096)],
    ['is a text', () => Buffer.from('hello, this is no database at all. '.repeat(9))],
  ])('is put back over a file that %s, which stays beside it as it was', (_, spoil) => {
    const db = open();
    db.transaction(() => {
      for (let i = 0; i < 200; i += 1) write(db, `note ${i}`);
    })();
    backUp(path, copy, now);
    db.close();
    writeFileSync(path, spoil(readFileSync(path)));
    const damaged = readFileSync(path);
    const { before } = restore(copy, path, now);
    expect(readFileSync(before ?? '').equals(damaged)).toBe(true);
    expect(notes()).toHaveLength(200);
  });

  test('is not mixed with the log of a database that somebody removed without it', () => {
    const db = open();
    write(db, 'kept');
    backUp(path, copy, now);
    write(db, 'only in the log');
    const log = readFileSync(`${path}-wal`);
    db.close();
    rmSync(path);
    writeFileSync(`${path}-wal`, log);
    expect(restore(copy, path, now).before).toBe(null);
    expect(notes()).toEqual(['kept']);
    expect(readFileSync(`${path}.before-20260310T080000Z-wal`).equals(log)).toBe(true);
  });

  test('that is no database is named, not the file whose place it was to take', () => {
    open().close();
    writeFileSync(copy, 'hello, this is no database at all. '.repeat(9));
    expect(() => restore(copy, path, now)).toThrow(`${copy} is no SQLite database`);
    expect(notes()).toEqual([]);
  });

  test('is put back twice within a second, and each file that was there stays', () => {
    const db = open();
    backUp(path, copy, now);
    write(db, 'first');
    db.close();
    expect(restore(copy, path, now).before).toBe(`${path}.before-20260310T080000Z`);
    expect(restore(copy, path, now).before).toBe(`${path}.before-20260310T080000Z-2`);
    expect(notes(`${path}.before-20260310T080000Z`)).toEqual(['first']);
  });

  test('is put back where there is no database', () => {
    open().close();
    backUp(path, copy, now);
    for (const name of readdirSync(home)) if (name !== 'copy.sqlite') rmSync(join(home, name));
    expect(restore(copy, path, now).before).toBe(null);
    expect(notes()).toEqual([]);
  });

  test('is put back behind the link that the database is, with what was there beside it there', () => {
    const other = mkdtempSync(join(home, 'disk-'));
    symlinkSync(join(other, 'real.sqlite'), path);
    const db = open();
    write(db, 'first');
    backUp(path, copy, now);
    write(db, 'second');
    db.close();
    const { before } = restore(copy, path, now);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(notes()).toEqual(['first']);
    expect(before).toBe(join(other, 'real.sqlite.before-20260310T080000Z'));
    expect(notes(before ?? '')).toEqual(['first', 'second']);
  });

  test('is not put back under the feet of a bot that runs', () => {
    const db = open();
    backUp(path, copy, now);
    write(db, 'still here');
    expect(() => restore(copy, path, now)).toThrow(/telex\.sqlite is in use\. Stop the bot/);
    write(db, 'and going on');
    db.close();
    expect(notes()).toEqual(['still here', 'and going on']);
    expect(readdirSync(home).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('is not put back while a bot has the database, even if nothing is open at this moment', () => {
    open().close();
    backUp(path, copy, now);
    const bot = takeSoleUse(path);
    expect(() => restore(copy, path, now)).toThrow(/in use/);
    bot?.release();
    restore(copy, path, now);
    // Given back afterwards, also when it could not be done.
    expect(() => restore(join(home, 'none'), path, now)).toThrow(/There is no file/);
    const next = takeSoleUse(path);
    expect(next).not.toBe(null);
    next?.release();
  });

  test('is not the database itself, by whatever name', () => {
    const db = open();
    write(db, 'kept');
    db.close();
    symlinkSync(path, join(home, 'link.sqlite'));
    for (const name of [path, join(home, 'link.sqlite')]) {
      expect(() => restore(name, path, now)).toThrow(`${name} is the database itself, and no backup of it`);
    }
    expect(notes()).toEqual(['kept']);
    expect(() => backUp(path, path, now, true)).toThrow(`${path} is the database itself. Take another name`);
    expect(readdirSync(home).filter((name) => /before|part/.test(name))).toEqual([]);
  });

  test('that is damaged is not put back', () => {
    const db = open();
    for (let i = 0; i < 2_000; i++) write(db, `note ${i}`);
    backUp(path, copy, now);
    db.close();
    const bytes = readFileSync(copy);
    bytes.fill(0xff, 8_192, 16_384);
    writeFileSync(copy, bytes);
    expect(() => restore(copy, path, now)).toThrow(/copy\.sqlite/);
    expect(notes()).toHaveLength(2_000);
  });

  test('leaves a mark of the moment from which nothing is known, until that is settled', () => {
    open().close();
    backUp(path, copy, now);
    restore(copy, path, now + 1_000);
    // Put back once more before anybody looked: the older moment counts.
    backUp(path, join(home, 'second.sqlite'), now + 2_000);
    restore(join(home, 'second.sqlite'), path, now + 3_000);
    const db = open();
    expect(readRestoreMark(db)).toEqual({ takenAt: now, restoredAt: now + 3_000 });
    clearRestoreMark(db);
    expect(readRestoreMark(db)).toBe(null);
    db.close();
  });
});
