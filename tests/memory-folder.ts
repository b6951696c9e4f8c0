import { mkdtempSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. Nothing in it can be run where a container says so, and no source of copy may be in it. */
export const memory = '/dev/shm';

/** Bytes of memory that the files of all tests may take. */
const roomInMemory = 2_000_000_000;

/** A new folder in memory, where Linux has one with room for all, its path beginning with `name`; null where there is none. */
export async function makeMemoryFolder(name: string): Promise<string | null> {
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize < roomInMemory ? null : mkdtempSync(join(memory, name));
  } catch {
    return null;
  }
}

/** The variable by which all processes of a run know its folder on a disk. */
export const diskVariable = 'TELEX_TESTS_DISK';

/** Where temporary files go that may not be in memory: programs to run, folders that are sources. */
export const diskFolder = (): string => process.env[diskVariable] ?? tmpdir();
