import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { environment } from '../environment.ts';
import type { SourceSettings } from '../intake/sources/settings.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Of every command about sources. */
export interface FileOption {
  readonly file: string;
}

/** `makes`: the command may make the file; every other refuses a `--file` that is not there, for it would look like no sources. */
export function addFileOption(command: Command, { makes } = { makes: false }): Command {
  const standard = environment.shape.SOURCES_FILE.parse(process.env.SOURCES_FILE || undefined);
  command.option('--file <path>', 'the file of sources', standard);
  if (makes) return command;
  return command.hook('preAction', (_, acting) => {
    const { file } = acting.opts<FileOption>();
    if (acting.getOptionValueSource('file') === 'cli' && !existsSync(file)) {
      throw new WrongUsage(`--file ${file} is not there`);
    }
  });
}

/** The sources of the file. Throws with every problem when it is wrong. `mayBeEmpty`: it is about to get some. */
export async function readSources(
  file: string,
  { mayBeEmpty } = { mayBeEmpty: false },
): Promise<readonly SourceSettings[]> {
  const { readSettingsFile } = await import('../intake/sources/settings-file.ts');
  const { checkSourceSchedule } = await import('../next-look.ts');
  const read = readSettingsFile(file, checkSourceSchedule);
  if (read.ok) return read.sources;
  if (mayBeEmpty && read.problems.every(({ code }) => code === 'empty-file')) return [];
  throw new Error(`the file of sources is wrong:\n${read.message}`);
}

/** Throws with every token that cannot be used; says when there is nobody who would take what is sent. */
export async function checkTokens(file: string, sources: readonly SourceSettings[]): Promise<void> {
  const { readPushTokens } = await import('../intake/sources/push-tokens.ts');
  const { senders, problems } = readPushTokens(sources, {
    home: dirname(resolve(file)),
    env: process.env,
  });
  if (problems.length > 0) throw new Error(`tokens are wrong:\n${problems.join('\n')}`);
  if (senders.length > 0 && !process.env.HTTP_PORT?.trim()) {
    process.stderr.write('HTTP_PORT is not set: nothing that is sent in would arrive.\n');
  }
}

/** Writes what `work` makes of the file, when that can be read: a bot that looks meanwhile sees the old or the new. */
export async function change(file: string, work: (text: string) => string): Promise<void> {
  const { readSourceSettings } = await import('../intake/sources/read-settings.ts');
  const { describeMistake } = await import('../intake/sources/settings-mistakes.ts');
  const { checkSourceSchedule } = await import('../next-look.ts');
  const text = work(readText(file));
  const read = readSourceSettings(text, checkSourceSchedule, dirname(resolve(file)));
  if (!read.ok) {
    // Lines of a text that was not written help nobody.
    const told = read.problems.map((one) => `${one.path || 'the file'} ${describeMistake(one)}`);
    throw new WrongUsage(`that would make ${file} wrong, and it was left as it is:\n${told.join('\n')}`);
  }
  const fresh = `${file}.tmp`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

/** The text of the file; empty while it is not there. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '';
  }
}
