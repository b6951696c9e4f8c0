import BetterSqlite3 from 'better-sqlite3';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { openDatabase } from '../../src/store/database.ts';

/** The file of an archive that holds nothing, its tables made: some ten thousand are opened by the tests of the desk. */
const image = makeImage();

/** An archive in memory that holds nothing. */
export function openEmptyArchive(): StoryArchive {
  return createSqliteArchive(new BetterSqlite3(image));
}

function makeImage(): Buffer {
  const db = openDatabase(':memory:');
  createSqliteArchive(db);
  const made = db.serialize();
  db.close();
  return made;
}
