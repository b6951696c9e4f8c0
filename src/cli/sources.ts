import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { cleanText } from '../discord/text.ts';
import { environment } from '../environment.ts';
import type { ListedFeed } from '../intake/opml.ts';
import { publicUrl } from '../intake/show-address.ts';
import type { SettingsToWrite } from '../intake/sources/edit-settings.ts';
import type { SourceSettings } from '../intake/sources/settings.ts';
import { describeSource, describeStory } from './describe-source.ts';
import {
  addFileOption,
  change,
  checkTokens,
  type FileOption,
  readSources,
  readText,
} from './sources-file.ts';
import { addSourcesStatus } from './sources-status.ts';
import { writeFresh } from './write-fresh.ts';
import { WrongUsage } from './wrong-usage.ts';

interface AddOptions extends FileOption {
  readonly name?: string;
  readonly schedule?: string;
  readonly section?: string;
  readonly credit?: string;
  readonly rights?: string;
  readonly pictures?: string;
  readonly firstSync?: string;
  readonly fullText?: boolean;
}

/** `telex sources`: where copy comes from. */
export function addSources(program: Command): void {
  const group = program
    .command('sources')
    .summary('list, check, add and remove sources of copy')
    .description(
      'Sources stand in one file, YAML or JSON (docs/sources.md). A bot that runs reads it again when it changes.',
    );

  addFileOption(
    group.command('list', { isDefault: true }).description('A line each, in the order of the file.'),
  )
    .addOption(new Option('--json', 'a line of JSON each').default(false))
    .action(async ({ file, json }: FileOption & { json: boolean }) => {
      const sources = await readSources(file);
      if (sources.length === 0) process.stderr.write(`${file} names no sources.\n`);
      for (const one of sources)
        process.stdout.write(`${json ? JSON.stringify(one) : describeSource(one)}\n`);
    });

  addFileOption(addSourcesStatus(group));

  addFileOption(
    group
      .command('check')
      .description('Say what is wrong in the file, line by line, and with the tokens it names.'),
  ).action(async ({ file }: FileOption) => {
    const sources = await readSources(file);
    await checkTokens(file, sources);
    const count = sources.length === 1 ? '1 source' : `${sources.length} sources`;
    const isThere = existsSync(file);
    process.stdout.write(
      isThere ? `${file}  ${count}, nothing wrong\n` : `${file} is not there: WIRE_DIR alone is read\n`,
    );
  });

  addFileOption(
    group
      .command('try')
      .description('Look at a page or feed once, and print what it would bring; nothing is kept.'),
  )
    .argument('<name>', 'as `telex sources` lists it')
    .action(async (name: string, { file }: FileOption) => {
      const source = (await readSources(file)).find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (source === undefined) throw new Error(`${file} has no source ${JSON.stringify(name)}.`);
      if (source.kind !== 'page' && source.kind !== 'feed') {
        throw new WrongUsage(`a ${source.kind} cannot be tried; \`telex parse\` reads a file of copy`);
      }
      const { trySource } = await import('../try-source.ts');
      const { describeUserAgent } = await import('../intake/http/user-agent.ts');
      const { readContactUrl } = await import('../config.ts');
      const userAgent = describeUserAgent(program.version() ?? '', readContactUrl());
      const { stories, problems } = await trySource(source, userAgent, Date.now());
      for (const story of stories) process.stdout.write(`${describeStory(story)}\n`);
      for (const { message } of problems) process.stderr.write(`${cleanText(message)}\n`);
      if (problems.length > 0) process.exitCode = 1;
      else if (stories.length === 0) process.stderr.write('There is nothing in it.\n');
    });

  addFileOption(group.command('add').description('Add a source to the file; comments in it stay.'), {
    makes: true,
  })
    .argument('<kind>', 'folder, page, feed or push')
    .argument('<place>', 'its path or address; of push, the file with its token')
    .option('--name <name>', 'default: the host of the address, or the name of the folder or file')
    .option('--schedule <words>', 'when it is looked at, in words or cron: every 15 minutes')
    .option('--section <name>', 'for stories that name none')
    .option('--credit <line>', 'for stories that name none')
    .option('--rights <line>', 'for stories that name none')
    .addOption(
      new Option('--pictures <rule>', 'which pictures of its stories may be shown').choices([
        'when-rights-allow',
        'always',
        'never',
      ]),
    )
    .addOption(
      new Option('--first-sync <way>', 'what is done with what it holds already').choices([
        'skip',
        'latest',
        'backfill',
      ]),
    )
    .option('--full-text', 'of a feed: fetch the text behind each link')
    .action(async (kind: string, place: string, options: AddOptions) => {
      const { addSources: add } = await import('../intake/sources/edit-settings.ts');
      await readSources(options.file, { mayBeEmpty: true });
      const source = sourceOf(kind, place, options);
      await change(options.file, (text) => add(text, [source]));
      process.stdout.write(`${options.file}  ${source.name} added\n`);
      if (kind === 'folder') hintAtWire(options.file, place);
    });

  addFileOption(
    group.command('import').description('Add the feeds of an OPML list that are not there yet.'),
    {
      makes: true,
    },
  )
    .argument('<list>', 'a file of OPML; - for standard input')
    .action(async (list: string, { file }: FileOption) => {
      const { addressKey, readOpml } = await import('../intake/opml.ts');
      const { addSources: add } = await import('../intake/sources/edit-settings.ts');
      const read = readOpml(readFileSync(list === '-' ? 0 : list));
      if (!read.ok) throw new Error(`${list}: ${read.problem.message}`);
      for (const problem of read.value.problems) process.stderr.write(`${list}: ${problem.message}\n`);
      const before = await readSources(file, { mayBeEmpty: true });
      const fresh = chooseFresh(read.value.feeds, before, addressKey);
      if (fresh.length > 0) await change(file, (text) => add(text, fresh));
      process.stdout.write(
        `${file}  ${fresh.length} added, ${read.value.feeds.length - fresh.length} there already\n`,
      );
    });

  addFileOption(group.command('export').description('Write the feeds as a list in OPML.'))
    .argument('[list]', 'where to; default: standard output')
    .addOption(new Option('--force', 'replace a file that is there').default(false))
    .action(async (list: string | undefined, { file, force }: FileOption & { force: boolean }) => {
      const { writeOpml } = await import('../intake/opml.ts');
      const feeds = (await readSources(file)).flatMap((one) =>
        one.kind === 'feed'
          ? [{ name: one.name, url: publicUrl(one.url), section: one.section ?? null }]
          : [],
      );
      const text = writeOpml(feeds, 'Telex');
      if (text === null) throw new Error(`${file} names no feeds, and OPML has no empty lists.`);
      if (list === undefined) process.stdout.write(text);
      else {
        writeFresh(list, text, force);
        process.stdout.write(`${list}  ${feeds.length} feeds\n`);
      }
    });

  addChange(group, 'remove', 'Take a source out of the file.', async (text, name) => {
    const { removeSource } = await import('../intake/sources/edit-settings.ts');
    return removeSource(text, name);
  });
  addChange(group, 'enable', 'Look at a source again.', async (text, name) => {
    const { enableSource } = await import('../intake/sources/edit-settings.ts');
    return enableSource(text, name, true);
  });
  addChange(group, 'disable', 'Do not look at a source for the time being.', async (text, name) => {
    const { enableSource } = await import('../intake/sources/edit-settings.ts');
    return enableSource(text, name, false);
  });
}

function addChange(
  group: Command,
  name: string,
  description: string,
  work: (text: string, name: string) => Promise<string | null>,
): void {
  addFileOption(group.command(name).description(description))
    .argument('<name>', 'as `telex sources` lists it')
    .action(async (source: string, { file }: FileOption) => {
      await readSources(file);
      const changed = await work(readText(file), source);
      if (changed === null) throw new Error(`${file} has no source ${JSON.stringify(source)}.`);
      await change(file, () => changed);
      process.stdout.write(`${file}  ${source} ${name}d\n`);
    });
}

/** WIRE_DIR needs no entry; one is for its settings. */
function hintAtWire(file: string, place: string): void {
  const wireDir = environment.shape.WIRE_DIR.parse(process.env.WIRE_DIR || undefined);
  if (resolve(dirname(resolve(file)), place) !== resolve(wireDir)) return;
  process.stderr.write(`${place} is WIRE_DIR, which is read without an entry too.\n`);
}

/** The feeds that are no source yet, under names that none has. */
function chooseFresh(
  feeds: readonly ListedFeed[],
  before: readonly SourceSettings[],
  keyOf: (url: string) => string,
): SettingsToWrite[] {
  const urls = new Set(before.map((one) => (one.kind === 'feed' ? keyOf(one.url) : '')));
  const names = new Set(before.map(({ name }) => name.toLowerCase()));
  return feeds
    .filter(({ url }) => !urls.has(keyOf(url)))
    .map(({ name, url, section }) => {
      let own = name;
      for (let i = 2; names.has(own.toLowerCase()); i += 1) own = `${name} ${i}`;
      names.add(own.toLowerCase());
      return { name: own, kind: 'feed', url, ...(section === null ? {} : { section }) };
    });
}

function sourceOf(kind: string, place: string, options: AddOptions): SettingsToWrite {
  const { file: _, name, ...others } = options;
  if (kind !== 'folder' && kind !== 'page' && kind !== 'feed' && kind !== 'push') {
    throw new WrongUsage(`${JSON.stringify(kind)} is no kind of source: folder, page, feed or push`);
  }
  const own = kind === 'folder' ? { path: place } : kind === 'push' ? { tokenFile: place } : { url: place };
  return { name: name ?? nameOf(kind, place), kind, ...own, ...others };
}

/** `news.example` of an address, `anp` of a path and of `anp.token`. */
function nameOf(kind: string, place: string): string {
  if (URL.canParse(place)) return new URL(place).hostname.replace(/^www\./, '');
  const last = place.split(/[\\/]/).filter(Boolean).at(-1) ?? place;
  return kind === 'push' ? last.replace(/(?<=.)\.[^.]*$/, '') : last;
}
