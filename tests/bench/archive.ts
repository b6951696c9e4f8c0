/**
 * `npm run bench -- archive`: the archive against bare FTS5 (the best statement that can be written by hand, on text that
 * is stemmed already), MiniSearch and PostgreSQL. `--stories 1000000` for the full run, 100,000 unless told; the tables
 * come at 10,000, 100,000 and 1,000,000. Times in ms, under `x` the ratio of the p99s to bare FTS5's; behind it whether it keeps to twice that,
 * or under 2 ms. `--minisearch N` and `--postgres N`: how many stories those get (0: none).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresArchive } from '../../src/archive/postgres/postgres-archive.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { judge } from '../../src/desk/judge.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Query } from '../../src/wire/query.ts';
import type { Story } from '../../src/wire/story.ts';
import { startPostgresServer } from '../archive/postgres-server.ts';
import { noon } from '../contracts/invent-story.ts';
import { createBareFts5, createMiniSearch, type Question, type Rival } from './archive-rivals.ts';
import { createStoryMaker } from './make-stories.ts';
import { describeTimes, keepAsking, measureIntake, measureLoop } from './measure-intake.ts';

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '100000' },
    minisearch: { type: 'string', default: '10000' },
    postgres: { type: 'string', default: '10000' },
  },
});
const count = Number(values.stories);
const stages = [10_000, 100_000, 1_000_000].filter((stage) => stage < count).concat(count);
const maker = createStoryMaker();
const batch = 1_000;
const copySize = 50;
const page = 10;

const print = (text: string) => process.stdout.write(`${text}\n`);
const asRate = (stories: number, ms: number) => `${Math.round((stories / ms) * 1_000)} stories/s`;
const asMegabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

interface Timing {
  readonly p50: number;
  readonly p99: number;
}

async function time(runs: number, work: (run: number) => unknown, warm = 20): Promise<Timing> {
  for (let run = 0; run < Math.min(runs, warm); run += 1) await work(run);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work(run);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(runs - 1, Math.floor(runs * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Time that work took: on the clock, and of processors, by all threads of this process together. */
interface Spent {
  ms: number;
  cpuMs: number;
}

/** Times `work` and adds that to `sum`. */
async function addTime(sum: Spent, work: () => unknown): Promise<void> {
  const begun = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  sum.ms += performance.now() - begun;
  sum.cpuMs += (user + system) / 1_000;
}

const nothingSpent = (): Spent => ({ ms: 0, cpuMs: 0 });

/** The stories of these numbers, oldest first, as copy comes in. */
function* batches(from: number, to: number): Generator<readonly Story[]> {
  for (let done = from; done < to; done += batch)
    yield Array.from({ length: Math.min(batch, to - done) }, (_, i) => maker.make(count - done - i));
}

async function admitAll(archive: StoryArchive, stories: readonly Story[]): Promise<void> {
  for (let from = 0; from < stories.length; from += copySize)
    await archive.admit(stories.slice(from, from + copySize), judge, noon);
}

const word = (rank: number) => maker.word(rank);
const city = (n: number) => maker.cities[n] ?? '';
const questions: readonly (readonly [string, (run: number) => Question])[] = [
  ['rare word', (run) => ({ words: [word(40_000 + run)] })],
  ['middling word', (run) => ({ words: [word(2_000 + run)] })],
  ['common word', (run) => ({ words: [word(run % 5)] })],
  ['two common words', (run) => ({ words: [word(run % 5), word(5 + (run % 7))] })],
  ['two middling words', (run) => ({ words: [word(200 + run), word(500 + run)] })],
  ['phrase', (run) => ({ words: [word(run % 5), word(5 + (run % 7))], isPhrase: true })],
  ['city and word', (run) => ({ words: [word(20 + run)], city: city(run % 40) })],
  ['city', (run) => ({ words: [], city: city(run % 400) })],
];

function asQuery({ words, isPhrase = false, city }: Question): Query {
  const parts: Query[] = isPhrase
    ? [{ kind: 'phrase', text: words.join(' ') }]
    : words.map((text) => ({ kind: 'word', text }));
  if (city !== undefined) parts.push({ kind: 'field', field: 'city', value: city });
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', parts };
}

function asRival(archive: StoryArchive): Pick<Rival, 'find' | 'best' | 'complete'> {
  return {
    find: (question) => archive.find(asQuery(question), { limit: page }, noon),
    best: (question) => archive.find(asQuery(question), { limit: page, order: 'best' }, noon),
    complete: (begun) => archive.cities(begun, 25, noon),
  };
}

/** One row a question: times of each, and behind the first the ratio to the second. */
async function ask(
  telex: Pick<Rival, 'find' | 'best' | 'complete'>,
  bare: Rival | null,
  runs: number,
): Promise<void> {
  const ms = (value: number) => value.toFixed(3).padStart(10);
  const row = async (
    name: string,
    work: (rival: Pick<Rival, 'find' | 'best' | 'complete'>) => (run: number) => unknown,
    times = runs,
  ) => {
    const ours = await time(times, work(telex));
    if (bare === null) return print(`  ${name.padEnd(20)}${ms(ours.p50)}${ms(ours.p99)}`);
    const theirs = await time(times, work(bare));
    const isKept = ours.p99 <= Math.max(2, 2 * theirs.p99);
    const ratio = (ours.p99 / theirs.p99).toFixed(2).padStart(8);
    return print(
      `  ${name.padEnd(20)}${ms(ours.p50)}${ms(ours.p99)}${ms(theirs.p50)}${ms(theirs.p99)}${ratio}  ${isKept ? 'kept' : 'TOO SLOW'}`,
    );
  };
  const heads = bare === null ? ['p50', 'p99'] : ['p50', 'p99', 'bare p50', 'bare p99'];
  print(
    `  ${''.padEnd(20)}${heads.map((head) => head.padStart(10)).join('')}${bare === null ? '' : 'x'.padStart(8)}`,
  );
  for (const [name, question] of questions)
    await row(
      name,
      ({ find }) =>
        (run) =>
          find(question(run)),
    );
  await row(
    'common word, best',
    ({ best }) =>
      (run) =>
        best({ words: [word(run % 5)] }),
    Math.min(runs, 50),
  );
  await row(
    'autocomplete',
    ({ complete }) =>
      (run) =>
        complete(city(run % 400).slice(0, 3)),
  );
}

async function compareWrites(archive: StoryArchive, bare: Rival): Promise<void> {
  const runs = 300;
  const stories = Array.from({ length: 2 * runs }, (_, i) => maker.make(-i - 1));
  const writes = stories.slice(runs).map((story) => bare.ready([story]));
  const one = await time(runs, (run) => archive.admit(stories.slice(run, run + 1), judge, noon), 0);
  const theirs = await time(runs, (run) => writes[run]?.(), 0);
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
const cityOf = (run: number) => city(run % 400);

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
  await ask(mini, null, 100);
}

async function comparePostgres(stories: number): Promise<void> {
  if (stories === 0) return;
  const server = await startPostgresServer({ fsync: 'on' });
  const db = openPostgres(await server.createDatabase());
  const archive = await openPostgresArchive(db);
  const sum = nothingSpent();
  for (const some of batches(count - stories, count)) await addTime(sum, () => admitAll(archive, some));
  print(`\nPostgreSQL, ${stories} stories: import ${asRate(stories, sum.ms)}`);
  await ask(asRival(archive), null, 100);
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
  let done = 0;
  for (const stage of stages) {
    const [ours, theirs] = [nothingSpent(), nothingSpent()];
    let finish = () => {};
    const ended = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let last: Promise<void> = Promise.resolve();
    await archive.inBulk(async () => {
      // In turns, so that both see the same machine.
      for (const stories of batches(done, stage)) {
        await addTime(theirs, bare.ready(stories));
        await addTime(ours, () => admitAll(archive, stories));
      }
      // What the bulk does behind its last story is part of it.
      last = addTime(ours, () => ended);
    });
    finish();
    await last;
    print(
      `\n${stage} stories: the last ${stage - done} imported in bulk at ${asRate(stage - done, ours.ms)}, bare ${asRate(stage - done, theirs.ms)} (${(theirs.ms / ours.ms).toFixed(2)} of it; by processor time of all threads ${(theirs.cpuMs / ours.cpuMs).toFixed(2)})`,
    );
    done = stage;
    await ask(asRival(archive), bare, 300);
    for (const db of [telexDb, bareDb]) db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = (path: string) => Math.round(statSync(path).size / stage);
    print(`  disk                ${bytes(telexPath)} bytes a story, bare ${bytes(barePath)}`);
  }
  await compareWrites(archive, bare);
  telexDb.close();
  bareDb.close();
  print('  as a bot takes it in, the event loop of the thread that answers:');
  for (const line of await measureIntake(telexPath, comingIn(-10_000), askWord, cityOf)) print(`    ${line}`);
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
  await compareMiniSearch(Math.min(count, Number(values.minisearch)));
  await comparePostgres(Math.min(count, Number(values.postgres)));
}

await main();
