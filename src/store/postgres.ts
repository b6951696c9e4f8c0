import { createRequire } from 'node:module';
import type pg from 'pg';

/** Sends one statement with its values bound to `$1`, `$2`, … and gives its rows; 64-bit integers come as numbers. */
export type PostgresQuery = <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** One PostgreSQL database, shared by the rooms that keep something there. */
export interface Postgres {
  /**
   * On whichever connection is free; on a new one again when that turns out to be dead, so only for what may be done twice.
   * Throws a `PostgresTrouble` when none can be had, else what the server says.
   */
  readonly query: PostgresQuery;
  /**
   * Does `work` in one transaction on one connection: kept as a whole when it resolves, not at all when it rejects.
   * Statements that are sent without waiting for each other are done in their order.
   * Throws as `query` does. When the connection is lost at the very commit, nobody knows whether it was kept. `answerWithin`: as of
   * `openPostgres`, for each statement; 0 for what may take as long as it takes.
   */
  transaction<T>(work: (query: PostgresQuery) => Promise<T>, answerWithin?: number): Promise<T>;
  /** False once `close` was called. */
  readonly isOpen: boolean;
  /** Lets what is under way end, then closes all connections. */
  close(): Promise<void>;
}

/** The PostgreSQL server cannot be reached, was lost on the way or cannot do it now; the same call may succeed later. */
export class PostgresTrouble extends Error {
  override readonly name = 'PostgresTrouble';
  /** The same call may succeed later. */
  readonly retryable = true;
}

/** Connections at most, of a thread: questions come one at a time from a reader, stories are written on one, and what is sent on some. */
const mostConnections = 8;
/** How long to wait for a connection, in ms: a reader waits no longer than Discord does. */
const connectTimeout = 5_000;
/** How long to wait for an answer, in ms: a network that lets nothing through says nothing either. */
const longestAnswer = 20_000;

/**
 * Set on every connection. The server's own ideas of what helps large reports (compiling a statement, several processes
 * for it) cost more than a search takes. A process that dies or stands still in the middle of a transaction holds its locks no longer
 * than `idle_in_transaction_session_timeout`.
 */
const session = `SET jit = off; SET max_parallel_workers_per_gather = 0;
  SET idle_in_transaction_session_timeout = '20s'; SET client_min_messages = warning`;

/** PostgreSQL's number for its type `bigint` (pg_type.oid). */
const bigint = 20;

/**
 * Opens the database at an address such as `postgresql://user:password@host:5432/name`
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS). Connects when first asked: throws
 * only for an address that is none. A connection that is lost is replaced by itself. `answerWithin`: how many ms `query`
 * waits for its answer before the connection counts as lost; 0 for ever.
 */
export function openPostgres(address: string, answerWithin: number = longestAnswer): Postgres {
  // Loaded when it is used: a bot on a file does without.
  const { Pool, types } = createRequire(import.meta.url)('pg') as typeof pg;
  const pool = new Pool({
    connectionString: address,
    max: mostConnections,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    // Statements that do not wait for each other go to the server together: a story takes ten.
    pipeline: true,
    application_name: 'telex',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === bigint ? Number : types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
    onConnect: (client) => client.query(session),
  });
  // A connection that breaks tells so even where nobody waits for an answer; unheard it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  let isOpen = true;

  function told(error: unknown): unknown {
    const where = describe(pool.options);
    if (isFull(error)) {
      return new PostgresTrouble(
        `${where} has no connection left for Telex: raise its max_connections, or run fewer processes.`,
        { cause: error },
      );
    }
    if (isLost(error))
      return new PostgresTrouble(`${where} does not answer, or broke off.`, { cause: error });
    if (!isHindered(error)) return error;
    return new PostgresTrouble(`${where} cannot do this now: ${error.message}.`, { cause: error });
  }

  /** Asks `first` on a connection that answers it, and gives that with the answer: to be released by the caller. */
  async function reach<T>(
    first: (client: pg.PoolClient) => Promise<T>,
  ): Promise<{ readonly client: pg.PoolClient; readonly answer: T }> {
    for (let isAgain = false; ; isAgain = true) {
      const client = await pool.connect();
      try {
        return { client, answer: await first(client) };
      } catch (error) {
        client.release(isLost(error));
        if (!isLost(error) || isAgain || isTimeout(error)) throw error;
        // A server that was restarted has ended them all; those that wait tell so only when they are asked.
        while (pool.idleCount > 0) (await pool.connect()).release(true);
      }
    }
  }

  async function query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    try {
      const { client, answer } = await reach((one) => send<Row>(one, sql, values, answerWithin));
      client.release();
      return answer;
    } catch (error) {
      throw told(error);
    }
  }

  async function transaction<T>(
    work: (ask: PostgresQuery) => Promise<T>,
    within: number = answerWithin,
  ): Promise<T> {
    const { client } = await reach((one) => send(one, 'BEGIN', [], answerWithin)).catch((error) => {
      throw told(error);
    });
    let isBroken = false;
    try {
      const done = await work((sql, values) => send(client, sql, values, within));
      await send(client, 'COMMIT', [], within);
      return done;
    } catch (error) {
      // On a lost connection there is nothing to roll back: the server does so itself.
      isBroken =
        isTimeout(error) ||
        (await send(client, 'ROLLBACK', [], answerWithin).then(
          () => false,
          () => true,
        ));
      throw told(error);
    } finally {
      client.release(isBroken);
    }
  }

  return {
    query,
    transaction,
    get isOpen() {
      return isOpen;
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      await pool.end();
    },
  };
}

async function send<Row>(
  client: pg.PoolClient,
  sql: string,
  values: readonly unknown[] = [],
  answerWithin = 0,
): Promise<Row[]> {
  // 0: without end. (The types of pg know this option of a pool only.)
  const question = { text: sql, values: values.map(toText), query_timeout: answerWithin };
  const { rows } = await client.query(question);
  return rows as Row[];
}

/** PostgreSQL keeps no NUL in text; nobody who wrote one meant anything by it. */
function toText(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\u{fffd}') : value;
  return Array.isArray(value) ? value.map(toText) : value;
}

/**
 * Whether an error means that the server is not there, or no longer: a system error of the socket, one of the classes
 * 08 (connection) and 57P (shutdown, still starting) or 53300 (too many connections) of
 * https://www.postgresql.org/docs/current/errcodes-appendix.html, or what pg itself says, which has no code.
 */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isLost);
  const code = 'code' in error ? String(error.code) : '';
  if (/^(08...|57P0.|53300|25P03|E[A-Z_]+)$/.test(code)) return true;
  return (
    isTimeout(error) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered))/.test(
      error.message,
    )
  );
}

/** SQLSTATE `too_many_connections`. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '53300';
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

/**
 * Whether the server says that it cannot now, whatever it was asked: the classes 40 (undone for another transaction), 53
 * (disk or memory full), 55 (locked), 57 (stopped by its operator), 58 (its own disk), and 25006 (it only reads).
 */
function isHindered(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(40|53|55|57|58)[0-9A-Z]{3}$|^25006$/.test(code);
}

/** Which server, and where it should be, without the password. */
function describe({ connectionString }: pg.PoolConfig): string {
  const url = URL.parse(connectionString ?? '');
  const where = url ? `${url.hostname}${url.port === '' ? '' : `:${url.port}`}` : 'DATABASE_URL';
  return `The PostgreSQL server at ${where}`;
}

/** Where an address leads, without who goes there: `db.example.org:5432/telex`. */
export function nameOfAddress(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'DATABASE_URL' : `${url.hostname}:${url.port || 5432}${url.pathname}`;
}

/** Whether Telex has made tables in a database. Nothing is made by asking. Rejects as `Postgres.query` does. */
export async function hasTables(db: Postgres): Promise<boolean> {
  return (await db.query("SELECT 1 WHERE to_regclass('schema_version') IS NOT NULL")).length > 0;
}

/** A lock of the whole database for the time of one transaction, so that two processes do not migrate at once. */
const migrateLock = [0x7e1e, 1] as const;

/**
 * Brings one room's tables to the newest version. `steps` are SQL scripts in the order they were added; a step that has
 * run is never run again and never edited. All that is to be done is one transaction.
 * Throws when the tables were written by a newer Telex than this one, or the database keeps text in another encoding than
 * UTF-8; else as `Postgres.query`.
 */
export function migratePostgres(db: Postgres, room: string, steps: readonly string[]): Promise<void> {
  return db.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1, $2)', migrateLock);
    const [encoding] = await query<{ server_encoding: string }>('SHOW server_encoding');
    if (encoding?.server_encoding !== 'UTF8') {
      throw new Error(
        `The database keeps text as ${encoding?.server_encoding}; Telex needs one in UTF8 (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0).`,
      );
    }
    await query(
      'CREATE TABLE IF NOT EXISTS schema_version (room text PRIMARY KEY, version integer NOT NULL)',
    );
    const [row] = await query<{ version: number }>('SELECT version FROM schema_version WHERE room = $1', [
      room,
    ]);
    const at = row?.version ?? 0;
    if (at > steps.length) {
      throw new Error(
        `The database holds ${room} tables of version ${at}, and this Telex knows up to ${steps.length}: it was written by a newer Telex. Start that one, or restore a backup from before.`,
      );
    }
    if (at === steps.length) return;
    for (const sql of steps.slice(at)) await query(sql);
    await query(
      `INSERT INTO schema_version (room, version) VALUES ($1, $2)
       ON CONFLICT (room) DO UPDATE SET version = excluded.version`,
      [room, steps.length],
    );
  }, 0);
}

/**
 * One room's part of a database, brought to the newest version by the first call and by the next when that failed; `steps` and what
 * it throws: see `migratePostgres`.
 */
export function migrateOnce(
  db: Postgres,
  room: string,
  steps: readonly string[],
): Pick<Postgres, 'query' | 'transaction'> {
  let migrating: Promise<void> | null = null;
  function migrated(): Promise<void> {
    migrating ??= migratePostgres(db, room, steps).catch((error: unknown) => {
      migrating = null;
      throw error;
    });
    return migrating;
  }
  return {
    async query(sql, values) {
      await migrated();
      return db.query(sql, values);
    },
    async transaction(work, answerWithin) {
      await migrated();
      return db.transaction(work, answerWithin);
    },
  };
}
