import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Finding, FindingKind } from '../archive/archive-check.ts';
import { readDatabaseUrl } from '../config.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';

/** `telex archive`: care for the stories that are kept. */
export function addArchive(program: Command): void {
  const archive = program.command('archive').summary('check the archive, and mend it');
  const check = archive
    .command('check')
    .summary('find damage in the archive, and mend it')
    .description(
      'Looks through all stories and what they are found by, while the bot may run. With --mend indexes, counts and links are made again from the stories; what cannot be read is set aside in the table archive_damaged.',
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
        const { found, left } = await check.check({ mend: options.mend, now: Date.now() });
        process.exitCode = left.length > 0 ? 1 : 0;
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ whole: left.length === 0, found, left })}\n`);
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
        process.stdout.write(`${conclude(left, options)}\n`);
      } finally {
        close();
      }
    });
}

const words: Readonly<Record<FindingKind, string>> = {
  file: 'faults in the pages of the database file',
  index: 'faults inside the full-text index',
  story: 'stories that cannot be read',
  revision: 'earlier versions that cannot be read',
  columns: 'stories filed as something else than they say',
  unindexed: 'stories that searching does not find',
  overindexed: 'entries of the full-text index of no story that may be shown',
  tally: 'counts of cities or sections that are wrong',
  early: 'stories counted that may not be shown yet',
  late: 'stories that were never counted',
  gram: 'marks of copies that belong to no story',
  ungrammed: 'stories whose copies would not be known again',
  key: 'agency keys that belong to no story',
  text: 'remembered texts that belong to no story',
  follows: 'stories that follow up one that is not there',
  orphan: 'earlier versions of no story',
};

/** `3 stories that searching does not find (such as 0a1b…).` */
function describeFinding({ kind, count, example }: Finding): string {
  return `${count}${count === 100 && kind === 'file' ? ' or more' : ''} ${words[kind]} (such as ${example}).`;
}

function conclude(left: readonly Finding[], { mend, database }: { mend: boolean; database: string }): string {
  if (left.length === 0) return mend ? 'The archive is whole.' : 'The archive is whole: nothing to mend.';
  if (left.some(({ kind }) => kind === 'file')) {
    return `The file ${database} itself is damaged, and nothing in it was changed. Stop the bot and put the last backup back: \`telex restore BACKUP\`; the damaged file is kept beside it. Then look at the disk.`;
  }
  return mend
    ? 'Not all of it could be mended: put a backup back.'
    : 'Mend it with `telex archive check --mend`; the bot may go on meanwhile.';
}
