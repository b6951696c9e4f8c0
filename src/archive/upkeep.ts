import { type Database, isToRead } from '../store/database.ts';
import { oldestGramPeriod } from './near-copy-rules.ts';
import type { StoryIndex } from './story-index.ts';
import { readStoryRow, type StoryRow, storyColumns } from './story-row.ts';
import { indexVersion } from './story-terms.ts';

/** How long one step may take, in ms, and how many rows it reads or drops at once. */
const stepTime = 6;
const storiesAtOnce = 4;
const packsAtOnce = 20;

/** Pause between two steps, in ms: half of the time is left to others. And after the file was held by another process. */
const pause = stepTime;
const busyPause = 10_000;

const day = 86_400_000;

/** What is done beside the work of the archive, in short steps. */
export interface Upkeep {
  /** Lets go of old grams, and of stories that need not be kept, once a day; `now` in ms. */
  pruneOnce(now: number): void;
  /** Merges the index, which much was put into, until there is nothing left to merge. */
  mergeIndex(): void;
  /** Resolves when there is nothing left to do; never when the database was closed before. */
  settled(): Promise<void>;
}

/** What upkeep works with. */
export interface UpkeepRooms {
  readonly index: StoryIndex;
  /** Does `work` in one transaction: see `WriteTurns.writeBehind`. */
  write<T>(work: () => T): T;
  /** How long, in ms, the file is still to be left to others. */
  restLeft(): number;
  /** Whether copy is being taken in just now: then the index is merged between its turns, and not here as well. */
  isTakingIn(): boolean;
  /** Gives the steps that let stories go at `now` (ms), each in a transaction, true with the last; null when all are kept. */
  prune(now: number): (() => boolean) | null;
  /** Forgets some of the changes that were noted too long ago; true when that was all. */
  forgetChanges(now: number): boolean;
  /** True when another thread does it: nothing is done. */
  readonly isLeftAlone?: boolean;
}

/** Whether the index was made with another analysis of words: then upkeep makes it again. */
export function hasOldIndex(db: Database): boolean {
  const [made, any] = [
    "SELECT value FROM archive_state WHERE key = 'analysis'",
    'SELECT 1 FROM story LIMIT 1',
  ].map((sql) => db.prepare(sql).pluck().get());
  return any !== undefined && made !== indexVersion;
}

/**
 * Starts what the archive needs: an index that was made with another analysis of words is made again, newest stories
 * first, and where it stopped when the process ends. A story is found by its old words until its turn, by the new ones
 * from then on; what comes in meanwhile is indexed the new way at once. On a database that is only read nothing is done.
 */
export function startUpkeep(
  db: Database,
  { index, write, restLeft, isTakingIn, prune, forgetChanges, isLeftAlone = false }: UpkeepRooms,
): Upkeep {
  const getState = db.prepare<[string]>('SELECT value FROM archive_state WHERE key = ?').pluck();
  const setState = db.prepare<[string, bigint]>(
    'INSERT INTO archive_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const newestBelow = db.prepare<[bigint, number]>(
    `SELECT ${storyColumns}, story.status FROM story WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const anyStory = db.prepare('SELECT 1 FROM story LIMIT 1');
  const dropGrams = db.prepare<[bigint, number]>(
    `DELETE FROM gram_pack WHERE id IN (SELECT id FROM gram_pack WHERE period < ? LIMIT ?)`,
  );
  const jobs: (() => boolean)[] = [];
  let waiting: (() => void)[] = [];
  let isRunning = false;
  let prunedAt = Number.NEGATIVE_INFINITY;

  /** Indexes a few stories again; true when all have been. */
  function indexAgain(): boolean {
    if (getState.get('analysis') === indexVersion) return true;
    // Another analysis than the one that a broken-off making again was for: from the start.
    const isGoingOn = getState.get('target') === indexVersion;
    const below = isGoingOn ? (getState.get('below') as number) : Number.MAX_SAFE_INTEGER;
    const rows = newestBelow.all(BigInt(below), storiesAtOnce) as (StoryRow & { status: string })[];
    for (const row of rows) {
      if (row.status !== 'usable') continue;
      index.drop(row.seq);
      index.add(readStoryRow(row), row.seq);
    }
    const last = rows.at(-1);
    if (last) {
      setState.run('target', BigInt(indexVersion));
      setState.run('below', BigInt(last.seq));
      index.merge();
      return false;
    }
    setState.run('analysis', BigInt(indexVersion));
    return true;
  }

  const mergeAgain = () => index.merge();

  function runStep(): void {
    if (restLeft() > 0) {
      setTimeout(runStep, restLeft()).unref();
      return;
    }
    const job = jobs.find((one) => one !== mergeAgain || !isTakingIn());
    if (db.open && job === undefined && jobs.length > 0) {
      setTimeout(runStep, pause).unref();
      return;
    }
    if (!db.open || job === undefined) {
      isRunning = false;
      if (db.open) for (const resolve of waiting) resolve();
      waiting = [];
      return;
    }
    const until = performance.now() + stepTime;
    let isDone = false;
    try {
      while (!isDone && performance.now() < until && restLeft() === 0) isDone = write(job);
    } catch (error) {
      // Another process writes for longer than SQLite waits: later.
      if (!isBusy(error)) throw error;
      setTimeout(runStep, busyPause).unref();
      return;
    }
    if (isDone) jobs.splice(jobs.indexOf(job), 1);
    setTimeout(runStep, pause).unref();
  }

  function start(job: () => boolean): void {
    jobs.push(job);
    if (isRunning) return;
    isRunning = true;
    setTimeout(runStep, pause).unref();
  }

  if (isLeftAlone || isToRead(db))
    return { pruneOnce() {}, mergeIndex() {}, settled: () => Promise.resolve() };
  if (getState.get('analysis') !== indexVersion) {
    if (anyStory.get() === undefined) setState.run('analysis', BigInt(indexVersion));
    else start(indexAgain);
  }
  return {
    pruneOnce(now) {
      if (now - prunedAt < day) return;
      prunedAt = now;
      start(() => dropGrams.run(BigInt(oldestGramPeriod(now)), packsAtOnce).changes < packsAtOnce);
      start(() => forgetChanges(now));
      const pruning = prune(now);
      if (pruning) start(pruning);
    },
    mergeIndex() {
      if (!jobs.includes(mergeAgain)) start(mergeAgain);
    },
    settled: () => (isRunning ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
