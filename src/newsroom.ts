import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createSqliteArchive } from './archive/sqlite-archive.ts';
import type { StoryArchive } from './archive/story-archive.ts';
import { resolvePlaces } from './desk/gazetteer/resolve.ts';
import { toStory } from './desk/identity.ts';
import { judge } from './desk/judge.ts';
import { createReadLog, type ReadLog } from './intake/read-log.ts';
import type { IntakeDesk } from './intake/take-in.ts';
import { type Database, openDatabase } from './store/database.ts';
import { findCaptureStamp } from './wire/capture-stamp.ts';
import { decodeText } from './wire/decode.ts';
import { parseCopy } from './wire/detect.ts';
import type { WireCopy, WireFormat, WireItem } from './wire/item.ts';
import type { Result } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/**
 * The moment at which copy was captured, in ms: as the copy or its file's name states it, else `otherwise` (the
 * file's modification time, or now).
 */
export function captureMoment(bytes: Uint8Array, path: string, otherwise: number): number {
  return findCaptureStamp(decodeText(bytes), basename(path)) ?? otherwise;
}

/** Copy to stories with identity and places, nothing kept: what `telex parse` prints. */
export function readStories(copy: WireCopy, format: WireFormat | 'auto'): Result<readonly Story[]> {
  const read = parseCopy(copy, format);
  return read.ok ? { ok: true, value: read.value.map((item) => placeStory(item, copy)) } : read;
}

function placeStory(item: WireItem, copy: WireCopy): Story {
  const { dateline, section, language } = item;
  const placed =
    dateline === null
      ? item
      : {
          ...item,
          dateline: {
            ...dateline,
            places: resolvePlaces(dateline.cities, { agencies: dateline.agencies, section, language }),
          },
        };
  return toStory(placed, copy);
}

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
  const archive = createSqliteArchive(db);
  return {
    db,
    archive,
    desk: {
      parse: (copy) => parseCopy(copy, 'auto'),
      toStory: placeStory,
      admit: (stories, now) => archive.admit(stories, judge, now),
    },
    log: createReadLog(db),
    close: () => db.close(),
  };
}
