import { measureLeadingAge } from '../age.ts';
import { isFurniture, isReadOn, readMoreFrom } from './chrome.ts';
import { findStoryBehindCredit, isCreditLine } from './credits.ts';
import { mayBeNote } from './editor-note.ts';
import {
  addParagraph,
  readCutText,
  readLineOfHead,
  readSignatureLine,
  setDateline,
  setHeadline,
} from './fill-draft.ts';
import { goesOnBehindNote, isCorrectedHeadline, isNote, judgeFirstLine } from './judge-first-line.ts';
import { isStampTopic, type LeadingStamp, readLeadingStamp } from './leading-stamp.ts';
import { asMark, isFaintMark } from './mark-line.ts';
import {
  findBehindMark,
  isForEditors,
  readHeadNote,
  readLineForEditors,
  readNoteLine,
  standsOverMark,
  startsStory,
  takeMark,
  takeNote,
} from './note-lines.ts';
import {
  beginsStory,
  behind,
  datelineOf,
  isHalfPlace,
  isLastSubhead,
  isShortLine,
  looksLikeHeadline,
  mayBeginStory,
  type PageLine,
} from './page-line.ts';
import type { PageState } from './page-state.ts';

/**
 * Reads a line of a story: its headline, what stands between headline and text, its text. `next` is the line that is
 * not blank behind it, null when the copy ends here; `glued`: the line stood right behind an age.
 */
export function readStoryLine(state: PageState, line: PageLine, next: PageLine | null, glued: boolean): void {
  const { draft } = state;
  if (draft.isEmpty()) {
    readFirstLine(state, line, next, glued);
  } else {
    if (line.gap) state.blankLined = true;
    else state.blankLined ??= false;
    if (draft.hasBody) readBodyLine(state, line, next);
    else readLineBelowHeadline(state, line, next);
  }
}

function readFirstLine(state: PageState, line: PageLine, next: PageLine | null, glued: boolean): void {
  const stamp = state.zone === 'top' && line.text.startsWith('date ') ? readLeadingStamp(line.text) : null;
  if (stamp !== null) {
    readBehindStamp(state, line, next, stamp);
    return;
  }
  if (readNotes(state, line, next, glued, 'first')) return;
  if (next !== null && isFaintMark(line.text) && !glued) {
    takeMark(state, line, next);
    return;
  }
  if (readCreditAndStory(state, line, next, glued)) return;
  if (isFurniture(line.text) && next?.text !== line.text && !beginsStory(next)) {
    state.note(line, 0, line.text.length, 'chrome');
    return;
  }
  const kind = judgeFirstLine(state, line, next, glued);
  if (kind === 'credit') {
    // Above a story, or below the page's last.
    state.note(line, 0, line.text.length, 'credit');
    if (state.zone === 'top') state.draft.addCredit(line.text);
    return;
  }
  if (kind === 'page-headline') state.startPage();
  else state.settleFirst();
  state.afterEnding = false;
  state.afterSection = false;
  const reading = kind === 'dateline' ? datelineOf(line) : null;
  if (reading !== null) setDateline(state, line, reading);
  else if (kind === 'cut') readCutText(state, line);
  else if (kind === 'paragraph') addParagraph(state, line);
  else setHeadline(state, line);
}

function readLineBelowHeadline(state: PageState, line: PageLine, next: PageLine | null): void {
  const { draft } = state;
  const { text } = line;
  const headline = draft.headline ?? '';
  if (text === headline || text === `ANP ${headline}`) {
    state.note(line, 0, text.length, 'headline-again');
    return;
  }
  const isTop = state.zone === 'top' && !state.listing;
  if (next === null && isTop && headline.startsWith(text)) {
    state.note(line, 0, text.length, 'headline-again');
    return;
  }
  if (readNotes(state, line, next, false, 'below-headline')) return;
  if (isFaintMark(text)) {
    takeMark(state, line, next);
    return;
  }
  if (readCreditAndStory(state, line, next, false)) return;
  const stamp = isTop && text.startsWith('date ') ? readLeadingStamp(text) : null;
  if (stamp !== null) {
    readBehindStamp(state, line, next, stamp);
    return;
  }
  const reading = datelineOf(line);
  if (reading !== null && !(next === null && isHalfPlace(reading))) {
    setDateline(state, line, reading);
    return;
  }
  if (isTop && readLineOfHead(state, line, next)) return;
  if (next === null) {
    readCutText(state, line);
    return;
  }
  if (looksLikeHeadline(text) && startsStory(next)) {
    if (isTop) {
      state.note(line, 0, text.length, 'subhead');
      draft.addSubhead(text);
      return;
    }
    state.close('other-story');
    readFirstLine(state, line, next, false);
    return;
  }
  addParagraph(state, line);
}

function readBodyLine(state: PageState, line: PageLine, next: PageLine | null): void {
  const { draft } = state;
  const { text } = line;
  if (mayBeginStory(text) && beginsStory(line)) {
    // A standfirst can stand above the paragraph with the dateline.
    const isStandfirst = draft.dateline === null && draft.headline !== null && draft.paragraphs.length === 1;
    const reading = datelineOf(line);
    if (isStandfirst && reading !== null) {
      setDateline(state, line, reading);
      return;
    }
    // In the middle of a lead, capitals alone are not enough.
    const isLead = state.zone === 'top' && !state.listing && draft.headline !== null;
    const isVouched = reading !== null && (reading.dateline.agencies.length > 0 || reading.stamp !== null);
    // The site's own leads end in `Meer uit …`: a second dateline belongs to a lead that has two.
    const isSecond = isLead && state.chromeSeen && draft.dateline !== null && line.gap;
    if (!isSecond && (!isLead || isVouched)) {
      startOtherStory(state, line, next, false);
      return;
    }
  }
  if (isNote(line)) {
    if (startsStory(next) || goesOnBehindNote(line)) startOtherStory(state, line, next, false);
    else readNoteLine(state, line, next);
    return;
  }
  if (isFaintMark(text) && (next === null || startsStory(next) || endsStory(next.text))) {
    takeMark(state, line, next);
    return;
  }
  if (isForEditors(line) && findBehindMark(line) !== null) {
    startOtherStory(state, line, next, false);
    return;
  }
  if (draft.notesOnly && !(looksLikeHeadline(text) && startsStory(next))) {
    takeNote(state, line);
    return;
  }
  if (isForEditors(line) && readLineForEditors(state, line, next, 'text')) return;
  if (isFurniture(text)) {
    state.note(line, 0, text.length, 'chrome');
    return;
  }
  if (isCreditLine(text)) {
    state.note(line, 0, text.length, 'credit');
    draft.addCredit(text);
    return;
  }
  if (readSignatureLine(state, line, next)) return;
  if (looksLikeHeadline(text) && (startsStory(next) || standsOverMark(line, next))) {
    startOtherStory(state, line, next, true);
    return;
  }
  const isShort = draft.paragraphs.length > 0 && isShortLine(text);
  if (isShort && next !== null && !draft.endsShort && mayStandAbove(state, text, next)) {
    state.note(line, 0, text.length, 'subhead');
    draft.addSubhead(text);
    return;
  }
  state.note(line, 0, text.length, 'paragraph');
  draft.addParagraph(text, isShort);
  if (text.includes('©') || text.includes('Foto: ')) draft.settleEnd();
}

/** A story begins where the one above it has no end of its own. */
function startOtherStory(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  hasHeadline: boolean,
): void {
  const faint = hasHeadline ? state.draft.takeFaintMark() : null;
  // It stood right above this line, and was read as text.
  if (faint !== null) state.takeMark(asMark({ ...line, text: faint, gap: state.gapBefore }, line.gap));
  const isSamePage =
    state.listing || (state.zone === 'briefs' && (state.blankLined === true || !hasHeadline));
  if (isSamePage) {
    state.close('other-story');
  } else if (hasHeadline) {
    state.startPage();
  } else {
    state.close('other-story');
    state.zone = 'briefs';
  }
  readFirstLine(state, line, next, false);
}

function readBehindStamp(state: PageState, line: PageLine, next: PageLine | null, stamp: LeadingStamp): void {
  state.note(line, 0, stamp.length, 'stamp');
  state.setStamp(stamp);
  const rest = behind(line, stamp.length);
  if (rest.text === '') return;
  if (!isStampTopic(rest.text)) {
    readStoryLine(state, rest, next, false);
    return;
  }
  state.draft.addKeyword(rest.text);
  state.note(rest, 0, rest.text.length, 'section');
}

/** Reads a picture's code or credit above a text that begins on the same line. */
function readCreditAndStory(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  glued: boolean,
): boolean {
  const start = findStoryBehindCredit(line.text);
  if (start === null) return false;
  state.note(line, 0, start, 'credit');
  const credit = line.text.slice(0, start).trim();
  readStoryLine(state, behind(line, start), next, glued);
  state.draft.addCredit(credit);
  return true;
}

/** Reads a line for editors, and the story that can go on behind it on its line. */
function readNotes(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  glued: boolean,
  place: 'first' | 'below-headline',
): boolean {
  const found =
    (mayBeNote(line.text) && !isCorrectedHeadline(state, line, next)
      ? readNoteLine(state, line, next)
      : null) ?? (isForEditors(line) ? readHeadNote(state, line) : null);
  if (found === null) return isForEditors(line) && readLineForEditors(state, line, next, place);
  if (found.rest !== null) readStoryLine(state, found.rest, next, glued);
  return true;
}

/** Whether `text`, as short as a subhead, is one above `next`: above a paragraph, or last in a lead. */
function mayStandAbove(state: PageState, text: string, next: PageLine): boolean {
  if (state.zone === 'top' && readMoreFrom(next.text) !== null) return isLastSubhead(text);
  return !isShortLine(next.text) && !endsStory(next.text);
}

/** True for the lines that end a story; `readEndingLine` says how. */
function endsStory(text: string): boolean {
  return measureLeadingAge(text) > 0 || readMoreFrom(text) !== null || isReadOn(text);
}
