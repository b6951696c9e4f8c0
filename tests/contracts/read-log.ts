import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReadLog } from '../../src/intake/read-log.ts';
import type { WireFile } from '../../src/intake/wire-files.ts';
import type { Problem } from '../../src/wire/problem.ts';

/** One engine under test, empty. */
export interface ReadLogUnderTest {
  /** Each call as another process has it. */
  open(): ReadLog;
  /** From here on no call can be done. */
  breakDown(): Promise<void>;
  close(): Promise<void>;
}

const noon = Date.parse('2026-03-10T12:00:00+01:00');
const minute = 60_000;
const file = (path: string, size = 120, modifiedAt = noon - minute): WireFile => ({ path, size, modifiedAt });
const problem: Problem = { code: 'no-story', message: 'There is no “story” in it.', at: { line: 3 } };
const hash = (text: string) => createHash('sha256').update(text).digest();

/** What holds for every engine that intake remembers in. */
export function describeReadLog(name: string, openEngine: () => Promise<ReadLogUnderTest>): void {
  let engine: ReadLogUnderTest;
  let log: ReadLog;
  let other: ReadLog;
  beforeEach(async () => {
    engine = await openEngine();
    log = engine.open();
    other = engine.open();
  });
  afterEach(() => engine.close());

  describe(`the read log on ${name}`, () => {
    test('knows a file as it was read, and no other: not one of another size, time or path', async () => {
      const read = file('/wire/Zoë’s blad.txt');
      await log.markRead(read, noon);
      const others = [file('/wire/a.txt'), file(read.path, 121), file(read.path, 120, noon)];
      expect(await other.haveRead([...others, read])).toEqual([false, false, false, true]);
      expect(await log.haveRead([])).toEqual([]);
      await other.markRead(file(read.path, 121), noon + minute);
      expect(await log.haveRead([read, file(read.path, 121)])).toEqual([false, true]);
    });

    test('knows paths as long as a disk has them', async () => {
      const long = file(`/wire/${'é'.repeat(2_000)}.txt`);
      await log.markRead(long, noon);
      expect(await log.moves.noteMove(long, `${long.path}.done`, noon, 'new')).toBe(true);
      expect(await other.haveRead([long, file(`${long.path}x`)])).toEqual([true, false]);
      expect(await other.moves.placeOf(long)).toBe(`${long.path}.done`);
    });

    test('gives copy the moment at which its bytes first came, whoever brings them', async () => {
      expect(await log.firstCapture(hash('a'), noon)).toBe(noon);
      expect(await other.firstCapture(hash('a'), noon + minute)).toBe(noon);
      expect(await other.firstCapture(hash('b'), noon + minute)).toBe(noon + minute);
      const many = Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? log : other).firstCapture(hash('c'), noon + i),
      );
      expect(new Set(await Promise.all(many)).size).toBe(1);
    });

    test('keeps copy aside byte for byte with its reason, newest first, until it could be read', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
      await log.spike({ source: '/wire/a.txt', capturedAt: noon, bytes }, problem, noon);
      await other.spike(
        { source: '/wire/b.txt', capturedAt: noon, size: 5e9 },
        { code: 'x', message: 'y' },
        noon + 1,
      );
      const spiked = await log.spiked();
      expect(spiked).toEqual([
        {
          id: 2,
          source: '/wire/b.txt',
          capturedAt: noon,
          problem: { code: 'x', message: 'y' },
          spikedAt: noon + 1,
        },
        { id: 1, source: '/wire/a.txt', capturedAt: noon, problem, spikedAt: noon },
      ]);
      expect(await log.spikedCopy(1)).toEqual({
        source: '/wire/a.txt',
        capturedAt: noon,
        bytes: Buffer.from(bytes),
      });
      expect(await log.spikedCopy(2)).toEqual({ source: '/wire/b.txt', capturedAt: noon, size: 5e9 });
      await log.unspike(1);
      expect(await other.spikedCopy(1)).toBeNull();
      expect(await other.spiked()).toHaveLength(1);
    });

    test('keeps the same copy aside once, with the newest reason', async () => {
      const copy = { source: '/wire/a.txt', capturedAt: noon, bytes: Buffer.from('bad') };
      await Promise.all([log.spike(copy, problem, noon), other.spike(copy, problem, noon)]);
      await log.spike(copy, { code: 'other', message: 'Another reason.' }, noon + minute);
      expect(await log.spiked()).toMatchObject([{ problem: { code: 'other' }, spikedAt: noon + minute }]);
    });

    test('rejects when it cannot be asked: what cannot be looked up is not "not read"', async () => {
      await log.markRead(file('/wire/a.txt'), noon);
      await engine.breakDown();
      await expect(log.haveRead([file('/wire/a.txt')])).rejects.toThrow();
      await expect(log.markRead(file('/wire/a.txt'), noon)).rejects.toThrow();
      await expect(log.firstCapture(hash('a'), noon)).rejects.toThrow();
      await expect(log.spiked()).rejects.toThrow();
      await expect(log.moves.placeOf(file('/wire/a.txt'))).rejects.toThrow();
    });
  });

  describe(`the move log on ${name}`, () => {
    const [a, b] = [file('/wire/a.txt'), file('/wire/b.txt')];
    const done = '/wire/done/2026-03-10/a.txt';

    test('knows where a file lies, that it was read, and forgets it when it is taken back', async () => {
      expect(await log.moves.placeOf(a)).toBeNull();
      expect(await log.moves.lastMoveAt()).toBeNull();
      expect(await log.moves.noteMove(a, done, noon, 'new')).toBe(true);
      expect(await other.moves.placeOf(a)).toBe(done);
      expect(await other.moves.hasMovedTo(done)).toBe(true);
      expect(await other.moves.lastMoveAt()).toBe(noon);
      expect(await other.haveRead([a, b])).toEqual([true, false]);
      // Of another file it is not.
      await other.moves.forgetMove(b, done);
      expect(await log.moves.hasMovedTo(done)).toBe(true);
      await other.moves.forgetMove(a, done);
      expect(await log.moves.hasMovedTo(done)).toBe(false);
      expect(await log.haveRead([a])).toEqual([false]);
    });

    test('gives a place to one of two that want it, also when one of them slept', async () => {
      expect(await log.moves.noteMove(a, done, noon, 'new')).toBe(true);
      // Whoever takes over a name that a crash seemed to have left finds that it did not.
      expect(await other.moves.noteMove(b, done, noon + minute, 'left')).toBe(false);
      // Whoever made a name, slept, and wakes when it was taken over finds that as well.
      expect(await other.moves.noteMove(b, done, noon - minute, 'new')).toBe(false);
      expect(await other.moves.noteMove(b, done, noon, 'new')).toBe(false);
      expect(await log.moves.placeOf(a)).toBe(done);
      expect(await log.moves.placeOf(b)).toBeNull();
      // What was moved there before, and is there no longer, keeps nobody out.
      expect(await other.moves.noteMove(b, done, noon + minute, 'new')).toBe(true);
      expect(await log.moves.placeOf(b)).toBe(done);
      const both = ['left', 'left'].map((how, i) =>
        (i ? log : other).moves.noteMove(file(`/wire/${i}`), '/wire/done/new', noon, how as 'left'),
      );
      expect((await Promise.all(both)).sort()).toEqual([false, true]);
    });

    test('lists what was moved lately and written shortly before, oldest first', async () => {
      const late = file('/wire/late.txt', 9, noon + 4 * minute);
      const old = file('/wire/old.txt', 9, noon - 500 * minute);
      await log.moves.noteMove(late, '/done/late', noon + 5 * minute, 'new');
      await log.moves.noteMove(old, '/done/old', noon + minute, 'new');
      await log.moves.noteMove(a, '/done/a', noon, 'new');
      const found = await other.moves.movedSince(noon, 30 * minute);
      expect(found).toEqual([
        { ...a, movedTo: '/done/a' },
        { ...late, movedTo: '/done/late' },
      ]);
      expect(await other.moves.movedSince(noon + 1, 30 * minute)).toHaveLength(1);
    });

    test('knows why a file could not be read, of its last reading only', async () => {
      expect(await log.moves.problemOf(a)).toBeNull();
      await log.spike({ source: a.path, capturedAt: noon, bytes: Buffer.from('bad') }, problem, noon);
      await log.markRead(a, noon);
      expect(await other.moves.problemOf(a)).toEqual(problem);
      await log.markRead(a, noon + minute);
      expect(await other.moves.problemOf(a)).toBeNull();
    });

    test('follows copy that is kept by where it is, to where it goes and back', async () => {
      const large = { source: a.path, capturedAt: noon, size: 5e9 };
      await log.spike(large, problem, noon);
      // What lay there before under that name is no more.
      await log.spike({ ...large, source: '/spiked/a.txt' }, problem, noon - minute);
      await log.spike(
        { source: '/wire/a.txt', capturedAt: noon - 1, bytes: Buffer.from('x') },
        problem,
        noon,
      );
      await log.markRead(a, noon);
      const sources = async () => (await other.spiked()).map(({ source }) => source).sort();
      await log.moves.noteMove(a, '/spiked/a.txt', noon, 'new');
      expect(await sources()).toEqual(['/spiked/a.txt', '/wire/a.txt']);
      await log.moves.forgetMove(a, '/spiked/a.txt');
      expect(await sources()).toEqual(['/wire/a.txt', '/wire/a.txt']);
    });

    test('forgets what was moved long ago, and that it was read, and nothing else', async () => {
      for (const [one, at] of [
        [a, noon],
        [b, noon + minute],
      ] as const) {
        await log.markRead(one, at);
        await log.moves.noteMove(one, `${one.path}.done`, at, 'new');
      }
      await other.moves.forgetMoved(noon + minute);
      expect(await log.haveRead([a, b])).toEqual([false, true]);
      expect(await log.moves.placeOf(a)).toBeNull();
    });
  });
}
