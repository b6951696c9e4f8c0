import { resolve } from 'node:path';
import type { ArchiveCheck, CheckOptions, CheckReport, Finding } from './archive/archive-check.ts';
import { createSqliteCheck } from './archive/check/check-sqlite.ts';
import { countMissingPages, salvageShort } from './archive/check/short-file.ts';
import { createPostgresCheck } from './archive/postgres/check/check-postgres.ts';
import { knownNames } from './desk/known-names.ts';
import { type Database, isDamage, OlderDatabase, openDatabase, openToRead } from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { openPostgres } from './store/postgres.ts';

/** A check of an archive, and how what was opened for it is closed. */
export interface OpenCheck {
  readonly check: ArchiveCheck;
  close(): void;
}

/**
 * Opens the check of the archive that `openArchive` would open: at `databaseUrl`, else in the SQLite file at `path`, which is
 * there. The file is only read unless `mend`, save that one of an older Telex is brought up to date. A file that SQLite
 * finds damaged at once has a check all the same, which tells so. Throws a `DatabaseTrouble` in words when it cannot
 * be opened.
 */
export function openArchiveCheck(path: string, databaseUrl: string | null, mend: boolean): OpenCheck {
  if (databaseUrl !== null) {
    const postgres = openPostgres(databaseUrl, 0);
    return { check: createPostgresCheck(postgres, knownNames), close: () => void postgres.close() };
  }
  let db = open(path, mend ? openDatabase : openToRead);
  const check: ArchiveCheck = {
    async check(options) {
      if (db === null) return checkUnopened(path, options);
      if (isEmpty(db)) {
        throw new DatabaseTrouble(
          `The database ${resolve(path)} holds nothing of Telex yet. \`telex import FILE…\` fills it; --database names another.`,
        );
      }
      try {
        return await createSqliteCheck(db, knownNames).check(options);
      } catch (error) {
        if (!(error instanceof OlderDatabase)) throw error;
        db.close();
        db = openDatabase(path);
        return createSqliteCheck(db, knownNames).check(options);
      }
    },
  };
  return { check, close: () => db?.close() };
}

/** Checks a file that SQLite does not open: its end is missing, or its first page says nothing. */
async function checkUnopened(path: string, options: CheckOptions): Promise<CheckReport> {
  const missing = countMissingPages(path);
  const example =
    missing === 0 ? 'its first page' : `the file is ${missing} ${missing === 1 ? 'page' : 'pages'} short`;
  const found: readonly Finding[] = [{ kind: 'file', count: 1, example }];
  if (!options.mend) return { found, left: found };
  const salvaged = missing === 0 ? null : await salvageShort(path, knownNames, options);
  return { found, left: found, salvaged };
}

/** Whether a database that can be read has no table at all. */
function isEmpty(db: Database): boolean {
  try {
    return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** Null when SQLite finds the file damaged as soon as it looks. */
function open(path: string, opening: (path: string) => Database): Database | null {
  let db: Database | null = null;
  try {
    db = opening(path);
    // Reads the file's header, and holds its size against it.
    db.pragma('schema_version');
    return db;
  } catch (error) {
    db?.close();
    if (isDamage(error)) return null;
    throw new DatabaseTrouble(`The database ${path} ${explainTrouble(path, error)}.`, { cause: error });
  }
}
