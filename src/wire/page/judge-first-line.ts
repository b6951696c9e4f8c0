import { measureLeadingAge } from '../age.ts';
import { partCorrection } from '../correction-label.ts';
import { readCutDateline } from '../dateline/cut-dateline.ts';
import { opensSentence } from '../dateline/prose.ts';
import type { DatelineReading } from '../dateline/read-dateline.ts';
import { isCertainCreditLine } from './credits.ts';
import { mayBeNote, readEditorNote } from './editor-note.ts';
import { startsStory } from './note-lines.ts';
import { datelineOf, isHalfPlace, looksLikeHeadline, looksLikeText, type PageLine } from './page-line.ts';
import type { PageState } from './page-state.ts';

/** What a story's first line is: `page-headline` is the headline of a new page's lead, `cut` all that the copy has left. */
export function judgeFirstLine(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  glued: boolean,
): 'dateline' | 'headline' | 'page-headline' | 'paragraph' | 'cut' | 'credit' {
  const { text } = line;
  const { blankLined, afterEnding } = state;
  const isAmongBriefs = state.zone === 'briefs' || state.first !== null;
  const mayBeHeadline = looksLikeHeadline(text);
  const isRepeated = !glued && next?.text === text;
  // Above a dateline even a line with a full stop is a headline (`Rutte: dat was het.`), save where text may be glued
  // and where it has a dateline of its own.
  const mayStandAbove = mayBeHeadline || (!glued && text.length <= 160 && datelineOf(line) === null);
  const isAnnounced = isRepeated || (mayStandAbove && (startsStory(next) || (next !== null && isNote(next))));
  // `PSV - Ajax afgelast` above `EINDHOVEN (ANP) - ` is a headline, whatever it looks like.
  const mayBeDateline = glued || !isAnnounced || text.includes('(');
  const reading = mayBeDateline ? datelineOf(line) : null;
  if (reading !== null && next === null && !glued && isCutHeadline(state, line, reading, isAmongBriefs))
    return 'headline';
  if (!isAnnounced && !glued && reading === null && isCertainCreditLine(text)) return 'credit';
  if (reading !== null && next === null && isHalfPlace(reading)) return 'cut';
  if (reading !== null && (glued || !isAnnounced || reading.dateline.agencies.length > 0)) return 'dateline';
  if (next === null && (glued || (blankLined !== true && (isAmongBriefs || state.listing)))) return 'cut';
  if (next === null && !isAmongBriefs && /^(?:update|\d)/i.test(text) && readCutDateline(text)) return 'cut';
  if (isRepeated) return isAmongBriefs ? 'page-headline' : 'headline';
  // Glued briefs have no headline: behind an age that ends its page, a new page begins.
  const beginsPage = isAmongBriefs && afterEnding && blankLined !== true;
  if (isAnnounced) return beginsPage ? 'page-headline' : 'headline';
  if (glued) return 'paragraph';
  if (!isAmongBriefs && !state.listing) {
    // `Boete voor Trump jr.` above text with a dateline that only its place vouches for.
    const isText = looksLikeText(text) && (next === null || datelineOf(next) === null);
    return isText ? 'paragraph' : 'headline';
  }
  if (blankLined === true && (mayBeHeadline || standsAsHeadline(state, line, next))) return 'headline';
  if (!mayBeHeadline) return 'paragraph';
  return beginsPage ? 'page-headline' : 'paragraph';
}

/**
 * True where only a headline stands, whatever its last sign: right below an age or `Meer uit …`, or signed as in a listing, with a blank line or the end of the
 * copy below it (`CBS:`, `Boete voor Trump jr.`).
 */
function standsAsHeadline(state: PageState, line: PageLine, next: PageLine | null): boolean {
  // Below `Meer uit …` a blank line stands above headline and text alike; an age stands below a text only.
  const isFirst = state.afterSection && (next === null || measureLeadingAge(next.text) === 0);
  const isPlace = state.listing ? line.text.startsWith('ANP ') : isFirst || (state.afterEnding && !line.gap);
  return isPlace && line.text.length <= 160 && (next === null || next.gap);
}

/**
 * True where the copy ends in `Goes - Kloetinge trekt`: a place in small letters, where a headline stands. Text has a
 * dateline there only in glued briefs, or where it goes on as a sentence does (`Borsele - Wie …`).
 */
function isCutHeadline(
  state: PageState,
  line: PageLine,
  reading: DatelineReading,
  isAmongBriefs: boolean,
): boolean {
  if (reading.certain || reading.stamp !== null || !looksLikeHeadline(line.text)) return false;
  if (isAmongBriefs || state.listing) return state.blankLined === true;
  return !opensSentence(reading.rest, 0);
}

/**
 * True for a headline behind `CORRECTIE:`, which only a story's first line can be: a note goes on as a sentence does, or stands above
 * the headline.
 */
export function isCorrectedHeadline(state: PageState, line: PageLine, next: PageLine | null): boolean {
  if (!state.draft.isEmpty()) return false;
  const parted = partCorrection(line.text);
  if (parted === null) return false;
  return next !== null && (datelineOf(next) !== null || !looksLikeHeadline(next.text));
}

/** True for an editor's note. */
export function isNote(line: PageLine): boolean {
  return mayBeNote(line.text) && readEditorNote(line.text) !== null;
}

/** True for an editor's note behind which a story begins on the same line. */
export function goesOnBehindNote(line: PageLine): boolean {
  const note = mayBeNote(line.text) ? readEditorNote(line.text) : null;
  return note !== null && note.end < line.text.length;
}
