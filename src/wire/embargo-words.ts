import { type EmbargoMark, findMarks, mayLead } from './embargo-marks.ts';
import { beginsWithTime, measureTimeWords, type TimeMeasure } from './time-words.ts';

const none = /^(?:geen|none|no|nee|nein|keine?r?|aucun|nvt|n\.v\.t\.?|n\/a)\W*$/iu;
const until = /^(?:until|till|til|tot|t\/m|bis|jusqu\S*|fino|hasta)(?=\s|$)/iu;
const orders =
  /^(?:beachten|strikt|strict(?:ly)?|niet|not|do\s+not|nicht|respecteren|respekt|à\s+respecter|bitte|please|applies)(?!\p{L})/iu;
const lifted =
  /^(?:is\s+|has\s+been\s+|was\s+|wurde\s+|ist\s+|est\s+|a\s+été\s+)?(?:lifted|opgeheven|vervallen|aufgehoben|levé)(?!\p{L})[\s,:-]*/iu;
const lifting =
  /^(?:(?:will\s+be|is\s+to\s+be|wordt|wird|sera)\s+|(?=(?:lifts|expires|ends|eindigt|vervalt|endet)(?!\p{L})))(?=\S)/iu;

/**
 * What stands behind an embargo's words: nothing; `none`; a moment and no more (`time`); a moment first (`moment`);
 * until something else; another order; that it is lifted, or will be; other words.
 */
type Tail = 'nothing' | 'none' | 'time' | 'moment' | 'until' | 'order' | 'lifted' | 'lifting' | 'other';

function judgeTail(tail: string): Tail {
  if (!/[\p{L}\d]/u.test(tail)) return 'nothing';
  if (none.test(tail)) return 'none';
  const isLifted = lifted.exec(tail);
  if (isLifted !== null) return judgeLifted(measureTimeWords(tail.slice(isLifted[0].length)));
  if (lifting.test(tail)) return 'lifting';
  const time = measureTimeWords(tail);
  if (time.named && time.whole) return 'time';
  if (time.named) return 'moment';
  if (until.test(tail)) return 'until';
  return orders.test(tail) ? 'order' : 'other';
}

/** `lifted at 0600 GMT 21 November` may be still to come; `lifted on 12 March after 60 years` is news. */
function judgeLifted(time: TimeMeasure): Tail {
  if (!time.named || !time.whole) return 'lifted';
  return time.clocked ? 'time' : 'lifting';
}

/** Embargoes of countries and their goods: `onder embargo sinds 2012`, `under embargo by the EU`. */
const others = /^(?:since|sinds|seit|depuis|by|door|staan?de?|placed|geplaatst|gesteld)(?!\p{L})/iu;

/** Whether a mark in a note to editors puts the item under an embargo. */
function embargoes({ kind, text, signs, tail, opens, isOwn }: EmbargoMark): boolean {
  const what = judgeTail(tail);
  if (what === 'none' || what === 'lifted') return false;
  // `A7 gesperrt bis Mai`: in the middle of a sentence a day alone is news.
  if (kind === 'release') {
    return (what === 'time' || what === 'moment') && (opens || measureTimeWords(tail).clocked);
  }
  if (kind === 'order' || isOwn) return !others.test(tail);
  if (what === 'lifting') return true;
  const isCapital = text === text.toUpperCase();
  if (what === 'time') return true;
  if (what === 'other') return (isCapital || opens) && /[:=(!]/.test(signs);
  if (/ed$/i.test(text)) return true;
  if (what === 'until' || what === 'moment') return opens || isCapital || until.test(tail);
  return opens || isCapital;
}

/** Whether a line says no more than that this item's embargo is over. */
function endsEmbargo({ tail, leads }: EmbargoMark): boolean {
  const said = lifted.exec(tail);
  return leads && said !== null && /^\s*(?:$|[.!])|[.,;!]\s*$/.test(said[0] + tail.slice(said[0].length));
}

/**
 * The words of a take key or a note to editors that put the item under an embargo, from each of them to the next or the
 * end of their line; with the next line where that is the moment. None where a line says that the embargo is over: a
 * moment at which it is lifted counts as its end.
 */
export function findEmbargoes(text: string | null): readonly string[] {
  if (text === null) return [];
  const lines = text.split('\n');
  let isOver = false;
  const found = lines.flatMap((line, index) => {
    const all = findMarks(line);
    if (all.some((mark) => judgeTail(mark.tail) === 'lifted' && endsEmbargo(mark))) isOver = true;
    const held = all.filter(embargoes);
    const next = lines[index + 1] ?? '';
    return held.map((mark, at) => {
      const rest = line.slice(mark.at, held[at + 1]?.at);
      const time = measureTimeWords(next);
      return !/\d/.test(rest) && time.named && time.whole ? `${rest} ${next}` : rest;
    });
  });
  return isOver ? [] : found;
}

/** Where a line stands: among headlines, above the text, in or below it. */
export type EmbargoPlace = 'head' | 'above' | 'text';

/** No embargo's line has more UTF-16 units. */
const longestLine = 250;

/**
 * Whether a line only puts the item under an embargo (`EMBARGO tot 12 maart 06.00 uur`) or says that there is none: it
 * is no text. Where headlines and text stand the line must hold no other words; above the text, where agencies put
 * theirs, an embargo until something that is no moment counts as well.
 */
export function isEmbargoLine(text: string, place: EmbargoPlace): boolean {
  if (text.length > longestLine || !mayLead(text)) return false;
  const mark = findMarks(text)[0];
  if (mark === undefined || !mark.leads) return false;
  const what = judgeTail(mark.tail);
  if (what === 'time') return true;
  if (mark.kind === 'release' || what === 'moment') return false;
  const isLabelled = /[:=(!]/.test(mark.signs);
  const isCapital = mark.text === mark.text.toUpperCase();
  // In a line all in capitals they say nothing.
  const standsOut = isCapital && text !== text.toUpperCase();
  if (what === 'none') return isLabelled;
  if (mark.isOwn && (what === 'nothing' || what === 'until')) return true;
  if (what === 'nothing') return isCapital || isLabelled || (mark.kind === 'order' && place !== 'text');
  if (what === 'order') return mark.kind === 'order' || isCapital || isLabelled;
  if (what === 'until')
    return (
      standsOut || (mark.kind === 'order' ? place !== 'text' : place === 'above' && untilNoTime(mark.tail))
    );
  if (what === 'lifted' || what === 'lifting') return place === 'above' && (isCapital || isLabelled);
  return place === 'above' && (standsOut || isLabelled || (mark.kind === 'order' && !others.test(mark.tail)));
}

/** `until after the speech`, and not `tot maart verlengd`. */
function untilNoTime(tail: string): boolean {
  return !beginsWithTime(tail.replace(until, '').trimStart());
}

/** An embargo with which a paragraph begins, in UTF-16 units of it. */
interface EmbargoHead {
  /** It says a moment. */
  readonly isTimed: boolean;
  readonly momentEnd: number;
  /** Where the text begins; null where none does. */
  readonly next: number | null;
}

/**
 * Where the moment ends of an embargo that begins a paragraph, and where the text begins behind it, in UTF-16 units; the
 * latter null where none does: `EMBARGO tot 12 maart 06.00 uur. De brug …`, `STRICTLY EMBARGOED: …`. Null where no embargo
 * begins it: a day without a time of day (`Embargo tot 12 maart verlengd`) is news.
 */
export function measureEmbargoHead(text: string): EmbargoHead | null {
  const head = text.slice(0, longestLine);
  if (!mayLead(head)) return null;
  const mark = findMarks(head)[0];
  if (mark === undefined || !mark.leads) return null;
  const time = measureTimeWords(mark.tail);
  // The order can go on behind the moment: `Niet voor 12 maart 06.00 uur publiceren`.
  const momentEnd = Math.max(mark.tailAt + time.end, mark.at + mark.text.length);
  const isAround = momentEnd > mark.tailAt + time.end && time.end > 0;
  const sentence = /^[.!:;)*]+\s+(?=["'“„(]?\p{Lu})/u.exec(head.slice(momentEnd));
  if (isAround)
    return { isTimed: true, momentEnd, next: sentence === null ? null : momentEnd + sentence[0].length };
  if (time.named) {
    if (time.next !== null) return { isTimed: true, momentEnd, next: mark.tailAt + time.next };
    if (time.whole) return { isTimed: true, momentEnd, next: null };
    if (!time.clocked) return null;
    // No full stop behind the moment: what goes on with a capital is the text.
    const next = momentEnd + (/^[^\p{L}\d]*/u.exec(head.slice(momentEnd))?.[0].length ?? 0);
    return /^\p{Lu}/u.test(head.slice(next)) ? { isTimed: true, momentEnd, next } : null;
  }
  const what = judgeTail(mark.tail);
  if (mark.kind === 'release' || what === 'none' || what === 'lifted' || others.test(mark.tail)) return null;
  if (mark.kind === 'label' && mark.signs.startsWith('!')) return { isTimed: false, momentEnd, next: null };
  const standsOut = /^\p{Lu}+$/u.test(mark.text) && head !== head.toUpperCase();
  if (mark.kind !== 'order' && !mark.isOwn && !(standsOut && what === 'until')) return null;
  if (what === 'other' && /[.:!)]/.test(mark.signs)) return { isTimed: false, momentEnd, next: mark.tailAt };
  const stop = /[.!]["'”’)]*\s+(?=["'“„(]?\p{Lu})/u.exec(mark.tail);
  if (stop !== null) return { isTimed: false, momentEnd, next: mark.tailAt + stop.index + stop[0].length };
  return { isTimed: false, momentEnd, next: null };
}
