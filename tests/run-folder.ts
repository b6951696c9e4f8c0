import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepFolder } from './keep-folder.ts';
import { diskVariable, makeMemoryFolder } from './memory-folder.ts';

/**
 * Before all test files: one folder for all that they and their processes put among temporary files (`tmpdir` finds it by
 * TMPDIR), and one on a disk (`diskFolder`). The first is in memory where that has room: a commit waits until a disk has it, and
 * the tests commit some ten thousand times. Gives what removes both; a run that is killed leaves nothing either.
 */
export default async function openRunFolder(): Promise<() => void> {
  const name = 'telex-tests-';
  const disk = mkdtempSync(join(tmpdir(), name));
  const quick = await makeMemoryFolder(name);
  const folders = quick === null ? [disk] : [disk, quick];
  // PostgreSQL and what must not be root look for their own folders in it as another user.
  for (const folder of folders) chmodSync(folder, 0o755);
  const keepers = folders.map(keepFolder);
  process.env.TMPDIR = quick ?? disk;
  process.env[diskVariable] = disk;
  return () => {
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    }
    for (const keeper of keepers) keeper.kill();
  };
}
