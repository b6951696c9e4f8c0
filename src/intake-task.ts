import type { Retention } from './archive/retention.ts';
import type { FolderReading, WireFolder } from './intake/folder.ts';
import { type Newsroom, openIntakeRoom } from './newsroom.ts';
import { moveLog } from './store/move-log.ts';
import { openWireIntake } from './wire-intake.ts';

/** Where the thread that takes copy in reads and keeps it, as in `Config`. */
export interface IntakePlaces {
  readonly wireDir: string;
  readonly databasePath: string;
  readonly databaseUrl: string | null;
  readonly retention?: Retention | undefined;
}

let opened: { readonly newsroom: Newsroom; readonly folder: WireFolder } | null = null;

/** Opens what the thread works with, once; its upkeep begins. Throws a `DatabaseTrouble` in words. */
export function openOnThread(places: IntakePlaces): void {
  room(places);
}

/** One look at the folder: see `WireFolder.read`. What the log wrote meanwhile, on either thread, is moved into the file. */
export async function readOnThread(order: IntakePlaces & { readonly now: number }): Promise<FolderReading> {
  const { folder, newsroom } = room(order);
  const reading = await folder.read(order.now);
  moveLog(newsroom.db);
  return reading;
}

/** Takes up nothing more and closes what was opened; resolves when that is done. */
export async function closeOnThread(): Promise<void> {
  if (opened === null) return;
  const { folder, newsroom } = opened;
  await folder.stop();
  newsroom.close();
}

function room({ wireDir, databasePath, databaseUrl, retention }: IntakePlaces) {
  if (opened === null) {
    const newsroom = openIntakeRoom(databasePath, databaseUrl, retention);
    opened = { newsroom, folder: openWireIntake(wireDir, newsroom) };
  }
  return opened;
}
