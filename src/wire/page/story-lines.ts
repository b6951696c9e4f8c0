import { measureLeadingAge, readMomentText } from '../age.ts';
import { readCutDateline } from '../dateline/cut-dateline.ts';
import type { DatelineReading } from '../dateline/read-dateline.ts';
import { readMoreFrom } from './chrome.ts';
import { isCreditLine } from './credits.ts';
import { mayBeNote, readEditorNote } from './editor-note.ts';
import { looksLikeSection, readHeadLine } from './head-lines.ts';
import { isStampTopic, type LeadingStamp, readLeadingStamp } from './leading-stamp.ts';
import {
  beginsStory,
  behind,
  datelineOf,
  isShortLine,
  looksLikeHeadline,
  looksLikeText,
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
  if (readNoteLine(state, line, next, glued)) return;
  const kind = judgeFirstLine(state, line, next, glued);
  if (kind === 'page-headline') state.startPage();
  else state.settleFirst();
  state.afterEnding = false;
  const reading = datelineOf(line);
  if (kind === 'dateline' && reading !== null) setDateline(state, line, reading);
  else if (kind === 'cut') readCutText(state, line);
  else if (kind === 'paragraph') addParagraph(state, line);
  else setHeadline(state, line);
}

/** What a story's first line is: `page-headline` is the headline of a new page's lead, `cut` all that the copy has left. */
function judgeFirstLine(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  glued: boolean,
): 'dateline' | 'headline' | 'page-headline' | 'paragraph' | 'cut' {
  const { text } = line;
  const { blankLined, afterEnding } = state;
  const isAmongBriefs = state.zone === 'briefs' || state.first !== null;
  const reading = datelineOf(line);
  const mayBeHeadline = looksLikeHeadline(text);
  const isRepeated = !glued && next?.text === text;
  const isAnnounced = isRepeated || (mayBeHeadline && (beginsStory(next) || (next !== null && isNote(next))));
  // `PSV - Ajax afgelast` above `EINDHOVEN (ANP) - ` is a headline, whatever it looks like.
  if (reading !== null && (glued || !isAnnounced || reading.dateline.agencies.length > 0)) return 'dateline';
  if (next === null && (glued || (blankLined !== true && (isAmongBriefs || state.listing)))) return 'cut';
  if (isRepeated) return isAmongBriefs ? 'page-headline' : 'headline';
  // Glued briefs have no headline: behind an age that ends its page, a new page begins.
  const beginsPage = isAmongBriefs && afterEnding && blankLined !== true;
  if (isAnnounced) return beginsPage ? 'page-headline' : 'headline';
  if (glued) return 'paragraph';
  if (!isAmongBriefs && !state.listing) return looksLikeText(text) ? 'paragraph' : 'headline';
  if (!mayBeHeadline) return 'paragraph';
  if (blankLined === true) return 'headline';
  return beginsPage ? 'page-headline' : 'paragraph';
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
  if (readNoteLine(state, line, next, false)) return;
  const reading = datelineOf(line);
  if (reading !== null) {
    setDateline(state, line, reading);
    return;
  }
  if (isTop && readLineOfHead(state, line, next)) return;
  if (next === null) {
    readCutText(state, line);
    return;
  }
  if (beginsStory(next) && looksLikeHeadline(text)) {
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

/** A line between headline and text that says when, by whom, or in which section. */
function readLineOfHead(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { draft } = state;
  const { text } = line;
  const head = readHeadLine(text);
  if (head !== null) {
    draft.byline ??= head.byline;
    draft.section ??= head.section;
    if (head.moment !== null && draft.age === null) state.setAge(head.moment.text, head.moment.age);
    if (head.credit !== null) draft.credit ??= head.credit;
    if (head.codeDay !== null) state.setYear(head.codeDay);
    state.note(line, 0, text.length, 'head-line');
    return true;
  }
  const isSection =
    next !== null &&
    draft.section === null &&
    looksLikeSection(text) &&
    (beginsStory(next) || readHeadLine(next.text) !== null);
  if (!isSection) return false;
  draft.section = text;
  state.note(line, 0, text.length, 'section');
  return true;
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
    startOtherStory(state, line, next, false);
    return;
  }
  if (isNote(line)) {
    if (beginsStory(next)) {
      startOtherStory(state, line, next, false);
      return;
    }
    readNoteLine(state, line, next, false);
    return;
  }
  if (isCreditLine(text)) {
    state.note(line, 0, text.length, 'credit');
    draft.addCredit(text);
    return;
  }
  if (beginsStory(next) && looksLikeHeadline(text)) {
    startOtherStory(state, line, next, true);
    return;
  }
  const isShort = draft.paragraphs.length > 0 && isShortLine(text);
  if (isShort && next !== null && !draft.endsShort && !isShortLine(next.text) && !endsStory(next.text)) {
    state.note(line, 0, text.length, 'subhead');
    draft.addSubhead(text);
    return;
  }
  state.note(line, 0, text.length, 'paragraph');
  draft.addParagraph(text, isShort);
  if (text.includes('©')) draft.settleEnd();
}

/** A story begins where the one above it has no end of its own. */
function startOtherStory(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  hasHeadline: boolean,
): void {
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
  if (next === null || !isStampTopic(rest.text)) {
    readFirstLine(state, rest, next, false);
    return;
  }
  state.draft.keywords.push(rest.text);
  state.note(rest, 0, rest.text.length, 'section');
}

function isNote(line: PageLine): boolean {
  return mayBeNote(line.text) && readEditorNote(line.text) !== null;
}

/** Reads an editor's note, and the dateline that can follow it on its line. */
function readNoteLine(state: PageState, line: PageLine, next: PageLine | null, glued: boolean): boolean {
  const note = mayBeNote(line.text) ? readEditorNote(line.text) : null;
  if (note === null) return false;
  const { draft } = state;
  draft.editorNote = draft.editorNote === null ? note.note : `${draft.editorNote}\n${note.note}`;
  draft.replaces ??= note.replaces;
  draft.signal ??= note.signal;
  state.note(line, 0, note.end, 'editor-note');
  if (note.end < line.text.length) readStoryLine(state, behind(line, note.end), next, glued);
  return true;
}

function setHeadline(state: PageState, line: PageLine): void {
  const { text } = line;
  // The listing signs its headlines.
  const from = state.listing && text.startsWith('ANP ') ? 4 : 0;
  state.draft.headline = text.slice(from).trimStart();
  if (from > 0) state.note(line, 0, from, 'credit');
  state.note(line, from, text.length, 'headline');
}

function setDateline(state: PageState, line: PageLine, reading: DatelineReading): void {
  const { draft } = state;
  draft.dateline = reading.dateline;
  draft.hasBody = true;
  if (reading.stamp !== null && draft.age === null) {
    const moment = readMomentText(reading.stamp);
    if (moment !== null) state.setAge(reading.stamp, moment.age);
  }
  state.note(line, 0, reading.end, 'dateline');
  if (reading.rest !== '') {
    state.note(line, reading.end, line.text.length, 'paragraph');
    draft.addParagraph(reading.rest, false);
  }
}

/** The beginning of a text where the copy ends: of a dateline, or of a paragraph. */
function readCutText(state: PageState, line: PageLine): void {
  const { draft } = state;
  const dateline = readCutDateline(line.text);
  if (dateline === null) {
    addParagraph(state, line);
    return;
  }
  draft.dateline = dateline;
  draft.hasBody = true;
  draft.truncated = true;
  state.note(line, 0, line.text.length, 'cut-dateline');
}

function addParagraph(state: PageState, line: PageLine): void {
  state.note(line, 0, line.text.length, 'paragraph');
  state.draft.addParagraph(line.text, false);
}

/** True for the lines that end a story; `readEndingLine` says how. */
function endsStory(text: string): boolean {
  return measureLeadingAge(text) > 0 || readMoreFrom(text) !== null || text.startsWith('Lees verder');
}
