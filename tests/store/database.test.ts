import { linkSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, openDatabase, recordedVersion } from '../../src/store/database.ts';
import { explainTrouble } from '../../src/store/database-trouble.ts';
import { takeSoleUse } from '../../src/store/sole-use.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'telex-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = () => join(folder, 'telex.sqlite');

describe('an opened database', () => {
  test('writes ahead, and to the disk before it says so: what was sent outlives a power cut', () => {
    const db = openDatabase(path());
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    const full = 2;
    expect(db.pragma('synchronous', { simple: true })).toBe(full);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5_000);
    db.close();
  });

  test('of a newer Telex is refused in words', () => {
    const db = openDatabase(path());
    migrate(db, 'desk', ['CREATE TABLE a (b)', 'CREATE TABLE c (d)']);
    expect(() => migrate(db, 'desk', ['CREATE TABLE a (b)'])).toThrow(/newer Telex/);
    db.close();
  });
});

describe('the record of a version that is lost', () => {
  const steps = [
    'CREATE TABLE a (b)',
    'CREATE TABLE c (d); CREATE INDEX e ON c (d)',
    'ALTER TABLE a ADD COLUMN f',
  ];

  test.each([1, 2, 3])('is made again by the shape of the tables: version %i', (version) => {
    const db = openDatabase(path());
    migrate(db, 'desk', steps.slice(0, version));
    db.exec('INSERT INTO a (b) VALUES (1); DELETE FROM schema_version');
    migrate(db, 'desk', steps);
    expect(recordedVersion(db, 'desk')).toBe(3);
    expect(db.prepare('SELECT b FROM a').pluck().all()).toEqual([1]);
    db.close();
  });

  test('is not guessed when the tables fit no version', () => {
    const db = openDatabase(path());
    db.exec('CREATE TABLE a (something TEXT)');
    expect(() => migrate(db, 'desk', steps)).toThrow(/fit none: put the last backup back/);
    db.close();
  });
});

describe('what is wrong with a database', () => {
  test('is told by what stands there', () => {
    writeFileSync(
      path(),
      'A page that is no database, and long enough to be taken for one by its length alone.',
    );
    let thrown: unknown;
    try {
      openDatabase(path());
    } catch (error) {
      thrown = error;
    }
    expect(explainTrouble(path(), thrown)).toBe('is a file, but no SQLite database');
    expect(explainTrouble(folder, new Error('whatever SQLite says'))).toBe('is a folder, not a file');
  });

  test('that nobody foresaw is told in its own words', () => {
    expect(explainTrouble(path(), new Error('the disk is on fire'))).toBe(
      'cannot be opened: the disk is on fire',
    );
  });
});

describe('the sole use of a database', () => {
  test('is one bot’s, until it gives it back', () => {
    const first = takeSoleUse(path());
    expect(first).not.toBeNull();
    expect(takeSoleUse(path())).toBeNull();
    first?.release();
    const next = takeSoleUse(path());
    expect(next).not.toBeNull();
    next?.release();
  });

  test('goes by the file: by a symbolic link it is the same, also before the file is there', () => {
    symlinkSync(path(), join(folder, 'link.sqlite'));
    symlinkSync('link.sqlite', join(folder, 'link-to-link.sqlite'));
    symlinkSync(folder, join(folder, 'folder'));
    for (const make of [() => {}, () => openDatabase(path()).close()]) {
      make();
      const use = takeSoleUse(path());
      for (const name of ['link-to-link.sqlite', 'folder/telex.sqlite'])
        expect(takeSoleUse(join(folder, name))).toBeNull();
      use?.release();
    }
  });

  test('is refused in words of a file with two names: SQLite would destroy it', () => {
    openDatabase(path()).close();
    linkSync(path(), join(folder, 'other.sqlite'));
    for (const name of [path(), join(folder, 'other.sqlite')]) {
      let thrown: unknown;
      try {
        takeSoleUse(name);
      } catch (error) {
        thrown = error;
      }
      expect(explainTrouble(name, thrown)).toMatch(/^has several names \(hard links\)/);
    }
  });

  test('is given of a file whose second name a killed restore left', () => {
    openDatabase(path()).close();
    linkSync(path(), `${path()}.before-20270104T080000Z`);
    const use = takeSoleUse(path());
    expect(use).not.toBeNull();
    use?.release();
  });

  test('hinders nobody who reads or adds copy meanwhile', () => {
    const use = takeSoleUse(path());
    const db = openDatabase(path());
    db.exec('CREATE TABLE a (b); INSERT INTO a VALUES (1)');
    const other = openDatabase(path());
    expect(other.prepare('SELECT b FROM a').pluck().get()).toBe(1);
    other.close();
    db.close();
    use?.release();
  });
});
