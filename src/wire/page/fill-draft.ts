import { readMomentText } from '../age.ts';
import { partCorrection } from '../correction-label.ts';
import { readCutDateline } from '../dateline/cut-dateline.ts';
import type { DatelineReading } from '../dateline/read-dateline.ts';
import { partHeadline, partOpening } from '../life-marks.ts';
import { looksLikeSection, readHeadLine, readSignature } from './head-lines.ts';
import { beginsStory, type PageLine } from './page-line.ts';
import type { PageState } from './page-state.ts';

/** Takes the line as the story's headline. */
export function setHeadline(state: PageState, line: PageLine): void {
  const { text } = line;
  if (state.draft.openMarks !== null) state.draft.ownMarks(false);
  // The listing signs its headlines.
  const from = state.listing && text.startsWith('ANP ') ? 4 : 0;
  if (from > 0) state.note(line, 0, from, 'credit');
  const given = text.slice(from);
  const life = partHeadline(given);
  const parted = life ?? partCorrection(given);
  const [start, end] = parted === null ? [from, text.length] : [from + parted.start, from + parted.end];
  // A label alone is the headline that there is.
  if (parted === null || start >= end) state.draft.headline = given.trim();
  else state.draft.headline = text.slice(start, end).trim();
  if (parted !== null) {
    for (const note of parted.notes) state.draft.addNote(note);
    if (life !== null) state.draft.hold(life.life);
    else state.draft.signal ??= 'correction';
    if (start > from) state.note(line, from, start, 'editor-note');
    if (end < text.length) state.note(line, end, text.length, 'editor-note');
  }
  if (start < end) state.note(line, start, end, 'headline');
}

/** Takes the line as the story's dateline and what stands behind it as its first paragraph. */
export function setDateline(state: PageState, line: PageLine, reading: DatelineReading): void {
  const { draft } = state;
  if (draft.openMarks !== null) draft.ownMarks(false);
  draft.dateline = reading.dateline;
  draft.hasBody = true;
  if (reading.stamp !== null && draft.age === null) {
    if (readMomentText(reading.stamp) !== null) state.setAge(reading.stamp);
  }
  state.note(line, 0, reading.end, 'dateline');
  if (reading.rest === '') return;
  const parted = partOpening(reading.rest);
  const start = reading.end + (parted?.start ?? 0);
  if (parted !== null) {
    for (const note of parted.notes) draft.addNote(note);
    draft.hold(parted.life);
    state.note(line, reading.end, start, 'editor-note');
  }
  const text = reading.rest.slice(parted?.start ?? 0);
  if (text === '') return;
  state.note(line, start, line.text.length, 'paragraph');
  draft.addParagraph(text, false);
}

/** Takes the line as the beginning of a text where the copy ends: of a dateline, or of a paragraph. */
export function readCutText(state: PageState, line: PageLine): void {
  const { draft } = state;
  const dateline = readCutDateline(line.text, line.blankBehind);
  if (dateline === null) {
    addParagraph(state, line);
    return;
  }
  draft.dateline = dateline;
  draft.hasBody = true;
  draft.truncated = true;
  state.note(line, 0, line.text.length, 'cut-dateline');
}

/** Takes the line as a paragraph. */
export function addParagraph(state: PageState, line: PageLine): void {
  state.note(line, 0, line.text.length, 'paragraph');
  state.draft.addParagraph(line.text, false);
}

/** Reads who signed the story and when, below or inside its text. True when the line says so. */
export function readSignatureLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { draft } = state;
  const head = readSignature(line.text);
  if (head === null) return false;
  draft.byline ??= head.byline;
  // Where the copy ends with the line, its year may lack figures.
  const isWhole = next !== null || /(?:[.:]\d{2}|\d{4}|uur)$/.test(head.moment ?? '');
  if (head.moment !== null && isWhole && draft.age === null && state.zone === 'top' && !state.listing) {
    state.setAge(head.moment);
  }
  state.note(line, 0, line.text.length, 'head-line');
  return true;
}

/** Reads a line between headline and text that says when, by whom, or in which section. True when it was one. */
export function readLineOfHead(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { draft } = state;
  const { text } = line;
  const head = readHeadLine(text);
  if (head !== null) {
    draft.byline ??= head.byline;
    draft.section ??= head.section;
    // Where the copy ends with the line, its date may go on.
    if (head.moment !== null && draft.age === null && (next !== null || /geleden$/.test(head.moment))) {
      state.setAge(head.moment);
    }
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
