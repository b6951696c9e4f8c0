import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createSqliteArchive } from './archive/sqlite-archive.ts';
import type { Judge, StoryArchive } from './archive/story-archive.ts';
import { fileCopy } from './desk/file-copy.ts';
import { knownNames } from './desk/known-names.ts';
import { createReadLog, type ReadLog } from './intake/read-log.ts';
import type { IntakeDesk } from './intake/take-in.ts';
import { readCopyStories } from './read-copy.ts';
import { type Database, openDatabase } from './store/database.ts';

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
      read: (copy) => readCopyStories(copy, 'auto'),
      admit: (stories, now, claimed) => fileCopy(admitPart(archive, claimed), stories, now),
    },
    log: createReadLog(db),
    close: () => db.close(),
  };
}

/** The archive for one part of a copy: what the parts before it claimed counts, and so does what this one claims. */
function admitPart(archive: StoryArchive, claimed: Set<string>): Pick<StoryArchive, 'admit'> {
  const withParts =
    (judge: Judge): Judge =>
    (item, candidates) => {
      const judgement = judge(item, candidates, claimed);
      claimed.add(judgement.story.id);
      return judgement;
    };
  return { admit: (items, judge, now) => archive.admit(items, withParts(judge), now) };
}
