import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Config } from './config.ts';

/** With less than this free on its disk a bot stops soon, bytes. */
export const leastFree = 100 * 2 ** 20;

/** A disk that may get full. */
export interface Disk {
  /** Of a file on it. */
  readonly path: string;
  /** What of the bot is on it, for a sentence: `the database`. */
  readonly of: string;
}

/** The disk of this machine that a bot with these settings fills: a server keeps its database on its own. */
export function diskOf({
  databasePath,
  databaseUrl,
  wireDir,
}: Pick<Config, 'databasePath' | 'databaseUrl' | 'wireDir'>): Disk {
  if (databaseUrl === null) return { path: databasePath, of: 'the database' };
  return { path: join(wireDir, 'copy'), of: 'the wire folder' };
}

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
