import { captureMoment } from './capture-moment.ts';
import { openWireFolder, type WireFolder } from './intake/folder.ts';
import type { FolderSettings } from './intake/folder-settings.ts';
import { takeIn } from './intake/take-in.ts';
import type { Newsroom } from './newsroom.ts';
import { createReadingThread } from './reading-thread.ts';

/**
 * The wire folder with these settings, or at this path with the usual ones, read into a newsroom by a reading thread of its own,
 * which `stop` ends as well.
 */
export function openWireIntake(
  settings: string | FolderSettings,
  { desk, log }: Pick<Newsroom, 'desk' | 'log'>,
): WireFolder {
  const reading = createReadingThread();
  const folder = openWireFolder({
    folder: typeof settings === 'string' ? { path: settings } : settings,
    log,
    capturedAt: (head, file) => captureMoment(head, file.path, file.modifiedAt),
    takeIn: (copy, at, signal) => takeIn(copy, { ...desk, read: reading.read }, at, signal),
  });
  return {
    read: folder.read,
    async stop() {
      const stopped = folder.stop();
      await reading.close();
      await stopped;
    },
  };
}
