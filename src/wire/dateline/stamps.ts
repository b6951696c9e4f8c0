import { isBlank, isDigit, letterAt } from './characters.ts';

/** A clock time or date at the start of a dateline or within it. */
export interface StampScan {
  /** As it stands, without what introduces it (`Update:`). */
  readonly text: string;
  /** Index behind it. */
  readonly end: number;
}

const months =
  '(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|febr|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\\.?';
const englishMonths =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?';
const weekdays = '(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)';

// The `u` and the `h` of a time are none where a name begins with them: `16:50 HULST`.
const stampBefore = new RegExp(
  `(?:update:?\\s?)?((?:\\d{1,2}[.:]\\d{2}(?:\\s?(?:uur|(?:u\\.?|h)(?![a-z\\u00c0-\\u024f])))?|\\d{1,2} ${months}(?: \\d{4})?|\\d{1,2}[-/]\\d{1,2}(?:[-/]\\d{2,4})?)(?:,? (?:om )?\\d{1,2}[.:]\\d{2}(?:\\s?uur)?)?)(?:\\s?[,:|])?`,
  'iy',
);

const dateInside = new RegExp(
  `(?:(?:${weekdays} )?\\d{1,2} ${months}(?: \\d{4})?|\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4}|${englishMonths} \\d{1,2}(?:, \\d{4})?|${weekdays})(?![\\p{L}\\d])`,
  'iuy',
);

/** Reads `16:50`, `22.45 uur`, `Update: 22.45 uur`, `8 juni`, `8-6-2019` at `at`; a place follows, glued or not. */
export function scanStamp(text: string, at: number): StampScan | null {
  stampBefore.lastIndex = at;
  const match = stampBefore.exec(text);
  if (match === null) return null;
  const end = at + match[0].length;
  // `12.30V`: glued only where capitals, or the word `uur`, show where the stamp ends.
  if (isDigit(text.charCodeAt(end)) || letterAt(text, end) === 'lower') return null;
  return { text: match[1] ?? match[0], end };
}

/** Reads a date between place and dash at `at`: `18 juni 2020`, `12-3-2019`, `Jan. 5`, `maandag`. */
export function scanInnerDate(text: string, at: number): StampScan | null {
  if (!isBlank(text.charCodeAt(at - 1))) return null;
  dateInside.lastIndex = at;
  const match = dateInside.exec(text);
  return match === null ? null : { text: match[0], end: at + match[0].length };
}
