import { hideSecrets, showAddress } from '../show-address.ts';
import { dateOf, noHours, type SourceRecord } from './record.ts';
import { isBeyondRhythm } from './rhythm.ts';
import type { SourceSettings } from './settings.ts';

/**
 * How a source is: `new` was never had yet, `failing` cannot be had, `garbage` brings what cannot be read, `quiet` brings
 * nothing new for longer than is normal for it, `off` is not looked at.
 */
export type SourceState = 'new' | 'well' | 'failing' | 'garbage' | 'quiet' | 'off';

/**
 * What a state is made of, where that makes a difference to whoever mends it. Of `failing`: `never` had, `gone` for good; else
 * `lately`. Of `garbage`: what came is `unreadable`; or a page is `leadless` or `storyless`.
 */
export type SourceWhy = 'never' | 'gone' | 'lately' | 'unreadable' | 'leadless' | 'storyless';

/** How a source is, with what shows it. Moments in ms since the epoch, null for what never was. */
export interface SourceHealth {
  readonly name: string;
  readonly kind: SourceSettings['kind'];
  /** A folder's path as it is set up; host and path of what is fetched, without what may be secret; else null. */
  readonly place: string | null;
  readonly state: SourceState;
  /** Null for a state that is neither failing nor garbage. */
  readonly why: SourceWhy | null;
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
/** What does not pass by itself, and is looked at more rarely therefore, is believed the second time. */
const lastingHitches = 2;
/** As many looks in a row that bring copy without one lead, from a source that had leads, are a changed layout. */
const leadless = 3;
/** As many pieces at least, half of them not to be read, are garbage. */
const piecesAtLeast = 4;
/**
 * While fewer than two weeks are known, a source is quiet when as many stories should have come, but at the earliest after three days:
 * what its weekends are like is not known yet.
 */
const storiesMissed = 12;
const quietAtLeast = 3 * day;
/** What brings less than a story in two days may be quiet for weeks. */
const storiesAtLeast = 0.5;

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
    : { state: 'off' as const, why: null, since: null };
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

type Found = Pick<SourceHealth, 'state' | 'why' | 'since'>;
const fresh: Found = { state: 'new', why: null, since: null };

function findState(
  record: SourceRecord | undefined,
  kind: SourceSettings['kind'],
  normal: number | null,
  quietAfter: number | undefined,
  now: number,
): Found {
  if (record === undefined || record.lastLookAt === null) return fresh;
  const failing = findFailing(record, now);
  if (failing !== null) return failing;
  // A hitch so far; nothing says that it ever goes well.
  if (record.failure !== null && record.lastSuccessAt === null) return fresh;
  const garbage = findGarbage(record, kind);
  if (garbage !== null) return { state: 'garbage', ...garbage };
  const quietSince = findQuiet(record, normal, quietAfter, now);
  return quietSince === null
    ? { state: 'well', why: null, since: null }
    : { state: 'quiet', why: null, since: quietSince };
}

function findFailing(record: SourceRecord, now: number): Found | null {
  const { failure, lasts, failingSince, failuresInARow, lastSuccessAt } = record;
  if (failure === null || failingSince === null) return null;
  const isNever = lastSuccessAt === null;
  const passes = lasts === 'passing' || (lasts ?? null) === null;
  // An address that never worked was most likely mistyped: whoever set it up is still there.
  const isHitch = passes
    ? failuresInARow < hitches || now - failingSince < hitchTime
    : !isNever && failuresInARow < lastingHitches;
  if (isHitch) return null;
  // The page is there, and it is not the server that has to be mended.
  if (failure.code === 'page-without-story')
    return { state: 'garbage', why: 'storyless', since: failingSince };
  const why = lasts === 'final' ? 'gone' : isNever ? 'never' : 'lately';
  return { state: 'failing', why, since: failingSince };
}

function findGarbage(
  { recent, days }: SourceRecord,
  kind: SourceSettings['kind'],
): { readonly why: SourceWhy; readonly since: number } | null {
  const pieces = recent.reduce((sum, look) => sum + look.pieces, 0);
  const spiked = recent.reduce((sum, look) => sum + look.spiked, 0);
  const firstSpiked = recent.find((look) => look.spiked > 0);
  const last = recent.at(-1);
  if (pieces >= piecesAtLeast && spiked * 2 >= pieces && firstSpiked && last && last.spiked > 0) {
    return { why: 'unreadable', since: firstSpiked.at };
  }
  const tail = recent.slice(-leadless);
  const [first] = tail;
  if (kind !== 'page' || tail.length < leadless || first === undefined) return null;
  const hadLeads = Object.values(days).some(({ leads }) => leads > 0);
  return hadLeads && tail.every(({ leads }) => leads === 0) ? { why: 'leadless', since: first.at } : null;
}

/** Since when the source has been quiet; null when it is not. What counts is the time in which it was watched. */
function findQuiet(
  record: SourceRecord,
  normal: number | null,
  quietAfter: number | undefined,
  now: number,
): number | null {
  const silentSince = record.lastStoryAt ?? record.firstSyncedAt;
  if (silentSince === null) return null;
  const watchedAt = record.watchedAt ?? silentSince;
  const watched = watchedAt - Math.max(silentSince, record.watchedSince ?? 0);
  if (quietAfter !== undefined) return watched > quietAfter * hour ? silentSince : null;
  if (normal === null || normal < storiesAtLeast) return null;
  const isQuiet =
    isBeyondRhythm(record, now) ?? watched > Math.max(quietAtLeast, (storiesMissed / normal) * day);
  return isQuiet ? silentSince : null;
}

/**
 * The median of whole days on which it was looked at; of what has few stories the mean, which a median would make none. What came
 * before it fell silent is normal, not that nothing has come since.
 */
function findNormal({ firstSyncedAt, lastStoryAt, days }: SourceRecord, now: number): number | null {
  if (firstSyncedAt === null) return null;
  const until = lastStoryAt === null ? now : Math.min(now, lastStoryAt + day);
  const counts = Array.from({ length: 28 }, (_, back) => days[dateOf(until - (back + 1) * day)])
    .filter((one) => one !== undefined)
    .filter(({ looks, stories, hours = noHours }) => looks > 0 || stories > 0 || hours.includes('0'))
    .map(({ stories }) => stories);
  if (counts.length < 7) return null;
  const sorted = counts.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return median >= 2 ? median : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}
