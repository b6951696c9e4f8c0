import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { hasIdleBreaking } from '../../commands/idle-breaking.ts';
import { readDatabaseUrl } from '../config.ts';
import type { Subscription } from '../delivery/subscription.ts';
import { isGone, readProblem } from '../intake/copy-file.ts';
import type { OpenSubscriptions } from '../open-subscriptions.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';
import { writeFresh } from './write-fresh.ts';
import { WrongUsage } from './wrong-usage.ts';

/** A bot holds the subscriptions of a file in memory. */
const mustStop = 'A bot on a SQLite file must be stopped.';

/** `telex subscriptions`: who follows what, outside Discord. */
export function addSubscriptions(program: Command): void {
  const group = program
    .command('subscriptions')
    .summary('list, export, import, pause, resume and remove subscriptions')
    .description(
      'Subscriptions are managed with /nieuws in Discord; this is for moving and mending them. What changes them works while the bot is stopped, and on PostgreSQL (DATABASE_URL) at any time.',
    );

  addDatabaseOption(group.command('list', { isDefault: true }).description('A line each, oldest first.'))
    .addOption(new Option('--json', 'a line of JSON each').default(false))
    .action(async ({ database, json }: DatabaseOption & { json: boolean }) => {
      const { readSubscriptions } = await import('../open-subscriptions.ts');
      const all = await readSubscriptions(database, readDatabaseUrl());
      if (all.length === 0) process.stderr.write('There are no subscriptions.\n');
      for (const one of all) process.stdout.write(`${json ? JSON.stringify(one) : describe(one)}\n`);
    });

  addDatabaseOption(group.command('export').description('Write all of them to a file, as JSON.'))
    .argument('[file]', 'where to; default, and -: standard output')
    .addOption(new Option('--guild <id>', 'of this server only'))
    .addOption(new Option('--force', 'replace a file that is there').default(false))
    .action(
      async (file: string | undefined, options: DatabaseOption & { guild?: string; force: boolean }) => {
        const { readSubscriptions } = await import('../open-subscriptions.ts');
        const { isFilable, writeSubscriptionFile } = await import('../subscription-file.ts');
        const all = await readSubscriptions(options.database, readDatabaseUrl());
        const ofGuild = all.filter((one) => options.guild === undefined || one.guildId === options.guild);
        const chosen = ofGuild.filter(isFilable);
        const left = ofGuild.length - chosen.length;
        if (left > 0) {
          process.stderr.write(`${left} that follow a story are left out: they are over in days.\n`);
        }
        const text = writeSubscriptionFile(chosen, Date.now());
        if (file === undefined || file === '-') {
          process.stdout.write(text);
          return;
        }
        writeFresh(file, text, options.force);
        process.stdout.write(`${file}  ${chosen.length} subscriptions\n`);
      },
    );

  addDatabaseOption(
    group.command('import').description(`Add those of a file that are not there yet. ${mustStop}`),
  )
    .argument('<file>', 'what `export` wrote; - for standard input')
    .action(async (file: string, { database }: DatabaseOption) => {
      const { readSubscriptionFile } = await import('../subscription-file.ts');
      const { importSubscriptions } = await import('../import-subscriptions.ts');
      const { mostInChannel, mostInServer } = await import('../../commands/most-subscriptions.ts');
      const read = readSubscriptionFile(readWhole(file));
      if (!read.ok) {
        throw new Error(
          `${file} was not imported, nothing of it:\n${read.problems.map((problem) => `  ${problem}`).join('\n')}`,
        );
      }
      const { openOrMakeSubscriptions } = await import('../open-subscriptions.ts');
      await change(
        openOrMakeSubscriptions(database, readDatabaseUrl()),
        async ({ subscriptions, ledger }) => {
          const imported = await importSubscriptions(read.subscriptions, subscriptions, ledger, Date.now());
          for (const { subscription, outcome } of imported) {
            process.stdout.write(`${outcome.padEnd(7)}  ${describe(subscription)}\n`);
          }
          const full = imported.filter(({ outcome }) => outcome === 'full').length;
          if (full > 0) {
            const most = `A channel has ${mostInChannel} subscriptions at most, a server ${mostInServer}`;
            throw new Error(`${most}: ${full} of the file were left out.`);
          }
        },
      );
    });

  addChange(group, 'pause', 'Plan nothing more for them.', async ({ care }, id) =>
    care.pause(id, Date.now()),
  );
  addChange(
    group,
    'resume',
    'Go on with them; what came in during the pause is left out.',
    async ({ care }, id) => care.resume(id, Date.now()),
  );
  addChange(group, 'remove', 'End them for good.', async ({ subscriptions }, id) => {
    const was = await subscriptions.get(id);
    await subscriptions.remove(id);
    return was;
  });
}

type Change = (open: OpenSubscriptions, id: string) => Promise<Subscription | null>;

function addChange(
  group: Command,
  name: 'pause' | 'resume' | 'remove',
  description: string,
  work: Change,
): void {
  const command = group.command(name).description(`${description} ${mustStop}`);
  addDatabaseOption(command)
    .argument('[id...]', 'as `telex subscriptions` lists them')
    .addOption(new Option('--all', 'all of them').default(false))
    .action(async (ids: readonly string[], { database, all }: DatabaseOption & { all: boolean }) => {
      if (ids.length === 0 && !all) throw new WrongUsage(`say which to ${name}: their ids, or --all`);
      const { openSubscriptions } = await import('../open-subscriptions.ts');
      await change(openSubscriptions(database, readDatabaseUrl()), async (open) => {
        const chosen = all ? (await open.subscriptions.all()).map(({ id }) => id) : ids;
        for (const id of chosen) {
          const one = await work(open, id);
          if (one !== null) process.stdout.write(`${describe(one)}\n`);
          else {
            process.stderr.write(`There is no subscription ${JSON.stringify(id)}.\n`);
            process.exitCode = 1;
          }
        }
      });
    });
}

async function change(
  open: OpenSubscriptions,
  work: (open: OpenSubscriptions) => Promise<void>,
): Promise<void> {
  try {
    await work(open);
  } finally {
    open.close();
  }
}

/** A file as text; `-` for standard input. Throws in words: a file that is not there is a word too many or too few. */
function readWhole(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const words = `${resolve(file)} was not imported: ${readProblem(error).message}`;
    if (isGone(error)) throw new WrongUsage(words, { cause: error });
    throw new Error(words, { cause: error });
  }
}

/** `a1b2c3d4  channel 123 of 456  digest 0 8 * * * Europe/Amsterdam  stad:Moskou  paused` */
function describe(
  one: Omit<Subscription, 'halt' | 'lastHalt' | 'lostRole' | 'lostPost' | 'timesSince' | 'thread'> &
    Partial<Subscription>,
): string {
  const where =
    one.guildId === null ? `person ${one.createdBy}` : `${one.place} ${one.channelId} of ${one.guildId}`;
  const when = one.mode === 'direct' ? 'direct' : `digest ${one.schedule} ${one.timezone}`;
  const state = [
    ...(one.pausedAt === null ? [] : ['paused']),
    ...(one.halt == null ? [] : [`halted: ${one.halt.code}`]),
    ...(hasIdleBreaking(one) ? ['breaking: no effect, each story comes at once already'] : []),
  ];
  if (one.mode === 'follow') {
    return [one.id, where, `follow ${one.thread?.storyId}`, ...state].join('  ');
  }
  return [one.id, where, when, JSON.stringify(one.topic), ...state].join('  ');
}
