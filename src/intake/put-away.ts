import { createReadStream } from 'node:fs';
import { lstat, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Problem } from '../wire/problem.ts';
import { doneName, reasonEnding, spikedName } from './folder-settings.ts';
import { moveFile } from './move-file.ts';
import type { MovedFile, MoveLog } from './move-log.ts';
import { reasonPath, writeReason } from './reason-file.ts';
import type { WireFile } from './wire-files.ts';

/** A day as the folders in `done/` are named: in UTC. `at`: ms since the epoch. */
export function dayName(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Moves files of a folder that were read, and back. */
export interface PuttingAway {
  /**
   * Moves a file that was read to `done/<day>/<subfolder>/`, or with its reason to `spiked/<subfolder>/`; when it changed in the
   * meantime it comes back. Rejects with what the disk says. `now`: ms since the epoch.
   */
  putAway(file: WireFile, problem: Problem | null, now: number): Promise<void>;
  /**
   * A file that was moved before is here again, of the same size and time. `gone`: the other one has the same bytes, and this one was
   * removed. `read`: it has others, or somebody took it off the spike, so that it is wanted anew. `move`: the other one is no longer
   * in `done/`, and this one is to go there. `resume`: its name was taken there, and a crash came before it was moved; it is forgotten.
   * Rejects with what the disk says.
   */
  meetAgain(file: WireFile, movedTo: string): Promise<'read' | 'gone' | 'move' | 'resume'>;
  /** Puts a file that was moved where it came from, beside what has its name now. Rejects with what the disk says. `now` in ms. */
  bringBack(file: MovedFile, now: number): Promise<void>;
}

/** For the folder at this path. */
export function createPuttingAway(folder: string, log: MoveLog): PuttingAway {
  const isSpiked = (path: string) => relative(folder, path).startsWith(`${spikedName}${sep}`);

  async function bringBack(file: MovedFile, now: number): Promise<void> {
    const { path, movedTo } = file;
    await moveFile(movedTo, { folder: dirname(path), name: basename(path) }, now);
    await log.forgetMove(file, movedTo);
    if (isSpiked(movedTo)) await rm(reasonPath(movedTo), { force: true });
  }

  return {
    async putAway(file, problem, now) {
      const place = problem === null ? join(doneName, dayName(now)) : spikedName;
      const destination = {
        folder: join(folder, place, relative(folder, dirname(file.path))),
        name: basename(file.path),
        room: problem === null ? 0 : reasonEnding.length,
        isLeft: async (path: string) => !(await log.hasMovedTo(path)),
      };
      let noted: string | null = null;
      const reserved = async (to: string, name: 'new' | 'left') => {
        if (!(await log.noteMove(file, to, now, name))) return false;
        noted = to;
        if (problem !== null) await writeReason(to, file.path, problem, now);
        return true;
      };
      const forget = async (error: unknown) => {
        if (noted !== null) {
          await log.forgetMove(file, noted);
          await rm(reasonPath(noted), { force: true });
        }
        throw error;
      };
      const movedTo = await moveFile(file.path, destination, now, reserved).catch(forget);
      const seen = await lstat(movedTo);
      if (seen.size === file.size && Math.trunc(seen.mtimeMs) === file.modifiedAt) return;
      await bringBack({ ...file, movedTo }, now);
    },
    async meetAgain(file, movedTo) {
      const other = await stat(movedTo).catch(() => null);
      if (other?.size === 0 && file.size > 0) {
        await rm(movedTo);
        await log.forgetMove(file, movedTo);
        return 'resume';
      }
      if (other === null) return isSpiked(movedTo) ? 'read' : 'move';
      if (other.size !== file.size || !(await haveSameBytes(file.path, movedTo))) return 'read';
      await rm(file.path);
      return 'gone';
    },
    bringBack,
  };
}

/** For two files of one size. */
async function haveSameBytes(a: string, b: string): Promise<boolean> {
  const options = { highWaterMark: 256 * 1024 };
  const others = createReadStream(b, options)[Symbol.asyncIterator]();
  try {
    for await (const chunk of createReadStream(a, options)) {
      const { value } = await others.next();
      if (!(value as Buffer | undefined)?.equals(chunk)) return false;
    }
    return true;
  } finally {
    await others.return?.();
  }
}
