import { type Database, migrate, openDatabase, recordedVersion } from '../../store/database.ts';
import { archiveSchema } from '../schema.ts';

/** One thing that the migrations make. */
export interface SchemaPart {
  readonly type: 'table' | 'index';
  readonly name: string;
  readonly sql: string;
}

/** A setting of the full-text index; bound to `story_index_config`. */
export interface IndexSetting {
  readonly k: string;
  readonly v: number;
}

/** What the tables of an archive are to be: those that the migrations make. */
export interface SchemaModel {
  readonly parts: readonly SchemaPart[];
  readonly settings: readonly IndexSetting[];
}

/** What is not as the migrations make it. */
export interface SchemaSurvey {
  readonly faults: readonly string[];
  /** Nothing further can be asked of the archive before that is mended. */
  readonly isStopped: boolean;
}

/** The tables as they are made in an empty database. */
export function readModel(): SchemaModel {
  const db = openDatabase(':memory:');
  try {
    migrate(db, 'archive', archiveSchema);
    return { parts: readParts(db), settings: readSettings(db) };
  } finally {
    db.close();
  }
}

/** The archive's table that nothing can be made again without. */
export function hasStories(db: Database): boolean {
  return (
    db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'story'").get() !== undefined
  );
}

/** Whether tables stand there of which no record says the version. */
export function hasLostRecord(db: Database): boolean {
  return recordedVersion(db, 'archive') === null && hasStories(db);
}

/** Compares tables, indexes and the settings of the full-text index. Throws what SQLite throws. */
export function surveySchema(db: Database, { parts, settings }: SchemaModel): SchemaSurvey {
  const held = new Map(readParts(db).map((part) => [part.name, part]));
  const missing = parts.filter((part) => isMissing(part, held.get(part.name)));
  const isConfigured = held.has('story_index_config');
  const set = new Map(isConfigured ? readSettings(db).map(({ k, v }) => [k, v]) : []);
  const unset = isConfigured ? settings.filter(({ k, v }) => set.get(k) !== v) : [];
  return {
    faults: [
      ...missing.map(({ type, name }) => `${type} ${name}`),
      ...unset.map(({ k }) => `setting ${k} of the full-text index`),
    ],
    isStopped: missing.some(({ type }) => type === 'table') || unset.some(({ k }) => k === 'version'),
  };
}

/** An index of the same name on something else is not that index; tables are held to their columns by what is asked of them. */
export function isMissing(part: SchemaPart, held: SchemaPart | undefined): boolean {
  return held === undefined || (part.type === 'index' && held.sql !== part.sql);
}

/** The tables and indexes of a database that were made by name. */
export function readParts(db: Database): readonly SchemaPart[] {
  return db
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name <> 'schema_version' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
    )
    .all() as SchemaPart[];
}

/** `crisismerge` is another while much is taken in, and no fault. */
function readSettings(db: Database): readonly IndexSetting[] {
  return db.prepare("SELECT k, v FROM story_index_config WHERE k <> 'crisismerge'").all() as IndexSetting[];
}
