import { expect } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import type { Postgres } from '../../src/store/postgres.ts';

/** Tables of a file that are made again on a server, or are of that file alone. */
const ofFile = /^(sqlite_.*|story_index.*|gram_pack|archive_state|schema_version|moved)$/;
/** Columns that differ: what the rows say there is in another place, or is made again. */
const differs: Readonly<Record<string, readonly string[]>> = {
  archive_damaged: ['row', 'body'],
  tally: ['changed', 'name'],
};

/**
 * Holds each table of a file against the one of the same name on a server, by all columns that both have. Gives how many rows each has.
 * A table or column that a server lacks is a failure.
 */
export async function expectSameRows(db: Database, postgres: Postgres): Promise<Record<string, number>> {
  const names = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual', 'shadow')",
    )
    .pluck()
    .all() as string[];
  const counts: Record<string, number> = {};
  for (const name of names.filter((one) => !ofFile.test(one)).sort()) {
    const own = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[];
    const columns = own.filter((column) => !differs[name]?.includes(column));
    const list = columns.join(', ');
    const only = name === 'tally' ? 'WHERE stories > 0' : '';
    const inFile = db
      .prepare(`SELECT ${list} FROM ${name} ${only}`)
      .safeIntegers(true)
      .raw()
      .all() as unknown[][];
    const rows = await postgres.query<Record<string, unknown>>(
      `SELECT ${columns.map((column) => `${column}::text`).join(', ')} FROM ${name} ${only}`,
    );
    const onServer = rows.map((row) => columns.map((column) => row[column]));
    expect({ [name]: inFile.map((row) => JSON.stringify(row.map(toText))).sort() }).toEqual({
      [name]: onServer.map((row) => JSON.stringify(row)).sort(),
    });
    counts[name] = inFile.length;
  }
  return counts;
}

/** As PostgreSQL writes it. */
function toText(value: unknown): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return String(value).replaceAll('\0', '\u{fffd}');
}
