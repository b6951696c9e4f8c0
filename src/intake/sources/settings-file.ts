import { readFileSync, statSync } from 'node:fs';
import { isGone, readProblem } from '../copy-file.ts';
import { type CheckSchedule, describeSettingsProblems, readSourceSettings } from './read-settings.ts';
import type { SourceSettings } from './settings.ts';

/** What a look at the file of sources found. */
export type SettingsNews =
  /** The sources are these now; none when there is no file. */
  | { readonly ok: true; readonly sources: readonly SourceSettings[]; readonly isThere: boolean }
  /** The file is wrong: what was set up before stays. `message`: every problem on a line of its own. */
  | { readonly ok: false; readonly message: string };

/** The file of sources, which may change at any time. */
export interface SettingsFile {
  /** What it says, when that is another than at the call before; else null. */
  read(): SettingsNews | null;
}

/** The file at `path`, YAML or JSON. It need not be there, now or later. */
export function openSettingsFile(path: string, checkSchedule: CheckSchedule): SettingsFile {
  let seen: string | null = null;
  return {
    read() {
      const now = lookAt(path);
      if (now === seen) return null;
      seen = now;
      return readSettingsFile(path, checkSchedule);
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
    return { ok: false, message: `${path}:1:1 ${readProblem(error).message}` };
  }
  const read = readSourceSettings(text, checkSchedule);
  if (read.ok) return { ...read, isThere: true };
  return { ok: false, message: describeSettingsProblems(path, read.problems) };
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
