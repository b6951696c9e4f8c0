import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { environment } from '../environment.ts';
import type { SourceHealth, SourceReport } from '../intake/sources/health.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';

interface StatusOptions extends DatabaseOption {
  readonly file: string;
  readonly json: boolean;
}

const minute = 60_000;
/** The wire folder is looked at each minute: when all sources have waited for so long (ms), no bot runs. */
const asleepAfter = 15 * minute;

/** `telex sources status`; gives the command, which needs `--file` yet. */
export function addSourcesStatus(group: Command): Command {
  const status = group
    .command('status')
    .summary('how each source is')
    .description(
      'How each source is, by what the database remembers: last success and story, next try, stories today (UTC) and on a normal day, and why the last look failed. A bot may run meanwhile.',
    )
    .addOption(new Option('--json', 'a line of JSON each; moments in ms since the epoch').default(false))
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well, 1 a source is failing or brings garbage, the file is wrong, or nobody looks at the sources; 2 wrong usage.',
    )
    .action(async ({ file, database, json }: StatusOptions) => {
      const now = Date.now();
      const { sources, fileTrouble } = await report(file, database, now);
      for (const one of sources) if (json) process.stdout.write(`${JSON.stringify(one)}\n`);
      if (!json) process.stdout.write(drawTable(sources, now));
      const troubles = [
        ...(fileTrouble === null ? [] : [`The file of sources is wrong:\n${fileTrouble}`]),
        ...(isAsleep(sources, now) ? [`Nobody looks at these sources: is the bot running?`] : []),
      ];
      for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
      const isWrong = sources.some(({ state }) => state === 'failing' || state === 'garbage');
      if (isWrong || troubles.length > 0) process.exitCode = 1;
    });
  return addDatabaseOption(status);
}

async function report(file: string, database: string, now: number): Promise<SourceReport> {
  const { createSourceReporter } = await import('../source-report.ts');
  const { openPostgresStores, openSqliteStores } = await import('../stores.ts');
  const wireDir = environment.shape.WIRE_DIR.parse(process.env.WIRE_DIR || undefined);
  const url = readDatabaseUrl();
  if (url !== null) {
    const { openPostgres } = await import('../store/postgres.ts');
    const postgres = openPostgres(url);
    const reported = createSourceReporter(openPostgresStores(postgres), { wireDir, file })(now);
    return reported.finally(() => postgres.close());
  }
  const { openToRead } = await import('../store/database.ts');
  const { DatabaseTrouble, explainTrouble } = await import('../store/database-trouble.ts');
  if (!existsSync(database)) {
    throw new DatabaseTrouble(
      `There is no database ${resolve(database)} yet, so nobody has looked at a source; \`telex start\` makes it, --database names another.`,
    );
  }
  try {
    const db = openToRead(database);
    try {
      return await createSourceReporter(openSqliteStores(db), { wireDir, file })(now);
    } finally {
      db.close();
    }
  } catch (error) {
    throw new DatabaseTrouble(`The database ${database} ${explainTrouble(database, error)}.`, {
      cause: error,
    });
  }
}

function isAsleep(sources: readonly SourceHealth[], now: number): boolean {
  const looked = sources.filter(({ kind, state }) => kind !== 'push' && state !== 'off');
  return looked.every(({ nextAt }) => nextAt === null || nextAt + asleepAfter < now);
}

const heads = ['state', 'source', 'kind', 'last success', 'last story', 'next try', 'today', 'normal'];

/** A line each under heads, the columns as wide as they must be; why the last look failed on a line below. */
function drawTable(sources: readonly SourceHealth[], now: number): string {
  const rows = sources.map((one) => [
    one.state,
    one.name,
    one.kind,
    tellMoment(one.lastSuccessAt, now),
    tellMoment(one.lastStoryAt, now),
    tellMoment(one.nextAt, now),
    one.spikedToday > 0 ? `${one.storiesToday} (${one.spikedToday} spiked)` : String(one.storiesToday),
    one.normal === null ? '-' : String(Math.round(one.normal * 10) / 10),
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const draw = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = rows.flatMap((row, i) => {
    const { failure, place, state } = sources[i] as SourceHealth;
    const why = failure === null || state === 'off' ? [] : [`  ${place ?? ''}: ${failure.message}`];
    return [draw(row), ...why];
  });
  return `${[draw(heads), ...lines].join('\n')}\n`;
}

/** `3 min ago`, `in 2 days`; `-` for what never was or will be. */
function tellMoment(at: number | null, now: number): string {
  if (at === null || at <= 0 || at >= 8.64e15) return '-';
  const minutes = Math.round((at - now) / minute);
  const size = Math.abs(minutes);
  if (size < 1) return 'now';
  const [count, unit] =
    size < 120
      ? [size, 'min']
      : size < 48 * 60
        ? [Math.round(size / 60), 'hours']
        : [Math.round(size / 1_440), 'days'];
  return minutes < 0 ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}
