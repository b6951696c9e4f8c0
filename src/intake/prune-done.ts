import { opendir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDiskError } from './copy-file.ts';
import { doneName } from './folder-settings.ts';
import { dayName } from './put-away.ts';
import { listDays } from './watch-done.ts';

/** So many files are removed at one look. */
const mostRemoved = 5_000;
const dayTime = 24 * 3_600_000;

/**
 * Removes what has lain in `done/` for longer than `days`: whole days, the oldest first, some thousand files a look. What is
 * not in a folder of a day is left. What the disk does not let go stays. `now`: ms since the epoch.
 */
export async function pruneDone(folder: string, days: number, now: number): Promise<void> {
  const until = dayName(now - days * dayTime);
  let left = mostRemoved;
  const empty = async (path: string): Promise<void> => {
    for await (const entry of await opendir(path, { bufferSize: 1_024 })) {
      const below = join(path, entry.name);
      if (entry.isDirectory()) await empty(below);
      else {
        // A link goes, and not what it leads to.
        await rm(below, { force: true });
        left -= 1;
      }
      if (left <= 0) return;
    }
    await rmdir(path);
  };
  for (const day of await listDays(folder)) {
    if (day >= until || left <= 0) return;
    try {
      await empty(join(folder, doneName, day));
    } catch (error) {
      if (!isDiskError(error)) throw error;
    }
  }
}
