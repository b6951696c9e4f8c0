import { measureLeadingAge, readMomentText, readPlainAge } from '../age.ts';
import { isCutAge } from '../age-cut.ts';
import { readCutDateline } from '../dateline/cut-dateline.ts';
import { isCutMoreFrom, isReadOn, readMoreFrom } from './chrome.ts';
import { isMark } from './mark-line.ts';
import { isForEditors } from './note-lines.ts';
import { beginsStory, behind, datelineOf, looksLikeHeadline, type PageLine } from './page-line.ts';
import type { PageState } from './page-state.ts';
import { readStoryLine } from './story-lines.ts';

/** The lines that end a story: its age, `Lees verder`, `Meer uit …`. */

/**
 * Reads a line that ends the story above it. True when the line was one; what is glued behind it has then been read
 * as the next story's first line.
 */
export function readEndingLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { text } = line;
  const code = text.charCodeAt(0);
  const isDigit = code >= 0x30 && code <= 0x39;
  // Ages begin with a digit or a small letter, save `Zojuist` and `Gisteren`.
  if (isDigit || (code >= 0x61 && code <= 0x7a) || code === 0x5a || code === 0x47) {
    return readAgeLine(state, line, next);
  }
  if (code === 0x4c) return text.startsWith('Lees verder') && readReadOnLine(state, line, next);
  return code === 0x4d && (next === null || text.startsWith('Meer')) && readMoreFromLine(state, line, next);
}

function readAgeLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { draft } = state;
  const { text } = line;
  // `Zojuist` of a headline `Zojuist geopend: museum`, repeated.
  if (next === null && !draft.hasBody && draft.headline?.startsWith(text) === true) return false;
  const plain = readPlainAge(text);
  if (plain < 0 && next === null && readCutAge(state, line)) return true;
  const known = plain < 0 ? null : state.knowPlainAge(plain);
  const length = known?.text.length ?? measureAge(state, line, next);
  if (length === 0) return false;
  const isGlued = length < text.length;
  if (!isGlued && next !== null && standsInLead(state, next)) return false;
  if (draft.isEmpty()) {
    state.note(line, 0, length, 'stray-age');
  } else {
    state.note(line, 0, length, 'age');
    if (known !== null) state.takeAge(known);
    else state.setAge(text.slice(0, length));
    // Between headline and text it is the age of the text below it.
    const isAboveText = !draft.hasBody && !isGlued && next !== null;
    if (isAboveText && (beginsStory(next) || (state.zone === 'top' && !state.listing))) return true;
    state.close('age', isGlued);
  }
  if (isGlued) readStoryLine(state, behind(line, length), next, true);
  return true;
}

/**
 * True where no story can end: in a lead that goes on below. The site's own leads end in `Meer uit …`, and the line
 * behind an age follows it at once; elsewhere a headline or a dateline follows, not a sentence.
 */
function standsInLead(state: PageState, next: PageLine): boolean {
  const { draft } = state;
  if (state.zone !== 'top' || state.listing || !draft.hasBody || draft.headline === null) return false;
  if (draft.dateline === null || beginsStory(next) || readMoreFrom(next.text) !== null) return false;
  // What takes a story back or holds it back stands about stories.
  if (isForEditors(next) && isMark(next.text, 'text')) return false;
  return state.chromeSeen ? next.gap : next.text.endsWith('.') && next.gap === (state.blankLined === true);
}

function measureAge(state: PageState, line: PageLine, next: PageLine | null): number {
  const { text } = line;
  const length = measureLeadingAge(text);
  if (length > 0) return length;
  const blank = /^(\d{1,4} \p{Ll}+ geleden)\s+(?=\S)/u.exec(text.slice(0, 48));
  if (blank !== null) {
    const story = behind(line, blank[0].length);
    const isCut = next === null && state.zone === 'briefs' && readCutDateline(story.text) !== null;
    if (isCut || beginsStory(story)) return blank[1]?.length ?? 0;
  }
  const glued = measureGluedMoment(state, line);
  if (glued > 0) return glued;
  // Clock times and dates are ages only where ages stand: alone, and not in the middle of a lead.
  const isPlace =
    state.zone === 'briefs' || state.listing || next === null || readMoreFrom(next.text) !== null;
  if (!isPlace || !state.draft.hasBody || text.length > 40) return 0;
  return readMomentText(text)?.length === text.length ? text.length : 0;
}

/**
 * The length of a clock time or date to which the next brief's dateline is glued: `14:32HOORN (ANP) - `. It belongs to
 * the brief above, as every glued age does, unless that one began with a time of its own; 0 when there is none.
 */
function measureGluedMoment(state: PageState, line: PageLine): number {
  const { draft, zone } = state;
  if (zone !== 'briefs' || !draft.hasBody || draft.age !== null) return 0;
  const stamp = datelineOf(line)?.stamp ?? '';
  const isGlued = stamp !== '' && line.text.startsWith(stamp) && /\S/.test(line.text.charAt(stamp.length));
  return isGlued && readMomentText(stamp)?.length === stamp.length ? stamp.length : 0;
}

/** The last line of the copy, where it is the beginning of an age. */
function readCutAge(state: PageState, line: PageLine): boolean {
  const { draft } = state;
  // In a lead the same letters are the beginning of a sentence: `47 mi` of `47 minuten na`.
  const isPlace = state.zone === 'briefs' || state.listing || draft.headline === null;
  if (draft.isEmpty() || !isPlace || !isCutAge(line.text)) return false;
  state.note(line, 0, line.text.length, 'cut-age');
  draft.truncated = true;
  return true;
}

function readReadOnLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const length = 'Lees verder'.length;
  const rest = line.text.slice(length);
  const isGlued = rest !== '' && !/^\s*[>»→…]*$/u.test(rest);
  const begins = isGlued && (/^[\p{Lu}\d("'“„‘[]/u.test(rest) || beginsStory(behind(line, length)));
  if (!begins && !isReadOn(line.text)) return false;
  if (!begins && next !== null && standsInLead(state, next)) {
    state.note(line, 0, line.text.length, 'chrome');
    return true;
  }
  state.note(line, 0, begins ? length : line.text.length, 'read-on');
  if (!state.draft.isEmpty()) state.close('read-on', begins);
  if (begins) readStoryLine(state, behind(line, length), next, true);
  return true;
}

function readMoreFromLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { draft } = state;
  const section = readMoreFrom(line.text);
  if (section === null) {
    if (next !== null || !isCutMoreFrom(line.text)) return false;
    const endsLead = state.zone === 'top' && !state.listing && draft.hasBody;
    // One letter may as well be a place's first.
    const endsBriefs = line.text.length > 1 && state.afterEnding && mayOpenSection(state, line, next);
    if (!endsLead && !endsBriefs) return false;
    state.note(line, 0, line.text.length, 'cut-more-from');
    if (endsLead) state.close('more-from');
    return true;
  }
  // Behind a story that has a headline it ends the lead of a new page.
  if (state.zone === 'briefs' && draft.isEmpty() && !mayOpenSection(state, line, next)) return false;
  state.note(line, 0, line.text.length, 'more-from');
  const isBrief = draft.headline === null && (state.listing || state.zone === 'briefs');
  if (isBrief && !draft.isEmpty()) {
    // A brief whose age is missing, of the section before.
    state.settleFirst();
    state.close('other-story');
  }
  state.section = section === '' ? null : section;
  if (line.gap) state.blankLined = true;
  if (!state.draft.isEmpty()) {
    state.settleFirst();
    state.close('more-from');
  } else if (state.first !== null) {
    state.settleFirst(true);
  }
  state.zone = 'briefs';
  state.endsMarked = true;
  state.afterEnding = false;
  state.afterSection = true;
  return true;
}

/**
 * Whether `Meer uit …` among the briefs begins a second section of them and is no brief's headline. Glued briefs have no
 * headlines. Where blank lines part them a headline stands right below the age above it, and above its text: the section
 * has a blank line above it and a headline below.
 */
function mayOpenSection(state: PageState, line: PageLine, next: PageLine | null): boolean {
  if (state.zone !== 'briefs' || !state.draft.isEmpty()) return false;
  if (state.blankLined !== true) return true;
  if (state.afterSection) return false;
  if (next === null) return line.gap;
  if (next.text === line.text || beginsStory(next)) return false;
  return line.gap || (looksLikeHeadline(next.text) && datelineOf(next) === null);
}
