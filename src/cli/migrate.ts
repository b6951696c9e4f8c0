import type { Command } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';

/** `telex migrate`: from the SQLite file to a PostgreSQL database, and back to the file. */
export function addMigrate(program: Command): void {
  const migrate = program.command('migrate').summary('move to PostgreSQL; the bot must be stopped');
  const move = migrate
    .command('sqlite-to-postgres')
    .summary('copy everything to the PostgreSQL database at DATABASE_URL')
    .description(
      'Copies everything that the SQLite file holds to the empty PostgreSQL database at DATABASE_URL: all of it or nothing. The bot must be stopped. Started with DATABASE_URL it then goes on as if nothing had happened; the file stays as it was, and no bot starts on it again.',
    );
  addDatabaseOption(move).action(async ({ database }: DatabaseOption) => {
    const databaseUrl = readDatabaseUrl();
    if (databaseUrl === null) {
      throw new Error(
        'DATABASE_URL says where to: set it to an empty PostgreSQL database, such as postgresql://user:password@host:5432/telex.',
      );
    }
    const { moveToPostgres } = await import('../move-to-postgres.ts');
    const { target, rows } = await moveToPostgres({
      databasePath: database,
      databaseUrl,
      now: Date.now,
      onProgress: tellProgress(),
    });
    const kinds = rows === null ? 'An earlier try had moved all of it.' : describeRows(rows);
    process.stdout.write(`${database} is moved to PostgreSQL (${target}).\n${kinds}\n`);
    process.stdout.write(
      `Start the bot with DATABASE_URL. Keep ${database} until you have a backup of the new database; no bot starts on it any more.\n`,
    );
  });

  const undo = migrate
    .command('undo')
    .summary('go on with the SQLite file')
    .description(
      'Takes back that the SQLite file was moved. No bot may run on PostgreSQL any more. What happened there since the move is not in the file; when the bot starts it looks what its channels got, so that nothing is posted twice.',
    );
  addDatabaseOption(undo).action(async ({ database }: DatabaseOption) => {
    const { undoMove } = await import('../undo-move.ts');
    const { target, begunAt } = undoMove(database, Date.now());
    const as = `as it was on ${new Date(begunAt).toISOString()}`;
    process.stdout.write(
      `${database} is in use again, ${as}. Start the bot without DATABASE_URL, and none on ${target}.\n`,
    );
  });
}

/** A line for each kind of which there is any. */
function describeRows(rows: ReadonlyMap<string, number>): string {
  const widest = Math.max(0, ...[...rows.values()].map((count) => String(count).length));
  return rows.size === 0
    ? 'There was nothing in it.'
    : [...rows].map(([kind, count]) => `${String(count).padStart(widest)} ${kind}`).join('\n');
}

/** Pause between two lines that say how far it is, in ms: a small installation is moved before the first. */
const progressPause = 5_000;

function tellProgress(): (kind: string, rows: number) => void {
  let told = performance.now();
  return (kind, rows) => {
    if (performance.now() - told < progressPause) return;
    told = performance.now();
    process.stderr.write(`${rows} ${kind} …\n`);
  };
}
