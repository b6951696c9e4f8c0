import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { readMoment } from './copy-files.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';
import { WrongUsage } from './wrong-usage.ts';

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
    async (file: string | undefined, options: DatabaseOption & { force: boolean }, command: Command) => {
      if (isOnServer(command)) {
        throw new Error(
          'All is kept on PostgreSQL (DATABASE_URL), and `pg_dump` backs that up (docs/backup.md). --database names a file to copy all the same.',
        );
      }
      const { backUp } = await import('../store/backup.ts');
      const now = Date.now();
      const to = file ?? join(dirname(options.database), `telex-${stamp(now)}.sqlite`);
      const made = backUp(options.database, to, now, options.force);
      process.stdout.write(`${made.path}  ${inMegabytes(made.bytes)}\n`);
    },
  );

  const restore = program
    .command('restore')
    .summary('put a backup back; the bot must be stopped')
    .description(
      'Checks a backup and puts it in the place of the database. What was there stays beside it under another name. When the bot starts it looks what its channels got since the backup, so that nothing is posted twice.\n' +
        'On PostgreSQL (DATABASE_URL) `pg_restore` puts a dump back; --taken then says of when it is, so that the bot looks.',
    )
    .argument('[file]', 'what `telex backup` wrote')
    .option('--taken <moment>', 'on PostgreSQL: when the dump was begun that was put back (ISO-8601)');
  addDatabaseOption(restore).action(
    async (file: string | undefined, options: DatabaseOption & { taken?: string }, command: Command) => {
      if (isOnServer(command)) return noteRestored(file, options.taken);
      if (options.taken !== undefined) {
        throw new WrongUsage('--taken is for a database on PostgreSQL (DATABASE_URL): a file says it itself');
      }
      if (file === undefined) throw new WrongUsage('say which backup to put back');
      const { restore } = await import('../store/backup.ts');
      const { makeFolder } = await import('../make-folder.ts');
      // As when a bot starts: on a new machine it is not there yet.
      if (existsSync(file)) makeFolder(dirname(resolve(options.database)));
      const { backup, before } = restore(file, options.database, Date.now());
      const of = backup.takenAt === null ? '' : ` of ${new Date(backup.takenAt).toISOString()}`;
      process.stdout.write(`${options.database} is the backup${of} now, ${inMegabytes(backup.bytes)}.\n`);
      process.stdout.write(notInIt);
      if (before !== null) process.stdout.write(`What was there before: ${before}\n`);
    },
  );
}

const notInIt =
  'What happened after it is not in it: channels that were subscribed since must be subscribed again, cancelled ones cancelled.\n';

/** Whether all is kept on a server, and no file was named. */
function isOnServer(command: Command): boolean {
  return readDatabaseUrl() !== null && command.getOptionValueSource('database') !== 'cli';
}

/** Has the next bot on the server look what its channels got since the dump that was put back there. */
async function noteRestored(file: string | undefined, taken: string | undefined): Promise<void> {
  if (file !== undefined || taken === undefined) {
    throw new WrongUsage(
      'all is kept on PostgreSQL (DATABASE_URL): put a dump back there with `pg_restore`, then say --taken and when it was begun (docs/backup.md)',
    );
  }
  const takenAt = readMoment(taken, 'Europe/Amsterdam', '--taken');
  const { openPostgres } = await import('../store/postgres.ts');
  const { createPostgresRestoreMark } = await import('../store/restore-mark-postgres.ts');
  const postgres = openPostgres(readDatabaseUrl() ?? '');
  const mark = createPostgresRestoreMark(postgres).set({ takenAt, restoredAt: Date.now() });
  await mark.finally(() => postgres.close());
  process.stdout.write(
    `The next bot on this database looks what its channels got since ${new Date(takenAt).toISOString()}.\n${notInIt}`,
  );
}

/** `20261123T080000Z`: sorts by time and may stand in any file's name. */
function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
