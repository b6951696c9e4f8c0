import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseFiles } from '../../src/intake/choose-files.ts';
import type { WireFile } from '../../src/intake/wire-files.ts';
import { countTurns } from './count-turns.ts';
import { eight, type FolderRoom, makeFolderRoom, minute } from './folder-room.ts';

const file = (path: string, ago: number): WireFile => ({ path, size: 1, modifiedAt: eight - ago });

/** Chooses of these files, three at a time. */
async function choose(files: readonly WireFile[], sort: (file: WireFile) => 'read' | 'move' | null) {
  async function* walk() {
    for (const one of files) yield [one];
  }
  const portion = await chooseFiles(walk(), {
    sort: async (some) => some.map(sort),
    tell: () => {},
    isStopped: () => false,
    now: eight,
    portion: 4,
  });
  const names = (some: readonly WireFile[]) => some.map(({ path }) => path).join('');
  return { read: names(portion.toRead), move: names(portion.toMove), hasMore: portion.hasMore };
}
const old = ['b', 'd', 'a', 'f', 'c', 'e'].map((name) => file(name, (200 - name.charCodeAt(0)) * minute));
const fresh = ['y', 'x', 'z'].map((name) => file(name, (123 - name.charCodeAt(0)) * minute));

describe('what is read first', () => {
  test('is the oldest, where all can be read at one look', async () => {
    expect(await choose([...fresh.slice(1), ...old.slice(0, 2)], () => 'read')).toEqual({
      read: 'bdxz',
      move: '',
      hasMore: false,
    });
  });

  test('is what has just come in where there is more, for half of the portion at most', async () => {
    expect(await choose([...old, ...fresh], () => 'read')).toEqual({ read: 'xyab', move: '', hasMore: true });
    expect(await choose([...old, ...fresh.slice(0, 1)], () => 'read')).toMatchObject({ read: 'yabc' });
    expect(await choose([...fresh, ...old.slice(0, 2)], () => 'read')).toMatchObject({ read: 'xybd' });
  });

  test('is not what was read before, which is moved behind it', async () => {
    expect(await choose([...old, ...fresh], ({ path }) => (path < 'y' ? 'move' : 'read'))).toEqual({
      read: 'yz',
      move: 'abcd',
      hasMore: true,
    });
    expect(await choose(old, () => null)).toEqual({ read: '', move: '', hasMore: false });
  });
});

describe('a backlog', () => {
  let room: FolderRoom;
  beforeEach(() => {
    room = makeFolderRoom();
    room.reopen({}, { portion: 10 });
  });
  afterEach(() => room.clear());

  test('is read to its end in one look, oldest first, and what comes in meanwhile before the rest of it', async () => {
    for (let i = 0; i < 45; i += 1) room.put(`${i}.txt`, `old ${i}`, eight - (200 - i) * minute);
    room.meanwhile = (text) => {
      if (text === 'old 14') room.put('flash.txt', 'flash', eight - minute);
    };
    expect(await room.wire().read(eight)).toMatchObject({ files: 46 });
    const expected = Array.from({ length: 45 }, (_, i) => `old ${i}`);
    expect(room.taken).toEqual([...expected.slice(0, 20), 'flash', ...expected.slice(20)]);
  });

  test('of files that the disk does not give, or that wait, holds up none of the others', async () => {
    for (let i = 0; i < 25; i += 1) room.put(`wait-${i}.xml`, '<nitf><body>', eight - 5 * minute - i);
    for (let i = 0; i < 12; i += 1) room.put(`${i}.txt`, `whole ${i}`, eight - 2 * minute);
    expect(await room.wire().read(eight)).toMatchObject({ files: 12 });
    expect(await room.wire().read(eight + 6 * minute)).toMatchObject({ files: 25 });
  });

  test('leaves turns to others while it is looked through and moved', async () => {
    room.reopen({ afterwards: 'leave' });
    for (let i = 0; i < 400; i += 1) room.put(`${i % 7}/${i}.txt`, 'x');
    await room.wire().read(eight);
    room.reopen({ afterwards: 'leave' });
    const turns = countTurns();
    expect(await room.wire().read(eight + minute)).toMatchObject({ files: 0 });
    expect(turns.stop()).toBeGreaterThan(5);
  });
});
