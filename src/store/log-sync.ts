import type { Database } from './database.ts';
import { syncLog } from './sync-log.ts';

/**
 * Makes what was committed without waiting for the disk durable. Resolves once all that was in the file's write-ahead log when
 * it was called is on the disk; the disk is waited for on a thread of Node's own, not on this one. Calls while one waits share
 * the next. Rejects when the disk cannot be written: what was committed is then not known to be durable, and `mend` says
 * whether it can be made so.
 */
export interface LogSync {
  sync(): Promise<void>;
  /** To be called before anything is committed that relies on `sync`. Throws while the disk cannot be written. */
  mend(): void;
}

/** For the log of an open SQLite file in WAL mode. */
export function createLogSync(db: Database): LogSync {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isInDoubt = false;

  async function syncFile(): Promise<void> {
    try {
      await syncLog(db);
    } catch (error) {
      isInDoubt = true;
      throw error;
    } finally {
      running = null;
    }
  }

  function sync(): Promise<void> {
    if (running === null) {
      running = syncFile();
      return running;
    }
    // The one that runs may have begun before this was written.
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return sync();
      });
    return next;
  }

  return {
    sync,
    mend() {
      if (!isInDoubt) return;
      // After a sync that failed the next one may succeed without what the first one lost: so all goes into the file itself.
      const [done] = db.pragma('wal_checkpoint(FULL)') as { busy: number }[];
      if (done?.busy !== 0) throw new Error('The database could not be made durable: others are using it');
      isInDoubt = false;
    },
  };
}
