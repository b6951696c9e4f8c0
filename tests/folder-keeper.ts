/**
 * Removes a folder of the tests once its standard input closes: when the process that started it has ended, however that
 * went. A PostgreSQL server whose files are in it is ended first. After a folder that was removed there is nothing to do.
 */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const [folder = ''] = process.argv.slice(2);
process.stdin.resume().once('close', async () => {
  try {
    const [pid] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // There is none, it had not begun, or is gone.
  }
  // Who still writes while it ends does so into folders that are being emptied: those are tried again (`rmSync` does not).
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});
