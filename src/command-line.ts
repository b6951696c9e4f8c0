import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { BecomeBot } from './become-bot.ts';
import { addArchive } from './cli/archive.ts';
import { addBackup } from './cli/backup.ts';
import { addDemo } from './cli/demo.ts';
import { addDigest } from './cli/digest.ts';
import { addDoctor } from './cli/doctor.ts';
import { addFetch } from './cli/fetch.ts';
import { addImport } from './cli/import.ts';
import { addMigrate } from './cli/migrate.ts';
import { addParse } from './cli/parse.ts';
import { addSandbox } from './cli/sandbox.ts';
import { addSearch } from './cli/search.ts';
import { addSources } from './cli/sources.ts';
import { addSpike } from './cli/spike.ts';
import { addStart } from './cli/start.ts';
import { addSubscriptions } from './cli/subscriptions.ts';
import { describeFailure, tellWrongUsage } from './cli/wrong-usage.ts';
import { EnvFileError, loadEnvFile } from './env-file.ts';
import { readSecretFiles, SecretFileError } from './secret-files.ts';

/**
 * Does what these words ask of `telex`: what there is to say goes to the streams of `process`, and how it ended to
 * `process.exitCode`: 0 done, 1 could not, 2 wrong usage. It also reads `.env` of the folder it is in, and the
 * files that hold secrets, into `process.env`. `become`: has the process become the bot; left out: it stays what it is.
 */
export async function runCommandLine(words: readonly string[], become: BecomeBot = () => {}): Promise<void> {
  const program = tellWrongUsage(new Command('telex'))
    .description('News-agency wire copy in, digests in Discord out.')
    .version(manifest.version)
    .addHelpText('after', '\nExit codes: 0 done, 1 could not, 2 wrong usage.');

  // Before the commands are made: the options of several take their defaults from the settings.
  let settingsProblem: EnvFileError | SecretFileError | null = null;
  try {
    loadEnvFile('.env');
    readSecretFiles(process.env);
  } catch (error) {
    if (!(error instanceof EnvFileError || error instanceof SecretFileError)) throw error;
    settingsProblem = error;
  }
  // Told to those who work with settings: reading a page or a word of help needs none.
  program.hook('preAction', (_, command) => {
    const usesSettings =
      ['start', 'fetch', 'doctor'].includes(command.name()) ||
      command.getOptionValueSource('database') === 'default';
    if (settingsProblem !== null && usesSettings) throw settingsProblem;
  });

  for (const add of [
    addParse,
    addFetch,
    addImport,
    addSearch,
    addDigest,
    addSpike,
    addSources,
    addSubscriptions,
    addBackup,
    addMigrate,
    addArchive,
    addSandbox,
    addDemo,
    addDoctor,
  ])
    add(program);
  addStart(program, become);

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    tellFailure(error);
  }
}

/** Tells why it could not be done, on standard error and in the exit code of `process`. */
export function tellFailure(error: unknown): void {
  const { text, exitCode } = describeFailure(error);
  process.stderr.write(text);
  if (process.env.LOG_LEVEL === 'debug' && exitCode === 1 && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exitCode = exitCode;
}
