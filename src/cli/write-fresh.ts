import { writeFileSync } from 'node:fs';

/** Writes a file that is not there yet, or replaces it with `force`. Throws in words when it is there. */
export function writeFresh(file: string, text: string, force: boolean): void {
  try {
    writeFileSync(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`${file} is there already; --force replaces it.`, { cause: error });
  }
}
