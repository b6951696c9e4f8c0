import { type Embargo, settleEmbargo } from './agency-status.ts';
import type { AgencyTime } from './agency-time.ts';
import { readEmbargoText } from './embargo-text.ts';
import { findEmbargoes } from './embargo-words.ts';
import type { Dateline, Status } from './item.ts';
import { ordersKill } from './kill-words.ts';
import { takeKeyKills } from './take-key.ts';
import { findZoneByPlace } from './zone-names.ts';

/** What copy says of whether and when an item may be shown. */
export interface LifeSigns {
  /** The format's own status; `embargoed` where that is one. */
  readonly status: Status | 'embargoed';
  /** The format's own embargo: whether one is given, and its time when that could be read. */
  readonly embargo: { readonly given: boolean; readonly release: AgencyTime | null };
  readonly headline: string | null;
  readonly takeKey: string | null;
  readonly editorNote: string | null;
  /** IANA zone of times in words; `local`, of those in local time, where the place that the copy is about is known. */
  readonly zone: string;
  readonly local: string | null;
  /** ms since the epoch: a day without a year is of the year nearest to it. */
  readonly near: number;
}

/**
 * Settles status and embargo from the format's own fields and, where those say nothing, from take key and note in words.
 * An embargo of which the end cannot be read withholds the item; a kill goes before all else.
 */
export function settleLife(signs: LifeSigns): Embargo {
  const { embargo, takeKey, editorNote } = signs;
  const words = embargo.given ? [] : [takeKey, editorNote].flatMap(findEmbargoes);
  const settled =
    words.length === 0
      ? settleEmbargo(signs.status, embargo.given, embargo.release)
      : settleEmbargo(signs.status, true, findLatest(words, signs));
  const isKilled = takeKeyKills(takeKey) || ordersKill(signs.headline, editorNote);
  return isKilled ? { ...settled, status: 'killed' } : settled;
}

/** The latest of the moments at which embargoes in words end; null when one of them cannot be read. */
function findLatest(words: readonly string[], { zone, local, near }: LifeSigns): AgencyTime | null {
  const times = words
    .map((text) => readEmbargoText(text, { zone, local }, near))
    .filter((time) => time !== null);
  if (times.length < words.length) return null;
  return times.reduce<AgencyTime | null>(
    (last, time) => (last === null || time.at > last.at ? time : last),
    null,
  );
}

/** The clock (IANA) of the place that a dateline names first; null without one that is known. */
export function findLocalZone(dateline: Dateline | null): string | null {
  const [city] = dateline?.cities ?? [];
  return city === undefined || dateline?.qualifiers?.[0] != null ? null : findZoneByPlace(city);
}
