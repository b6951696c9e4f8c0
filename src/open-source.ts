import { resolve } from 'node:path';
import { captureMoment } from './capture-moment.ts';
import { openWireFolder } from './intake/folder.ts';
import type { ReadLog } from './intake/read-log.ts';
import type { OpenSource } from './intake/sources/rounds.ts';
import type { FolderSettings, SourceSettings } from './intake/sources/settings.ts';
import type { SourceReader } from './intake/sources/source-reader.ts';
import { type IntakeDesk, takeIn } from './intake/take-in.ts';
import { createNextLook } from './next-look.ts';

/** What opening a source needs. */
export interface SourceSurroundings {
  /** The folder that relative paths are in. */
  readonly home: string;
  readonly timezone: string;
  readonly log: ReadLog;
  readonly hasPast: boolean;
}

/** Opens a source by its settings; null for one that is not looked at: it sends its copy itself. */
export function openSource(settings: SourceSettings, surroundings: SourceSurroundings): OpenSource | null {
  const { home, timezone, log, hasPast } = surroundings;
  const next = createNextLook(settings, timezone);
  const nextLook = (now: number, _failures: number, notBefore: number | null) =>
    Math.max(next(now), notBefore ?? 0);
  switch (settings.kind) {
    case 'folder': {
      const path = resolve(home, settings.path);
      const reader = createFolderReader({ ...settings, path }, log);
      return { settings, identity: `folder ${path}`, reader, hasPast, nextLook };
    }
    case 'page':
    case 'feed':
    case 'push':
      return null;
  }
}

function createFolderReader({ path }: FolderSettings, log: ReadLog): SourceReader {
  let own: IntakeDesk | null = null;
  const folder = openWireFolder({
    folder: path,
    log,
    capturedAt: (head, file) => captureMoment(head, file.path, file.modifiedAt),
    takeIn: (copy, at, signal) => takeIn(copy, own as IntakeDesk, at, signal),
  });
  return {
    async read(desk, now, signal) {
      own = desk;
      const end = () => void folder.stop();
      signal.addEventListener('abort', end, { once: true });
      const reading = await folder.read(now).finally(() => signal.removeEventListener('abort', end));
      return { ...reading, failure: null, notBefore: null };
    },
  };
}
