import { cutEmbargoLabel } from './embargo-labels.ts';
import { measureEmbargoHead } from './embargo-words.ts';
import { cutKillLabel } from './kill-labels.ts';
import { killsThisStory } from './kill-words.ts';
import { isNotForPublication, opensNote } from './note-words.ts';
import { findDatelineBehind } from './page/find-dateline.ts';

/** A paragraph that begins as a note and goes on as text. */
export interface PartedNote {
  readonly note: string;
  /** Where the text begins, in UTF-16 units. */
  readonly end: number;
  /** What a label says of the story, whatever its words. */
  readonly life: 'killed' | 'embargoed' | null;
}

/** No note before a text on its own line is longer, in UTF-16 units. */
const longest = 1_000;
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Parts a paragraph that begins with a note to editors, an embargo or a kill from the story behind it on the same line:
 * `NOTE TO EDITORS: call Ann. GOES (ANP) - …`, `(Noot voor de redactie: foto volgt) De brug …`, `EMBARGO tot 12 maart
 * 06.00 uur. De brug …`. The note ends at a dateline, at the parenthesis that holds it, or behind an embargo's moment.
 * Null where no text follows, or none can be told apart: it is a note whole, or none. Where it may be a
 * `headline` only an embargo with a moment, or a dateline, tells them apart (`Onder embargo: hoe Cuba leeft`). In an agency's
 * `message` what follows an order to kill is its reason; on a `page` it is the story. Constant time.
 */
export function partHeadNote(
  paragraph: string,
  place: 'message' | 'page' | 'headline' = 'message',
): PartedNote | null {
  const mayBeHeadline = place === 'headline';
  const head = paragraph.slice(0, longest);
  const found = measureEmbargoHead(head);
  const embargo = mayBeHeadline && found?.isTimed === false ? { ...found, next: null } : found;
  const isNote = embargo !== null || opensNote(head) || isNotForPublication(firstSentence(head));
  const order = isNote ? '' : firstSentence(head);
  const kill = isNote ? null : cutKillLabel(head);
  const label = isNote ? null : (kill ?? cutEmbargoLabel(head, mayBeHeadline ? 'headline' : 'text'));
  const isKill = order !== '' && killsThisStory(order.trim());
  if (!isNote && !isKill && label === null) return null;
  const bracket = findBracketEnd(head);
  const from = embargo?.momentEnd ?? label?.start ?? bracket ?? firstWords(head);
  const dateline = findDatelineBehind(paragraph, from);
  // A headline keeps its label until it is known to be one.
  const behind = mayBeHeadline ? null : (label?.start ?? (isKill && place === 'page' ? order.length : null));
  const end = dateline < paragraph.length ? dateline : (bracket ?? embargo?.next ?? behind);
  if (end === null || !/[\p{L}\d]/u.test(paragraph.slice(end, end + longest))) return null;
  return {
    note: paragraph.slice(0, end).trim(),
    end,
    life: kill !== null ? 'killed' : label !== null ? 'embargoed' : null,
  };
}

/** Where a dateline can begin at the earliest: behind the words that say that it is a note. */
function firstWords(head: string): number {
  const colon = head.indexOf(':');
  return colon >= 0 && colon < 60 ? colon + 1 : 4;
}

function firstSentence(head: string): string {
  return /^[^.!\n]{1,200}[.!]*\s*/.exec(head)?.[0] ?? '';
}

/**
 * Index behind the parenthesis or bracket that holds a paragraph's beginning, and the signs and blanks behind it, in UTF-16
 * units; null without one that closes.
 */
export function findBracketEnd(head: string): number | null {
  const opening = /^[\s*]{0,3}([([])/.exec(head);
  const closer = closers[opening?.[1] ?? ''];
  const end = closer === undefined ? -1 : head.indexOf(closer);
  if (end < 0) return null;
  const blank = /^[).\]\s*]*/.exec(head.slice(end))?.[0].length ?? 1;
  return end + blank;
}
