import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * What SQLite keeps beside a database, by its name (https://sqlite.org/tempfiles.html). Beside another database of that
 * name what they hold would be written into it.
 */
const companions = ['-wal', '-journal', '-shm'];

/** Links that lead to links: more are a circle, as the system has it. */
const mostLinks = 40;

/**
 * The file that a path leads to through links, whether it is there or not. SQLite keeps the log beside that one, and a file that is renamed to
 * a link takes the link's place.
 */
export function behindLinks(path: string, most = mostLinks): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || most === 0) return path;
  }
  try {
    return behindLinks(resolve(dirname(path), readlinkSync(path)), most - 1);
  } catch {
    // No link: its folder may be one.
    return dirname(path) === path ? path : join(behindLinks(dirname(path), most), basename(path));
  }
}

/** Gives a file a second name, which must not be taken; a copy where the file system knows no second names. */
export function nameAlso(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error;
    copyFileSync(path, name, constants.COPYFILE_EXCL);
    sync(name);
  }
}

/** As `nameAlso`, with `-2`, `-3` … behind a name that is taken; gives the name that the file got. */
export function nameAlsoFreely(path: string, name: string): string {
  for (let i = 1; ; i += 1) {
    const free = i === 1 ? name : `${name}-${i}`;
    try {
      nameAlso(path, free);
      return free;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Removes a database and what SQLite keeps beside it, as far as these are there. */
export function removeDatabase(path: string): void {
  for (const end of ['', ...companions]) rmSync(path + end, { force: true });
}

/**
 * Renames what SQLite keeps beside the database `from` so that it stands beside `to`: all of it or, when it throws, none.
 * Gives what takes it back, null when there was nothing.
 */
export function moveCompanions(from: string, to: string): (() => void) | null {
  const moved: string[] = [];
  const undo = () => {
    for (const end of moved) renameSync(to + end, from + end);
  };
  for (const end of companions) {
    try {
      renameSync(from + end, to + end);
      moved.push(end);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      undo();
      throw error;
    }
  }
  return moved.length > 0 ? undo : null;
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
