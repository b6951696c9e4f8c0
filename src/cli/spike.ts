import { type Command, InvalidArgumentError } from 'commander';
import { readDatabaseUrl } from '../config.ts';
import { cleanText } from '../discord/text.ts';
import { type CopyToRead, isInHand } from '../intake/copy-file.ts';
import { takeIn } from '../intake/take-in.ts';
import type { Newsroom } from '../newsroom.ts';
import type { ReadingRoom } from '../open-to-read.ts';
import { describeProblem } from './copy-files.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';
import { WrongUsage } from './wrong-usage.ts';

/** `telex spike`: copy that could not be read; kept whole, listed, shown and tried again. */
export function addSpike(program: Command): void {
  const spike = program
    .command('spike')
    .summary('list the copy that could not be read, show it, try it again')
    .description(
      'Copy that could not be read is kept with its reason: whole, or as the name of its file when that is large.\n' +
        'Without a word more: lists it, newest first.',
    );

  addDatabaseOption(spike.command('list', { isDefault: true }).description('List it, newest first.'))
    .option('--json', 'a line of JSON each')
    // A word that is no command of `spike` comes here; as an argument it would stand in the help.
    .allowExcessArguments()
    .action(async (options: DatabaseOption & { json?: boolean }, command: Command) => {
      const [word] = command.args;
      if (word !== undefined) {
        throw new WrongUsage(`'telex spike' knows list, show and retry, and no '${cleanText(word)}'`);
      }
      const room = await openToRead(options);
      const spiked = await room.log.spiked();
      room.close();
      if (spiked.length === 0) process.stderr.write('No copy is kept aside.\n');
      for (const { id, source, capturedAt, problem, spikedAt } of spiked) {
        const row = { id, source, capturedAt: toIso(capturedAt), spikedAt: toIso(spikedAt), ...problem };
        const line = options.json
          ? JSON.stringify(row)
          : `${String(id).padStart(5)}  ${row.spikedAt}  ${describeProblem(source, problem)}`;
        process.stdout.write(`${line}\n`);
      }
    });

  addDatabaseOption(spike.command('show').description('Write the copy to standard output, byte for byte.'))
    .argument('<number>', 'as `telex spike` lists it', readNumber)
    .action(async (id: number, options: DatabaseOption) => {
      const room = await openToRead(options);
      const copy = await room.log.spikedCopy(id);
      room.close();
      if (copy === null) throw new Error(describeMissing(id));
      if (!isInHand(copy)) {
        throw new Error(
          `Copy ${id} was too large to be kept (${copy.size.toLocaleString('en')} bytes); it is the file ${copy.source}.`,
        );
      }
      process.stdout.write(copy.bytes);
    });

  addDatabaseOption(
    spike
      .command('retry')
      .description('Read it again, as after an update; what can be read goes into the archive.'),
  )
    .argument('[number...]', 'as `telex spike` lists it; default: all of it', collectNumbers)
    .action(async (ids: readonly number[], options: DatabaseOption) => {
      const newsroom = await open(options);
      const wanted = ids.length > 0 ? new Set(ids) : (await newsroom.log.spiked()).map((spiked) => spiked.id);
      const counts = { read: 0, refused: 0 };
      // Oldest first: a later version must meet the earlier one in the archive.
      for (const id of [...wanted].sort((a, b) => a - b)) {
        const copy = await newsroom.log.spikedCopy(id);
        if (copy !== null) {
          counts[(await retry(newsroom, id, copy)) ? 'read' : 'refused'] += 1;
          continue;
        }
        process.stderr.write(`${describeMissing(id)}\n`);
        process.exitCode = 1;
      }
      newsroom.close();
      if (counts.refused > 0) process.exitCode = 1;
      if (ids.length === 0 && counts.read + counts.refused === 0) {
        process.stdout.write('No copy is kept aside.\n');
      } else if (counts.read + counts.refused > 0) {
        process.stdout.write(`${counts.read} read, ${counts.refused} still refused\n`);
      }
    });
}

/** True when all of it could be read. */
async function retry({ log, desk }: Newsroom, id: number, copy: CopyToRead): Promise<boolean> {
  const now = Date.now();
  const { problem } = await takeIn(copy, desk, now);
  if (problem === null) {
    await log.unspike(id);
    return true;
  }
  // A file that is gone says nothing about why it could not be read when it was there.
  if (problem.code !== 'unreadable-file') await log.spike(copy, problem, now);
  process.stderr.write(`${describeProblem(copy.source, problem)}\n`);
  return false;
}

function describeMissing(id: number): string {
  return `No copy is kept aside under ${id}; \`telex spike\` lists what there is.`;
}

async function openToRead(options: DatabaseOption): Promise<ReadingRoom> {
  const { openReadingRoom } = await import('../open-to-read.ts');
  return openReadingRoom(options.database, readDatabaseUrl());
}

async function open(options: DatabaseOption): Promise<Newsroom> {
  const { openNewsroom } = await import('../newsroom.ts');
  return openNewsroom(options.database, readDatabaseUrl());
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new InvalidArgumentError('It takes the number that `telex spike` lists.');
  return Number(text);
}

function collectNumbers(text: string, before: readonly number[] | undefined): readonly number[] {
  return [...(before ?? []), readNumber(text)];
}

function toIso(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' });
}
