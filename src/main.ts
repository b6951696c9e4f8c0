import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addDemo } from './cli/demo.ts';
import { addDigest } from './cli/digest.ts';
import { addImport } from './cli/import.ts';
import { addParse } from './cli/parse.ts';
import { addSandbox } from './cli/sandbox.ts';
import { addSearch } from './cli/search.ts';
import { addSpike } from './cli/spike.ts';
import { addStart } from './cli/start.ts';
import { WrongUsage } from './cli/wrong-usage.ts';

/** The `telex` command line. Exit codes: 0 done, 1 could not, 2 wrong usage. */
const program = new Command('telex')
  .description('News-agency wire copy in, digests in Discord out.')
  .version(manifest.version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: false })
  .showHelpAfterError('(add --help for what it takes)');

for (const add of [addParse, addImport, addSearch, addDigest, addSpike, addSandbox, addDemo, addStart])
  add(program);
for (const command of program.commands) command.copyInheritedSettings(program);

// A reader that has seen enough (`| head`) closes the pipe: that ends the work, and is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof WrongUsage) {
    process.stderr.write(`telex: ${error.message}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(`telex: ${error instanceof Error ? error.message : String(error)}\n`);
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  }
}
