import { stat } from 'node:fs/promises';
import type { CauseBook } from './delivery/causes.ts';
import { createSqliteCauses } from './delivery/causes-sqlite.ts';
import type { PlaceNames } from './delivery/chat-gateway.ts';
import { createPostCounter, type PostCounter } from './delivery/count-posts.ts';
import { createForgetter, type ForgetDeliveries } from './delivery/forget-deliveries.ts';
import type { Ledger } from './delivery/ledger.ts';
import { createSqliteLedger } from './delivery/ledger-sqlite.ts';
import { createSqlitePlaceNames } from './delivery/place-names-sqlite.ts';
import { createPostgresCauses } from './delivery/postgres/causes.ts';
import { createPostgresPostCounter } from './delivery/postgres/count-posts.ts';
import { createPostgresForgetter } from './delivery/postgres/forget-deliveries.ts';
import { createPostgresPlaceNames } from './delivery/postgres/place-names.ts';
import { createPostgresLedger } from './delivery/postgres/postgres-ledger.ts';
import { createPostgresDeliveryWatch } from './delivery/postgres/watch-deliveries.ts';
import { createDeliveryWatch, type DeliveryWatch } from './delivery/watch-deliveries.ts';
import { createPostgresReadLog } from './intake/postgres/read-log.ts';
import { createReadLog, type ReadLog } from './intake/read-log.ts';
import { requireArrived } from './store/arrival-mark.ts';
import type { Database } from './store/database.ts';
import { createPostgresKeyvs } from './store/keyv-postgres.ts';
import { openKeyv, sweepExpired } from './store/keyv-sqlite.ts';
import { requireNotMoved } from './store/moved-mark.ts';
import type { Postgres } from './store/postgres.ts';
import { clearRestoreMark, type RestoreMark, readRestoreMark } from './store/restore-mark.ts';
import { createPostgresRestoreMark } from './store/restore-mark-postgres.ts';
import type { SmallStore } from './store/small-store.ts';

/**
 * All that a bot keeps beside its stories, in one database. Each part is opened when it is asked for, and its tables are then made
 * or brought to the newest version: in a file at once (what is opened throws what SQLite throws, and an `OlderDatabase` where
 * nothing may be written), on a server with its first call. Calls reject when the database fails.
 */
export interface Stores {
  /** The small things of one room: see `SmallStore`. `now`: ms since the epoch, what has expired goes by it. */
  openKeyv(namespace: string, now?: () => number): SmallStore;
  /** Takes away all small things that have expired at `now` (ms since the epoch). */
  sweepExpired(now: number): Promise<void>;
  openReadLog(): ReadLog;
  openLedger(): Ledger;
  openCauses(): CauseBook;
  openPlaceNames(): PlaceNames;
  /** Counts posts in the ledger, which was opened. */
  openPostCounter(): PostCounter;
  /** Watches the ledger, which was opened. */
  openDeliveryWatch(): DeliveryWatch;
  /** Forgets in the ledger, which was opened. */
  openForgetter(): ForgetDeliveries;
  /** What tells that the database was put back from a backup, until somebody has looked what happened since. */
  readonly restoreMark: { read(): Promise<RestoreMark | null>; clear(): Promise<void> };
  /**
   * Rejects with a `DatabaseTrouble` in words when all of this was moved to another database, or is still to come from one: no bot
   * may take it for what there is.
   */
  requireWhole(): Promise<void>;
  /** How much room the database takes, in bytes; 0 in memory. */
  bytes(): Promise<number>;
}

/** The stores in an open SQLite file. */
export function openSqliteStores(db: Database): Stores {
  return {
    openKeyv: (namespace, now) => openKeyv(db, namespace, now),
    sweepExpired: async (now) => sweepExpired(db, now),
    openReadLog: () => createReadLog(db),
    openLedger: () => createSqliteLedger(db),
    openCauses: () => createSqliteCauses(db),
    openPlaceNames: () => createSqlitePlaceNames(db),
    openPostCounter: () => createPostCounter(db),
    openDeliveryWatch: () => createDeliveryWatch(db),
    openForgetter: () => createForgetter(db),
    restoreMark: {
      read: async () => readRestoreMark(db),
      clear: async () => clearRestoreMark(db),
    },
    requireWhole: async () => requireNotMoved(db),
    bytes: async () => (await bytesOf(db.name)) + (await bytesOf(`${db.name}-wal`)),
  };
}

/** 0 for what is not there: a log that was moved into its file, a database in memory. */
async function bytesOf(path: string): Promise<number> {
  return (await stat(path).catch(() => ({ size: 0 }))).size;
}

/** The stores in a PostgreSQL database, which any number of processes may share. */
export function openPostgresStores(postgres: Postgres): Stores {
  const keyvs = createPostgresKeyvs(postgres);
  return {
    openKeyv: keyvs.open,
    sweepExpired: keyvs.sweepExpired,
    openReadLog: () => createPostgresReadLog(postgres),
    openLedger: () => createPostgresLedger(postgres),
    openCauses: () => createPostgresCauses(postgres),
    openPlaceNames: () => createPostgresPlaceNames(postgres),
    openPostCounter: () => createPostgresPostCounter(postgres),
    openDeliveryWatch: () => createPostgresDeliveryWatch(postgres),
    openForgetter: () => createPostgresForgetter(postgres),
    restoreMark: createPostgresRestoreMark(postgres),
    requireWhole: () => requireArrived(postgres),
    async bytes() {
      const [row] = await postgres.query<{ bytes: number }>(
        'SELECT pg_database_size(current_database()) AS bytes',
      );
      return row?.bytes ?? 0;
    },
  };
}
