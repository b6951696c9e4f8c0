import { stat } from 'node:fs/promises';
import type { progress as createProgress, ProgressResult } from '@clack/prompts';
import type { Command } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { isGone, readProblem } from '../intake/copy-file.ts';
import { holdCopy } from '../intake/hold-copy.ts';
import { addFilings, countStories, type Filings, noFilings, type Taken, takeIn } from '../intake/take-in.ts';
import { type Listing, listWireFiles } from '../intake/wire-files.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Problem } from '../wire/problem.ts';
import { describeProblem, findCopy, readMoment } from './copy-files.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';

/** A progress bar is shown when the work takes longer than this, ms. */
const patience = 1_000;

/** `telex import`: copy into the archive. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .summary('read wire copy into the archive')
    .description(
      'Reads wire copy into the archive and says what became of it. Reading the same copy again adds nothing.',
    )
    .argument('<path...>', 'files or folders of wire copy; - for standard input')
    .option('--at <moment>', 'the moment of capture of all of it (ISO-8601)');
  addDatabaseOption(command).action(async (paths: string[], options: DatabaseOption & { at?: string }) => {
    const at = options.at === undefined ? null : readMoment(options.at, 'Europe/Amsterdam');
    const { files, problems } = await expandFolders(paths);
    const { openNewsroom } = await import('../newsroom.ts');
    const newsroom = openNewsroom(options.database, readDatabaseUrl());
    const filings = noFilings();
    const counts: FileCounts = { read: 0, inPart: 0, refused: 0 };
    const { progress } = await import('@clack/prompts');
    const bar = createPatientBar(files.length, progress);
    const complain = (source: string, problem: Problem) => {
      bar.pause(() => process.stderr.write(`${describeProblem(source, problem)}\n`));
      process.exitCode = 1;
    };
    for (const { source, problem } of problems) complain(source, problem);
    try {
      await newsroom.stores.requireWhole();
      await newsroom.inBulk(async () => {
        for (const file of files) {
          const taken = await importFile(newsroom, file, at);
          addFilings(filings, taken.filings);
          if (taken.problem !== null) complain(file, taken.problem);
          for (const aside of taken.asides ?? []) {
            bar.pause(() => process.stderr.write(`${describeProblem(file, aside)}\n`));
          }
          if (taken.problem === null) counts.read += 1;
          else if (countStories(taken.filings) > 0) counts.inPart += 1;
          else counts.refused += 1;
          bar.advance();
        }
      });
    } finally {
      bar.stop();
      newsroom.close();
    }
    process.stdout.write(`${describeImport(counts, filings)}\n`);
  });
}

async function importFile({ desk, log }: Newsroom, file: string, at: number | null): Promise<Taken> {
  const now = Date.now();
  const copy = await findCopy(file, at, now);
  if (!copy.ok) return { filings: noFilings(), problem: copy.problem };
  const taken = await takeIn(copy.value, desk, now);
  if (taken.problem !== null && taken.problem.code !== 'unreadable-file') {
    await log.spike(await holdCopy(copy.value), taken.problem, now);
  }
  return taken;
}

/** What became of how many files. */
interface FileCounts {
  read: number;
  inPart: number;
  refused: number;
}

/** `3 files: 2 read, 1 refused. 8 stories: 4 new, 0 changed, 4 known.` */
function describeImport({ read, inPart, refused }: FileCounts, filings: Filings): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  const files = [`${read} read`, ...(inPart > 0 ? [`${inPart} read in part`] : []), `${refused} refused`];
  const stories = Object.entries(filings)
    .filter(([name, number]) => name !== 'killed' || number > 0)
    .map(([name, number]) => `${number} ${name}`);
  return (
    `${count(read + inPart + refused, 'file', 'files')}: ${files.join(', ')}. ` +
    `${count(countStories(filings), 'story', 'stories')}: ${stories.join(', ')}.`
  );
}

async function expandFolders(
  paths: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly problems: Listing['problems'] }> {
  const files: string[] = [];
  const problems: Listing['problems'][number][] = [];
  for (const path of paths) {
    try {
      if (path === '-' || !(await stat(path)).isDirectory()) {
        files.push(path);
        continue;
      }
      const listing = await listWireFiles(path);
      files.push(...listing.files.map((file) => file.path));
      problems.push(...listing.problems);
    } catch (error) {
      // A file that is not there is told when its turn comes, as a file; a folder has no turn.
      if (isGone(error)) files.push(path);
      else problems.push({ source: path, problem: readProblem(error) });
    }
  }
  return { files, problems };
}

/** A bar on standard error that appears once the work has taken longer than `patience`, and only on a terminal. */
function createPatientBar(max: number, progress: typeof createProgress) {
  const begun = Date.now();
  let bar: ProgressResult | null = null;
  let done = 0;
  return {
    advance() {
      done += 1;
      if (bar) {
        bar.advance(1, `${done} of ${max} files`);
      } else if (process.stderr.isTTY && Date.now() - begun > patience) {
        bar = progress({ max, output: process.stderr });
        bar.start(`${done} of ${max} files`);
        bar.advance(done);
      }
    },
    pause(write: () => void) {
      bar?.clear();
      write();
      bar?.start(`${done} of ${max} files`);
    },
    stop() {
      bar?.stop(`${done} files read`);
    },
  };
}
