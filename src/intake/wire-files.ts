import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import type { Problem } from '../wire/problem.ts';
import { isGone, readProblem } from './copy-file.ts';
import { reasonEnding } from './folder-settings.ts';

/** A file of wire copy as the disk shows it. */
export interface WireFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, in whole ms since the epoch. */
  readonly modifiedAt: number;
  /** It is a link to a file that lies elsewhere; size and time are that one's. Left out when it is the file itself. */
  readonly isLink?: true;
}

/** A file or folder, and what is wrong with it. */
export interface Trouble {
  readonly source: string;
  readonly problem: Problem;
}

/** What the disk shows below a folder. */
export interface Listing {
  /** Oldest first (copy is read in the order in which it came), then by path. */
  readonly files: readonly WireFile[];
  /** Folders and files that the disk does not let us look at. The rest is listed all the same. */
  readonly problems: readonly Trouble[];
}

/** So many files are looked at together; then others have their turn. */
const portion = 64;

/**
 * The files below `folder`, in portions and in the order of the disk, and what it does not let us look at: in memory that
 * does not grow with them. Links to files in `folder` are followed, others are told; links to folders are not, as they can lead
 * round in a circle or out of the folder. Pipes, sockets and devices are no files. Hidden and temporary names are left alone, see
 * `isUnfinishedName`; so are the paths in `passOver`, with what is below them, and what vanishes meanwhile.
 * Throws when `folder` itself cannot be read.
 */
export async function* walkWireFiles(
  folder: string,
  passOver: readonly string[] = [],
): AsyncGenerator<readonly (WireFile | Trouble)[], void, void> {
  const folders = [folder];
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    let held: Dirent[] = [];
    const lookAt = (entries: readonly Dirent[]) => lookAtFiles(folder, path, entries);
    try {
      for await (const entry of await opendir(path, { bufferSize: 1_024 })) {
        const below = join(path, entry.name);
        if (isUnfinishedName(entry.name) || passOver.includes(below)) continue;
        if (entry.isDirectory()) folders.push(below);
        else if (entry.isFile() || entry.isSymbolicLink()) held.push(entry);
        if (held.length < portion) continue;
        yield await lookAt(held);
        held = [];
      }
    } catch (error) {
      if (path === folder) throw error;
      const trouble = troubleOf(path, error);
      if (trouble !== null) yield [trouble];
    }
    if (held.length > 0) yield await lookAt(held);
  }
}

async function lookAtFiles(
  folder: string,
  path: string,
  entries: readonly Dirent[],
): Promise<readonly (WireFile | Trouble)[]> {
  const found = await Promise.all(entries.map((entry) => lookAtFile(folder, join(path, entry.name), entry)));
  return found.filter((one) => one !== null);
}

async function lookAtFile(folder: string, path: string, entry: Dirent): Promise<WireFile | Trouble | null> {
  try {
    const seen = await stat(path);
    if (!seen.isFile()) return null;
    if (entry.isSymbolicLink() && (await leadsOut(folder, path))) return { source: path, problem: linkedOut };
    const file = { path, size: seen.size, modifiedAt: Math.trunc(seen.mtimeMs) };
    return entry.isSymbolicLink() ? { ...file, isLink: true } : file;
  } catch (error) {
    return troubleOf(path, error);
  }
}

/** Whoever may put files into a folder must not have others published that Telex may read: its settings, other folders. */
async function leadsOut(folder: string, path: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realpath(path));
  return way.startsWith('..') || isAbsolute(way);
}

/** Null for what has vanished. */
function troubleOf(path: string, error: unknown): Trouble | null {
  if (!isGone(error)) return { source: path, problem: readProblem(error) };
  // A name that is no UTF-8 reaches us with signs of replacement, and under that name there is nothing.
  return path.includes('\ufffd') ? { source: path, problem: misnamed } : null;
}

/** All files below `folder` at once, as `walkWireFiles` finds them. Rejects when `folder` itself cannot be read. */
export async function listWireFiles(folder: string): Promise<Listing> {
  const files: WireFile[] = [];
  const problems: Trouble[] = [];
  for await (const found of walkWireFiles(folder)) {
    for (const one of found) {
      if ('problem' in one) problems.push(one);
      else files.push(one);
    }
  }
  return { files: files.sort(byAge), problems };
}

/** Puts files in the order in which they came: oldest first, then by path. */
export function byAge(a: WireFile, b: WireFile): number {
  return a.modifiedAt - b.modifiedAt || (a.path < b.path ? -1 : 1);
}

const linkedOut: Problem = {
  code: 'unreadable-file',
  message:
    'This link leads out of the folder. Only what lies in the folder itself is read: put a copy there.',
};

const misnamed: Problem = {
  code: 'unreadable-file',
  message: 'Its name is not written in UTF-8, so that it cannot be opened. Give it another name.',
};

/**
 * True for names under which programs keep what they have not finished: hidden ones (rsync's, and those of most that
 * synchronise), and those that end in `~`, `.tmp`, `.temp`, `.part`, `.partial`, `.filepart` (WinSCP) or `.crdownload`.
 * Also for what Telex itself wrote about copy that it could not read.
 */
function isUnfinishedName(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.endsWith(reasonEnding) ||
    /(?:~|\.(?:tmp|temp|part|partial|filepart|crdownload))$/i.test(name)
  );
}
