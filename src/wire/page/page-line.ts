import { type DatelineReading, readDateline } from '../dateline/read-dateline.ts';
import { findTrailingCredit } from './credits.ts';

/** A line of a page that is not blank. */
export interface PageLine {
  /** Without the blanks around it. */
  readonly text: string;
  /** True when a blank line stands above it. */
  readonly gap: boolean;
  /** 1-based. */
  readonly number: number;
  /** Where `text` begins in its line, in UTF-16 units from 0. */
  readonly column: number;
  /** True when a blank stands behind it in its line. */
  readonly blankBehind: boolean;
  /** The dateline at its start; undefined until somebody asked. */
  reading: DatelineReading | null | undefined;
  /** Whether it may be for editors; undefined until somebody asked. */
  forEditors: boolean | undefined;
}

/** The dateline at the start of the line, read once. */
export function datelineOf(line: PageLine): DatelineReading | null {
  if (line.reading === undefined) line.reading = readDateline(line.text);
  return line.reading;
}

/** True when what looks like a dateline is, where the copy ends, half of a place: `NOORD- EN` of `NOORD- EN ZUID-HOLLAND`. */
export function isHalfPlace({ rest, dateline }: DatelineReading): boolean {
  return (
    rest.length <= 2 && /^(?:EN?|OF?)$/.test(rest) && /(?:NOORD|ZUID|OOST|WEST|MIDDEN)- $/.test(dateline.raw)
  );
}

/** True when the line surely begins a story: an agency or capitals vouch for its dateline. */
export function beginsStory(line: PageLine | null): boolean {
  return line !== null && (datelineOf(line)?.certain ?? false);
}

/** What is left of the line behind its first `length` UTF-16 units, as a line of its own. */
export function behind(line: PageLine, length: number): PageLine {
  const rest = line.text.slice(length);
  const text = rest.trimStart();
  const column = line.column + length + rest.length - text.length;
  const { gap, number, blankBehind } = line;
  return { text, gap, number, column, blankBehind, reading: undefined, forEditors: undefined };
}

/** False for most lines of prose, at the cost of two characters; true where only `beginsStory` can tell. */
export function mayBeginStory(text: string): boolean {
  const second = text.charCodeAt(1);
  // A small letter in second place: only an agency in parentheses could vouch for the place.
  if (second >= 0x61 && second <= 0x7a) return text.lastIndexOf(')', 80) > 0;
  // `8 juni WISSENKERKE - `: a date may stand before the place.
  const first = text.charCodeAt(0);
  return second !== 0x20 || (first >= 0x30 && first <= 0x39);
}

const closing = /["'”’»)\]]/;

/** Index of the last character that is no closing quote or parenthesis. */
function lastSignIndex(text: string): number {
  let i = text.length - 1;
  while (i > 0 && closing.test(text.charAt(i))) i -= 1;
  return i;
}

/** True when the text ends as a sentence does: `.`, `!`, `?` or `…`, with or without closing quotes. */
export function endsSentence(text: string): boolean {
  const last = text.charAt(lastSignIndex(text));
  return last === '.' || last === '!' || last === '?' || last === '…';
}

/** True when the line can be a headline: short enough, and not ending in a full stop, comma or colon. */
export function looksLikeHeadline(text: string): boolean {
  return text.length <= 160 && !/[.,;:]$/.test(text.slice(lastSignIndex(text), lastSignIndex(text) + 1));
}

/**
 * True for a short line without a full stop, as subheads are (`Grasranden`, `'Geholpen'`, `NN Group`, `En nu?`); not for
 * items of a list, scores, lines that begin in the middle of a sentence, and quotes with their speaker.
 */
export function isShortLine(text: string): boolean {
  if (text.length > 60) return false;
  const end = lastSignIndex(text);
  const last = text.charAt(end);
  if (last === '?' ? text.length > 40 : /[.,;:!…]/.test(last)) return false;
  if (/^[-•*–·>]|^\p{Ll}/u.test(text) || /\d-\d+\)?$/.test(text)) return false;
  if (/["”'’],? (?:zegt|zei|aldus|vertelt|stelt|meldt) /u.test(text)) return false;
  return text.split(' ').length <= 9 && findTrailingCredit(text) === null;
}

/**
 * True for a short line that is a subhead although no text stands below it. A last paragraph can lack its full stop
 * (`Kaarten kosten 7,50 euro`), so that only a few words without figures count.
 */
export function isLastSubhead(text: string): boolean {
  return text.split(' ').length <= 4 && !/\d/.test(text);
}

/** True for a page's first line that is text already and no headline: too long, or ending in a full stop or a credit. */
export function looksLikeText(text: string): boolean {
  if (text.length > 160) return true;
  return (text.endsWith('.') && !abbreviated.test(text)) || findTrailingCredit(text) !== null;
}

/** Words that a full stop shortens, at the end of a headline: `Boete voor Trump jr.`. */
const abbreviated = / (?:jr|sr|e\.a|e\.d|a\.s|etc|enz|c\.s|d\.d|B\.V|N\.V|mln|mld|nr)\.$/u;
