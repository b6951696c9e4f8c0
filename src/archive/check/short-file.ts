import {
  closeSync,
  constants,
  copyFileSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { openToRead } from '../../store/database.ts';
import type { CheckOptions, Salvaged } from '../archive-check.ts';
import type { Names } from '../story-archive.ts';
import { createSqliteCheck } from './check-sqlite.ts';
import { salvageSqlite } from './salvage.ts';

/** What the first page of a SQLite file says of it (https://sqlite.org/fileformat2.html#the_database_header). */
interface FileSize {
  readonly pageSize: number;
  readonly pages: number;
}

/**
 * How many pages are missing at the end of a SQLite file that SQLite does not open, by its own header; 0 when none are, or
 * the header cannot be believed.
 */
export function countMissingPages(path: string): number {
  const said = readSize(path);
  if (said === null) return 0;
  return Math.max(0, said.pages - Math.ceil(statSync(path).size / said.pageSize));
}

/**
 * As `salvageSqlite`, of a file whose end is missing: SQLite opens none of it, but all that stands before. So a copy is read
 * that has empty pages there; it is gone afterwards. The log beside the file is not asked: SQLite would have opened the file
 * by it if there were anything in it. Throws what the disk throws, when it has no room for instance.
 */
export async function salvageShort(
  path: string,
  names: Names,
  options: CheckOptions,
): Promise<Salvaged | null> {
  const padded = `${path}.padded`;
  const remove = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(padded + end, { force: true });
  };
  const said = readSize(path);
  if (said === null) return null;
  options.onProgress?.('what can be read of the file');
  remove();
  try {
    copyFileSync(path, padded, constants.COPYFILE_FICLONE);
    truncateSync(padded, said.pages * said.pageSize);
    const db = openToRead(padded);
    try {
      return await salvageSqlite(db, path, (fresh) => createSqliteCheck(fresh, names), options);
    } finally {
      db.close();
    }
  } finally {
    remove();
  }
}

function readSize(path: string): FileSize | null {
  const head = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, head, 0, head.length, 0) < head.length) return null;
  } finally {
    closeSync(file);
  }
  if (!head.toString('latin1').startsWith('SQLite format 3\0')) return null;
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  // The number of pages holds only when it was written with the last change.
  const isCurrent = head.readUInt32BE(24) === head.readUInt32BE(92);
  return isCurrent && pageSize >= 512 ? { pageSize, pages: head.readUInt32BE(28) } : null;
}
