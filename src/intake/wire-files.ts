import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of wire copy as the disk shows it. */
export interface WireFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, in whole ms since the epoch. */
  readonly modifiedAt: number;
}

/**
 * The files below `folder`, oldest first (copy is read in the order in which it came), then by path. Hidden files and
 * folders are left alone: synchronising programs keep their half-written files there.
 * Rejects when the folder itself cannot be read; a file that vanishes meanwhile is left out.
 */
export async function listWireFiles(folder: string): Promise<readonly WireFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: WireFile[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const below = path.slice(folder.length);
    if (!entry.isFile() || /(^|[\\/])\./.test(below)) continue;
    const seen = await stat(path).catch(() => null);
    if (seen) files.push({ path, size: seen.size, modifiedAt: Math.trunc(seen.mtimeMs) });
  }
  return files.sort((a, b) => a.modifiedAt - b.modifiedAt || (a.path < b.path ? -1 : 1));
}
