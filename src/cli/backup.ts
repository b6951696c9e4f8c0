import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';

/** `telex backup` and `telex restore`: a copy of everything that Telex keeps, and back. */
export function addBackup(program: Command): void {
  const backup = program
    .command('backup')
    .summary('copy everything that Telex keeps to a file, while the bot runs')
    .description(
      'Copies the database (stories, subscriptions, what was posted where) to one file: whole, of one moment, checked. The bot may go on meanwhile.',
    )
    .argument('[file]', 'where to; default: beside the database, with the moment in its name')
    .addOption(new Option('--force', 'replace a file that is there').default(false));
  addDatabaseOption(backup).action(
    async (file: string | undefined, options: DatabaseOption & { force: boolean }) => {
      const { backUp } = await import('../store/backup.ts');
      const now = Date.now();
      const to = file ?? join(dirname(options.database), `telex-${stamp(now)}.sqlite`);
      const made = backUp(options.database, to, now, options.force);
      process.stdout.write(`${made.path}  ${inMegabytes(made.bytes)}\n`);
      if (readDatabaseUrl() !== null) {
        process.stderr.write(
          'Stories are not in it: they are on PostgreSQL (DATABASE_URL); `pg_dump` backs those up (docs/backup.md).\n',
        );
      }
    },
  );

  const restore = program
    .command('restore')
    .summary('put a backup back; the bot must be stopped')
    .description(
      'Checks a backup and puts it in the place of the database. What was there stays beside it under another name. When the bot starts it looks what its channels got since the backup, so that nothing is posted twice.',
    )
    .argument('<file>', 'what `telex backup` wrote');
  addDatabaseOption(restore).action(async (file: string, options: DatabaseOption) => {
    const { restore } = await import('../store/backup.ts');
    const { makeFolder } = await import('../make-folder.ts');
    // As when a bot starts: on a new machine it is not there yet.
    if (existsSync(file)) makeFolder(dirname(resolve(options.database)));
    const { backup, before } = restore(file, options.database, Date.now());
    const of = backup.takenAt === null ? '' : ` of ${new Date(backup.takenAt).toISOString()}`;
    process.stdout.write(`${options.database} is the backup${of} now, ${inMegabytes(backup.bytes)}.\n`);
    process.stdout.write(
      'What happened after it is not in it: channels that were subscribed since must be subscribed again, cancelled ones cancelled.\n',
    );
    if (before !== null) process.stdout.write(`What was there before: ${before}\n`);
  });
}

/** `20261123T080000Z`: sorts by time and may stand in any file's name. */
function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
