import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** With less than this free on the disk of its database a bot stops soon, bytes. */
export const leastFree = 100 * 2 ** 20;

/** What is free on a disk. */
export interface FreeSpace {
  readonly bytes: number;
  /** The folder by which it was asked: that of the file, or the nearest above it that is there. */
  readonly folder: string;
}

/** What is free where the file at `path` lies or would lie. Rejects when the file system does not tell. */
export async function readFreeSpace(path: string): Promise<FreeSpace> {
  const folder = nearestFolder(dirname(resolve(path)));
  const { bavail, bsize } = await statfs(folder);
  return { bytes: bavail * bsize, folder };
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
