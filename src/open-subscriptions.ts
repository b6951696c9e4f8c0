import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Ledger } from './delivery/ledger.ts';
import { createSqliteLedger } from './delivery/ledger-sqlite.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { createSubscriptionCare, type SubscriptionCare } from './delivery/subscription-care.ts';
import { createKeyvSubscriptions } from './delivery/subscriptions-keyv.ts';
import { makeFolder } from './make-folder.ts';
import { OlderDatabase, openDatabase, openToRead } from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { openKeyv } from './store/keyv-sqlite.ts';
import { takeSoleUse } from './store/sole-use.ts';

/** Subscriptions without a bot. */
export interface OpenSubscriptions {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly care: SubscriptionCare;
  close(): void;
}

/** All subscriptions of a database, to look at; a bot may run meanwhile. Throws a `DatabaseTrouble` in words. */
export async function readSubscriptions(databasePath: string): ReturnType<SubscriptionStore['all']> {
  needFile(databasePath);
  try {
    const db = openToRead(databasePath);
    try {
      return await createKeyvSubscriptions(openKeyv(db, 'subscriptions'), async () => {}).all();
    } finally {
      db.close();
    }
  } catch (error) {
    // Stories were imported, and no bot has run on it.
    if (error instanceof OlderDatabase && error.version === 0) return [];
    throw trouble(databasePath, error);
  }
}

/**
 * The subscriptions of a database, to change. A bot holds them in memory and would neither see nor keep the change: throws a
 * `DatabaseTrouble` in words while one runs on this file, and keeps bots from it until it is closed.
 */
export function openSubscriptions(databasePath: string): OpenSubscriptions {
  needFile(databasePath);
  return openAlone(databasePath);
}

/** As `openSubscriptions`; a database that is not there is made, with its folder. */
export function openOrMakeSubscriptions(databasePath: string): OpenSubscriptions {
  try {
    makeFolder(dirname(databasePath));
  } catch (error) {
    throw trouble(databasePath, error);
  }
  return openAlone(databasePath);
}

function takeUse(databasePath: string) {
  try {
    return takeSoleUse(databasePath);
  } catch (error) {
    throw trouble(databasePath, error);
  }
}

function openAlone(databasePath: string): OpenSubscriptions {
  const use = takeUse(databasePath);
  if (use === null) {
    throw new DatabaseTrouble(
      `A bot runs on the database ${databasePath}, and would not see what is changed here. Use /nieuws in Discord, or stop the bot first.`,
    );
  }
  try {
    const db = openDatabase(databasePath);
    const ledger = createSqliteLedger(db);
    const subscriptions = createKeyvSubscriptions(openKeyv(db, 'subscriptions'), (id) =>
      ledger.callOff(id, Date.now()),
    );
    const close = () => {
      db.close();
      use.release();
    };
    return { subscriptions, ledger, care: createSubscriptionCare(subscriptions, ledger), close };
  } catch (error) {
    use.release();
    throw trouble(databasePath, error);
  }
}

function needFile(databasePath: string): void {
  if (existsSync(databasePath)) return;
  throw new DatabaseTrouble(
    `There is no database ${resolve(databasePath)}; --database names another. \`telex start\` makes one.`,
  );
}

function trouble(databasePath: string, error: unknown): DatabaseTrouble {
  return new DatabaseTrouble(`The database ${databasePath} ${explainTrouble(databasePath, error)}.`, {
    cause: error,
  });
}
