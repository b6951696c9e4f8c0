import type { Postgres } from '../../src/store/postgres.ts';

const tablesOf = `SELECT relname AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname COLLATE "C"`;

/** All rows of a database, a line a table: its name, a blank, a JSON array. */
export async function dumpRows(db: Postgres): Promise<string> {
  const lines: string[] = [];
  for (const { name } of await db.query<{ name: string }>(tablesOf)) {
    const [dump] = await db.query<{ rows: string }>(
      `SELECT coalesce(json_agg(row ORDER BY row::text COLLATE "C"), '[]')::text AS rows FROM (SELECT row_to_json(t) AS row FROM ${name} AS t) AS all_rows`,
    );
    lines.push(`${name} ${dump?.rows.replaceAll('\n', '')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Puts into empty tables what `dumpRows` gave. */
export async function restoreRows(db: Postgres, dump: string): Promise<void> {
  for (const line of dump.trimEnd().split('\n')) {
    const name = line.slice(0, line.indexOf(' '));
    await db.query(
      `INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(null::${name}, $1::json)`,
      [line.slice(name.length + 1)],
    );
  }
}

/** What tables and indexes a database has, a line for each column and index. */
export async function describeTables(db: Postgres): Promise<string> {
  const rows = await db.query<{ line: string }>(
    `SELECT format('%s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
         CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
         CASE WHEN collname IS NULL OR collname = 'default' THEN '' ELSE ' COLLATE ' || collname END) AS line
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_collation ON pg_collation.oid = attcollation
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
     ORDER BY 1`,
  );
  return `${rows.map(({ line }) => line).join('\n')}\n`;
}
