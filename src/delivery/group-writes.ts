import type { Database } from '../store/database.ts';
import { createLogSync } from '../store/log-sync.ts';

/** How long (ms) a write waits at most for others to be made durable with it: less than a turn of the pace. */
const longestWaitMs = 15;

/** The ways in which the ledger writes on its hot paths. */
export interface GroupWrites {
  /**
   * Does `work` in a transaction, at once or `soon`, and resolves when that is durable. Rejects with what it throws; it has
   * then changed nothing. Rejects too when the disk fails: then it is written, and not known to be durable.
   */
  durably<T>(work: () => T, urgency: 'now' | 'soon'): Promise<T>;
  /**
   * Does `work` in a transaction. It survives the end of the process, and a power cut once anything later was written
   * `durably`: the log keeps its order. For what nobody outside can know of before that.
   */
  inOrder<T>(work: () => T): T;
}

interface Waiting {
  /** Gives what tells the caller, once all is durable. */
  run(): () => void;
  fail(error: unknown): void;
}

/**
 * Writes that are made durable together. The disk takes as long for one as for many (1 to 20 ms), and sending needs two for
 * each message: one before the call, `now`, and one after it, which takes the next one's place beside it when it comes
 * `soon`. The disk is waited for beside everything else, see decision 41.
 */
export function createGroupWrites(db: Database): GroupWrites {
  const log = createLogSync(db);
  let waiting: Waiting[] = [];
  let soon: NodeJS.Timeout | null = null;
  let now: NodeJS.Immediate | null = null;
  const apart = db.transaction((work: () => unknown) => work());
  const together = db.transaction((group: readonly Waiting[]) => group.map((one) => one.run()));
  const alone = db.transaction((work: () => unknown) => work());

  /** Commits without waiting for the disk; what other rooms write on this connection waits as before. */
  function unsynced<T>(work: () => T): T {
    const usual = db.pragma('synchronous', { simple: true });
    db.pragma('synchronous = NORMAL');
    try {
      return work();
    } finally {
      db.pragma(`synchronous = ${usual}`);
    }
  }

  async function flush(): Promise<void> {
    if (soon !== null) clearTimeout(soon);
    if (now !== null) clearImmediate(now);
    soon = null;
    now = null;
    const group = waiting;
    waiting = [];
    try {
      log.mend();
      const told = unsynced(() => together.immediate(group));
      if (!db.memory) await log.sync();
      for (const tell of told) tell();
    } catch (error) {
      for (const one of group) one.fail(error);
    }
  }

  return {
    inOrder: (work) => unsynced(() => alone.immediate(work)) as ReturnType<typeof work>,
    durably: <T>(work: () => T, urgency: 'now' | 'soon') =>
      new Promise<T>((resolve, reject) => {
        waiting.push({
          run() {
            try {
              // A savepoint of its own: what goes wrong in it leaves the others alone.
              const value = apart(work) as T;
              return () => resolve(value);
            } catch (error) {
              return () => reject(error);
            }
          },
          fail: reject,
        });
        // Nothing is made durable in memory.
        if (db.memory) void flush();
        else if (urgency === 'now') now ??= setImmediate(() => void flush());
        else soon ??= setTimeout(() => void flush(), longestWaitMs);
      }),
  };
}
