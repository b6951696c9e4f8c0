import { once } from 'node:events';
import type { Command } from 'commander';
import { Option } from 'commander';
import { type WireFormat, wireFormats } from '../wire/item.ts';
import type { Result } from '../wire/problem.ts';
import type { Story } from '../wire/story.ts';
import { describeProblem, findCopy, readCopy, readMoment } from './copy-files.ts';

/** `telex parse`: copy in, a line of JSON a story out. */
export function addParse(program: Command): void {
  program
    .command('parse')
    .summary('read wire copy and print its stories as JSON, a line each')
    .description(
      'Reads wire copy and prints its stories as JSON, a line each, in the order of the copy.\n' +
        'What cannot be read is said on standard error; the other files are still done.',
    )
    .argument('<file...>', 'files of wire copy; - for standard input')
    .option(
      '--at <moment>',
      'the moment of capture (ISO-8601), which ages are relative to; default: as the copy or its name states it, else when the file was written',
    )
    .addOption(
      new Option('--format <name>', 'what the copy is').choices(['auto', ...wireFormats]).default('auto'),
    )
    .option(
      '--explain',
      'print which rule read which part of which line, instead of the stories; for pages, iptc7901 and anpa1312',
    )
    .action(async (files: string[], options: ParseOptions) => {
      const { explainCopy } = await import('../read-stories.ts');
      const { readCopyStories } = await import('../read-copy.ts');
      const at = options.at === undefined ? null : readMoment(options.at, 'Europe/Amsterdam');
      for (const file of files) {
        if (options.explain) {
          const copy = await readCopy(file, at, Date.now());
          await print(file, copy.ok ? explainCopy(copy.value, options.format) : copy);
          continue;
        }
        const copy = await findCopy(file, at, Date.now());
        if (!copy.ok) await print(file, copy);
        else
          for await (const part of readCopyStories(copy.value, options.format))
            await print(file, printStories(part));
      }
    });
}

/** Lines to standard output, no faster than they are taken; a problem to standard error. */
async function print(file: string, lines: Result<readonly string[]>): Promise<void> {
  if (!lines.ok) {
    process.stderr.write(`${describeProblem(file, lines.problem)}\n`);
    if (!lines.problem.isAside) process.exitCode = 1;
    return;
  }
  for (const line of lines.value) {
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }
}

interface ParseOptions {
  readonly at?: string;
  readonly format: WireFormat | 'auto';
  readonly explain?: boolean;
}

function printStories(read: Result<readonly Story[]>): Result<readonly string[]> {
  return read.ok ? { ok: true, value: read.value.map((story) => JSON.stringify(presentStory(story))) } : read;
}

/** A story as `telex parse` and `telex search --json` print it: times as ISO-8601, null where the copy says nothing. */
export function presentStory(story: Story): Record<string, unknown> {
  const { source, role, format, headline, section, dateline, paragraphs, subheads, age, ...rest } = story;
  const { publishedAt, precision, truncated, editorNote, id, capturedAt, embargoUntil, ...fields } = rest;
  return {
    source,
    role,
    format,
    headline,
    section,
    dateline,
    paragraphs,
    subheads,
    age,
    publishedAt: toIso(publishedAt),
    precision,
    truncated,
    editorNote,
    id,
    ...fields,
    embargoUntil: toIso(embargoUntil),
    capturedAt: toIso(capturedAt),
  };
}

function toIso(ms: number | null): string | null {
  return ms === null ? null : Temporal.Instant.fromEpochMilliseconds(ms).toString();
}
