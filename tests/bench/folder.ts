/**
 * `npm run bench -- folder [files]`: a folder with 100,000 files (or as many as are named) that wait, were read before, or are
 * moved; what it costs, in processor time, in memory, and in turns of the event loop. The copy itself is not read.
 */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openWireFolder } from '../../src/intake/folder.ts';
import { createReadLog } from '../../src/intake/read-log.ts';
import { noFilings } from '../../src/intake/take-in.ts';
import { openDatabase } from '../../src/store/database.ts';
import { report } from './report.ts';

const noon = Date.parse('2026-03-10T12:00:00+01:00');
const minute = 60_000;
const count = Number(process.argv[2] ?? 100_000);
const home = mkdtempSync(join(tmpdir(), 'telex-bench-'));
const path = join(home, 'wire');
const db = openDatabase(join(home, 'telex.sqlite'));
// As the thread does that takes copy in (docs/decisions/0035).
db.pragma('synchronous = NORMAL');
const log = createReadLog(db);

function put(name: string, at: number): void {
  const file = join(path, name);
  writeFileSync(file, `Brug ${name}\nGOES (ANP) - De brug is dicht.\n`);
  utimesSync(file, at / 1_000, at / 1_000);
}
mkdirSync(path);
for (let folder = 0; folder < 100; folder += 1) mkdirSync(join(path, String(folder)));
for (let i = 0; i < count; i += 1) put(`${i % 100}/${i}.txt`, noon - 60 * minute - i);

/** Looks until nothing more comes, and prints what it cost. */
async function look(what: string, afterwards: 'move' | 'leave', now: number): Promise<void> {
  let given = 0;
  let urgent: number | null = null;
  const folder = openWireFolder(
    {
      folder: { path, afterwards },
      log,
      capturedAt: (_, file) => file.modifiedAt,
      takeIn: async ({ source }) => {
        given += 1;
        if (given === 12_000) put('urgent.txt', now - minute);
        if (source.endsWith('urgent.txt')) urgent = given - 12_000;
        return { filings: noFilings(), problem: null };
      },
    },
    { patience: 3_600_000 },
  );
  global.gc?.();
  const before = process.memoryUsage();
  let most = before.heapUsed;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await folder.read(now);
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  clearInterval(watch);
  report({
    measure: `${what}, ${count} files: processor time, ms`,
    ours: (user + system) / 1e3,
    rival: null,
    theirs: null,
    limit: null,
  });
  const ms = (nanoseconds: number) => (nanoseconds / 1e6 - 1).toFixed(1);
  console.log(
    [
      what.padEnd(34),
      `${given} read in ${(took / 1_000).toFixed(1)} s`,
      `${((user + system) / 1e6).toFixed(1)} s of processor time`,
      `held p50 ${ms(delay.percentile(50))} p99 ${ms(delay.percentile(99))} longest ${ms(delay.max)} ms`,
      `heap +${((most - before.heapUsed) / 1024 / 1024).toFixed(0)} MiB`,
      ...(urgent === null ? [] : [`what came meanwhile was read after ${urgent} others`]),
    ].join('; '),
  );
}

try {
  await look('all new, left where they are', 'leave', noon);
  await look('all read before, left', 'leave', noon + minute);
  await look('all read before, moved', 'move', noon + 2 * minute);
  await look('nothing there, done/ full', 'move', noon + 3 * minute);
  for (let i = 0; i < count; i += 1) put(`${i % 100}/n${i}.txt`, noon - 60 * minute - i);
  rmSync(join(path, 'urgent.txt'), { force: true });
  await look('all new, moved', 'move', noon + 4 * minute);
  await look('after a restart', 'move', noon + 5 * minute);
} finally {
  db.close();
  rmSync(home, { recursive: true });
}
