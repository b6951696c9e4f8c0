/**
 * `npm run bench -- archive`: the archive against bare FTS5, the best statement that can be written by hand for the same
 * question on text that is stemmed already. `--stories 1000000` for the full run. Times in ms. A ratio is that of the
 * p99s; behind it stands whether it keeps to twice the bare statement, or under 2 ms.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createSqliteArchive, type SqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { stemWord } from '../../src/archive/stem.ts';
import { readableTexts } from '../../src/archive/story-terms.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import type { Query } from '../../src/wire/query.ts';
import { splitWords } from '../../src/wire/words.ts';
import { noon } from '../contracts/invent-story.ts';
import { createStoryMaker } from './make-stories.ts';

const { values } = parseArgs({ options: { stories: { type: 'string', default: '100000' } } });
const count = Number(values.stories);
const maker = createStoryMaker();
const folder = mkdtempSync(join(tmpdir(), 'telex-bench-'));
const copySize = 50;
const page = 10;

interface Timing {
  readonly p50: number;
  readonly p99: number;
}

async function time(runs: number, work: (run: number) => unknown): Promise<Timing> {
  for (let run = 0; run < Math.min(runs, 20); run += 1) await work(run);
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

/** Bare FTS5: rows that run with time, words and cities as tokens, the story's text beside it. */
function openBare(db: Database) {
  db.exec(`CREATE TABLE doc (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE fts USING fts5 (words, marks, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'");`);
  const doc = db.prepare<[bigint, string]>('INSERT INTO doc (seq, body) VALUES (?, ?)');
  const fts = db.prepare<[bigint, string, string]>('INSERT INTO fts (rowid, words, marks) VALUES (?, ?, ?)');
  const find = db.prepare<[string, bigint, number]>(
    `SELECT doc.seq, doc.body FROM fts CROSS JOIN doc ON doc.seq = fts.rowid WHERE fts MATCH ? AND fts.rowid < ?
     ORDER BY fts.rowid DESC LIMIT ?`,
  );
  const insert = (number: number) => {
    const story = maker.make(number);
    const seq = BigInt(count * 2 - number);
    const stems = readableTexts(story).flatMap((text) => splitWords(text).map(stemWord));
    const city = splitWords(story.dateline?.cities[0] ?? '').join('_');
    return () => {
      doc.run(seq, JSON.stringify(story));
      fts.run(seq, stems.join(' '), `c_${city} s_${story.section}`);
    };
  };
  return { insert, find: (match: string) => find.all(match, BigInt(Number.MAX_SAFE_INTEGER), page) };
}

const print = (text: string) => process.stdout.write(`${text}\n`);
const asRate = (stories: number, ms: number) => `${Math.round((stories / ms) * 1_000)} stories/s`;
const ms = (value: number) => value.toFixed(3).padStart(10);

async function main(): Promise<void> {
  const telexPath = join(folder, 'telex.db');
  const barePath = join(folder, 'bare.db');
  const telexDb = openDatabase(telexPath);
  const bareDb = openDatabase(barePath);
  const archive = createSqliteArchive(telexDb);
  const bare = openBare(bareDb);

  print(
    `${count} stories, ${process.versions.node}, SQLite ${bareDb.prepare('SELECT sqlite_version()').pluck().get()}`,
  );
  const importing = await importBoth(archive, bare.insert, bareDb);
  await compareQuestions(archive, bare.find);
  await compareInserts(archive, bare.insert, bareDb);
  const size = (path: string) => (statSync(path).size / 1e6).toFixed(0);
  telexDb.pragma('wal_checkpoint(TRUNCATE)');
  bareDb.pragma('wal_checkpoint(TRUNCATE)');
  print(`disk        ${size(telexPath)} MB, bare ${size(barePath)} MB`);
  print(
    `memory      ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident, ${importing.before.toFixed(0)} MB before`,
  );
  telexDb.close();
  bareDb.close();
  rmSync(folder, { recursive: true });
}

async function importBoth(archive: SqliteArchive, insertBare: (n: number) => () => void, bareDb: Database) {
  const before = process.memoryUsage().rss / 1e6;
  let bareTime = 0;
  let telexTime = 0;
  const held: { readonly p99: number; readonly most: number }[] = [];
  // In turns, so that both see the same machine. Oldest first, as copy comes in.
  for (let done = 0; done < count; done += 1_000) {
    const numbers = Array.from({ length: Math.min(1_000, count - done) }, (_, i) => count - done - i);
    const writes = numbers.map(insertBare);
    let begun = performance.now();
    bareDb.transaction(() => {
      for (const write of writes) write();
    })();
    bareTime += performance.now() - begun;
    const stories = numbers.map((number) => maker.make(number));
    // The making of stories held the loop itself: only what follows is measured.
    await setTimeout(2);
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    begun = performance.now();
    for (let from = 0; from < stories.length; from += copySize) {
      const copy = stories.slice(from, from + copySize);
      await archive.admit(copy, (story) => ({ filing: 'new', story, follows: null }), noon);
    }
    telexTime += performance.now() - begun;
    loop.disable();
    held.push({ p99: loop.percentile(99) / 1e6, most: loop.max / 1e6 });
  }
  print(
    `import      ${asRate(count, telexTime)}, bare ${asRate(count, bareTime)} (${(bareTime / telexTime).toFixed(2)} of it)`,
  );
  const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  const p99 = middle(held.map((one) => one.p99)).toFixed(1);
  const usual = middle(held.map((one) => one.most)).toFixed(1);
  const most = Math.max(...held.map((one) => one.most)).toFixed(1);
  print(
    `event loop  held ${p99} ms (p99), ${usual} ms at most in 1,000 stories (median), ${most} ms at most in all`,
  );
  return { before };
}

async function compareQuestions(archive: SqliteArchive, findBare: (match: string) => unknown): Promise<void> {
  const word = (rank: number): Query => ({ kind: 'word', text: maker.word(rank) });
  const token = (rank: number) => `"${stemWord(maker.word(rank))}"`;
  const city = (n: number): Query => ({ kind: 'field', field: 'city', value: maker.cities[n] ?? '' });
  const cityToken = (n: number) => `"c_${(maker.cities[n] ?? '').toLowerCase()}"`;
  const both = (...parts: Query[]): Query => ({ kind: 'and', parts });
  const questions: readonly (readonly [string, (run: number) => Query, (run: number) => string])[] = [
    ['rare word', (run) => word(40_000 + run), (run) => token(40_000 + run)],
    ['middling word', (run) => word(2_000 + run), (run) => token(2_000 + run)],
    ['common word', (run) => word(run % 5), (run) => token(run % 5)],
    [
      'two common words',
      (run) => both(word(run % 5), word(5 + (run % 7))),
      (run) => `${token(run % 5)} AND ${token(5 + (run % 7))}`,
    ],
    [
      'two middling words',
      (run) => both(word(200 + run), word(500 + run)),
      (run) => `${token(200 + run)} AND ${token(500 + run)}`,
    ],
    [
      'city and word',
      (run) => both(city(run % 40), word(20 + run)),
      (run) => `${cityToken(run % 40)} AND ${token(20 + run)}`,
    ],
    ['city', (run) => city(run % 400), (run) => cityToken(run % 400)],
  ];
  print(
    `\n${''.padEnd(20)}${['p50', 'p99', 'bare p50', 'bare p99', 'ratio'].map((name) => name.padStart(10)).join('')}`,
  );
  for (const [name, query, match] of questions) {
    const telex = await time(300, (run) => archive.find(query(run), { limit: page }, noon));
    const baseline = await time(300, (run) => findBare(match(run)));
    const isKept = telex.p99 <= Math.max(2, 2 * baseline.p99);
    print(
      `${name.padEnd(20)}${ms(telex.p50)}${ms(telex.p99)}${ms(baseline.p50)}${ms(baseline.p99)}${(telex.p99 / baseline.p99).toFixed(2).padStart(10)}  ${isKept ? 'kept' : 'TOO SLOW'}`,
    );
  }
  const best = await time(100, (run) => archive.find(word(run % 5), { limit: page, order: 'best' }, noon));
  print(`${'common word, best'.padEnd(20)}${ms(best.p50)}${ms(best.p99)}`);
  const typed = await time(300, (run) =>
    archive.cities((maker.cities[run % 400] ?? '').slice(0, 3), 25, noon),
  );
  print(`${'autocomplete'.padEnd(20)}${ms(typed.p50)}${ms(typed.p99)}`);
  const typo = await time(50, (run) =>
    archive.suggest({ kind: 'word', text: `${maker.word(30_000 + run).slice(0, -3)}qx` }, noon),
  );
  print(`${'typo, nothing found'.padEnd(20)}${ms(typo.p50)}${ms(typo.p99)}`);
}

async function compareInserts(
  archive: SqliteArchive,
  insertBare: (n: number) => () => void,
  bareDb: Database,
): Promise<void> {
  const runs = 300;
  const stories = Array.from({ length: runs }, (_, i) => maker.make(-i - 1));
  const writes = stories.map((_, i) => insertBare(-i - 1));
  const takes = async (work: (run: number) => unknown) => {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const begun = performance.now();
      await work(run);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    return { p50: times[runs / 2] ?? 0, p99: times[Math.floor(runs * 0.99)] ?? 0 };
  };
  const telex = await takes((run) => {
    const [story] = stories.slice(run, run + 1);
    return story && archive.file(story, 'new', noon);
  });
  const baseline = await takes((run) => bareDb.transaction(() => writes[run]?.())());
  print(
    `${'one durable insert'.padEnd(20)}${ms(telex.p50)}${ms(telex.p99)}${ms(baseline.p50)}${ms(baseline.p99)}${(telex.p99 / baseline.p99).toFixed(2).padStart(10)}`,
  );
}

await main();
