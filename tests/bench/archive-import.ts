import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createSqliteArchive, type SqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Story } from '../../src/wire/story.ts';
import { noon } from '../contracts/invent-story.ts';
import { createBareFts5, type Rival } from './archive-rivals.ts';
import { addTime, nothingSpent, type Spent } from './archive-timing.ts';

const copySize = 50;

/** As the newsroom does it: looks around in the copy, judges each story against what is held, keeps it. */
export async function admitAll(archive: StoryArchive, stories: readonly Story[]): Promise<void> {
  for (let from = 0; from < stories.length; from += copySize)
    await fileCopy(archive, stories.slice(from, from + copySize), noon);
}

/** What the archive alone does with stories of which the desk has said that they are new. */
async function keepAll(archive: StoryArchive, stories: readonly Story[]): Promise<void> {
  for (const story of stories) await archive.file(story, 'new', noon);
}

/** Batches, each a transaction of bare FTS5, that one and then the other takes in a row. */
const batchesOfTurn = 10;

/** Some batches at a time. */
function* turnsOf(batches: Iterable<readonly Story[]>): Generator<readonly (readonly Story[])[]> {
  let turn: (readonly Story[])[] = [];
  for (const batch of batches) {
    turn.push(batch);
    if (turn.length < batchesOfTurn) continue;
    yield turn;
    turn = [];
  }
  if (turn.length > 0) yield turn;
}

/**
 * Imports stories into both, in turns, so that both see the same machine. A turn is long enough for what Telex's other thread
 * does to be done within it and not while stories are made or the other has its turn; what making them leaves behind is
 * cleared away before the clock runs.
 */
export async function importBoth(
  archive: SqliteArchive,
  bare: Rival,
  take: (archive: StoryArchive, stories: readonly Story[]) => Promise<void>,
  batches: Iterable<readonly Story[]>,
): Promise<{ readonly ours: Spent; readonly theirs: Spent }> {
  const [ours, theirs] = [nothingSpent(), nothingSpent()];
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let last: Promise<void> = Promise.resolve();
  await archive.inBulk(async () => {
    for (const turn of turnsOf(batches)) {
      const ready = turn.map((stories) => bare.ready(stories));
      globalThis.gc?.();
      await addTime(theirs, () => {
        for (const write of ready) write();
      });
      globalThis.gc?.();
      await addTime(ours, async () => {
        for (const stories of turn) await take(archive, stories);
      });
    }
    // What the bulk does behind its last story is part of it.
    last = addTime(ours, () => ended);
  });
  finish();
  await last;
  return { ours, theirs };
}

/** What the archive alone takes for stories that are judged already, in files of its own in `folder`. */
export async function measureAlone(folder: string, batches: Iterable<readonly Story[]>) {
  const [ours, theirs] = ['alone.db', 'alone-bare.db'].map((name) => openDatabase(join(folder, name)));
  if (ours === undefined || theirs === undefined) throw new Error('two files were opened');
  const spent = await importBoth(createSqliteArchive(ours), createBareFts5(theirs), keepAll, batches);
  for (const db of [ours, theirs]) {
    const { name } = db;
    db.close();
    rmSync(name);
  }
  return spent;
}
