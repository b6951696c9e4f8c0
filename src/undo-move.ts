import { openFileAlone } from './open-file-alone.ts';
import { DatabaseTrouble } from './store/database-trouble.ts';
import { clearMovedMark, type MovedMark, readMovedMark } from './store/moved-mark.ts';
import { setRestoreMark } from './store/restore-mark.ts';

/**
 * Has Telex go on with a file that was moved to a server, or was about to be: as with a backup of that moment, the next bot looks what its
 * channels got since. Gives the mark of the move. Throws a `DatabaseTrouble` in words when the file was not moved or cannot be used.
 * `now`: ms since the epoch.
 */
export function undoMove(databasePath: string, now: number): MovedMark {
  const { db, close } = openFileAlone(databasePath);
  try {
    const mark = readMovedMark(db);
    if (mark === null)
      throw new DatabaseTrouble(`The database ${databasePath} was not moved: nothing to undo.`);
    db.transaction(() => {
      setRestoreMark(db, { takenAt: mark.begunAt, restoredAt: now });
      clearMovedMark(db);
    })();
    return mark;
  } finally {
    close();
  }
}
