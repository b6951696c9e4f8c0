import type { Database } from '../../src/store/database.ts';

/** The tables of a database that hold rows of their own: those that FTS5 keeps its index in among them. */
function tablesOf(db: Database): readonly string[] {
  const sql = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')
    AND name NOT LIKE 'sqlite_schema' ORDER BY name`;
  return (db.prepare(sql).pluck().all() as string[]).filter((name) => name !== 'sqlite_schema');
}

/** All rows of a database, a line a table: its name, a blank, a JSON array of objects; bytes as `{ "hex" }`, large numbers as `{ "integer" }`. */
export function dumpRows(db: Database): string {
  const lines = tablesOf(db).map((name) => {
    const rows = db.prepare(`SELECT * FROM ${name}`).safeIntegers().all() as Record<string, unknown>[];
    return `${name} ${JSON.stringify(rows, (_, value) => encode(value))}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Puts what `dumpRows` gave in the place of what the tables hold. */
export function restoreRows(db: Database, dump: string): void {
  db.unsafeMode(true);
  for (const line of dump.trimEnd().split('\n')) {
    const name = line.slice(0, line.indexOf(' '));
    const rows = JSON.parse(line.slice(name.length + 1), (_, value) => decode(value)) as Record<
      string,
      unknown
    >[];
    db.exec(`DELETE FROM ${name}`);
    for (const row of rows) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      db.prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${places})`).run(...Object.values(row));
    }
  }
  db.unsafeMode(false);
}

/** What tables and indexes a database has, a line for each table, column and index. */
export function describeTables(db: Database): string {
  const lines: string[] = [];
  const tables = db.prepare(
    "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name",
  );
  for (const table of tables.all() as { name: string; type: string; wr: number; strict: number }[]) {
    if (table.name.startsWith('sqlite_')) continue;
    lines.push(
      `${table.type} ${table.name}${table.strict ? ' STRICT' : ''}${table.wr ? ' WITHOUT ROWID' : ''}`,
    );
    const columns = db.prepare('SELECT name, type, "notnull" AS held, pk FROM pragma_table_info(?)');
    for (const column of columns.all(table.name) as {
      name: string;
      type: string;
      held: number;
      pk: number;
    }[]) {
      const key = column.pk > 0 ? ` KEY ${column.pk}` : '';
      lines.push(`  ${column.name} ${column.type}${column.held ? ' NOT NULL' : ''}${key}`.trimEnd());
    }
  }
  const made =
    "SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name";
  lines.push(...(db.prepare(made).pluck().all() as string[]).map((sql) => sql.replace(/\s+/g, ' ')));
  return `${lines.join('\n')}\n`;
}

function encode(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : { integer: String(value) };
  }
  if (isBuffer(value)) return { hex: Buffer.from(value.data).toString('hex') };
  return value;
}

function decode(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if ('hex' in value) return Buffer.from(String(value.hex), 'hex');
  return 'integer' in value ? BigInt(String(value.integer)) : value;
}

/** A buffer as `JSON.stringify` hands it on. */
function isBuffer(value: unknown): value is { readonly data: number[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value
  );
}
