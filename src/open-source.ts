import { resolve } from 'node:path';
import { captureMoment } from './capture-moment.ts';
import { type Fetching, fetchForSource } from './fetch-for-source.ts';
import { isDiskError, readProblem } from './intake/copy-file.ts';
import type { SmallStore } from './intake/feed/feed-memory.ts';
import { openWireFolder } from './intake/folder.ts';
import type { FolderSettings } from './intake/folder-settings.ts';
import type { LookAtSource } from './intake/look.ts';
import type { ReadLog } from './intake/read-log.ts';
import { publicUrl } from './intake/show-address.ts';
import { identify } from './intake/sources/identity.ts';
import type { OpenSource } from './intake/sources/rounds.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import { createLookReader, failedReading, type SourceReader } from './intake/sources/source-reader.ts';
import { type IntakeDesk, takeIn } from './intake/take-in.ts';
import { createNextLook } from './next-look.ts';

/** What opening a source needs. */
export interface SourceSurroundings {
  /** The folder that relative paths are in. */
  readonly home: string;
  readonly timezone: string;
  readonly log: ReadLog;
  readonly fetching: Fetching;
  /** What is remembered of feeds. */
  readonly memory: SmallStore;
  /** The folders of all sources that are one: what is below another's is not of this one. */
  readonly folders: readonly string[];
  /** See `OpenSource.hasPast`. */
  readonly hasPast: boolean;
}

/** Opens a source by its settings; null for one that is not looked at: it sends its copy itself. */
export function openSource(settings: SourceSettings, surroundings: SourceSurroundings): OpenSource | null {
  const { home, timezone, log, folders, hasPast } = surroundings;
  const nextLook = createNextLook(settings, timezone);
  const setUp = JSON.stringify(settings);
  const identity = identify(settings, home);
  // The readers of pages and feeds are as much code as all the rest of the intake: they are loaded for the first look.
  switch (settings.kind) {
    case 'folder': {
      const { afterwards, keepDoneDays } = settings;
      const path = resolve(home, settings.path);
      const apart = folders.filter((one) => one !== path);
      const reader = createFolderReader({ path, afterwards, keepDoneDays: keepDoneDays ?? null, apart }, log);
      return {
        settings,
        identity,
        setUp: JSON.stringify([settings, apart]),
        reader,
        hasPast,
        nextLook,
      };
    }
    case 'page': {
      const fetching = fetchForSource(settings, surroundings.fetching);
      const look: LookAtSource = async (now, signal) => {
        const { lookAtPage } = await import('./intake/page/look-at-page.ts');
        return lookAtPage(settings, { fetching })(now, signal);
      };
      const reader = createLookReader(look, publicUrl(settings.url), log);
      return { settings, identity, setUp, reader, hasPast, nextLook };
    }
    case 'feed': {
      const fetching = fetchForSource(settings, surroundings.fetching);
      const look: LookAtSource = async (now, signal) => {
        const { lookAtFeed } = await import('./intake/feed/look-at-feed.ts');
        return lookAtFeed(settings, { fetching, store: surroundings.memory })(now, signal);
      };
      const reader = createLookReader(look, publicUrl(settings.url), log);
      return { settings, identity, setUp, reader, hasPast, nextLook };
    }
    case 'push':
      return null;
  }
}

/** A folder as a source. What is given to be read when is the folder's own; the desk is that of the look. */
function createFolderReader(settings: FolderSettings, log: ReadLog): SourceReader {
  let own: IntakeDesk | null = null;
  const folder = openWireFolder({
    folder: settings,
    log,
    capturedAt: (head, file) => captureMoment(head, file.path, file.modifiedAt),
    takeIn: (copy, at, signal, place) => takeIn(copy, own as IntakeDesk, at, signal, place),
  });
  return {
    async read(desk, now, signal) {
      own = desk;
      const end = () => void folder.stop();
      signal.addEventListener('abort', end, { once: true });
      try {
        return { ...(await folder.read(now)), failure: null, lasts: 'passing', notBefore: null };
      } catch (error) {
        if (!isDiskError(error)) throw error;
        return failedReading({ ...readProblem(error), code: 'unreadable-folder' });
      } finally {
        signal.removeEventListener('abort', end);
      }
    },
  };
}
