import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eight, type FolderRoom, makeFolderRoom, minute } from './folder-room.ts';

const nitf = (text: string) => `<nitf><body><p>${text}</p></body></nitf>`;
const second = 1_000;

describe('a file that is being written', () => {
  let room: FolderRoom;
  beforeEach(() => {
    room = makeFolderRoom();
  });
  afterEach(() => room.clear());
  const readAt = async (at: number) => (await room.wire().read(at)).files;

  test.each([
    ['that has the end of its format', nitf('Een.'), 2 * second],
    ['of which the end says nothing', 'De brug is dicht.\n', 10 * second],
    ['of text that breaks off', 'De brug is di', minute],
    ['whose format has an end that is not there', nitf('Een.').slice(0, -9), 10 * minute],
    ['with nothing in it', '', 10 * minute],
    ['whose room is set aside and not filled', `De brug is dicht.\n${'\0'.repeat(99)}`, 10 * minute],
  ])('%s is read when it has been quiet for long enough', async (_, text, quiet) => {
    room.put('a.txt', text, eight);
    expect(await readAt(eight + quiet - 1)).toBe(0);
    expect(await readAt(eight + quiet)).toBe(1);
  });

  test('with a pause of minutes becomes one story, read once', async () => {
    room.put('a.xml', nitf('Een, twee, drie.').slice(0, 25), eight);
    for (let at = 1; at < 9; at += 1) expect(await readAt(eight + at * minute)).toBe(0);
    room.put('a.xml', nitf('Een, twee, drie.'), eight + 9 * minute);
    expect(await readAt(eight + 9 * minute + 1)).toBe(0);
    expect(await readAt(eight + 10 * minute)).toBe(1);
    expect(room.taken).toEqual([nitf('Een, twee, drie.')]);
  });

  test('that grows again and again waits from the last time', async () => {
    room.put('a.txt', 'De brug', eight);
    expect(await readAt(eight + 50 * second)).toBe(0);
    room.put('a.txt', 'De brug is', eight + 50 * second);
    expect(await readAt(eight + 100 * second)).toBe(0);
    expect(await readAt(eight + 110 * second)).toBe(1);
  });

  test('and is given its name when it is done is read at once, however it ends', async () => {
    room.put('a.xml.part', '<nitf><body>', eight - 30 * minute);
    expect(await readAt(eight)).toBe(0);
    renameSync(join(room.folder, 'a.xml.part'), join(room.folder, 'a.xml'));
    expect(await readAt(eight)).toBe(1);
  });

  test('by a clock that is ahead is read when a second look finds it the same', async () => {
    room.put('a.xml', nitf('Een.'), eight + 60 * minute);
    expect(await readAt(eight)).toBe(0);
    room.put('a.xml', nitf('Een en twee.'), eight + 61 * minute);
    expect(await readAt(eight + minute)).toBe(0);
    expect(await readAt(eight + 2 * minute)).toBe(1);
    expect(room.taken).toEqual([nitf('Een en twee.')]);
  });
});
