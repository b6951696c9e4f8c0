import { statSync } from 'node:fs';

/** The database cannot be used; the message says which file and why, in words for the person who runs Telex. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble';
}

/** What it means that the disk or SQLite gives one of these codes; SQLite's extended codes begin with the plain one. */
const byCode: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_NOTADB/, 'is a file, but no SQLite database'],
  [/^SQLITE_CORRUPT/, 'is damaged: `telex archive check` tells how much, and what to do'],
  [
    /^SEVERAL_NAMES/,
    'has several names (hard links), and two programs that open it by different ones destroy it. Remove the others (`find / -samefile FILE` shows them), or give Telex a copy',
  ],
  [/^SQLITE_BUSY/, 'is held locked by another program'],
  [/^(SQLITE_FULL|ENOSPC)/, 'cannot be written: the disk is full'],
  [/^(EEXIST|ENOTDIR)/, 'cannot be made: a part of that path is a file, not a folder'],
  [/^ENOENT/, 'cannot be made: the system lets nobody make its folder'],
  [/^(SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS)/, 'may not be written by this user'],
  [/^SQLITE_CANTOPEN/, 'cannot be opened, or its folder may not be written by this user'],
];

/** What is wrong with the database at `path`, as the end of a sentence that begins with its name: `is a folder`. */
export function explainTrouble(path: string, error: unknown): string {
  const seen = statSync(path, { throwIfNoEntry: false });
  if (seen?.isDirectory()) return 'is a folder, not a file';
  if (seen?.isFile() === false) return 'is a device, not a file';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = byCode.find(([pattern]) => pattern.test(code));
  const said = error instanceof Error ? error.message : String(error);
  return known?.[1] ?? `cannot be opened: ${said.replace(/\.$/, '')}`;
}
