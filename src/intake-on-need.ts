import { readdir, stat } from 'node:fs/promises';
import { hasOldIndex } from './archive/upkeep.ts';
import { isGone } from './intake/copy-file.ts';
import { doneName, spikedName } from './intake/folder-settings.ts';
import type { IntakePlaces } from './intake-task.ts';
import { recallSources } from './last-sources.ts';
import type { Newsroom } from './newsroom.ts';
import type { Intake } from './open-intake.ts';

/** A write-ahead log of more bytes is moved into its file, which is the thread's work. */
const longLog = 4 * 1024 * 1024;

/**
 * An intake that begins its thread (`begin`) with the first thing there is to do, and makes its rounds `here` until then: looking
 * into an empty folder takes a millisecond, and the thread 30 MB. Begun, it stays. `isNeeded`: whether a round would find
 * something; see `isThreadNeeded`.
 */
export function openIntakeOnNeed(
  here: Intake,
  begin: () => Intake,
  isNeeded: () => Promise<boolean>,
): Intake {
  let thread: Promise<Intake> | null = null;
  /** What may be going on here ends first: two would take the same file. */
  function onThread(): Promise<Intake> {
    thread ??= here.stop().then(begin);
    return thread;
  }
  return {
    async read(now) {
      const isDue = thread === null && (await isNeeded());
      if (thread === null && !isDue) return here.read(now);
      return (await onThread()).read(now);
    },
    told: async (alerts, now) => (thread === null ? here : await thread).told(alerts, now),
    preview: async (copy) => (await onThread()).preview(copy),
    take: async (copy, sender, now) => (await onThread()).take(copy, sender, now),
    stop: async () => (thread === null ? here : await thread).stop(),
  };
}

/**
 * Whether a round on this newsroom has more to do than to look: something lies in the wire folder, or it cannot be read; there is a
 * file of sources, or was one; the archive was indexed by an older Telex; the log is long. On a server always.
 */
export async function isThreadNeeded(
  { wireDir, sources }: Pick<IntakePlaces, 'wireDir' | 'sources'>,
  { db, stores }: Pick<Newsroom, 'db' | 'stores'>,
): Promise<boolean> {
  if (db === null || hasOldIndex(db) || (await bytesOf(`${db.name}-wal`)) > longLog) return true;
  const names = await readdir(wireDir).catch(() => null);
  if (names === null || names.some((name) => name !== doneName && name !== spikedName)) return true;
  if (sources === undefined) return false;
  const isThere = await stat(sources.file).then(
    () => true,
    (error: unknown) => !isGone(error),
  );
  return isThere || (await recallSources(stores.openKeyv('sources-file'), sources.file)).length > 0;
}

/** 0 for what is not there. */
async function bytesOf(path: string): Promise<number> {
  return (await stat(path).catch(() => ({ size: 0 }))).size;
}
