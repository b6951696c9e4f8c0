import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../wire/problem.ts';
import { isGone, readProblem } from './copy-file.ts';

/** A file of wire copy as the disk shows it. */
export interface WireFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, in whole ms since the epoch. */
  readonly modifiedAt: number;
}

/** What the disk shows below a folder. */
export interface Listing {
  /** Oldest first (copy is read in the order in which it came), then by path. */
  readonly files: readonly WireFile[];
  /** Folders and files that the disk does not let us look at. The rest is listed all the same. */
  readonly problems: readonly { readonly source: string; readonly problem: Problem }[];
}

/**
 * The files below `folder`. Links to files are followed; links to folders are not, as they can lead round in a circle
 * or out of the folder. Pipes, sockets and devices are no files. Hidden and temporary names are left alone, see
 * `isUnfinishedName`; so is what vanishes meanwhile.
 * Rejects when `folder` itself cannot be read.
 */
export async function listWireFiles(folder: string): Promise<Listing> {
  const files: WireFile[] = [];
  const problems: { source: string; problem: Problem }[] = [];
  const look = async (path: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      // A name that is no UTF-8 reaches us with signs of replacement, and under that name there is nothing.
      const isMisnamed = isGone(error) && path.includes('\ufffd');
      if (isMisnamed) problems.push({ source: path, problem: misnamed });
      else if (!isGone(error)) problems.push({ source: path, problem: readProblem(error) });
    }
  };
  const addFile = async (path: string) => {
    const seen = await stat(path);
    if (seen.isFile()) files.push({ path, size: seen.size, modifiedAt: Math.trunc(seen.mtimeMs) });
  };
  const addFolder = async (path: string) => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (isUnfinishedName(entry.name)) continue;
      const below = join(path, entry.name);
      if (entry.isDirectory()) await look(below, () => addFolder(below));
      else if (entry.isFile() || entry.isSymbolicLink()) await look(below, () => addFile(below));
    }
  };
  await addFolder(folder);
  files.sort((a, b) => a.modifiedAt - b.modifiedAt || (a.path < b.path ? -1 : 1));
  return { files, problems };
}

const misnamed: Problem = {
  code: 'unreadable-file',
  message: 'Its name is not written in UTF-8, so that it cannot be opened. Give it another name.',
};

/**
 * True for names under which programs keep what they have not finished: hidden ones (rsync's, and those of most that
 * synchronise), and those that end in `~`, `.tmp`, `.temp`, `.part`, `.partial`, `.filepart` (WinSCP) or `.crdownload`.
 */
function isUnfinishedName(name: string): boolean {
  return name.startsWith('.') || /(?:~|\.(?:tmp|temp|part|partial|filepart|crdownload))$/i.test(name);
}
