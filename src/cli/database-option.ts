import type { Command } from 'commander';
import { environment } from '../environment.ts';

/** What `addDatabaseOption` gives to a command's action. */
export interface DatabaseOption {
  /** A path. */
  readonly database: string;
}

/** Lets a command take `--database`, by default the file that `telex start` uses with the same environment. */
export function addDatabaseOption(command: Command): Command {
  const standard = environment.shape.DATABASE_PATH.parse(process.env.DATABASE_PATH || undefined);
  return command.option(
    '--database <path>',
    'the SQLite file; not looked at where DATABASE_URL is set',
    standard,
  );
}
