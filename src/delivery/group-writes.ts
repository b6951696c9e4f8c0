import type { Database } from '../store/database.ts';

/** How long (ms) a write waits at most for others to be made durable with it: less than a turn of the pace. */
const longestWaitMs = 15;

/** Does `work` in a transaction and resolves when that is durable. Rejects with what it throws; it has then changed nothing. */
export type GroupWrite = <T>(work: () => T, urgency: 'now' | 'soon') => Promise<T>;

interface Waiting {
  /** Gives what tells the caller, once all is durable. */
  run(): () => void;
  fail(error: unknown): void;
}

/**
 * Writes that are made durable together. The disk takes as long for one as for many (1 to 10 ms, in which nothing else
 * gets a turn), and sending needs two for each message: one before the call, `now`, and one after it, which takes the next
 * one's place beside it when it comes `soon`.
 */
export function createGroupWrites(db: Database): GroupWrite {
  let waiting: Waiting[] = [];
  let soon: NodeJS.Timeout | null = null;
  let now: NodeJS.Immediate | null = null;
  const apart = db.transaction((work: () => unknown) => work());
  const together = db.transaction((group: readonly Waiting[]) => group.map((one) => one.run()));

  function flush(): void {
    if (soon !== null) clearTimeout(soon);
    if (now !== null) clearImmediate(now);
    soon = null;
    now = null;
    const group = waiting;
    waiting = [];
    try {
      for (const tell of together.immediate(group)) tell();
    } catch (error) {
      for (const one of group) one.fail(error);
    }
  }

  return <T>(work: () => T, urgency: 'now' | 'soon') =>
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
      if (db.memory) flush();
      else if (urgency === 'now') now ??= setImmediate(flush);
      else soon ??= setTimeout(flush, longestWaitMs);
    });
}
