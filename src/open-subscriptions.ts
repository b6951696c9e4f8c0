import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Ledger } from './delivery/ledger.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { createSubscriptionCare, type SubscriptionCare } from './delivery/subscription-care.ts';
import { createKeyvSubscriptions } from './delivery/subscriptions-keyv.ts';
import { makeFolder } from './make-folder.ts';
import { OlderDatabase, openDatabase, openToRead } from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { requireNotMoved } from './store/moved-mark.ts';
import { hasTables, openPostgres } from './store/postgres.ts';
import { takeSoleUse } from './store/sole-use.ts';
import { openPostgresStores, openSqliteStores, type Stores } from './stores.ts';

/** Subscriptions without a bot. */
export interface OpenSubscriptions {
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly care: SubscriptionCare;
  close(): void;
}

/**
 * All subscriptions, to look at; a bot may run meanwhile. Those at `databaseUrl` when that is given, else in the file at
 * `databasePath`. Throws a `DatabaseTrouble` in words.
 */
export async function readSubscriptions(
  databasePath: string,
  databaseUrl: string | null,
): ReturnType<SubscriptionStore['all']> {
  const read = ({ openKeyv }: Stores) =>
    createKeyvSubscriptions(openKeyv('subscriptions'), async () => {}).all();
  if (databaseUrl !== null) {
    const postgres = openPostgres(databaseUrl);
    try {
      return (await hasTables(postgres)) ? await read(openPostgresStores(postgres)) : [];
    } finally {
      await postgres.close();
    }
  }
  needFile(databasePath);
  try {
    const db = openToRead(databasePath);
    try {
      return await read(openSqliteStores(db));
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
 * The subscriptions, to change; see `readSubscriptions`. A bot on a file holds them in memory and would neither see nor keep the
 * change: throws a `DatabaseTrouble` in words while one runs on it, and keeps bots from it until it is closed. Bots on a server see it.
 */
export function openSubscriptions(databasePath: string, databaseUrl: string | null): OpenSubscriptions {
  if (databaseUrl !== null) return openOnServer(databaseUrl);
  needFile(databasePath);
  return openAlone(databasePath);
}

/** As `openSubscriptions`; a file that is not there is made, with its folder. */
export function openOrMakeSubscriptions(databasePath: string, databaseUrl: string | null): OpenSubscriptions {
  if (databaseUrl !== null) return openOnServer(databaseUrl);
  try {
    makeFolder(dirname(databasePath));
  } catch (error) {
    throw trouble(databasePath, error);
  }
  return openAlone(databasePath);
}

function openOnServer(databaseUrl: string): OpenSubscriptions {
  const postgres = openPostgres(databaseUrl);
  return { ...openIn(openPostgresStores(postgres)), close: () => void postgres.close() };
}

function openIn(stores: Stores): Omit<OpenSubscriptions, 'close'> {
  const ledger = stores.openLedger();
  const subscriptions = createKeyvSubscriptions(stores.openKeyv('subscriptions'), (id) =>
    ledger.callOff(id, Date.now()),
  );
  return { subscriptions, ledger, care: createSubscriptionCare(subscriptions, ledger) };
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
    const close = () => {
      db.close();
      use.release();
    };
    try {
      requireNotMoved(db);
      return { ...openIn(openSqliteStores(db)), close };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    use.release();
    throw error instanceof DatabaseTrouble ? error : trouble(databasePath, error);
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
