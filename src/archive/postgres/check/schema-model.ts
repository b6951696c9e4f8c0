import type { Postgres, PostgresQuery } from '../../../store/postgres.ts';
import { postgresSchema } from '../schema.ts';

/** A constraint or index that the migrations make and that is not there, or not valid. */
export interface MissingPart {
  readonly name: string;
  /** Makes it. */
  readonly sql: string;
}

/** Thrown to undo the making of the model. */
class Undone extends Error {}

interface Part {
  readonly name: string;
  readonly of: string;
  readonly definition: string;
  readonly is_constraint: boolean;
}

/**
 * Compares constraints and indexes with those that the migrations make, in tables of this connection alone that are gone
 * afterwards. Throws what the server throws.
 */
export async function findMissingParts(db: Postgres): Promise<readonly MissingPart[]> {
  const held = new Set((await readParts(db.query, 'current_schema()::regnamespace')).map(describe));
  const made = await makeModel(db);
  return made
    .filter((part) => !held.has(describe(part)))
    .map(({ name, of, definition, is_constraint }) => ({
      name,
      sql: is_constraint
        ? `ALTER TABLE ${of} DROP CONSTRAINT IF EXISTS ${name}, ADD CONSTRAINT ${name} ${definition}`
        : `DROP INDEX IF EXISTS ${name}; ${definition}`,
    }));
}

async function makeModel(db: Postgres): Promise<readonly Part[]> {
  let made: readonly Part[] = [];
  try {
    await db.transaction(async (send) => {
      await send('SET LOCAL search_path = pg_temp');
      for (const step of postgresSchema) await send(step);
      made = await readParts(send, 'pg_my_temp_schema()');
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return made;
}

/** Constraints first: some are indexes. */
function readParts(send: PostgresQuery, schema: string): Promise<readonly Part[]> {
  return send<{ name: string; of: string; definition: string; is_constraint: boolean }>(
    `SELECT conname AS name, conrelid::regclass::text AS of, pg_get_constraintdef(pg_constraint.oid) AS definition, true AS is_constraint
       FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
       WHERE pg_class.relnamespace = ${schema} AND contype IN ('p', 'u')
     UNION ALL
     SELECT pg_class.relname, indrelid::regclass::text, regexp_replace(pg_get_indexdef(indexrelid), ' ON [^ .]+\\.', ' ON '), false
       FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE pg_class.relnamespace = ${schema} AND indisvalid
         AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)`,
  );
}

function describe({ name, of, definition }: Part): string {
  return `${name} of ${of.replace(/^.*\./, '')}: ${definition}`;
}
