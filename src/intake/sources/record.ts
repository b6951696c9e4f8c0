import type { Problem } from '../../wire/problem.ts';
import type { Lasts } from '../http/fetch-outcome.ts';

/** What came of a source's looks on one day (UTC). */
export interface SourceDay {
  /** Looks that brought what could be read, or nothing new. */
  looks: number;
  /** Looks that failed. */
  failures: number;
  /** Stories that were new or changed. */
  stories: number;
  /** Stories that were read and stood as a lead, known ones too. */
  leads: number;
  /** Copy that could not be read, or not all of it. */
  spiked: number;
  /** A sign for each hour (UTC): `.` nobody looked, or only in vain; `0` nothing new; `1` something new or changed. */
  hours: string;
}

/** The hours of a day on which nobody looked. */
export const noHours = '.'.repeat(24);

/** What is remembered of a source. Moments in ms since the epoch. */
export interface SourceRecord {
  /** What it is: kind and place. A source that is set up anew under an old name is a new one. */
  readonly identity: string;
  /** When its first look was done; null while there was none. */
  firstSyncedAt: number | null;
  lastLookAt: number | null;
  /** The last look that did not fail. */
  lastSuccessAt: number | null;
  /** When the last new or changed story came. */
  lastStoryAt: number | null;
  /** Why the last look failed; null when it did not. */
  failure: Problem | null;
  /** How long that is likely to last; null when the last look did not fail. */
  lasts: Lasts | null;
  failuresInARow: number;
  /** When the first of these was; null when the last look did not fail. */
  failingSince: number | null;
  /** The last looks that brought copy, oldest first: how many pieces, how many of them not to be read, and leads. */
  recent: { readonly at: number; readonly pieces: number; readonly spiked: number; readonly leads: number }[];
  /** Not looked at before then. */
  nextAt: number;
  /** Since when it has been looked at as planned, or could send: after it was off, or the bot was. */
  watchedSince: number | null;
  /** Until when it has been. */
  watchedAt: number | null;
  /** By date, `2026-11-28`; of the last five weeks, and of the five before the last story. */
  days: Record<string, SourceDay>;
}

/** Where records are kept, by the source's name. Rejects when they cannot be. */
export interface SourceRecords {
  get(name: string): Promise<SourceRecord | undefined>;
  /** Puts what `change` makes of a record in its place; nobody else's change comes between. Undefined stands for none. */
  change(
    name: string,
    change: (was: SourceRecord | undefined) => SourceRecord | undefined,
  ): Promise<SourceRecord | undefined>;
}

/** How many days a record goes back. */
const daysKept = 35;

/** What is remembered of the source of this name, or nothing yet when it was another source until now. */
export async function readRecord(
  records: Pick<SourceRecords, 'get'>,
  name: string,
  identity: string,
): Promise<SourceRecord> {
  return recordOf(await records.get(name), identity);
}

/**
 * Changes what is remembered of the source of this name, as `readRecord` reads it, and keeps it, by whomever else it is changed at
 * the same time: `work` is then asked again, with what they made of it. Gives what `work` gives.
 */
export async function changeRecord<Told>(
  records: SourceRecords,
  name: string,
  identity: string,
  work: (record: SourceRecord) => Told,
): Promise<Told> {
  let told: { readonly of: Told } | null = null;
  await records.change(name, (kept) => {
    const record = recordOf(kept, identity);
    told = { of: work(record) };
    return record;
  });
  return (told as unknown as { readonly of: Told }).of;
}

function recordOf(kept: SourceRecord | undefined, identity: string): SourceRecord {
  const fresh: SourceRecord = {
    identity,
    firstSyncedAt: null,
    lastLookAt: null,
    lastSuccessAt: null,
    lastStoryAt: null,
    failure: null,
    lasts: null,
    failuresInARow: 0,
    failingSince: null,
    recent: [],
    nextAt: 0,
    watchedSince: null,
    watchedAt: null,
    days: {},
  };
  // What an earlier version of Telex wrote lacks what this one knows.
  return kept?.identity === identity ? { ...fresh, ...kept } : fresh;
}

/**
 * The counts of the day of `now` (ms), made when there are none; days of long ago are dropped, but for those that tell what was normal
 * until the source fell silent.
 */
export function dayOf(record: SourceRecord, now: number): SourceDay {
  const date = dateOf(now);
  const { lastStoryAt } = record;
  const kept = (lastStoryAt === null ? [now] : [now, lastStoryAt]).map((before) => ({
    first: dateOf(before - daysKept * 86_400_000),
    last: dateOf(before),
  }));
  for (const old of Object.keys(record.days)) {
    if (!kept.some(({ first, last }) => old >= first && old <= last)) delete record.days[old];
  }
  const none = { looks: 0, failures: 0, stories: 0, leads: 0, spiked: 0, hours: noHours };
  const day = { ...none, ...record.days[date] };
  record.days[date] = day;
  return day;
}

/** The day of this moment (ms), in UTC: `2026-11-28`. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
