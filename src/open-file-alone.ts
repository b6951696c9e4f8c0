import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Database, isOfTelex, openDatabase } from './store/database.ts';
import { DatabaseTrouble, explainTrouble } from './store/database-trouble.ts';
import { takeSoleUse } from './store/sole-use.ts';

/** A file that no bot has, and none gets until it is closed. */
export interface FileAlone {
  readonly db: Database;
  close(): void;
}

/** Opens a file that is there. Throws a `DatabaseTrouble` in words: when it is not, is none of Telex, or a bot runs on it. */
export function openFileAlone(databasePath: string): FileAlone {
  if (!existsSync(databasePath)) {
    throw new DatabaseTrouble(`There is no database ${resolve(databasePath)}; --database names another.`);
  }
  const use = inWords(databasePath, () => takeSoleUse(databasePath));
  if (use === null)
    throw new DatabaseTrouble(`A bot runs on the database ${databasePath}. Stop it, then run this again.`);
  try {
    const db = inWords(databasePath, () => openDatabase(databasePath));
    const close = () => {
      db.close();
      use.release();
    };
    if (inWords(databasePath, () => isOfTelex(db))) return { db, close };
    db.close();
    throw new DatabaseTrouble(`${databasePath} is no database of Telex.`);
  } catch (error) {
    use.release();
    throw error;
  }
}

function inWords<T>(databasePath: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new DatabaseTrouble(`The database ${databasePath} ${explainTrouble(databasePath, error)}.`, {
      cause: error,
    });
  }
}
