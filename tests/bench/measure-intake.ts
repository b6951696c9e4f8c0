import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { startIntakeThread } from '../../src/intake-thread.ts';
import { claimNewsroom } from '../../src/newsroom.ts';
import type { Query } from '../../src/wire/query.ts';
import { newsTime, type Story } from '../../src/wire/story.ts';
import { noon } from '../contracts/invent-story.ts';

/** Times in ms, one line to be printed. */
export function describeTimes(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`;
}

/** How long the event loop of this thread was held while `work` ran: p50, p99 and the longest. */
export async function measureLoop(work: () => Promise<unknown>): Promise<string> {
  // What came before held the loop itself: only what follows is measured.
  await setTimeout(20);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await work();
  loop.disable();
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
  return `p50 ${ms(loop.percentile(50))}, p99 ${ms(loop.percentile(99))}, max ${ms(loop.max)} ms`;
}

/**
 * Asks `archive` every five ms until what is given is called; that resolves with how long each answer kept the thread, in ms
 * of its processor time: on the clock it is as long as others let it wait.
 */
export function keepAsking(
  archive: StoryArchive,
  ask: (run: number) => Query,
  cityOf: (run: number) => string,
) {
  let isDone = false;
  const times: number[] = [];
  const asking = (async () => {
    for (let run = 0; !isDone; run += 1) {
      const begun = process.threadCpuUsage();
      if (run % 4 === 3) await archive.cities(cityOf(run).slice(0, 3), 25, noon);
      else await archive.find(ask(run), { limit: 10 }, noon);
      const { user, system } = process.threadCpuUsage(begun);
      times.push((user + system) / 1_000);
      await setTimeout(5);
    }
  })();
  return async () => {
    isDone = true;
    await asking;
    return times;
  };
}

const storiesOfFile = 50;

/**
 * What a bot's thread notices of copy that is taken in on the other, into the archive at `path`: it searches meanwhile,
 * and writes what a ledger would, every 40 ms. Gives lines to print.
 */
export async function measureIntake(
  path: string,
  stories: readonly Story[],
  ask: (run: number) => Query,
  cityOf: (run: number) => string,
): Promise<readonly string[]> {
  const home = mkdtempSync(join(tmpdir(), 'telex-bench-'));
  const wireDir = join(home, 'wire');
  mkdirSync(wireDir);
  for (let from = 0; from < stories.length; from += storiesOfFile) {
    const file = join(wireDir, `${String(from).padStart(9, '0')}.json`);
    writeFileSync(
      file,
      stories
        .slice(from, from + storiesOfFile)
        .map(writeNinjs)
        .join('\n'),
    );
    utimesSync(file, noon / 1_000, noon / 1_000);
  }
  const half = Math.ceil(stories.length / 2);
  const newsroom = claimNewsroom(path);
  newsroom.db?.exec('CREATE TABLE IF NOT EXISTS bench_ledger (at INTEGER PRIMARY KEY, what TEXT)');
  const note = newsroom.db?.prepare("INSERT INTO bench_ledger (what) VALUES ('sent')");
  const intake = startIntakeThread({ wireDir, databasePath: path, databaseUrl: null });
  // Both sides are warm, as they are in service.
  await intake.read(noon - 60_000);
  await newsroom.archive.cities('a', 1, noon);
  for (let run = 0; run < 50; run += 1) await newsroom.archive.find(ask(run), { limit: 10 }, noon);
  let taken = 0;
  let took = 0;
  let writes: readonly number[] = [];
  let answers: readonly number[] = [];
  const run = async (isWriting: boolean, work: () => Promise<unknown>) =>
    measureLoop(async () => {
      const stopAsking = keepAsking(newsroom.archive, ask, cityOf);
      const stopWriting = isWriting ? keepWriting(() => note?.run()) : async () => [];
      await work();
      writes = await stopWriting();
      answers = await stopAsking();
    });
  const takeIn = async (some: readonly Story[]) => {
    for (let from = 0; from < some.length; from += storiesOfFile) {
      const file = join(wireDir, `${taken}-${String(from).padStart(9, '0')}.json`);
      writeFileSync(
        file,
        some
          .slice(from, from + storiesOfFile)
          .map(writeNinjs)
          .join('\n'),
      );
      utimesSync(file, noon / 1_000 - 60, noon / 1_000 - 60);
    }
    return async () => {
      const begun = performance.now();
      for (let left = some.length; left > 0; ) {
        const { filings } = await intake.read(noon);
        left -= Object.values(filings).reduce((sum, count) => sum + count, 0);
      }
      took = performance.now() - begun;
      taken += some.length;
    };
  };
  const lines: string[] = [];
  lines.push(
    `with nothing coming in ${await run(false, () => setTimeout(2_000))}; answers by processor time ${describeTimes(answers)}`,
  );
  const first = await run(false, await takeIn(stories.slice(0, half)));
  const rate = Math.round((half / took) * 1_000);
  lines.push(
    `copy coming in         ${first}; answers by processor time ${describeTimes(answers)}; ${rate} stories/s`,
  );
  const second = await run(true, await takeIn(stories.slice(half)));
  lines.push(`and a ledger's writes  ${second}; writes ${describeTimes(writes)}`);
  const merging = await run(true, () => setTimeout(4_000));
  lines.push(`merging, and writes    ${merging}; writes ${describeTimes(writes)}`);
  const idle = await run(true, () => setTimeout(2_000));
  lines.push(`writes alone           ${idle}; writes ${describeTimes(writes)}`);
  await intake.stop();
  newsroom.db?.exec('DROP TABLE bench_ledger');
  newsroom.close();
  rmSync(home, { recursive: true });
  return lines;
}

function keepWriting(write: () => unknown): () => Promise<readonly number[]> {
  let isDone = false;
  const times: number[] = [];
  const writing = (async () => {
    while (!isDone) {
      const begun = performance.now();
      write();
      times.push(performance.now() - begun);
      await setTimeout(40);
    }
  })();
  return async () => {
    isDone = true;
    await writing;
    return times;
  };
}

/** A story as a ninjs document of one line. */
export function writeNinjs(story: Story): string {
  const [first = '', ...rest] = story.paragraphs;
  const city = story.dateline?.cities[0] ?? 'GOES';
  return JSON.stringify({
    uri: `urn:bench:${story.id}`,
    version: '1',
    headline: story.headline,
    versioncreated: new Date(newsTime({ ...story, firstSeenAt: noon })).toISOString(),
    body_html: [`${city} (ANP) - ${first}`, ...rest].map((text) => `<p>${text}</p>`).join(''),
  });
}
