/**
 * `npm run bench -- archive`: the archive against bare FTS5 (the best statement that can be written by hand, on text that
 * is stemmed already), MiniSearch and PostgreSQL. `--stories 1000000` for the full run, 100,000 unless told; the tables
 * come at 10,000, 100,000 and 1,000,000. Times in ms: p50 and p99 of asking once, and p99 of the shortest of three, which
 * leaves out most of what others took of the machine, and cold reads as well; under `x` the ratio of the p99s to bare FTS5's; behind it whether it keeps to
 * twice that, or under 2 ms (autocomplete: 1). Behind that autocomplete of real places with writes in between, and how long
 * suggestions hold the event loop (archive-typing.ts). `--minisearch N` and `--postgres N`: how many stories those get (0: none). `--short`
 * leaves out what a bot's own threads take in, and autocomplete with writes.
 *
 * Imports are of stories that were read already. Bare FTS5 gets stems and inserts a row and its words. `desk and archive`
 * looks each story up among all that is held, judges it, makes stems and parts of compounds, and keeps what it takes to know
 * it again; `archive alone` is the same without looking up and judging, of the first 100,000; `from copy` begins with ninjs.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { judge } from '../../src/desk/judge.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Story } from '../../src/wire/story.ts';
import { startPostgresServer } from '../archive/postgres-server.ts';
import { noon } from '../contracts/invent-story.ts';
import { admitAll, importBoth, measureAlone } from './archive-import.ts';
import { ask, asQuery, asRival, bareFts5 } from './archive-questions.ts';
import { createBareFts5, createMiniSearch, type Rival } from './archive-rivals.ts';
import { addTime, asRate, describeImport, nothingSpent, type Spent, time } from './archive-timing.ts';
import { measureTyping } from './archive-typing.ts';
import { importCopy } from './import-copy.ts';
import { createStoryMaker } from './make-stories.ts';
import { describeTimes, keepAsking, measureIntake, measureLoop } from './measure-intake.ts';
import { readOptions } from './read-options.ts';
import { report, withVersion } from './report.ts';
import { makeTypingFile } from './typing-room.ts';

const values = readOptions({
  stories: { type: 'string', default: '100000' },
  minisearch: { type: 'string', default: '10000' },
  postgres: { type: 'string', default: '10000' },
  short: { type: 'boolean', default: false },
});
const count = Number(values.stories);
const stages = [10_000, 100_000, 1_000_000].filter((stage) => stage < count).concat(count);
const maker = createStoryMaker();
const batch = 1_000;
/** Stories of which the archive alone, and reading them from copy, is measured. */
const mostAlone = 100_000;
const mostCopied = 10_000;
let ourRate = 0;

const print = (text: string) => process.stdout.write(`${text}\n`);
const asMegabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** The stories of these numbers, oldest first, as copy comes in. */
function* batches(from: number, to: number): Generator<readonly Story[]> {
  for (let done = from; done < to; done += batch)
    yield Array.from({ length: Math.min(batch, to - done) }, (_, i) => maker.make(count - done - i));
}

const word = (rank: number) => maker.word(rank);

async function compareWrites(archive: StoryArchive, bare: Rival): Promise<void> {
  const runs = 300;
  const stories = Array.from({ length: 2 * runs }, (_, i) => maker.make(-i - 1));
  const writes = stories.slice(runs).map((story) => bare.ready([story]));
  const one = await time(runs, (run) => archive.admit(stories.slice(run, run + 1), judge, noon), 0, 1);
  const theirs = await time(runs, (run) => writes[run]?.(), 0, 1);
  print(
    `  one durable insert  p50 ${one.p50.toFixed(2)}, p99 ${one.p99.toFixed(2)} ms; bare ${theirs.p50.toFixed(2)}, ${theirs.p99.toFixed(2)} ms`,
  );
  const stopAsking = keepAsking(archive, askWord, cityOf);
  const held = await measureLoop(() => admitAll(archive, comingIn(-1_000)));
  print(
    `  on one thread       event loop held ${held}, while 3,000 stories come in; answers by processor time ${describeTimes(await stopAsking())}`,
  );
}

const comingIn = (from: number) => Array.from({ length: 3_000 }, (_, i) => maker.make(from - i));
const askWord = (run: number) => asQuery({ words: [word(run % 500)] });
const cityOf = (run: number) => maker.cities[run % 400] ?? '';

async function compareMiniSearch(stories: number): Promise<void> {
  if (stories === 0) return;
  const mini = createMiniSearch();
  const sum = nothingSpent();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (const some of batches(count - stories, count)) await addTime(sum, mini.ready(some));
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed - before;
  print(
    `\nMiniSearch, ${stories} stories: import ${asRate(stories, sum.ms)}, ${asMegabytes(heap)} of heap; no phrases`,
  );
  report({
    measure: `takes in, stories a second of ${stories}`,
    ours: ourRate,
    rival: withVersion('minisearch'),
    theirs: (stories / sum.ms) * 1_000,
    limit: null,
  });
  await ask(maker, mini, null, 100);
}

async function comparePostgres(stories: number): Promise<void> {
  if (stories === 0) return;
  const server = await startPostgresServer({ fsync: 'on' });
  const db = openPostgres(await server.createDatabase());
  const archive = await openPostgresArchive(db);
  const sum = nothingSpent();
  for (const some of batches(count - stories, count)) await addTime(sum, () => admitAll(archive, some));
  print(`\nPostgreSQL, ${stories} stories: import ${asRate(stories, sum.ms)}`);
  await ask(maker, asRival(archive), null, 100);
  await db.close();
  await server.close();
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'telex-bench-'));
  const [telexPath, barePath] = [join(folder, 'telex.db'), join(folder, 'bare.db')];
  const [telexDb, bareDb] = [openDatabase(telexPath), openDatabase(barePath)];
  const archive = createSqliteArchive(telexDb);
  const bare = createBareFts5(bareDb);
  print(
    `Node.js ${process.versions.node}, SQLite ${bareDb.prepare('SELECT sqlite_version()').pluck().get()}`,
  );
  const few = Math.min(count, mostAlone);
  const alone = await measureAlone(folder, batches(count - few, count));
  print(`archive alone: ${describeImport(few, alone.ours, alone.theirs)}`);
  const rate = ({ ms }: Spent) => (few / ms) * 1_000;
  ourRate = rate(alone.ours);
  report({
    measure: `the archive alone takes in, stories a second of ${few}`,
    ours: ourRate,
    rival: bareFts5,
    theirs: rate(alone.theirs),
    // Fewer are mostly the beginning of a process.
    limit: few < mostAlone ? null : { words: 'half of it', isKept: ourRate >= rate(alone.theirs) / 2 },
  });
  const cpuRate = ({ cpuMs }: Spent) => (few / cpuMs) * 1_000;
  report({
    measure: 'the same, a second of processor time of all threads',
    ours: cpuRate(alone.ours),
    rival: bareFts5,
    theirs: cpuRate(alone.theirs),
    limit: null,
  });
  const copied = Math.min(count, mostCopied);
  const fromCopy = nothingSpent();
  await importCopy(folder, Array.from(batches(count - copied, count)).flat(), (work) =>
    addTime(fromCopy, work),
  );
  print(
    `from copy (ninjs, ${copied} stories): ${asRate(copied, fromCopy.ms)}, ${Math.round((fromCopy.cpuMs / copied) * 1_000)} µs of processor time a story`,
  );
  let done = 0;
  for (const stage of stages) {
    const { ours, theirs } = await importBoth(archive, bare, admitAll, batches(done, stage));
    print(
      `\n${stage} stories; the last ${stage - done} through desk and archive: ${describeImport(stage - done, ours, theirs)}`,
    );
    done = stage;
    await ask(maker, asRival(archive), bare, 300, stage);
    for (const db of [telexDb, bareDb]) db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = (path: string) => Math.round(statSync(path).size / stage);
    const [disk, bareDisk] = [bytes(telexPath), bytes(barePath)];
    print(`  disk                ${disk} bytes a story, bare ${bareDisk}`);
    const measure = `disk, bytes a story of ${stage}`;
    report({ measure, ours: disk, rival: bareFts5, theirs: bareDisk, limit: null });
  }
  if (!values.short) await compareWrites(archive, bare);
  telexDb.close();
  bareDb.close();
  if (!values.short) {
    print('  as a bot takes it in, the event loop of the thread that answers:');
    for (const line of await measureIntake(telexPath, comingIn(-10_000), askWord, cityOf))
      print(`    ${line}`);
  }
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'archive-memory.ts'), telexPath, '-5000'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { grown, cache } = JSON.parse(child.stdout) as { readonly grown: number; readonly cache: number };
  print(
    `  memory              ${asMegabytes(grown)} beside the process itself, SQLite's cache of up to ${asMegabytes(cache)} included`,
  );
  rmSync(folder, { recursive: true });
  if (!values.short) {
    const { place, remove } = makeTypingFile();
    await measureTyping(place);
    remove();
  }
  await compareMiniSearch(Math.min(count, Number(values.minisearch)));
  await comparePostgres(Math.min(count, Number(values.postgres)));
}

await main();
