import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isInHand, readBytes } from '../../src/intake/copy-file.ts';
import { type FolderBounds, openWireFolder, type WireFolder } from '../../src/intake/folder.ts';
import type { FolderSettings } from '../../src/intake/folder-settings.ts';
import { createReadLog, type ReadLog } from '../../src/intake/read-log.ts';
import { noFilings, type Taken } from '../../src/intake/take-in.ts';
import { openDatabase } from '../../src/store/database.ts';

export const eight = Date.parse('2026-03-10T08:00:00+01:00');
export const minute = 60_000;
export const day = 24 * 60 * minute;

/** A folder, a database, and a reader that notes what it is given: `bad` and what follows cannot be read. */
export interface FolderRoom {
  readonly home: string;
  readonly folder: string;
  /** What was read, in order. */
  readonly taken: string[];
  /** What else happens while a file is taken in. */
  meanwhile: (text: string) => void | Promise<void>;
  log(): ReadLog;
  wire(): WireFolder;
  /** Closes and opens again, as after a restart; with other settings when they are given. `database`: another file. */
  reopen(settings?: Omit<FolderSettings, 'path'>, bounds?: FolderBounds, database?: string): void;
  /** Writes a file, last written at `at`; gives its path. */
  put(name: string, text: string, at?: number): string;
  /** The files below the folder, with what is in them; but for the notes of reasons. */
  files(): Record<string, string>;
  /** The text of a file below the folder, null when there is none. */
  text(name: string): string | null;
  clear(): void;
}

export function makeFolderRoom(): FolderRoom {
  const home = mkdtempSync(join(tmpdir(), 'telex-'));
  const folder = join(home, 'wire');
  mkdirSync(folder);
  let opened: { log: ReadLog; wire: WireFolder; close(): void } | null = null;
  const current = () => {
    if (opened === null) throw new Error('The room is not open');
    return opened;
  };
  const room: FolderRoom = {
    home,
    folder,
    taken: [],
    meanwhile: () => {},
    log: () => current().log,
    wire: () => current().wire,
    reopen(settings = {}, bounds = {}, database = 'telex.sqlite') {
      opened?.close();
      const db = openDatabase(join(home, database));
      const log = createReadLog(db);
      const wire = openWireFolder(
        {
          folder: { path: folder, ...settings },
          log,
          capturedAt: (_, file) => file.modifiedAt,
          takeIn: async (copy, _now, _signal, place): Promise<Taken> => {
            await place.mayFile();
            const text = Buffer.from(isInHand(copy) ? copy.bytes : await readBytes(copy.source)).toString();
            await room.meanwhile(text);
            room.taken.push(text);
            if (!text.startsWith('bad')) return { filings: { ...noFilings(), new: 1 }, problem: null };
            return {
              filings: noFilings(),
              problem: { code: 'no-story', message: 'There is no story in it.', at: { line: 3 } },
            };
          },
        },
        bounds,
      );
      opened = { log, wire, close: () => db.close() };
    },
    put(name, text, at = eight - 20 * minute) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      utimesSync(path, at / 1_000, at / 1_000);
      return path;
    },
    files() {
      const paths = globSync('**', { cwd: folder, withFileTypes: true }).filter(
        (entry) => !entry.isDirectory(),
      );
      const names = paths.map((entry) => join(entry.parentPath, entry.name));
      return Object.fromEntries(
        names
          .filter((path) => !path.endsWith('.reason.txt'))
          .sort()
          .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
      );
    },
    text: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null),
    clear() {
      opened?.close();
      rmSync(home, { recursive: true });
    },
  };
  room.reopen();
  return room;
}
