import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day, eight, type FolderRoom, makeFolderRoom, minute } from './folder-room.ts';

const today = 'done/2026-03-10';

describe('a folder whose files are moved when they were read', () => {
  let room: FolderRoom;
  beforeEach(() => {
    room = makeFolderRoom();
  });
  afterEach(() => room.clear());

  test('puts what was read into done/, by day and subfolder, and reads nothing of that', async () => {
    room.put('a.txt', 'one');
    room.put('afp/Très loin/b.txt', 'two');
    const reading = await room.wire().read(eight);
    expect(reading).toMatchObject({ files: 2, filings: { new: 2 }, unmoved: [] });
    const moved = { [`${today}/a.txt`]: 'one', [`${today}/afp/Très loin/b.txt`]: 'two' };
    expect(room.files()).toEqual(moved);
    room.put('done/old/c.txt', 'three');
    room.put('spiked/d.txt', 'four');
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 0 });
    room.reopen();
    expect(await room.wire().read(eight + 2 * minute)).toMatchObject({ files: 0 });
    expect(room.files()).toEqual({ ...moved, 'done/old/c.txt': 'three', 'spiked/d.txt': 'four' });
  });

  test('puts what cannot be read into spiked/, with why, where and what to do', async () => {
    const path = room.put('dpa/a.txt', 'bad copy');
    const reading = await room.wire().read(eight);
    expect(reading.spiked).toMatchObject([{ source: path, problem: { code: 'no-story' } }]);
    expect(room.files()).toEqual({ 'spiked/dpa/a.txt': 'bad copy' });
    const reason = room.text('spiked/dpa/a.txt.reason.txt');
    expect(reason).toMatch(/Why: +There is no story in it\./);
    expect(reason).toMatch(/Code: +no-story/);
    expect(reason).toMatch(/Where: +line 3/);
    expect(reason).toContain(`Came as:    ${path}`);
    expect(reason).toMatch(/What to do: mend it/);
    expect(await room.log().spiked()).toHaveLength(1);
    expect((await room.wire().read(eight + minute)).spiked).toEqual([]);
  });

  test('never puts a file over an earlier one of its name', async () => {
    for (const [at, text] of ['one', 'two', 'three', 'bad', 'bad too'].entries()) {
      room.put('a.txt', text);
      await room.wire().read(eight + at);
    }
    expect(room.files()).toEqual({
      [`${today}/a.txt`]: 'one',
      [`${today}/a-070000.txt`]: 'two',
      [`${today}/a-070000-2.txt`]: 'three',
      'spiked/a.txt': 'bad',
      'spiked/a-070000.txt': 'bad too',
    });
    expect(room.text('spiked/a-070000.txt.reason.txt')).toContain('no-story');
  });

  test('a name as long as the disk allows gets its reason and its time as well', async () => {
    const name = `${'é'.repeat(125)}.txt`;
    room.put(name, 'bad');
    await room.wire().read(eight);
    room.put(name, 'bad again');
    await room.wire().read(eight + 1);
    const names = Object.keys(room.files());
    expect(names).toHaveLength(2);
    for (const one of names) expect(room.text(`${one}.reason.txt`)).toContain('no-story');
  });

  test('what was read before a crash and not yet moved is moved, and not read again', async () => {
    room.reopen({ afterwards: 'leave' });
    room.put('a.txt', 'one');
    room.put('b.txt', 'bad');
    await room.wire().read(eight);
    expect(Object.keys(room.files())).toEqual(['a.txt', 'b.txt']);
    room.reopen();
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 0, spiked: [] });
    expect(room.files()).toEqual({ [`${today}/a.txt`]: 'one', 'spiked/b.txt': 'bad' });
    expect(room.text('spiked/b.txt.reason.txt')).toMatch(/Where: +line 3/);
    expect(room.taken).toEqual(['one', 'bad']);
  });

  test('the same file brought back by a mirror is known, and kept once', async () => {
    room.put('a.txt', 'one');
    room.put('b.txt', 'bad');
    await room.wire().read(eight);
    const before = room.files();
    room.put('a.txt', 'one');
    room.put('b.txt', 'bad');
    expect(await room.wire().read(eight + day)).toMatchObject({ files: 0, spiked: [] });
    expect(room.files()).toEqual(before);
    expect(room.taken).toEqual(['one', 'bad']);
  });

  test('another text of the same size and time is not thrown away for one that was read', async () => {
    room.put('a.txt', 'one');
    await room.wire().read(eight);
    room.put('a.txt', 'two');
    await room.wire().read(eight + minute);
    expect(room.taken).toEqual(['one', 'two']);
    expect(room.files()).toEqual({ [`${today}/a.txt`]: 'one', [`${today}/a-070100.txt`]: 'two' });
  });

  test('the same file brought back when done/ no longer holds it is known too', async () => {
    room.put('a.txt', 'one');
    await room.wire().read(eight);
    rmSync(join(room.folder, 'done'), { recursive: true });
    room.put('a.txt', 'one');
    await room.wire().read(eight + minute);
    expect(room.taken).toEqual(['one']);
    expect(room.files()).toEqual({ [`${today}/a.txt`]: 'one' });
  });

  test('copy that is taken off the spike is read anew, mended or as it was', async () => {
    room.put('a.txt', 'bad');
    room.put('b.txt', 'bad two');
    await room.wire().read(eight);
    renameSync(join(room.folder, 'spiked/b.txt'), join(room.folder, 'b.txt'));
    rmSync(join(room.folder, 'spiked/a.txt'));
    room.put('a.txt', 'mended', eight);
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 2, filings: { new: 1 } });
    expect(room.taken).toEqual(['bad', 'bad two', 'mended', 'bad two']);
    expect(room.files()).toEqual({ [`${today}/a.txt`]: 'mended', 'spiked/b.txt': 'bad two' });
  });

  test('an upload that goes on after its file was moved is read as it is then, under its name', async () => {
    room.put('a.txt', 'the first half', eight - minute);
    await room.wire().read(eight);
    const moved = join(room.folder, today, 'a.txt');
    appendFileSync(moved, ' and the rest');
    utimesSync(moved, eight / 1_000 + 60, eight / 1_000 + 60);
    await room.wire().read(eight + 3 * minute);
    expect(room.taken).toEqual(['the first half', 'the first half and the rest']);
    expect(room.files()).toEqual({ [`${today}/a.txt`]: 'the first half and the rest' });
  });

  test('a file that is written to between being read and being moved comes back', async () => {
    room.put('a.txt', 'half', eight - 2 * minute);
    const [path, mark] = [join(room.folder, 'a.txt'), room.log().markRead];
    room.log().markRead = async (file, now) => {
      await mark(file, now);
      appendFileSync(path, ' and the rest');
    };
    await room.wire().read(eight);
    expect(Object.keys(room.files())).toEqual(['a.txt']);
    room.log().markRead = mark;
    await room.wire().read(Date.now() + minute);
    expect(room.taken).toEqual(['half', 'half and the rest']);
  });

  test('what the log lost (a power cut, a database that was put back) is brought back and read again', async () => {
    room.reopen({}, {}, 'old.sqlite');
    room.put('sub/a.txt', 'kept', eight - day - minute);
    await room.wire().read(eight - day);
    room.reopen();
    copyFileSync(join(room.home, 'old.sqlite'), join(room.home, 'restored.sqlite'));
    room.reopen({}, {}, 'old.sqlite');
    room.put('sub/b.txt', 'lost', eight - minute);
    await room.wire().read(eight);
    room.reopen({}, {}, 'restored.sqlite');
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 1 });
    expect(room.taken).toEqual(['kept', 'lost', 'lost']);
    expect(room.files()).toEqual({ 'done/2026-03-09/sub/a.txt': 'kept', [`${today}/sub/b.txt`]: 'lost' });
  });

  test('a link stays where it is, and what is hidden and it leads to as well', async () => {
    const far = join(room.folder, '.far.txt');
    room.put('a.txt', 'near');
    copyFileSync(join(room.folder, 'a.txt'), far);
    utimesSync(far, eight / 1_000 - 1_200, eight / 1_000 - 1_200);
    symlinkSync(far, join(room.folder, 'link.txt'));
    await room.wire().read(eight);
    await room.wire().read(eight + minute);
    expect(room.taken).toHaveLength(2);
    expect(Object.keys(room.files()).filter((name) => name !== '.far.txt')).toEqual([
      `${today}/a.txt`,
      'link.txt',
    ]);
  });

  test('a link to a file that is moved stays too, leads nowhere then, and is passed over without a word', async () => {
    room.put('a.txt', 'near');
    const link = join(room.folder, 'link.txt');
    symlinkSync(join(room.folder, 'a.txt'), link);
    await room.wire().read(eight);
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 0, unreadable: [], unmoved: [] });
    expect(readlinkSync(link)).toBe(join(room.folder, 'a.txt'));
    expect(existsSync(link)).toBe(false);
    expect(room.text(`${today}/a.txt`)).toBe('near');
  });

  test('told to leave them it leaves all files, and remembers what it read', async () => {
    room.reopen({ afterwards: 'leave' });
    room.put('a.txt', 'one');
    room.put('b.txt', 'bad');
    await room.wire().read(eight);
    room.reopen({ afterwards: 'leave' });
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 0, unmoved: [] });
    expect(Object.keys(room.files())).toEqual(['a.txt', 'b.txt']);
  });

  test('where done/ cannot be made it says so once, leaves the files, and moves them when it can', async () => {
    room.put('done', 'in the way');
    room.put('a.txt', 'one');
    room.put('b.txt', 'two');
    const reading = await room.wire().read(eight);
    expect(reading.files).toBe(2);
    expect(reading.unmoved).toMatchObject([{ source: room.folder, problem: { code: 'not-moved' } }]);
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 0, unmoved: [] });
    rmSync(join(room.folder, 'done'));
    await room.wire().read(eight + 2 * minute);
    expect(room.files()).toEqual({ [`${today}/a.txt`]: 'one', [`${today}/b.txt`]: 'two' });
    expect(room.taken).toEqual(['one', 'two']);
  });

  test('where one name in done/ is in the way of a folder, the rest is moved', async () => {
    room.put('afp', 'a file');
    await room.wire().read(eight);
    rmSync(join(room.folder, 'afp'), { force: true });
    room.put('afp/a.txt', 'in a folder');
    room.put('b.txt', 'beside it');
    const reading = await room.wire().read(eight + minute);
    expect(reading.unmoved).toMatchObject([{ source: join(room.folder, 'afp') }]);
    expect(Object.keys(room.files())).toEqual(['afp/a.txt', `${today}/afp`, `${today}/b.txt`]);
  });

  // The one user who may write everywhere cannot be kept out.
  test.skipIf(process.getuid?.() === 0)(
    'a folder that it may not write is read, and left as it is',
    async () => {
      room.put('a.txt', 'one');
      chmodSync(room.folder, 0o555);
      const reading = await room.wire().read(eight);
      const again = await room.wire().read(eight + minute);
      chmodSync(room.folder, 0o755);
      expect(reading.unmoved[0]?.problem.message).toContain('this user may not write there');
      expect(again).toMatchObject({ files: 0, unmoved: [] });
      expect(Object.keys(room.files())).toEqual(['a.txt']);
    },
  );

  test('done/ is kept for as many days as asked, and for ever when nothing is asked', async () => {
    room.put('a.txt', 'one');
    await room.wire().read(eight);
    room.put('done/notes/mine.txt', 'mine');
    await room.wire().read(eight + 400 * day);
    expect(Object.keys(room.files())).toContain(`${today}/a.txt`);
    room.reopen({ keepDoneDays: 30 });
    await room.wire().read(eight + 30 * day);
    expect(Object.keys(room.files())).toContain(`${today}/a.txt`);
    await room.wire().read(eight + 31 * day);
    expect(room.files()).toEqual({ 'done/notes/mine.txt': 'mine' });
  });
});
