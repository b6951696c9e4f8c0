import { open } from 'node:fs/promises';
import type { Database } from './database.ts';

/**
 * Resolves when all that was written in this database is on the disk, also what was written without waiting for it
 * (`synchronous=NORMAL`). The database is not held meanwhile: the write-ahead log is synced as a file. Rejects with what
 * the disk says.
 */
export async function syncLog(db: Database): Promise<void> {
  if (db.memory) return;
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(`${db.name}-wal`, 'r+');
  } catch (error) {
    // No log: all of it was copied into the file, which SQLite syncs before it takes the log away.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
