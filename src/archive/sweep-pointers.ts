import type { Database } from '../store/database.ts';

/** Rows looked at in one step: each is looked up in the index of ids, about 10 µs when it is not in memory. */
const rowsAtOnce = 100;

/**
 * Takes away the agency keys and texts that point to no story, from one end of the tables to the other. Gives a step that
 * does a part of it, inside a transaction, and true when it was the last.
 */
export function createSweep(db: Database): () => boolean {
  const tables = [sweepTable(db, 'story_key', 'key', ''), sweepTable(db, 'story_text', 'hash', -(2n ** 63n))];
  return () => {
    if (tables[0]?.()) tables.shift();
    return tables.length === 0;
  };
}

function sweepTable(db: Database, table: string, column: string, lowest: string | bigint): () => boolean {
  type Place = { readonly value: string | bigint; readonly id: string };
  const after = `(${column}, id) > (?, ?)`;
  const nth = db
    .prepare<[string | bigint, string, number]>(
      `SELECT ${column} AS value, id FROM ${table} WHERE ${after} ORDER BY ${column}, id LIMIT 1 OFFSET ?`,
    )
    .safeIntegers();
  const isLost = `NOT EXISTS (SELECT 1 FROM story WHERE story.id = ${table}.id)`;
  const drop = db.prepare<[string | bigint, string, string | bigint, string]>(
    `DELETE FROM ${table} WHERE ${after} AND (${column}, id) <= (?, ?) AND ${isLost}`,
  );
  const dropRest = db.prepare<[string | bigint, string]>(`DELETE FROM ${table} WHERE ${after} AND ${isLost}`);
  let at: Place = { value: lowest, id: '' };
  return () => {
    const end = nth.get(at.value, at.id, rowsAtOnce - 1) as Place | undefined;
    if (end === undefined) {
      dropRest.run(at.value, at.id);
      return true;
    }
    drop.run(at.value, at.id, end.value, end.id);
    at = end;
    return false;
  };
}
