import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isGone, readProblem } from '../copy-file.ts';
import {
  type CheckSchedule,
  describeSettingsProblems,
  ofWhole,
  readSourceSettings,
} from './read-settings.ts';
import type { SourceSettings } from './settings.ts';
import type { SettingsProblem } from './settings-mistakes.ts';

/** What a look at the file of sources found. */
export type SettingsNews =
  /** The sources are these now; none when there is no file. */
  | { readonly ok: true; readonly sources: readonly SourceSettings[]; readonly isThere: boolean }
  | WrongSettings;

/** The file is wrong: what was set up before stays. */
export interface WrongSettings {
  readonly ok: false;
  readonly file: string;
  readonly problems: readonly SettingsProblem[];
  /** Every problem on a line of its own, in English. */
  readonly message: string;
}

/** The file of sources, which may change at any time. */
export interface SettingsFile {
  /** What it says, when that is another than at the call before; else null. */
  read(): SettingsNews | null;
}

/**
 * The file at `path`, YAML or JSON. It need not be there, unless it named sources before: one that vanishes then (a disk that is not
 * mounted, a slip of the hand) is wrong, or all sources would be dropped. `namedBefore`: as was remembered of an earlier run.
 */
export function openSettingsFile(
  path: string,
  checkSchedule: CheckSchedule,
  namedBefore = false,
): SettingsFile {
  let seen: string | null = null;
  let named = namedBefore;
  return {
    read() {
      const now = lookAt(path);
      if (now === seen) return null;
      seen = now;
      const read = readSettingsFile(path, checkSchedule);
      if (!read.ok) return read;
      if (named && !read.isThere) return wrong(path, [ofWhole('gone-file')]);
      named = read.sources.length > 0;
      return read;
    },
  };
}

/** What the file at `path` says now. */
export function readSettingsFile(path: string, checkSchedule: CheckSchedule): SettingsNews {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isGone(error)) return { ok: true, sources: [], isThere: false };
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    return wrong(path, [
      ofWhole('unreadable-file', isFolder ? 'it is a folder.' : readProblem(error).message),
    ]);
  }
  const read = readSourceSettings(text, checkSchedule, dirname(resolve(path)));
  if (read.ok) return { ...read, isThere: true };
  return wrong(path, read.problems);
}

function wrong(file: string, problems: readonly SettingsProblem[]): WrongSettings {
  return { ok: false, file, problems, message: describeSettingsProblems(file, problems) };
}

/** By which a change is seen; an editor that replaces the file gives it another inode. */
function lookAt(path: string): string {
  try {
    const { size, mtimeMs, ino } = statSync(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch (error) {
    return isGone(error) ? 'gone' : String(error);
  }
}
