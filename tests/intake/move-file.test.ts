import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveFile } from '../../src/intake/move-file.ts';
import { diskFolder, memory } from '../memory-folder.ts';

const now = Date.parse('2026-03-10T07:08:09Z');
/** Another file system, where this machine has one that can be written. */
const hasOther = existsSync(memory) && statSync(memory).dev !== statSync(diskFolder()).dev;

describe('a file that is moved', () => {
  let home: string;
  let from: string;
  beforeEach(() => {
    home = mkdtempSync(join(diskFolder(), 'telex-'));
    from = join(home, 'a.txt');
    writeFileSync(from, 'one');
    utimesSync(from, 1_000, 1_000);
  });
  afterEach(() => rmSync(home, { recursive: true }));

  test('goes where it is told, with its time, into folders that are made', async () => {
    const to = await moveFile(from, { folder: join(home, 'x', 'y'), name: 'a.txt' }, now);
    expect(to).toBe(join(home, 'x', 'y', 'a.txt'));
    expect(readFileSync(to, 'utf8')).toBe('one');
    expect(statSync(to).mtimeMs).toBe(1_000_000);
    expect(existsSync(from)).toBe(false);
  });

  test('takes the place of an empty file that a crash left, and of no other', async () => {
    const there = join(home, 'a.txt.moved');
    writeFileSync(there, '');
    const destination = { folder: home, name: 'a.txt.moved' };
    expect(await moveFile(from, { ...destination, isLeft: async () => true }, now)).toBe(there);
    expect(readFileSync(there, 'utf8')).toBe('one');
    for (const [text, isLeft] of [
      ['two', true],
      ['', false],
    ] as const) {
      writeFileSync(from, 'new');
      writeFileSync(there, text);
      const to = await moveFile(from, { ...destination, isLeft: async () => isLeft }, now);
      expect(to).not.toBe(there);
      expect(readFileSync(there, 'utf8')).toBe(text);
      rmSync(to);
    }
  });

  test('never goes over another, be that a folder, and keeps its ending', async () => {
    mkdirSync(join(home, 'x', 'a.txt'), { recursive: true });
    writeFileSync(join(home, 'x', 'a-070809.txt'), 'two');
    const to = await moveFile(from, { folder: join(home, 'x'), name: 'a.txt' }, now);
    expect(to).toBe(join(home, 'x', 'a-070809-2.txt'));
    expect(readFileSync(join(home, 'x', 'a-070809.txt'), 'utf8')).toBe('two');
  });

  test('stays where it was when it cannot go, and leaves nothing there', async () => {
    const gone = join(home, 'gone.txt');
    await expect(moveFile(gone, { folder: join(home, 'x'), name: 'gone.txt' }, now)).rejects.toThrow(
      /ENOENT/,
    );
    const refuse = () => {
      throw new Error('the log is away');
    };
    await expect(moveFile(from, { folder: join(home, 'x'), name: 'a.txt' }, now, refuse)).rejects.toThrow(
      'the log is away',
    );
    expect(readdirSync(join(home, 'x'))).toEqual([]);
    expect(readFileSync(from, 'utf8')).toBe('one');
  });

  test.skipIf(!hasOther)('is copied to another file system, and removed when it is there', async () => {
    const other = mkdtempSync(join(memory, 'telex-'));
    try {
      writeFileSync(join(other, 'a.txt'), 'two');
      const to = await moveFile(from, { folder: other, name: 'a.txt' }, now);
      expect(to).toBe(join(other, 'a-070809.txt'));
      expect(readFileSync(to, 'utf8')).toBe('one');
      expect(statSync(to).mtimeMs).toBe(1_000_000);
      expect(existsSync(from)).toBe(false);
      expect(readdirSync(other).sort()).toEqual(['a-070809.txt', 'a.txt']);
    } finally {
      rmSync(other, { recursive: true });
    }
  });
});
