import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createSqliteArchive } from './archive/sqlite-archive.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import { fileCopy } from './desk/file-copy.ts';
import { knownNames } from './desk/known-names.ts';
import { createReadLog, type ReadLog } from './intake/read-log.ts';
import type { IntakeDesk } from './intake/take-in.ts';
import { placeStory } from './read-stories.ts';
import { type Database, openDatabase } from './store/database.ts';
import { parseCopy } from './wire/detect.ts';

/** The rooms from copy to archive, wired together on one database. */
export interface Newsroom {
  readonly db: Database;
  readonly archive: StoryArchive;
  readonly desk: IntakeDesk;
  readonly log: ReadLog;
  close(): void;
}

/**
 * Opens the newsroom on the SQLite file at `databasePath`; file and folder are made when they are not there.
 * Throws when the file cannot be opened or is of a newer Telex.
 */
export function openNewsroom(databasePath: string): Newsroom {
  if (databasePath !== ':memory:') mkdirSync(dirname(databasePath), { recursive: true });
  const db = openDatabase(databasePath);
  const archive = createSqliteArchive(db, knownNames);
  return {
    db,
    archive,
    desk: {
      parse: (copy) => parseCopy(copy, 'auto'),
      toStory: placeStory,
      admit: (stories, now) => fileCopy(archive, stories, now),
    },
    log: createReadLog(db),
    close: () => db.close(),
  };
}
