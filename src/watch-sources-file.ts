import { statSync } from 'node:fs';
import { isGone } from './intake/copy-file.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import type { SettingsFile, SettingsNews } from './intake/sources/settings-file.ts';
import { recallSources, type SourceMemory } from './last-sources.ts';
import { checkSourceSchedule } from './next-look.ts';

/** The file of sources, as a bot goes by it. */
export interface WatchedFile {
  /** What it named in an earlier run, when it was last in order; known from the first `read` on. */
  readonly before: readonly SourceSettings[];
  /** As of `SettingsFile`. Rejects when the memory cannot be asked. */
  read(): Promise<SettingsNews | null>;
}

/**
 * Watches the file at `path`. What reads such a file is as much code as all the rest of the intake (20 MB): it is loaded once
 * there is one, or was in an earlier run.
 */
export function watchSourcesFile(path: string, memory: Pick<SourceMemory, 'get'>): WatchedFile {
  let before: readonly SourceSettings[] | null = null;
  let file: SettingsFile | null = null;
  let isNoneTold = false;
  return {
    get before() {
      return before ?? [];
    },
    async read() {
      before ??= await recallSources(memory, path);
      if (file === null && before.length === 0 && isMissing(path)) {
        if (isNoneTold) return null;
        isNoneTold = true;
        return { ok: true, sources: [], isThere: false };
      }
      if (file === null) {
        const { openSettingsFile } = await import('./intake/sources/settings-file.ts');
        file = openSettingsFile(path, checkSourceSchedule, before.length > 0);
      }
      return file.read();
    },
  };
}

function isMissing(path: string): boolean {
  try {
    statSync(path);
    return false;
  } catch (error) {
    // What else is wrong with it is told by who reads it.
    return isGone(error);
  }
}
