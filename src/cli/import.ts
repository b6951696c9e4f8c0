import { stat } from 'node:fs/promises';
import type { progress as createProgress, ProgressResult } from '@clack/prompts';
import type { Command } from 'commander';
import { addFilings, noFilings, takeIn } from '../intake/take-in.ts';
import { listWireFiles } from '../intake/wire-files.ts';
import { describeProblem, readCopy, readMoment } from './copy-files.ts';
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
    const files = await expandFolders(paths);
    const { openNewsroom } = await import('../newsroom.ts');
    const newsroom = openNewsroom(options.database);
    const filings = noFilings();
    let refused = 0;
    const { progress } = await import('@clack/prompts');
    const bar = createPatientBar(files.length, progress);
    for (const file of files) {
      const now = Date.now();
      const copy = await readCopy(file, at, now);
      const taken = copy.ok ? await takeIn(copy.value, newsroom.desk, now) : copy;
      if (taken.ok) {
        addFilings(filings, taken.filings);
      } else {
        refused += 1;
        if (copy.ok) newsroom.log.spike(copy.value, taken.problem, now);
        bar.pause(() => process.stderr.write(`${describeProblem(file, taken.problem)}\n`));
        process.exitCode = 1;
      }
      bar.advance();
    }
    bar.stop();
    newsroom.close();
    const stories = Object.entries(filings)
      .filter(([name, count]) => name !== 'killed' || count > 0)
      .map(([name, count]) => `${count} ${name}`);
    process.stdout.write(
      `${files.length} ${files.length === 1 ? 'file' : 'files'}: ${stories.join(', ')}; ${refused} refused\n`,
    );
  });
}

async function expandFolders(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (seen) => seen.isDirectory(),
      () => false,
    );
    if (isFolder) files.push(...(await listWireFiles(path)).map((file) => file.path));
    else files.push(path);
  }
  return files;
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
