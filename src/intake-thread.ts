import { Piscina } from 'piscina';
import type { FolderReading, WireFolder } from './intake/folder.ts';
import type { IntakePlaces } from './intake-task.ts';

/**
 * Takes copy in on a thread of its own, with its own connections: it judges, keeps, prunes and merges without holding the
 * thread that answers readers. It begins at once, and lives until `stop`; should it die, the next `read` has another, and
 * what was not marked as read is read again. `read` and `stop`: see `WireFolder`. Whoever starts it has claimed the
 * newsroom of these places.
 */
export function startIntakeThread(places: IntakePlaces): WireFolder {
  const pool = new Piscina({
    filename: new URL('./intake-task.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    // It must hear of the end while it reads.
    concurrentTasksPerWorker: 2,
    // A thread that waits for work this way would not do its upkeep.
    atomics: 'disabled',
  });
  // What goes wrong here goes wrong again at the first look, which tells.
  pool.run(places, { name: 'openOnThread' }).catch(() => {});
  return {
    read: (now): Promise<FolderReading> => pool.run({ ...places, now }, { name: 'readOnThread' }),
    async stop() {
      // A thread that died has nothing to close.
      await pool.run(null, { name: 'closeOnThread' }).catch(() => {});
      await pool.destroy();
    },
  };
}
