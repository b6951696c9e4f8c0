import { findMarks, mayLead } from './embargo-marks.ts';
import { isEmbargoLine, measureEmbargoHead } from './embargo-words.ts';
import type { Unlabelled } from './kill-labels.ts';
import { measureTimeWords } from './time-words.ts';

const stems = /embargo|sperr|release|publi|veröff|frei|vrij|diffus/i;

/**
 * Finds an embargo that stands before the text which it is on: `EMBARGO: …`, `Onder embargo: …`, `EMBARGO TOT 12 MAART
 * 06.00 UUR: …`. The word is a label in capitals above what has them not, or an order before a colon and a capital; in any
 * headline it is else the news (`Embargo: EU weert olie`, `Onder embargo: hoe Cuba leeft`). Null without one. Constant
 * time.
 */
export function cutEmbargoLabel(text: string, place: 'headline' | 'text'): Unlabelled | null {
  if (!mayLead(text)) return null;
  const head = text.slice(0, 250);
  const end = text.length;
  const found = measureEmbargoHead(head);
  const isSure = found !== null && (found.isTimed || place === 'text');
  if (isSure && found.next !== null && found.next < end) return { start: found.next, end };
  const mark = findMarks(head)[0];
  if (mark === undefined || !mark.leads || mark.kind === 'release') return null;
  const standsOut = /^\p{Lu}+$/u.test(mark.text) && head !== head.toUpperCase();
  const isCalled = !mark.isOwn && /\p{L}/u.test(head.slice(0, mark.at));
  const isLabel = standsOut
    ? /[.:)\]*>!/]|[-–—]\s/.test(mark.signs)
    : (isCalled || mark.kind === 'order') && /[:)\]]/.test(mark.signs);
  if (
    isLabel &&
    (standsOut || /^["'“„‘«]?\p{Lu}/u.test(mark.tail)) &&
    !/^(?:geen|none|no|keine?)\W*$/iu.test(mark.tail)
  )
    return { start: mark.tailAt, end };
  if (!standsOut) return null;
  // `EMBARGO tot dinsdag: Kop van het bericht`
  const behind = /^(?:tot|until|till|til|bis|t\/m|jusqu\S*)?[^:]{0,60}:\s+(?=["'“„‘«]?\p{Lu})/u.exec(
    mark.tail,
  );
  const isMoment = behind !== null && measureTimeWords(behind[0].replace(/:\s+$/, '')).named;
  return isMoment ? { start: mark.tailAt + behind[0].length, end } : null;
}

/** The same of an embargo behind a headline: `Geheim plan (embargo tot 12 maart 06.00 uur)`. */
export function cutEmbargoTail(headline: string): Unlabelled | null {
  // In capitals, or in parentheses.
  if (!headline.endsWith(')') && !headline.endsWith(']') && !headline.includes('EMBARGO', 1)) return null;
  const from = Math.max(0, headline.length - 120);
  const tail = headline.slice(from);
  if (!stems.test(tail)) return null;
  const match =
    /\s*[([]([^()[\]]{4,100})[)\]][^\p{L}\d]*$/u.exec(tail) ??
    /(?<=\p{Ll}\S?)\s+[-–—|*/]{1,3}\s*(\p{Lu}{2,}[^()[\]]{0,100})$/u.exec(tail);
  if (match === null || from + match.index === 0 || !isEmbargoLine(match[1] ?? '', 'above')) return null;
  return { start: 0, end: from + match.index };
}
