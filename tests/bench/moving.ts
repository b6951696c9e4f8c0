/**
 * `npm run bench -- moving`: an archive of invented stories in a SQLite file, moved to PostgreSQL. `--stories 100000`: how many. Seconds on the clock and of
 * this process's processor, the largest memory that it took, and what `telex archive check` finds afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresCheck } from '../../src/archive/postgres/check/check-postgres.ts';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { moveToPostgres } from '../../src/move-to-postgres.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { startPostgresServer } from '../archive/postgres-server.ts';
import { noon } from '../contracts/invent-story.ts';
import { createStoryMaker } from './make-stories.ts';
import { readOptions } from './read-options.ts';
import { report } from './report.ts';

const { stories } = readOptions({ stories: { type: 'string', default: '100000' } });
const count = Number(stories);
const maker = createStoryMaker();

/** Gives the seconds on the clock. */
async function time(what: string, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const [clock, processor] = [(performance.now() - begun) / 1_000, (user + system) / 1e6];
  const memory = (process.resourceUsage().maxRSS / 1_024).toFixed(0);
  console.log(
    `${what.padEnd(40)} ${clock.toFixed(1).padStart(8)} s ${processor.toFixed(1).padStart(8)} s of processor, ${memory} MiB at most so far`,
  );
  return clock;
}

const folder = mkdtempSync(join(tmpdir(), 'telex-moving-'));
const databasePath = join(folder, 'telex.sqlite');
// Written as it would be for real: what is told to be kept is on the disk.
const server = await startPostgresServer({ fsync: 'on' });
try {
  await time(`${count} stories into the file`, async () => {
    const db = openDatabase(databasePath);
    const archive = createSqliteArchive(db, knownNames);
    await archive.inBulk(async () => {
      for (let n = count - 1; n >= 0; n -= 1) await archive.file(maker.make(n), 'new', noon);
    });
    db.close();
  });
  const databaseUrl = await server.createDatabase();
  const moving = await time('moved', () => moveToPostgres({ databasePath, databaseUrl, now: () => noon }));
  report({
    measure: 'moving to PostgreSQL, stories a second',
    ours: Math.round(count / moving),
    rival: null,
    theirs: null,
    limit: null,
  });
  const postgres = openPostgres(databaseUrl, 0);
  await time('looked through', async () => {
    const { found } = await createPostgresCheck(postgres, knownNames).check({ mend: false, now: noon });
    console.log(found.length === 0 ? 'The archive is whole.' : found);
  });
  await postgres.close();
} finally {
  await server.close();
  rmSync(folder, { recursive: true });
}
