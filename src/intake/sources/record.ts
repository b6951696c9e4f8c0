import type { Problem } from '../../wire/problem.ts';

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
}

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
  failuresInARow: number;
  /** When the first of these was; null when the last look did not fail. */
  failingSince: number | null;
  /** The last looks that brought copy, oldest first: how many pieces, how many of them not to be read, and leads. */
  recent: { readonly at: number; readonly pieces: number; readonly spiked: number; readonly leads: number }[];
  /** Not looked at before then. */
  nextAt: number;
  /** By date, `2026-11-28`; of the last five weeks. */
  days: Record<string, SourceDay>;
}

/** Where records are kept, by the source's name. Rejects when they cannot be. */
export interface SourceRecords {
  get(name: string): Promise<SourceRecord | undefined>;
  set(name: string, record: SourceRecord): Promise<unknown>;
}

/** How many days a record goes back. */
const daysKept = 35;

/** What is remembered of the source of this name, or nothing yet when it was another source until now. */
export async function readRecord(
  records: SourceRecords,
  name: string,
  identity: string,
): Promise<SourceRecord> {
  const kept = await records.get(name);
  if (kept?.identity === identity) return kept;
  return {
    identity,
    firstSyncedAt: null,
    lastLookAt: null,
    lastSuccessAt: null,
    lastStoryAt: null,
    failure: null,
    failuresInARow: 0,
    failingSince: null,
    recent: [],
    nextAt: 0,
    days: {},
  };
}

/** The counts of the day of `now` (ms), made when there are none; days of long ago are dropped. */
export function dayOf(record: SourceRecord, now: number): SourceDay {
  const date = new Date(now).toISOString().slice(0, 10);
  const first = new Date(now - daysKept * 86_400_000).toISOString().slice(0, 10);
  for (const old of Object.keys(record.days)) if (old < first) delete record.days[old];
  record.days[date] ??= { looks: 0, failures: 0, stories: 0, leads: 0, spiked: 0 };
  return record.days[date];
}
