import { isEmbargoLine } from '../embargo-words.ts';
import { killsThisStory } from '../kill-words.ts';
import { isClosedWhole } from '../note-words.ts';
import type { EditorNote, NotePlace } from './editor-note.ts';
import type { PageLine } from './page-line.ts';

/** Which of two stories a mark between them means. */
export type MarkSide = 'above' | 'below' | 'either';

/** A line between two stories, of which it may be open whose it is. */
export interface Mark {
  /** As it stands. */
  readonly text: string;
  /** Its line, from 1. */
  readonly number: number;
  /** What it means, should another story begin below it. */
  readonly side: MarkSide;
  /** Which story it says that it is on: `this story`, `bovenstaand bericht`; null where it says nothing of that. */
  readonly says: 'this' | 'above' | 'below' | null;
  /** It takes the story back or holds it back; else it is a note. */
  readonly holds: boolean;
  /** An editor's note, taken apart. */
  readonly note: EditorNote | null;
}

/** The first line of a story may be its headline. */
const embargoPlaces = { first: 'head', 'below-headline': 'above', text: 'text' } as const;

/** Whether a line says no more than that a story is taken back or held back. */
export function isMark(text: string, place: NotePlace): boolean {
  return (
    isEmbargoLine(text, embargoPlaces[place]) ||
    killsThisStory(text) ||
    (place !== 'text' && isClosedWhole(text))
  );
}

/** Words that are a mark where a story follows and a subhead where text goes on (`Ingetrokken`). */
const faint =
  /^[^\p{L}\d]*(?:ingetrokken|vervallen|vervalt|kill|killed|storno|withdrawn|retracted|zurückgezogen|annulée?|(?:onder |under )?embargo)[^\p{L}\d]*$/iu;

/** Whether a line may be a mark or a subhead, as what stands below it decides. */
export function isFaintMark(text: string): boolean {
  return text.length <= 24 && faint.test(text);
}

const pointsAbove = /(?<!\p{L})(?:the above|bovenstaande?|obige[ns]?|ci-dessus)(?!\p{L})/iu;
const pointsBelow =
  /(?<!\p{L})(?:the following|onderstaande?|hieronder|nachfolgende[ns]?|ci-dessous)(?!\p{L})/iu;
const points = /(?<!\p{L})(?:this|dit|deze|diese[rsn]?|cette|cet|ce)(?!\p{L})/iu;

/**
 * A line between two stories as a mark. A story is one block: a line that stands right below it and apart from the next
 * is of the one above, one that stands right above and apart from the last is of the one below. Apart from both or from
 * neither it may mean either. Words that point (`bovenstaand bericht`) say more than blank lines. `gapBelow`: a blank line stands
 * below it.
 */
export function asMark(line: PageLine, gapBelow: boolean, note: EditorNote | null = null): Mark {
  const { text, number, gap } = line;
  const holds = note === null;
  const word = pointsAbove.test(text) ? 'above' : pointsBelow.test(text) ? 'below' : null;
  const place = gap === gapBelow ? 'either' : gap ? 'below' : 'above';
  // A note stands before the story that it is about.
  const side = word ?? (place === 'either' && !holds ? 'below' : place);
  const says = word ?? (points.test(text) ? 'this' : null);
  return { text: note?.note ?? text, number, side, says, holds, note };
}
