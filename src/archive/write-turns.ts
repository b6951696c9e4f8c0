import type { Database } from '../store/database.ts';

/** What writes in one database have in common. */
export interface WriteTurns {
  /** Does `work` in one transaction; inside `inBulk` in the one that is open. Throws what `work` throws: nothing of it is kept. */
  write<T>(work: () => T): T;
  /** Resolves when the file was long enough left to others; at once, but for the time between two transactions of a bulk. */
  rest(): Promise<void>;
  /** The same for what is done beside: where copy waits for its turn, that goes first after each. */
  writeBehind<T>(work: () => T): T;
  /**
   * How long, in ms, the file is still to be left to a bot that runs beside, and to copy that waits; 0 without one. To be
   * asked before `writeBehind`.
   */
  restLeft(): number;
  /** How long `work` may take in one turn, ms. */
  turnTime(): number;
  /**
   * For a process that answers nobody: what is written while `work` runs goes in transactions of about two seconds.
   * All of it is kept for good when this resolves (inside another bulk: when that does), and when it rejects because
   * `work` did. Once a write has failed, it rejects: what was written since the last transaction is lost.
   */
  inBulk<T>(work: () => Promise<T>): Promise<T>;
  /**
   * From now on a bot writes in this file as well, and answers readers on the thread on which it waits for its turn: short
   * transactions, with a rest between them that is longer than that thread sleeps before it looks again, and no wait for
   * the disk while they hold the file. What they kept is surely on the disk once what this gives was called, or once a
   * transaction that waits for the disk came behind it in the same log.
   */
  giveWay(): () => void;
}

/** Parts of the archive that keep something in memory until a transaction ends. */
export interface TransactionParts {
  /** Writes what is still in memory. */
  flush(): void;
  /** Forgets it: the transaction was undone. */
  forget(): void;
  /** Whether much is taken in at once from here on. */
  setBulk?(isBulk: boolean): void;
  /** From here on a bot waits for each transaction. */
  setBeside?(): void;
}

/** One turn, ms: its commit takes about as long again. In bulk nobody waits but for the progress shown. */
const shortTurn = 2;
const bulkTurn = 40;

/** How long one transaction of a bulk goes on, ms: others wait up to 5 seconds for it (src/store/database.ts). */
const bulkTime = 2_000;

/**
 * How long the file is left to others between two transactions of a bulk, ms: who waits for it looks again every 100 ms
 * (https://sqlite.org/c3ref/busy_timeout.html, `sqliteDefaultBusyCallback`).
 */
const bulkRest = 110;

/**
 * The same beside a bot, ms. Whoever waits sleeps 1, 2, 5, then 10 ms, always in one go: what is held for less than 8 ms,
 * as a short turn is, and then left alone for longer than 5 has been seen free by the third look.
 */
const besideRest = 6;

/** Pages of the write-ahead log from which SQLite copies them into the file, by its own default and in bulk (64 MB). */
const usualCheckpoint = 1_000;
const bulkCheckpoint = 16_000;

/**
 * Each transaction adds a segment to the index: after as many a merge; at 16 SQLite would merge all of them at once. Beside
 * a bot a merge is a transaction of its own, and none is ever made at once (story-index.ts).
 */
const writesPerMerge = 8;
const writesPerMergeBeside = 4;

/**
 * Pages merged between two turns beside a bot: each turn adds one, which is merged five or six times before it stands among
 * a million stories. What is left over of a large merge can wait until no copy comes.
 */
const pagesBeside = 16;

/** Pages of the index merged after each transaction of a bulk, which adds about as many: a question asks every segment. */
const pagesInBulk = 1_024;

/** The turns of one database. `merge`: merges a little of the index. */
export function createWriteTurns(
  db: Database,
  parts: readonly TransactionParts[],
  merge: (pages?: number) => void,
): WriteTurns {
  let writes = 0;
  let isBulk = false;
  let isBeside = false;
  let bulkEnds = 0;
  let waiting: NodeJS.Timeout | undefined;
  let restsUntil = 0;
  /** Callers that are in `rest`, and whether what is done beside had its turn after theirs. */
  let resting = 0;
  let wasBehind = false;
  /** Why transactions of this bulk were undone. */
  let lost: unknown[] = [];

  function forget(): void {
    for (const part of parts) part.forget();
  }

  function finish(): void {
    for (const part of parts) part.flush();
    writes += 1;
    wasBehind = false;
    if (isBulk) merge(pagesInBulk);
    else if (!isBeside && writes % writesPerMerge === 0) merge();
  }

  function writeAlone<T>(work: () => T): T {
    try {
      return db
        .transaction(() => {
          const done = work();
          finish();
          return done;
        })
        .immediate();
    } catch (error) {
      forget();
      throw error;
    } finally {
      if (isBeside) restsUntil = performance.now() + besideRest;
    }
  }

  function writeInBulk<T>(work: () => T): T {
    try {
      if (!db.inTransaction) {
        db.exec('BEGIN IMMEDIATE');
        bulkEnds = performance.now() + bulkTime;
        // More copy may be long in coming: others are not to wait for it.
        waiting = setTimeout(commitWaiting, bulkTime).unref();
      }
      const done = work();
      if (performance.now() >= bulkEnds) commit();
      return done;
    } catch (error) {
      undo(error);
      throw error;
    }
  }

  function commitWaiting(): void {
    try {
      commit();
    } catch (error) {
      undo(error);
    }
  }

  function undo(error: unknown): void {
    clearTimeout(waiting);
    lost.push(error);
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
    forget();
  }

  function commit(): void {
    clearTimeout(waiting);
    if (!db.open || !db.inTransaction) return;
    finish();
    db.exec('COMMIT');
    restsUntil = performance.now() + bulkRest;
  }

  const write: WriteTurns['write'] = (work) => (isBulk ? writeInBulk(work) : writeAlone(work));

  async function sleep(): Promise<void> {
    // Another that waits here may have written first.
    for (;;) {
      const left = restsUntil - performance.now();
      if (!(isBulk || isBeside) || db.inTransaction || left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, bulkRest)));
    }
  }

  return {
    write,
    async rest() {
      resting += 1;
      try {
        await sleep();
        if (!isBeside || writes < writesPerMergeBeside) return;
        writes = 0;
        merge(pagesBeside);
        restsUntil = performance.now() + besideRest;
        await sleep();
      } finally {
        resting -= 1;
      }
    },
    writeBehind(work) {
      const done = write(work);
      wasBehind = true;
      return done;
    },
    restLeft() {
      if (!isBeside) return 0;
      const left = Math.max(0, restsUntil - performance.now());
      return wasBehind && resting > 0 ? Math.max(left, besideRest) : left;
    },
    turnTime: () => (isBulk ? bulkTurn : shortTurn),
    async inBulk(work) {
      if (isBulk) return work();
      isBulk = true;
      for (const part of parts) part.setBulk?.(true);
      lost = [];
      restsUntil = 0;
      db.pragma(`wal_autocheckpoint = ${bulkCheckpoint}`);
      try {
        const done = await work();
        if (lost.length > 0) throw lost[0];
        return done;
      } finally {
        try {
          commit();
        } finally {
          isBulk = false;
          for (const part of parts) part.setBulk?.(false);
          db.pragma(`wal_autocheckpoint = ${usualCheckpoint}`);
        }
      }
    },
    giveWay() {
      isBeside = true;
      for (const part of parts) part.setBeside?.();
      db.pragma('synchronous = NORMAL');
      return () => {
        isBeside = false;
        if (!db.open) return;
        db.pragma('synchronous = FULL');
        // Waits for the disk before it copies anything: https://sqlite.org/wal.html#performance_considerations
        db.pragma('wal_checkpoint(PASSIVE)');
      };
    },
  };
}
