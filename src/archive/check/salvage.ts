import { rmSync } from 'node:fs';
import { type Database, isDamage, migrate, openDatabase } from '../../store/database.ts';
import type { ArchiveCheck, CheckOptions, Lost, Salvaged } from '../archive-check.ts';
import { archiveSchema } from '../schema.ts';
import { readDamaged } from './read-damaged.ts';
import { derivedTables } from './sort-faults.ts';
import { readParts, type SchemaPart } from './survey-schema.ts';

/**
 * Puts all that can still be read of a damaged file into one beside `original` (its path), with what is derived made again, and tells what could
 * not be. The damaged file is only read. Null when not even the list of its tables can be.
 */
export async function salvageSqlite(
  db: Database,
  original: string,
  checkOf: (fresh: Database) => ArchiveCheck,
  options: CheckOptions,
): Promise<Salvaged | null> {
  const path = `${original}.salvaged`;
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  let parts: readonly SchemaPart[];
  try {
    parts = readParts(db);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
  const fresh = openDatabase(path);
  try {
    // Kept for good once, at the end.
    fresh.pragma('synchronous = OFF');
    migrate(fresh, 'archive', archiveSchema);
    const made = new Set(readParts(fresh).map(({ name }) => name));
    for (const { type, name, sql } of parts)
      if (type === 'table' && !made.has(name) && !isOfFullText(name)) fresh.exec(sql);
    const lost: Lost[] = [];
    const tables = [
      'schema_version',
      ...parts
        .filter(({ type, name }) => type === 'table' && !isOfFullText(name) && !derivedTables.has(name))
        .map(({ name }) => name),
    ];
    for (const table of tables) {
      const isWhole = fresh.transaction(() => copyTable(db, fresh, table))();
      if (isWhole) continue;
      lost.push({ table, ...(table === 'story' ? lostStories(db, fresh) : { ids: null, isAll: false }) });
    }
    const indexes = new Set(readParts(fresh).map(({ name }) => name));
    for (const { type, name, sql } of parts) if (type === 'index' && !indexes.has(name)) fresh.exec(sql);
    const { left } = await checkOf(fresh).check(options);
    const unreadable = setAside(fresh, options.now);
    const held = lost.find(({ table }) => table === 'story');
    if (unreadable.length > 0 && held === undefined)
      lost.push({ table: 'story', ids: unreadable, isAll: true });
    else if (held !== undefined)
      lost[lost.indexOf(held)] = { ...held, ids: [...(held.ids ?? []), ...unreadable] };
    fresh.pragma('synchronous = FULL');
    fresh.pragma('wal_checkpoint(TRUNCATE)');
    const stories = fresh.prepare('SELECT count(*) FROM story').pluck().get() as number;
    return { path, stories, lost, isWhole: left.length === 0 };
  } finally {
    fresh.close();
  }
}

/** The ids of stories whose rows could be read and that say nothing: the check that was made at `now` took them out. */
function setAside(fresh: Database, now: number): readonly string[] {
  return fresh
    .prepare<[bigint]>(
      `SELECT json_extract(row, '$.id') FROM archive_damaged
       WHERE kind = 'story' AND found_at = ? AND json_extract(row, '$.id') NOT IN (SELECT id FROM story)`,
    )
    .pluck()
    .all(BigInt(now)) as string[];
}

function isOfFullText(name: string): boolean {
  return name === 'story_index' || name.startsWith('story_index_');
}

/** Copies the rows that can be read; true when that was all of them. */
function copyTable(db: Database, fresh: Database, table: string): boolean {
  const columns = fresh.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
  const insert = fresh.prepare(
    `INSERT OR IGNORE INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return readDamaged(db, table, columns, (row) => {
    try {
      insert.run(...row);
      return true;
    } catch (error) {
      // A row that its own table would not take is none.
      if (
        error instanceof Error &&
        'code' in error &&
        /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(error.code))
      )
        return false;
      throw error;
    }
  });
}

/** Ids that the index of ids still knows, of stories whose rows are gone. */
function lostStories(db: Database, fresh: Database): Pick<Lost, 'ids' | 'isAll'> {
  const has = fresh.prepare<[string]>('SELECT 1 FROM story WHERE id = ?');
  const ids = new Set<string>();
  for (const order of ['ASC', 'DESC']) {
    try {
      const rows = db
        .prepare(`SELECT id FROM story INDEXED BY sqlite_autoindex_story_1 ORDER BY id ${order}`)
        .pluck();
      for (const id of rows.iterate()) if (has.get(id as string) === undefined) ids.add(id as string);
      return { ids: [...ids], isAll: true };
    } catch (error) {
      if (!isDamage(error)) throw error;
    }
  }
  return { ids: [...ids], isAll: false };
}
