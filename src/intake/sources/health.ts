import { hideSecrets, showAddress } from '../show-address.ts';
import type { SourceRecord } from './record.ts';
import type { SourceSettings } from './settings.ts';

/**
 * How a source is: `new` was never looked at, `failing` cannot be had, `garbage` brings what cannot be read (its layout
 * changed, most likely), `quiet` brings nothing new for longer than is normal for it, `off` is not looked at.
 */
export type SourceState = 'new' | 'well' | 'failing' | 'garbage' | 'quiet' | 'off';

/** How a source is, with what shows it. Moments in ms since the epoch, null for what never was. */
export interface SourceHealth {
  readonly name: string;
  readonly kind: SourceSettings['kind'];
  /** A folder's path as it is set up; host and path of what is fetched, without what may be secret; else null. */
  readonly place: string | null;
  readonly state: SourceState;
  /** Since when it has been so. */
  readonly since: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastStoryAt: number | null;
  /** When it is looked at next; null for what sends its copy itself. */
  readonly nextAt: number | null;
  /** Why the last look failed: its code, as in `Problem`, and in English words, without what may be secret. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** Pieces of copy today that could not be read. */
  readonly spikedToday: number;
  readonly storiesToday: number;
  /** Stories of a normal day: the median of the last four weeks; null while less than a week is known. */
  readonly normal: number | null;
}

/** How all sources are. */
export interface SourceReport {
  /** In the order of the file; the wire folder first. */
  readonly sources: readonly SourceHealth[];
  /** What is wrong in the file of sources, a problem a line; then what it said before still counts. Else null. */
  readonly fileTrouble: string | null;
}

const hour = 3_600_000;
const day = 24 * hour;
/** A source may fail as often in a row, and as long, before that is more than a hitch. */
const hitches = 3;
const hitchTime = hour / 2;
/** As many looks in a row that bring copy without one lead, from a source that had leads, are a changed layout. */
const leadless = 3;
/** As many pieces at least, half of them not to be read, are garbage. */
const piecesAtLeast = 4;
/** A source is quiet when as many stories should have come, but at the earliest after half a day: nights are quiet. */
const storiesMissed = 12;
const quietAtLeast = 12 * hour;

/** How the source is that this record and these settings are of; `now` in ms. */
export function judgeHealth(
  settings: SourceSettings,
  record: SourceRecord | undefined,
  now: number,
): SourceHealth {
  const { name, kind, enabled, quietAfter } = settings;
  const failure = record?.failure ?? null;
  const today = record?.days[dateOf(now)];
  const normal = record === undefined ? null : findNormal(record, now);
  const found = enabled
    ? findState(record, kind, normal, quietAfter, now)
    : { state: 'off' as const, since: null };
  return {
    name,
    kind,
    place: placeOf(settings),
    ...found,
    lastSuccessAt: record?.lastSuccessAt ?? null,
    lastStoryAt: record?.lastStoryAt ?? null,
    nextAt: kind === 'push' || !enabled ? null : (record?.nextAt ?? null),
    failure: failure === null ? null : { code: failure.code, message: hideSecrets(failure.message) },
    spikedToday: today?.spiked ?? 0,
    storiesToday: today?.stories ?? 0,
    normal,
  };
}

function placeOf(settings: SourceSettings): string | null {
  if (settings.kind === 'push') return null;
  return settings.kind === 'folder' ? settings.path : showAddress(settings.url);
}

function findState(
  record: SourceRecord | undefined,
  kind: SourceSettings['kind'],
  normal: number | null,
  quietAfter: number | undefined,
  now: number,
): Pick<SourceHealth, 'state' | 'since'> {
  if (record === undefined || record.lastLookAt === null) return { state: 'new', since: null };
  const { failingSince, failuresInARow, recent, lastStoryAt, firstSyncedAt } = record;
  if (failingSince !== null && failuresInARow >= hitches && now - failingSince >= hitchTime) {
    return { state: 'failing', since: failingSince };
  }
  const garbageSince = findGarbage(recent, kind, record);
  if (garbageSince !== null) return { state: 'garbage', since: garbageSince };
  const silentSince = lastStoryAt ?? firstSyncedAt;
  const bound = quietBound(normal, quietAfter);
  if (silentSince !== null && bound !== null && now - silentSince > bound) {
    return { state: 'quiet', since: silentSince };
  }
  return { state: 'well', since: null };
}

function findGarbage(
  recent: SourceRecord['recent'],
  kind: SourceSettings['kind'],
  record: SourceRecord,
): number | null {
  const pieces = recent.reduce((sum, look) => sum + look.pieces, 0);
  const spiked = recent.reduce((sum, look) => sum + look.spiked, 0);
  const firstSpiked = recent.find((look) => look.spiked > 0);
  const last = recent.at(-1);
  if (pieces >= piecesAtLeast && spiked * 2 >= pieces && firstSpiked && last && last.spiked > 0) {
    return firstSpiked.at;
  }
  if (kind !== 'page' || recent.length < leadless) return null;
  const tail = recent.slice(-leadless);
  const hadLeads = Object.values(record.days).some(({ leads }) => leads > 0);
  return hadLeads && tail.every(({ leads }) => leads === 0) ? (tail[0]?.at ?? null) : null;
}

/** For how long (ms) nothing new may come; null when nobody can say. */
function quietBound(normal: number | null, quietAfter: number | undefined): number | null {
  if (quietAfter !== undefined) return quietAfter * hour;
  // What brings less than a story in two days may be quiet for weeks.
  if (normal === null || normal < 0.5) return null;
  return Math.max(quietAtLeast, (storiesMissed / normal) * day);
}

/** The median of whole days, today left out; of what has few stories the mean, which a median would make none. */
function findNormal(record: SourceRecord, now: number): number | null {
  const { firstSyncedAt, days } = record;
  if (firstSyncedAt === null) return null;
  const known = Math.min(28, Math.floor((now - firstSyncedAt) / day) - 1);
  if (known < 7) return null;
  const counts = Array.from(
    { length: known },
    (_, back) => days[dateOf(now - (back + 1) * day)]?.stories ?? 0,
  );
  const sorted = counts.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return median >= 2 ? median : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
