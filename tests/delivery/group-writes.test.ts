import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGroupWrites } from '../../src/delivery/group-writes.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';

let home: string;
let db: Database;
/** One for each time that the disk was asked to sync. */
let syncs: PromiseWithResolvers<void>[];
/** Says `sync` when it is. */
let disk: EventEmitter;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'telex-writes-'));
  db = openDatabase(join(home, 'telex.sqlite'));
  db.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT');
  const any = await open(join(home, 'telex.sqlite'));
  const handles = Object.getPrototypeOf(any) as FileHandle;
  await any.close();
  syncs = [];
  disk = new EventEmitter();
  vi.spyOn(handles, 'datasync').mockImplementation(() => {
    const sync = Promise.withResolvers<void>();
    syncs.push(sync);
    disk.emit('sync');
    return sync.promise;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  db.close();
  rmSync(home, { recursive: true });
});

const note = (text: string) => () => db.prepare('INSERT INTO note VALUES (?)').run(text).changes;
const notes = () => db.prepare('SELECT text FROM note ORDER BY rowid').pluck().all();

/** Until the disk was asked so many times. */
async function asked(times: number): Promise<void> {
  while (syncs.length < times) await once(disk, 'sync');
}

test('a write is told of only when the disk has it, and others go on meanwhile', async () => {
  const { durably } = createGroupWrites(db);
  const told: string[] = [];
  const one = durably(note('one'), 'now').then(() => told.push('one'));
  await asked(1);
  expect(notes()).toEqual(['one']);
  const written = Promise.withResolvers<void>();
  const writeTwo = () => {
    note('two')();
    written.resolve();
  };
  const two = durably(writeTwo, 'now').then(() => told.push('two'));
  await written.promise;
  expect(notes()).toEqual(['one', 'two']);
  expect(told).toEqual([]);
  // The sync that runs may have begun before the second was written: it gets one of its own.
  syncs[0]?.resolve();
  await one;
  await asked(2);
  expect(told).toEqual(['one']);
  syncs[1]?.resolve();
  await two;
  expect(told).toEqual(['one', 'two']);
});

test('writes that are asked for together wait for the disk once', async () => {
  const { durably } = createGroupWrites(db);
  const all = Promise.all(['one', 'two', 'three'].map((text) => durably(note(text), 'now')));
  await asked(1);
  syncs[0]?.resolve();
  expect(await all).toEqual([1, 1, 1]);
  expect(syncs).toHaveLength(1);
});

test('one that throws leaves the others alone', async () => {
  const { durably } = createGroupWrites(db);
  const bad = durably(() => {
    note('bad')();
    throw new Error('refused');
  }, 'now');
  const good = durably(note('good'), 'now');
  bad.catch(() => {});
  await asked(1);
  syncs[0]?.resolve();
  await expect(bad).rejects.toThrow('refused');
  await good;
  expect(notes()).toEqual(['good']);
});

test('rejects when the disk fails, and moves all into the file before the next write relies on it', async () => {
  const { durably } = createGroupWrites(db);
  const lost = durably(note('lost'), 'now');
  lost.catch(() => {});
  await asked(1);
  syncs[0]?.reject(new Error('EIO'));
  await expect(lost).rejects.toThrow('EIO');
  const checkpoints = vi.spyOn(db, 'pragma');
  const next = durably(note('next'), 'now');
  await asked(2);
  expect(checkpoints).toHaveBeenCalledWith('wal_checkpoint(FULL)');
  syncs[1]?.resolve();
  await next;
  checkpoints.mockClear();
  const later = durably(note('later'), 'now');
  await asked(3);
  syncs[2]?.resolve();
  await later;
  expect(checkpoints).not.toHaveBeenCalledWith('wal_checkpoint(FULL)');
});

test('what is written in order is there at once, and what other rooms write waits for the disk as before', () => {
  const { inOrder } = createGroupWrites(db);
  expect(inOrder(note('plan'))).toBe(1);
  expect(notes()).toEqual(['plan']);
  expect(syncs).toHaveLength(0);
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
});
