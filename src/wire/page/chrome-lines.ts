import {
  isChromeStart,
  isCutChrome,
  isCutListingLine,
  isCutPageStart,
  isEditionLine,
  isListingLine,
  isListingStart,
  isWebmailChoice,
  isWebmailSentence,
  isWeekdayDate,
} from './chrome.ts';
import { isCutStamp } from './leading-stamp.ts';
import { beginsStory, type PageLine } from './page-line.ts';
import type { PageState } from './page-state.ts';
import type { PageRule } from './trace.ts';

/** Reads a line of the site's furniture; `Webmail` and `Net binnen` begin a new page. True when the line was one. */
export function readChromeLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { text } = line;
  if (beginsPage(text, next)) {
    state.startPage();
    state.chromeSeen = true;
    state.listing = isListingStart(text);
    state.expected = state.listing ? null : 'webmail-choice';
    state.note(line, 0, text.length, 'page-start');
    return true;
  }
  if (!state.draft.isEmpty()) return false;
  if (next === null && state.afterEnding && text.length >= 4 && isCutPageStart(text)) {
    state.note(line, 0, text.length, 'chrome');
    return true;
  }
  if (state.zone !== 'top' || state.first !== null) return false;
  const rule = matchChrome(state, line, next);
  if (rule === null) return false;
  if (line.gap && state.chromeSeen) state.blankLined = true;
  state.note(line, 0, text.length, rule);
  return true;
}

/** A story's line can read `Webmail` too; the chrome shows itself in the line below. */
function beginsPage(text: string, next: PageLine | null): boolean {
  if (isChromeStart(text)) return next === null || 'Kies je webmail'.startsWith(next.text);
  if (!isListingStart(text)) return false;
  return next === null || isListingLine(next.text) || isCutListingLine(next.text) || beginsStory(next);
}

function matchChrome(state: PageState, line: PageLine, next: PageLine | null): PageRule | null {
  const { expected } = state;
  const { text } = line;
  state.expected = null;
  if (isEditionLine(text)) {
    state.chromeSeen = true;
    state.listing = true;
    state.blankLined = true;
    state.expected = 'section';
    return 'chrome';
  }
  if (isWebmailChoice(text)) {
    state.expected = 'webmail-sentence';
    return 'chrome';
  }
  if (isWeekdayDate(text)) {
    state.chromeSeen = true;
    state.expected = 'edition';
    return 'chrome';
  }
  if (expected === 'webmail-sentence' && isWebmailSentence(text)) return 'chrome';
  if (expected === 'section' && !text.startsWith('ANP ') && next?.text !== text && !beginsStory(next)) {
    state.section = text;
    return 'section';
  }
  if (isListingLine(text) || (state.listing && isCutListingLine(text))) return 'listing-line';
  if (next !== null) return null;
  if (isCutStamp(text)) return 'stamp';
  const isCut = state.chromeSeen ? isCutChrome(text, expected) : line.number <= 2 && isCutPageStart(text);
  return isCut ? 'chrome' : null;
}
