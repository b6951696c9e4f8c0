import { type Command, CommanderError } from 'commander';

/** The caller's words are off: `main` says so and ends with exit code 2. */
export class WrongUsage extends Error {}

const hint = '(add --help for what it takes)';

/**
 * Has wrong usage told as everything else is: `telex: …` and where to read more, on standard error, and no exit but
 * `main`'s. Options stand behind their command's name, so that `-Vrede` behind it is a word and not `-V`. Call it before
 * commands are added: they take it over.
 */
export function tellWrongUsage(program: Command): Command {
  return program
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError(hint)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'telex: ')) });
}

/** What to print for an error that ended a command, and the exit code: 0 after help, 2 for wrong usage, else 1. */
export function describeFailure(error: unknown): { readonly text: string; readonly exitCode: 0 | 1 | 2 } {
  // commander has told its own already.
  if (error instanceof CommanderError) return { text: '', exitCode: error.exitCode === 0 ? 0 : 2 };
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof WrongUsage
    ? { text: `telex: ${message}\n${hint}\n`, exitCode: 2 }
    : { text: `telex: ${message}\n`, exitCode: 1 };
}
