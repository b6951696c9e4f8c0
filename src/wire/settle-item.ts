import { readSignal } from './agency-status.ts';
import type { AgencyTime } from './agency-time.ts';
import type { Signal, WireItem } from './item.ts';
import { ordersKill } from './kill-words.ts';
import { partHeadline } from './life-marks.ts';
import { type BodyContext, type SettledBody, settleBody } from './settle-body.ts';
import { findLocalZone, type LifeSigns, settleLife } from './settle-life.ts';
import type { TextBlock } from './text-blocks.ts';

/** What a format says of an item, to be settled together: text, notes, time, status and embargo. */
export interface ItemSigns extends BodyContext {
  readonly blocks: readonly TextBlock[];
  /** The format's own notes to editors, a field each. */
  readonly notes: readonly (string | null)[];
  readonly takeKey: string | null;
  /** The time of this version. */
  readonly time: AgencyTime | null;
  readonly status: LifeSigns['status'];
  readonly embargo: LifeSigns['embargo'];
  /** What the format's own fields say that the item does to an earlier one. */
  readonly signal: Signal | null;
  /** IANA zone of times in words. */
  readonly zone: string;
  /** The moment of capture in ms: what a day without a year is nearest to, in copy that has no time itself. */
  readonly capturedAt: number;
}

/** The fields of an item that hang together in every agency's format. */
export type SettledItem = Pick<
  WireItem,
  | 'headline'
  | 'dateline'
  | 'paragraphs'
  | 'subheads'
  | 'publishedAt'
  | 'precision'
  | 'editorNote'
  | 'replaces'
  | 'takeKey'
  | 'byline'
  | 'status'
  | 'signal'
  | 'embargoUntil'
  | 'language'
>;

/**
 * Settles what hangs together: the body is parted from what is not published of it, its notes are put with the format's
 * own (each once, a line each), and status, embargo and signal are read from the fields, else from take key and notes.
 */
export function settleItem(signs: ItemSigns): SettledItem {
  return settleAround(settleBody(signs.blocks, signs), signs);
}

/** The same around a body that is settled already, for formats whose times hang on the dateline. */
export function settleAround(settled: SettledBody, signs: Omit<ItemSigns, 'blocks'>): SettledItem {
  const { takeKey, time, zone, capturedAt, language } = signs;
  const { headline, note: around } = partEmbargo(signs.headline);
  const notes = [...new Set([...signs.notes, around, settled.editorNote].filter((note) => note !== null))];
  const editorNote = notes.join('\n') || null;
  const isKilled = notes.some((note) => ordersKill(null, note));
  return {
    headline,
    dateline: settled.dateline,
    paragraphs: settled.paragraphs,
    subheads: settled.subheads,
    publishedAt: time?.at ?? null,
    precision: time?.precision ?? null,
    editorNote,
    replaces: settled.replaces,
    takeKey,
    byline: settled.byline,
    ...settleLife({
      status: isKilled ? 'killed' : around !== null && signs.status === 'usable' ? 'embargoed' : signs.status,
      embargo: signs.embargo,
      headline,
      takeKey,
      editorNote,
      zone,
      local: findLocalZone(settled.dateline),
      near: time?.at ?? capturedAt,
    }),
    signal: settled.signal ?? signs.signal ?? notes.map(readNoteSignal).find((one) => one !== null) ?? null,
    language,
  };
}

/** A headline without the embargo before or behind it; a kill stays, by which its notice is known. */
function partEmbargo(headline: string | null): {
  readonly headline: string | null;
  readonly note: string | null;
} {
  const parted = headline === null ? null : partHeadline(headline);
  if (headline === null || parted === null || parted.life === 'killed') return { headline, note: null };
  const plain = headline.slice(parted.start, parted.end).trim();
  return { headline: plain === '' ? headline : plain, note: parted.notes.join('\n') };
}

const noteHeads =
  /^\W*((?:correcti(?:on|e)s?|corrected|corrects|rectificati(?:on|e)s?|berichtigung|korrektur|replacement|vervanging|vervangt|replaces|update)\s*\d*)\s*(?:[:–—]|\s-\s|$)/iu;

/** What the head of a note says: `CORRECTION: name in second paragraph`. A word inside a sentence says nothing. */
function readNoteSignal(note: string): Signal | null {
  const head = noteHeads.exec(note)?.[1];
  return head === undefined ? null : readSignal(head);
}
