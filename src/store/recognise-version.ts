import BetterSqlite3 from 'better-sqlite3';

/**
 * Which version a room's tables are of, by their shape: for a database that has lost the record of it. 0 when there are none.
 * `steps` as for `migrate`; the newest version fits whose tables, columns and indexes are all there. Throws, in words,
 * when there are tables and none fits.
 */
export function recogniseVersion(db: BetterSqlite3.Database, room: string, steps: readonly string[]): number {
  const [, first] = /CREATE TABLE (\w+)/.exec(steps[0] ?? '') ?? [];
  const isThere = db.prepare<[string]>('SELECT 1 FROM sqlite_schema WHERE name = ?');
  if (first === undefined || isThere.get(first) === undefined) return 0;
  const held = new Set(readShape(db));
  const model = new BetterSqlite3(':memory:');
  try {
    let version = 0;
    steps.forEach((step, i) => {
      model.exec(step);
      if (readShape(model).every((part) => held.has(part))) version = i + 1;
    });
    if (version > 0) return version;
  } finally {
    model.close();
  }
  throw new Error(
    `The database holds ${room} tables, but not the record of their version, and they fit none: put the last backup back with \`telex restore BACKUP\`.`,
  );
}

/** Tables with their columns, and indexes with what they are of. */
function readShape(db: BetterSqlite3.Database): readonly string[] {
  return db
    .prepare(
      `SELECT held.type || ' ' || held.name || ' ' || coalesce((SELECT group_concat(name || ' ' || type) FROM pragma_table_info(held.name)), '')
       FROM sqlite_schema AS held WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND type IN ('table', 'index')`,
    )
    .pluck()
    .all() as string[];
}
