import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CheckReport, Finding, FindingKind, Lost, Salvaged } from '../archive/archive-check.ts';
import { readDatabaseUrl } from '../config.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';

/** `telex archive`: care for the stories that are kept. */
export function addArchive(program: Command): void {
  const archive = program.command('archive').summary('check the archive, and mend it');
  const check = archive
    .command('check')
    .summary('find damage in the archive, and mend it')
    .description(
      'Looks through all stories and what they are found by, while the bot may run. With --mend indexes, counts and links are made again from the stories; what cannot be read is set aside in the table archive_damaged. Of a file that is damaged itself what can be read is put into a file beside it.',
    )
    .addOption(new Option('--mend', 'mend what can be mended').default(false))
    .addOption(new Option('--json', 'what was found, as JSON').default(false));
  addDatabaseOption(check)
    .addHelpText('after', '\nExit codes: 0 whole or mended, 1 damage is left, 2 wrong usage.')
    .action(async (options: DatabaseOption & { mend: boolean; json: boolean }) => {
      const { openArchiveCheck } = await import('../open-archive-check.ts');
      const url = readDatabaseUrl();
      if (url === null && !existsSync(options.database)) {
        throw new Error(`There is no database ${resolve(options.database)}; --database names another.`);
      }
      const { check, close } = openArchiveCheck(options.database, url, options.mend);
      try {
        const report = await check.check({
          mend: options.mend,
          now: Date.now(),
          onProgress: tellProgress(),
        });
        const { found, left, salvaged } = report;
        process.exitCode = left.length > 0 ? 1 : 0;
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ whole: left.length === 0, found, left, salvaged })}\n`);
          return;
        }
        for (const finding of found) {
          const still = left.find(({ kind }) => kind === finding.kind);
          const became = !options.mend ? '' : still ? ` ${still.count} left.` : ' Mended.';
          process.stdout.write(`${describeFinding(finding)}${became}\n`);
        }
        for (const finding of left) {
          if (!found.some(({ kind }) => kind === finding.kind))
            process.stdout.write(`${describeFinding(finding)}\n`);
        }
        process.stdout.write(`${conclude(report, options)}\n`);
      } finally {
        close();
      }
    });
}

/** What is said of one of a kind, and of several. */
const words: Readonly<Record<FindingKind, readonly [one: string, more: string]>> = {
  file: ['fault in the pages of the database file', 'faults in the pages of the database file'],
  derived: [
    'fault in pages that can be made again from the stories',
    'faults in pages that can be made again from the stories',
  ],
  schema: ['part of the tables that is missing', 'parts of the tables that are missing'],
  state: [
    'note of how the archive is indexed that is missing',
    'notes of how the archive is indexed that are missing',
  ],
  index: ['fault inside the full-text index', 'faults inside the full-text index'],
  story: ['story that cannot be read', 'stories that cannot be read'],
  revision: ['earlier version that cannot be read', 'earlier versions that cannot be read'],
  unversioned: ['story whose earlier versions are lost', 'stories whose earlier versions are lost'],
  change: [
    'change of a story that posts which show it would not follow',
    'changes of stories that posts which show them would not follow',
  ],
  columns: ['story filed as something else than it says', 'stories filed as something else than they say'],
  unindexed: ['story that searching does not find', 'stories that searching does not find'],
  overindexed: [
    'entry of the full-text index of no story that may be shown',
    'entries of the full-text index of no story that may be shown',
  ],
  misindexed: ['story found by other words than it has', 'stories found by other words than they have'],
  word: [
    'word for help with typos that is missing or wrong',
    'words for help with typos that are missing or wrong',
  ],
  tally: ['count of a city or section that is wrong', 'counts of cities or sections that are wrong'],
  early: ['story counted that may not be shown yet', 'stories counted that may not be shown yet'],
  late: ['story that was never counted', 'stories that were never counted'],
  gram: ['mark of a copy that belongs to no story', 'marks of copies that belong to no story'],
  ungrammed: ['story whose copies would not be known again', 'stories whose copies would not be known again'],
  forgotten: [
    'story whose text or key would not be known again',
    'stories whose text or key would not be known again',
  ],
  key: ['agency key that belongs to no story', 'agency keys that belong to no story'],
  text: ['remembered text that belongs to no story', 'remembered texts that belong to no story'],
  follows: [
    'story that follows up itself or one that is not there',
    'stories that follow up themselves or one that is not there',
  ],
  orphan: ['earlier version of no story', 'earlier versions of no story'],
};

/** `3 stories that searching does not find (such as 0a1b…).` */
function describeFinding({ kind, count, example }: Finding): string {
  const or = count === 100 && kind === 'file' ? ' or more' : '';
  const such = count === 1 ? example : `such as ${example}`;
  return `${count}${or} ${words[kind][count === 1 ? 0 : 1]} (${such}).`;
}

function conclude(
  { left, salvaged }: CheckReport,
  { mend, database }: { mend: boolean; database: string },
): string {
  if (left.length === 0) return mend ? 'The archive is whole.' : 'The archive is whole: nothing to mend.';
  if (left.some(({ kind }) => kind === 'file')) return concludeFile(database, mend, salvaged ?? null);
  return mend
    ? 'Not all of it could be mended: put a backup back.'
    : 'Mend it with `telex archive check --mend`; the bot may go on meanwhile.';
}

/** The two ways out of a file whose pages are damaged. */
function concludeFile(database: string, mend: boolean, salvaged: Salvaged | null): string {
  const backup =
    'Stop the bot and put the last backup back: `telex restore BACKUP`; the damaged file is kept beside it.';
  const begin = `The file ${database} itself is damaged, and nothing in it was changed.`;
  const end = 'Then look at the disk.';
  if (salvaged) {
    const { path, stories, lost } = salvaged;
    return [
      `${begin} What could be read of it is in ${path}: ${stories} ${stories === 1 ? 'story' : 'stories'}.`,
      ...lost.map(describeLost),
      `${backup} Or, where that backup lacks more, what could be read: \`telex restore ${path}\`. ${end}`,
    ].join('\n');
  }
  const instead = mend
    ? ' Nothing of it can be read.'
    : ' Where there is none, `telex archive check --mend` puts what can still be read into a file beside it.';
  return `${begin} ${backup}${instead} ${end}`;
}

/** Ids named at most. */
const mostNamed = 20;

function describeLost({ table, ids, isAll }: Lost): string {
  if (ids === null) return `Lost: some rows of ${table}, nobody knows how many.`;
  if (ids.length === 0) return `Lost: rows of ${table} of which nothing is known any more.`;
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more (--json names all)` : '';
  const rows = ids.length === 1 ? 'one row' : `${ids.length} rows`;
  return `Lost: ${isAll ? '' : 'at least '}${rows} of ${table}: ${ids.slice(0, mostNamed).join(', ')}${more}.`;
}

/** Pause between two lines that say how far it is, in ms: a small archive is done before the first. */
const progressPause = 5_000;

/** Says on the error output what is being looked at, now and then. */
function tellProgress(): (at: string) => void {
  let told = performance.now();
  return (at) => {
    if (performance.now() - told < progressPause) return;
    told = performance.now();
    process.stderr.write(`Looking at ${at} …\n`);
  };
}
