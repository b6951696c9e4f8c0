/**
 * Ends a server of the tests and removes its folder once its standard input closes: when the process that started it has
 * ended, however that went. After a server that was closed there is nothing to do.
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
    // It had not begun, or is gone.
  }
  // The server still writes while it ends, into folders that are being emptied: those are tried again (`rmSync` does not).
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});
