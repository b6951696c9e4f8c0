import type { PostgresQuery } from '../../store/postgres.ts';

/** Rows looked at in one step. */
const rowsAtOnce = 500;

/**
 * Takes away the agency keys and texts that point to no story, as `createSweep` of SQLite. Gives a step that does a part
 * of it, inside a transaction, and true when it was the last.
 */
export function createSweep(): (send: PostgresQuery) => Promise<boolean> {
  const tables = [
    sweepTable('story_key', 'key', 'text', ''),
    sweepTable('story_text', 'hash', 'bigint', '-9223372036854775808'),
  ];
  return async (send) => {
    if (await tables[0]?.(send)) tables.shift();
    return tables.length === 0;
  };
}

function sweepTable(table: string, column: string, type: string, lowest: string) {
  const statement = `WITH part AS (
      SELECT ${column}, id FROM ${table} WHERE (${column}, id) > ($1::${type}, $2::text) ORDER BY ${column}, id LIMIT $3
    ), gone AS (
      DELETE FROM ${table} USING part WHERE ${table}.${column} = part.${column} AND ${table}.id = part.id
        AND NOT EXISTS (SELECT 1 FROM story WHERE story.id = part.id)
    )
    SELECT ${column}::text AS value, id FROM part ORDER BY part.${column} DESC, id DESC LIMIT 1`;
  let at = { value: lowest, id: '' };
  return async (send: PostgresQuery): Promise<boolean> => {
    const [last] = await send<{ value: string; id: string }>(statement, [at.value, at.id, rowsAtOnce]);
    if (last === undefined) return true;
    at = last;
    return false;
  };
}
