import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepFolder } from './keep-folder.ts';

/**
 * Before all test files: one folder for all that they and their processes put among temporary files (`tmpdir` finds it by
 * TMPDIR). Gives what removes it; a run that is killed leaves nothing either.
 */
export default function openRunFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'telex-tests-'));
  // PostgreSQL and what must not be root look for their own folders in it as another user.
  chmodSync(folder, 0o755);
  const keeper = keepFolder(folder);
  process.env.TMPDIR = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    keeper.kill();
  };
}
