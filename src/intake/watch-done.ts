import { lstat, opendir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isDiskError } from './copy-file.ts';
import { doneName } from './folder-settings.ts';
import type { MoveLog } from './move-log.ts';
import { dayName, type PuttingAway } from './put-away.ts';
import { walkWireFiles } from './wire-files.ts';

/** A file that was written as shortly before it was read may be written on for as long, ms. */
const watchTime = 30 * 60_000;

/**
 * Brings back what was written on after it was read and moved, so that it is read as it then is: an upload that paused for
 * longer than anybody waited goes on in the file that it opened, wherever that lies. `now`: ms since the epoch. Rejects when the database fails.
 */
export async function bringBackGrown(log: MoveLog, { bringBack }: PuttingAway, now: number): Promise<void> {
  for (const file of await log.movedSince(now - watchTime, watchTime)) {
    try {
      const seen = await lstat(file.movedTo);
      if (!seen.isFile() || seen.size <= file.size) continue;
      await bringBack(file, now);
    } catch (error) {
      if (!isDiskError(error)) throw error;
    }
  }
}

/**
 * Brings back what lies in `done/` and the log does not know to have been read, of the days since it last knew (of today when it
 * knows nothing): after a power cut, and on a database that was put back, the stories of these files are gone with the log of them.
 * `now`: ms since the epoch. Rejects when the database fails.
 */
export async function bringBackUnknown(
  folder: string,
  log: MoveLog,
  { bringBack }: PuttingAway,
  now: number,
): Promise<void> {
  const since = dayName(Math.min((await log.lastMoveAt()) ?? now, now));
  for (const day of await listDays(folder)) {
    if (day < since) continue;
    const place = join(folder, doneName, day);
    try {
      for await (const found of walkWireFiles(place)) {
        for (const one of found) {
          // An empty file is a name that was taken for one that did not come.
          if ('problem' in one || one.isLink || one.size === 0 || (await log.hasMovedTo(one.path))) continue;
          const path = join(folder, relative(place, one.path));
          await bringBack({ ...one, path, movedTo: one.path }, now);
        }
      }
    } catch (error) {
      if (!isDiskError(error)) throw error;
    }
  }
}

/** The days that there is a folder for in `done/`, oldest first; none when there is no such folder, or it cannot be read. */
export async function listDays(folder: string): Promise<readonly string[]> {
  const days: string[] = [];
  try {
    for await (const entry of await opendir(join(folder, doneName))) {
      if (entry.isDirectory() && /^\d{4}-\d{2}-\d{2}$/.test(entry.name)) days.push(entry.name);
    }
  } catch (error) {
    if (!isDiskError(error)) throw error;
  }
  return days.sort();
}
