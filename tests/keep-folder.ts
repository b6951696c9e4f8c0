import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/**
 * Starts who removes a folder when this process is broken off, with all that is in it; to be killed once the folder is
 * gone. `detached`, since Ctrl-C in a terminal is for all that belong to it.
 */
export function keepFolder(folder: string): ChildProcess {
  const script = fileURLToPath(new URL('./folder-keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [script, folder], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  (keeper.stdin as Socket).unref();
  return keeper;
}
