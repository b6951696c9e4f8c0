import fs, { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backUp, restore } from '../../src/store/backup.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';

const now = Date.parse('2026-03-10T08:00:00Z');

describe('A disk that does not confirm', () => {
  let home: string;
  let path: string;
  let copy: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'telex-sync-'));
    path = join(home, 'telex.sqlite');
    copy = join(home, 'copy.sqlite');
    write('kept');
    backUp(path, copy, now);
    write('since');
  });
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    rmSync(home, { recursive: true });
  });

  function write(text: string): void {
    const db = openDatabase(path);
    migrate(db, 'notes', ['CREATE TABLE note (text TEXT NOT NULL) STRICT']);
    db.prepare('INSERT INTO note (text) VALUES (?)').run(text);
    db.close();
  }

  function notes(at = path): unknown {
    const db = openDatabase(at);
    const all = db.prepare('SELECT text FROM note ORDER BY rowid').pluck().all();
    db.close();
    return all;
  }

  /** The first so many syncs from now are well, the next is refused. */
  function refuseAfter(well: number): void {
    const sync = vi.spyOn(fs, 'fsyncSync');
    for (let i = 0; i < well; i += 1) sync.mockImplementationOnce(() => {});
    sync.mockImplementationOnce(() => {
      throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    });
    // Those who took it from the module by name get this one.
    syncBuiltinESMExports();
  }

  test('the backup in place: that is said, and the previous database stays beside it', () => {
    refuseAfter(1);
    const before = `${path}.before-20260310T080000Z`;
    expect(() => restore(copy, path, now)).toThrow(
      `${path} is the backup ${copy} now. What was there before: ${before}. But the disk did not confirm it (EIO: i/o error, fsync)`,
    );
    expect(notes()).toEqual(['kept']);
    expect(notes(before)).toEqual(['kept', 'since']);
  });

  test('the copy before it is in place: the database stands as it was', () => {
    refuseAfter(0);
    expect(() => restore(copy, path, now)).toThrow(`${copy} was not put back as ${path}: EIO`);
    expect(notes()).toEqual(['kept', 'since']);
    expect(readdirSync(home).filter((name) => /before|part/.test(name))).toEqual([]);
  });

  test('the log of an earlier database out of the way: it stands as it was, and no backup beside it', () => {
    rmSync(path);
    writeFileSync(`${path}-wal`, 'a log');
    const names = readdirSync(home);
    refuseAfter(1);
    expect(() => restore(copy, path, now)).toThrow(`${copy} was not put back as ${path}: EIO`);
    expect(readdirSync(home)).toEqual([...names, 'telex.sqlite-bot'].sort());
  });

  test('a backup that is made: it stands, and that is said', () => {
    refuseAfter(1);
    const second = join(home, 'second.sqlite');
    expect(() => backUp(path, second, now)).toThrow(
      `The backup ${second} is made. But the disk did not confirm it`,
    );
    expect(notes(second)).toEqual(['kept', 'since']);
  });
});
