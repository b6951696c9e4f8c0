import type { Dateline, WireItem } from '../item.ts';
import { findLocalZone, settleLife } from '../settle-life.ts';

type Life = Pick<WireItem, 'status' | 'embargoUntil'>;

/** What lines for editors say of whether a story may be shown. */
export interface LifeWords {
  /** What they say of this story; null when they say nothing. */
  readonly editorNote: string | null;
  /** What they say of this story or another, nobody can tell of which. */
  readonly doubts: readonly string[];
  /** A label said so, whatever its words. */
  readonly label: 'killed' | 'embargoed' | null;
}

/**
 * What notes to editors say of whether and when a story may be shown; sites copy the agency's clock. What may be said of
 * another story holds this one back, and never kills it. `near` in ms: an embargo without a year is of the year nearest to it.
 */
export function readLife(words: LifeWords, dateline: Dateline | null, near: number): Life {
  const { editorNote, doubts, label } = words;
  const own = readNotes(editorNote, label, dateline, near);
  return doubts.map((doubt) => readNotes(doubt, null, dateline, near)).reduce(holdTogether, own);
}

function readNotes(
  editorNote: string | null,
  label: LifeWords['label'],
  dateline: Dateline | null,
  near: number,
): Life {
  const life = settleLife({
    status: label === 'embargoed' ? 'embargoed' : 'usable',
    embargo: { given: false, release: null },
    headline: null,
    takeKey: null,
    editorNote: editorNote === null ? null : closeLetters(editorNote),
    zone: 'Europe/Amsterdam',
    local: findLocalZone(dateline),
    near,
  });
  return label === 'killed' ? { ...life, status: 'killed' } : life;
}

/** `E M B A R G O`: letters that stand apart, as one word. */
function closeLetters(note: string): string {
  return note.replace(/(?<![\p{L}\d])\p{L}(?:[ \u00a0]\p{L}){3,}(?![\p{L}\d])/gu, (word) =>
    word.replace(/[ \u00a0]/g, ''),
  );
}

/** The stricter of what is said; a kill in doubt withholds. */
function holdTogether(life: Life, doubt: Life): Life {
  const embargoes = [life.embargoUntil, doubt.embargoUntil].filter((until) => until !== null);
  const isHeld = doubt.status !== 'usable' && life.status === 'usable';
  return {
    status: isHeld ? 'withheld' : life.status,
    embargoUntil: embargoes.length === 0 ? null : Math.max(...embargoes),
  };
}
