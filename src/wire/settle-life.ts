import { type Embargo, ordersKill, saysEmbargoed, saysKilled, settleEmbargo } from './agency-status.ts';
import type { AgencyTime } from './agency-time.ts';
import { readEmbargoText } from './embargo-text.ts';
import type { Status } from './item.ts';

/** What copy says of whether and when an item may be shown. */
export interface LifeSigns {
  /** The format's own status; `embargoed` where that is one. */
  readonly status: Status | 'embargoed';
  /** The format's own embargo: whether one is given, and its time when that could be read. */
  readonly embargo: { readonly given: boolean; readonly release: AgencyTime | null };
  readonly headline: string | null;
  readonly takeKey: string | null;
  readonly editorNote: string | null;
  /** IANA zone of times in words. */
  readonly zone: string;
  /** ms since the epoch: a day without a year is of the year nearest to it. */
  readonly near: number;
}

/**
 * Settles status and embargo from the format's own fields and, where those say nothing, from take key and note in words.
 * An embargo of which the end cannot be read withholds the item; a kill goes before all else.
 */
export function settleLife(signs: LifeSigns): Embargo {
  const { embargo, takeKey, editorNote } = signs;
  const words = embargo.given ? undefined : [takeKey, editorNote].find(saysEmbargoed);
  const settled =
    words === undefined || words === null
      ? settleEmbargo(signs.status, embargo.given, embargo.release)
      : settleEmbargo(signs.status, true, readEmbargoText(words, signs.zone, signs.near));
  const isKilled = saysKilled(takeKey) || ordersKill(signs.headline, editorNote);
  return isKilled ? { ...settled, status: 'killed' } : settled;
}
