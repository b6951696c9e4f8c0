/**
 * `npm run bench -- small-files [files]`: 5,000 small files (or as many as are named) that wait in the wire folder, a story
 * each, taken in as a bot does it, on its two threads, until all lie in `done/`; and beside it the archive alone, which is given the
 * same stories one by one on the thread that takes in.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { startIntakeThread } from '../../src/intake-thread.ts';
import { claimNewsroom, openIntakeRoom } from '../../src/newsroom.ts';
import { createStoryMaker } from './make-stories.ts';
import { report } from './report.ts';

const noon = Date.parse('2026-03-10T12:00:00+01:00');
const count = Number(process.argv[2] ?? 5_000);
const { make } = createStoryMaker();
const stories = Array.from({ length: 2 * count }, (_, number) => make(number));
const home = mkdtempSync(join(tmpdir(), 'telex-bench-'));

/** Prints what it cost, and gives how many there were a second. */
function print(what: string, begun: number, cpu: NodeJS.CpuUsage): number {
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const each = (user + system) / 1_000 / count;
  console.log(
    `${what.padEnd(30)} ${count} in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second, ${each.toFixed(2)} ms of processor time each`,
  );
  return count / seconds;
}

async function takeFolder(): Promise<number> {
  const wireDir = join(home, 'wire');
  const databasePath = join(home, 'folder.sqlite');
  mkdirSync(wireDir);
  const put = (number: number) => {
    const { headline, dateline, paragraphs } = stories[number] ?? make(number);
    const path = join(wireDir, `${number}.txt`);
    writeFileSync(path, `${headline}\n${dateline?.raw ?? ''}${paragraphs.join('\n')}\n`);
    const at = noon / 1_000 - 3_600 + number / 10;
    utimesSync(path, at, at);
  };
  const newsroom = claimNewsroom(databasePath);
  const intake = startIntakeThread({ wireDir, databasePath, databaseUrl: null });
  try {
    // Both threads have begun, as in service.
    for (let number = count; number < count + 50; number += 1) put(number);
    await intake.read(noon);
    for (let number = 0; number < count; number += 1) put(number);
    const cpu = process.cpuUsage();
    const begun = performance.now();
    for (let left = count; left > 0; ) left -= (await intake.read(noon + 60_000)).files;
    const rate = print('folder to archive', begun, cpu);
    const done = readdirSync(join(wireDir, 'done', '2026-03-10')).length;
    if (done !== count + 50) throw new Error(`${done} files lie in done/, of ${count + 50}.`);
    return rate;
  } finally {
    await intake.stop();
    newsroom.close();
  }
}

async function fileAlone(): Promise<number> {
  const databasePath = join(home, 'alone.sqlite');
  const newsroom = claimNewsroom(databasePath);
  const { archive, close } = openIntakeRoom(databasePath, null);
  try {
    await fileCopy(archive, stories.slice(count, count + 50), noon);
    const cpu = process.cpuUsage();
    const begun = performance.now();
    for (const story of stories.slice(0, count)) await fileCopy(archive, [story], noon);
    return print('archive alone', begun, cpu);
  } finally {
    close();
    newsroom.close();
  }
}

try {
  const theirs = await fileAlone();
  const ours = await takeFolder();
  report({
    measure: `${count} small files, a second`,
    ours,
    rival: 'the archive alone',
    theirs,
    limit: null,
  });
} finally {
  rmSync(home, { recursive: true });
}
