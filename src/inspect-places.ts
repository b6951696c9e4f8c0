import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Places, SettingTrouble } from './config.ts';
import { readSettingsFile } from './intake/sources/settings-file.ts';
import { checkSourceSchedule } from './next-look.ts';
import { checkDatabase } from './store/check-database.ts';
import { explainTrouble } from './store/database-trouble.ts';

/**
 * Looks whether the places that the settings name can be used: the wire folder read, the file of sources understood, the
 * database file, if one is used, written. Makes and changes nothing; what is not there yet must be possible to make.
 */
export function inspectPlaces({ wireDir, sourcesFile, databasePath }: Places): readonly SettingTrouble[] {
  const folder = findTrouble(() => inspectFolder(wireDir));
  const path = databasePath === ':memory:' ? null : databasePath;
  const file = path === null ? null : findTrouble(() => inspectDatabase(path));
  const found: SettingTrouble[] = [];
  if (folder !== null) found.push({ name: 'WIRE_DIR', trouble: explainFolder(wireDir, folder.error) });
  const sources = sourcesFile === undefined ? null : readSettingsFile(sourcesFile, checkSourceSchedule);
  if (sources?.ok === false) found.push({ name: 'SOURCES_FILE', trouble: `is wrong:\n${sources.message}` });
  if (path !== null && file !== null)
    found.push({ name: 'DATABASE_PATH', trouble: explainTrouble(path, file.error) });
  return found;
}

function findTrouble(look: () => void): { readonly error: unknown } | null {
  try {
    look();
    return null;
  } catch (error) {
    return { error };
  }
}

function inspectFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) inspectWhereItGoes(path);
  else accessSync(`${path}/.`, constants.R_OK | constants.X_OK);
}

function inspectDatabase(path: string): void {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) {
    inspectWhereItGoes(folder);
    return;
  }
  // SQLite makes files of its own beside the database.
  accessSync(`${folder}/.`, constants.W_OK | constants.X_OK);
  const seen = statSync(path, { throwIfNoEntry: false });
  if (seen === undefined) return;
  if (!seen.isFile()) throw new Error(`${path} is no file.`);
  accessSync(path, constants.R_OK | constants.W_OK);
  checkDatabase(path);
}

/** For a folder that is to be made: the nearest one above it that is there must take it. */
function inspectWhereItGoes(path: string): void {
  let above = dirname(resolve(path));
  while (statSync(above, { throwIfNoEntry: false }) === undefined) above = dirname(above);
  accessSync(`${above}/.`, constants.W_OK | constants.X_OK);
}

function explainFolder(path: string, error: unknown): string {
  const seen = statSync(path, { throwIfNoEntry: false });
  if (seen !== undefined && !seen.isDirectory()) return 'is a file, not a folder';
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'cannot be made: a part of that path is a file';
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) {
    return seen === undefined ? 'may not be made by this user' : 'may not be read by this user';
  }
  return `cannot be used: ${error instanceof Error ? error.message : String(error)}`;
}
