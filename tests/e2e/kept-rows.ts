import BetterSqlite3 from 'better-sqlite3';

/** The tables of the SQLite file at `path`, without those that SQLite and its index of words keep for themselves. */
export function tablesOf(path: string): string[] {
  return using(path, (db) => {
    const names = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
      .pluck()
      .all() as string[];
    return names.filter((name) => !/^story_index_/.test(name)).sort();
  });
}

/** Where in the database at `path` this text stands: `table.column`, each once. */
export function placesOf(path: string, text: string): string[] {
  const found = new Set<string>();
  using(path, (db) => {
    for (const table of tablesOf(path)) {
      const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
      for (const column of columns) {
        const isThere = db.prepare(`SELECT 1 FROM "${table}" WHERE instr("${column}", ?) > 0 LIMIT 1`);
        if (isThere.get(text) !== undefined) found.add(`${table}.${column}`);
      }
    }
  });
  return [...found].sort();
}

function using<T>(path: string, work: (db: BetterSqlite3.Database) => T): T {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
