import type { Database } from './database.ts';
import type { Postgres, PostgresQuery } from './postgres.ts';

/** A row as it is read of a file: every integer is a BigInt, since some have all of their 64 bits. */
export type FileRow = Readonly<Record<string, string | bigint | Uint8Array | null>>;

/** What a column is bound as; one of a smaller kind of integer takes a bigint too. */
export type CarriedType = 'text' | 'bigint' | 'bytea';

/** A table as it goes from a file to a server. */
export interface CarriedTable {
  /** Its name on the server. */
  readonly table: string;
  /** Gives the rows in the file. */
  readonly select: string;
  /** What is written of a row, by the column on the server. */
  readonly columns: Readonly<Record<string, CarriedType>>;
  /** What is to be written of a row, where it is not what was read. */
  readonly change?: (row: FileRow) => FileRow;
}

/** What one room keeps, as it goes from a file to a server: everything but what is made again there. */
export interface CarriedRoom {
  /** Its tables on the server that must be empty before, and what a row of each is called, in one word or more: `subscriptions`. */
  readonly tables: Readonly<Record<string, string>>;
  /** Brings its tables in the file to the newest version. Throws what SQLite throws. */
  prepare(db: Database): void;
  /** Makes its tables on the server, or brings them to the newest version; rejects as `migratePostgres`. */
  makeTables(postgres: Postgres): Promise<void>;
  /** Copies its rows inside a transaction on the server, while nobody else writes on either side. */
  carry(carrying: Carrying): Promise<void>;
}

/** What a room works with. */
export interface Carrying {
  readonly db: Database;
  readonly send: PostgresQuery;
  /** ms since the epoch. */
  readonly now: number;
  /** Told of so many rows more that went to a table. */
  note(table: string, rows: number): void;
}

/** Rows, and bytes of text, that go at once: two such batches are in memory. */
const mostRows = 1_000;
const mostBytes = 4_000_000;

/** Copies the rows of a table, a batch at a time. */
export async function carryRows(carrying: Carrying, carried: CarriedTable): Promise<void> {
  const { table, select, columns, change = (row: FileRow) => row } = carried;
  const names = Object.keys(columns);
  const lists = Object.values(columns).map((type, i) => `$${i + 1}::${type}[]`);
  // The numbers that a file gave are kept, also where the server would give its own.
  const insert = `INSERT INTO ${table} (${names.join(', ')}) OVERRIDING SYSTEM VALUE SELECT * FROM unnest(${lists.join(', ')})`;
  await carryBatches(carrying, select, (rows) => {
    const changed = rows.map(change);
    const values = names.map((name) => changed.map((row) => row[name] ?? null));
    return async () => {
      await carrying.send(insert, values);
      carrying.note(table, rows.length);
    };
  });
}

/**
 * Reads rows of the file and has them written batch by batch: `make` works out what to write, while the server is still at the
 * batch before, and gives what writes it.
 */
export async function carryBatches(
  { db }: Pick<Carrying, 'db'>,
  select: string,
  make: (rows: readonly FileRow[]) => () => Promise<void>,
): Promise<void> {
  let writing: Promise<void> = Promise.resolve();
  for (const rows of batchesOf(db.prepare(select).safeIntegers(true).iterate() as Iterable<FileRow>)) {
    const write = make(rows);
    await writing;
    writing = write();
    // Awaited with the next batch; until then nobody hears of it.
    writing.catch(() => {});
  }
  await writing;
}

function* batchesOf(rows: Iterable<FileRow>): Generator<readonly FileRow[]> {
  let batch: FileRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    batch.push(row);
    for (const value of Object.values(row))
      bytes +=
        typeof value === 'object' ? (value?.length ?? 0) : typeof value === 'string' ? value.length : 8;
    if (batch.length < mostRows && bytes < mostBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Has the numbers that the server gives in this column go on above all that were carried, and above `least`: a number is never given
 * twice.
 */
export async function goOnAbove(
  send: PostgresQuery,
  table: string,
  column: string,
  least: number | bigint = 0,
): Promise<void> {
  await send(
    `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), last) FROM (
       SELECT greatest(max(${column}), $1::bigint) AS last FROM ${table}) AS highest WHERE last > 0`,
    [least],
  );
}
