import type { Retention } from './archive/retention.ts';
import type { SourceAlert } from './intake/sources/alerts.ts';
import type { Sender, SentReport } from './intake/sources/take-sent.ts';
import { type Newsroom, openIntakeRoom } from './newsroom.ts';
import {
  type Intake,
  type IntakeReading,
  type IntakeSettings,
  openIntake,
  type Previewed,
} from './open-intake.ts';
import { moveLog } from './store/move-log.ts';
import { syncLog } from './store/sync-log.ts';
import type { WireCopy } from './wire/item.ts';

/** Where the thread that takes copy in reads and keeps it, as in `Config`. */
export interface IntakePlaces extends IntakeSettings {
  readonly databasePath: string;
  readonly databaseUrl: string | null;
  readonly retention?: Retention | undefined;
}

let opened: { readonly newsroom: Newsroom; readonly intake: Intake } | null = null;

/** Opens what the thread works with, once; its upkeep begins. Throws a `DatabaseTrouble` in words. */
export function openOnThread(places: IntakePlaces): void {
  room(places);
}

/** A round of all sources: see `Intake.read`. What the log wrote meanwhile, on either thread, is moved into the file. */
export async function readOnThread(order: IntakePlaces & { readonly now: number }): Promise<IntakeReading> {
  const { intake, newsroom } = room(order);
  const reading = await intake.read(order.now);
  if (newsroom.db !== null) moveLog(newsroom.db);
  return reading;
}

/** See `Intake.told`. */
export function toldOnThread(
  order: IntakePlaces & { readonly alerts: readonly SourceAlert[]; readonly now: number },
): Promise<void> {
  return room(order).intake.told(order.alerts, order.now);
}

/** See `Intake.preview`. */
export function previewOnThread(order: IntakePlaces & { readonly copy: WireCopy }): Promise<Previewed> {
  return room(order).intake.preview(order.copy);
}

/** See `Intake.take`; what was kept is on the disk when this resolves. */
export async function takeOnThread(
  order: IntakePlaces & { readonly copy: WireCopy; readonly sender: Sender; readonly now: number },
): Promise<SentReport> {
  const { intake, newsroom } = room(order);
  const report = await intake.take(order.copy, order.sender, order.now);
  // This thread writes in a file without waiting for the disk, and whoever sent this may now throw it away.
  if (newsroom.db !== null) await syncLog(newsroom.db);
  return report;
}

/** Takes up nothing more and closes what was opened; resolves when that is done. */
export async function closeOnThread(): Promise<void> {
  if (opened === null) return;
  const { intake, newsroom } = opened;
  await intake.stop();
  newsroom.close();
}

function room(places: IntakePlaces) {
  if (opened === null) {
    const newsroom = openIntakeRoom(places.databasePath, places.databaseUrl, places.retention);
    opened = { newsroom, intake: openIntake(places, newsroom) };
  }
  return opened;
}
