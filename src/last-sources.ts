import { resolve } from 'node:path';
import type { SourceSettings } from './intake/sources/settings.ts';

/** Where the sources of a file are remembered; a Keyv. Rejects when it cannot. */
export interface SourceMemory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
}

/**
 * The sources that the file at this path named when it was last in order; none when it never was, or there is none. They go on when it is found
 * to be wrong or gone, also by a bot that was not there before.
 */
export async function recallSources(
  memory: Pick<SourceMemory, 'get'>,
  file: string | undefined,
): Promise<readonly SourceSettings[]> {
  if (file === undefined) return [];
  const sources = await memory.get(resolve(file));
  if (sources === undefined || (Array.isArray(sources) && sources.length === 0)) return [];
  // What checks them is as much code as all the rest of the intake; most have no such file.
  const { sourcesFile } = await import('./intake/sources/settings.ts');
  // What an earlier version of Telex wrote gets the defaults of this one.
  const read = sourcesFile.safeParse({ sources });
  return read.success ? read.data.sources : [];
}

/** Remembers what the file at this path names. */
export async function rememberSources(
  memory: SourceMemory,
  file: string,
  sources: readonly SourceSettings[],
): Promise<void> {
  await memory.set(resolve(file), sources);
}
