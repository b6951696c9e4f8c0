import { Piscina } from 'piscina';
import type { SentReport } from './intake/sources/take-sent.ts';
import type { IntakePlaces } from './intake-task.ts';
import type { Intake, IntakeReading, Previewed } from './open-intake.ts';

/**
 * Takes copy in on a thread of its own, with its own connections: it judges, keeps, prunes and merges without holding the
 * thread that answers readers. It begins at once, and lives until `stop`; should it die, the next `read` has another, and
 * what was not marked as read is read again. For its calls see `Intake`. Whoever starts it has claimed the
 * newsroom of these places.
 */
export function startIntakeThread(places: IntakePlaces): Intake {
  const pool = new Piscina({
    filename: new URL('./intake-task.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    // It must hear of the end, and of what is sent in, while it reads.
    concurrentTasksPerWorker: 16,
    // A thread that waits for work this way would not do its upkeep.
    atomics: 'disabled',
  });
  // What goes wrong here goes wrong again at the first look, which tells.
  pool.run(places, { name: 'openOnThread' }).catch(() => {});
  return {
    read: (now): Promise<IntakeReading> => pool.run({ ...places, now }, { name: 'readOnThread' }),
    told: (alerts, now): Promise<void> => pool.run({ ...places, alerts, now }, { name: 'toldOnThread' }),
    preview: (copy): Promise<Previewed> => pool.run({ ...places, copy }, { name: 'previewOnThread' }),
    take: (copy, sender, now): Promise<SentReport> =>
      pool.run({ ...places, copy, sender, now }, { name: 'takeOnThread' }),
    async stop() {
      // A thread that died has nothing to close.
      await pool.run(null, { name: 'closeOnThread' }).catch(() => {});
      await pool.destroy();
    },
  };
}
