import BetterSqlite3 from 'better-sqlite3';

/** Throws what SQLite throws when the file at `path`, which is there, is no database. Changes nothing. */
export function checkDatabase(path: string): void {
  const db = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  try {
    db.pragma('schema_version');
  } finally {
    db.close();
  }
}
