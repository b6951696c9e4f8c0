import { partHeadNote } from '../head-note.ts';
import { isClosedWhole } from '../note-words.ts';
import {
  type EditorNote,
  mayAddress,
  mayBeForEditors,
  mayBeNote,
  type NotePlace,
  readEditorNote,
  readNoteToEditors,
} from './editor-note.ts';
import { asMark, isMark } from './mark-line.ts';
import { beginsStory, behind, type PageLine } from './page-line.ts';
import type { PageState } from './page-state.ts';

/** The lines of a page that are for editors. */

/** False for most lines, at little cost, worked out once: whether a line may be for editors. */
export function isForEditors(line: PageLine): boolean {
  line.forEditors ??= mayBeForEditors(line.text);
  return line.forEditors;
}

/** What is left of a line behind a note; null when nothing is. */
export interface NoteReading {
  readonly rest: PageLine | null;
}

/** Reads an editor's note, and finds the dateline that can follow it on its line. Null when the line is none. */
export function readNoteLine(state: PageState, line: PageLine, next: PageLine | null): NoteReading | null {
  const note = mayBeNote(line.text) ? readEditorNote(line.text) : null;
  if (note === null) return null;
  takeEditorNote(state, line, next, note);
  return { rest: note.end < line.text.length ? behind(line, note.end) : null };
}

function takeEditorNote(state: PageState, line: PageLine, next: PageLine | null, note: EditorNote): void {
  state.note(line, 0, note.end, 'editor-note');
  const isWhole = note.end >= line.text.length;
  if (isWhole && state.draft.hasBody) state.draft.addMark(asMark(line, next?.gap ?? false, note));
  else state.draft.takeNote(note);
}

/** Reads a note to editors, an embargo or a kill before the text on its line. */
export function readHeadNote(state: PageState, line: PageLine): NoteReading | null {
  const place = state.draft.isEmpty() ? 'headline' : 'page';
  const parted = mayAddress(line.text) ? partHeadNote(line.text, place) : null;
  if (parted === null) return null;
  state.draft.addNote(parted.note);
  if (parted.life !== null) state.draft.hold(parted.life);
  state.note(line, 0, parted.end, 'editor-note');
  return { rest: behind(line, parted.end) };
}

/** The story that begins behind a note, an embargo or a kill on its line, in the middle of a page; null where none does. */
export function findBehindMark(line: PageLine): PageLine | null {
  const parted = mayAddress(line.text) ? partHeadNote(line.text, 'headline') : null;
  const rest = parted === null ? null : behind(line, parted.end);
  return beginsStory(rest) ? rest : null;
}

/** True when the line surely begins a story, behind what is for editors or not. */
export function startsStory(line: PageLine | null): boolean {
  if (line === null) return false;
  return beginsStory(line) || (isForEditors(line) && findBehindMark(line) !== null);
}

/** True for a line that stands apart from the text above it, right above a mark: the headline of another story. */
export function standsOverMark(line: PageLine, next: PageLine | null): boolean {
  if (!line.gap || next === null || next.gap || !isForEditors(next)) return false;
  return isMark(next.text, 'below-headline');
}

/** Reads a line for editors, in or about the text. */
export function readLineForEditors(
  state: PageState,
  line: PageLine,
  next: PageLine | null,
  place: NotePlace,
): boolean {
  if (isMark(line.text, place)) {
    takeMark(state, line, next);
    return true;
  }
  const isClosed = place === 'text' && isClosedWhole(line.text);
  const what = isClosed ? 'rest' : readNoteToEditors(line.text, place);
  if (what === null) return false;
  if (what === 'rest' && place === 'text') state.draft.notesOnly = true;
  // Another story below would be what is not for publication.
  if (isClosed) takeMark(state, line, next);
  else takeNote(state, line);
  return true;
}

/** Takes a line as a mark on whether a story may be shown. */
export function takeMark(state: PageState, line: PageLine, next: PageLine | null): void {
  state.note(line, 0, line.text.length, 'editor-note');
  state.takeMark(asMark(line, next?.gap ?? false));
}

/** Takes a line as a note of the story being read. */
export function takeNote(state: PageState, line: PageLine): void {
  state.draft.addNote(line.text);
  state.note(line, 0, line.text.length, 'editor-note');
}
