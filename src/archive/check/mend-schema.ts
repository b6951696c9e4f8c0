import type { Database } from '../../store/database.ts';
import { derivedTables } from './sort-faults.ts';
import type { Survey } from './survey.ts';
import { isMissing, readModel, readParts, type SchemaModel } from './survey-schema.ts';

/**
 * Makes what is missing of tables and indexes, empty, and anew what is derived and damaged; what is to stand in it is found
 * missing by the next survey. One transaction. Throws what SQLite throws, nothing being changed then: pages can be too far
 * gone even to be thrown away. `now` in ms.
 */
export function mendSchema(db: Database, survey: Pick<Survey, 'derived'>, now: number): void {
  const model = readModel();
  // Lets the full-text index's own tables be written.
  db.unsafeMode(true);
  try {
    db.transaction(() => {
      for (const name of new Set(survey.derived.map((fault) => fault.name))) {
        if (derivedTables.has(name)) db.exec(`DROP TABLE "${name}"`);
        else db.exec(`REINDEX "${name}"`);
      }
      const held = new Map(readParts(db).map((part) => [part.name, part]));
      const missing = model.parts.filter((part) => isMissing(part, held.get(part.name)));
      if (missing.some(({ name }) => isOfIndex(name))) remakeIndex(db, model);
      for (const { type, name, sql } of missing) {
        if (isOfIndex(name)) continue;
        if (type === 'index') db.exec(`DROP INDEX IF EXISTS "${name}"`);
        db.exec(sql);
        if (name === 'story_change') beginFeed(db, now);
      }
      writeSettings(db, model);
    }).immediate();
  } finally {
    db.unsafeMode(false);
  }
}

/**
 * A feed of changes that is made anew goes on with numbers that it never gave, so that whoever has read the lost one reads on
 * here, and the survey knows that there was one.
 */
function beginFeed(db: Database, now: number): void {
  db.prepare<[bigint]>("INSERT INTO sqlite_sequence (name, seq) VALUES ('story_change', ?)").run(BigInt(now));
}

/** Makes the full-text index anew, empty, whatever is left of it. Throws what SQLite throws. */
export function remakeFullText(db: Database): void {
  const model = readModel();
  db.unsafeMode(true);
  try {
    db.transaction(() => {
      remakeIndex(db, model);
      writeSettings(db, model);
    }).immediate();
  } finally {
    db.unsafeMode(false);
  }
}

/** FTS5 takes away no index that it cannot open: its tables go one by one, its name from the list of tables. */
function remakeIndex(db: Database, { parts }: SchemaModel): void {
  db.pragma('writable_schema = ON');
  db.exec("DELETE FROM sqlite_schema WHERE name = 'story_index'");
  db.pragma('writable_schema = RESET');
  for (const { name } of parts)
    if (name.startsWith('story_index_')) db.exec(`DROP TABLE IF EXISTS "${name}"`);
  const made = parts.find(({ name }) => name === 'story_index');
  if (made) db.exec(made.sql);
}

function writeSettings(db: Database, { settings }: SchemaModel): void {
  const set = db.prepare<[string, bigint]>('REPLACE INTO story_index_config (k, v) VALUES (?, ?)');
  for (const { k, v } of settings) set.run(k, BigInt(v));
}

function isOfIndex(name: string): boolean {
  return name === 'story_index' || name.startsWith('story_index_');
}
