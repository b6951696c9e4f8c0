import { isTimeWord, measureTimeWords } from './time-words.ts';

/**
 * Words that put copy under an embargo, a regular expression each. `order`: they say nothing else. `label`: news can hold
 * them too (`Embargo op olie verlengd`), so that what follows decides. `release`: an embargo with a moment only.
 */
const words = {
  order: [
    'sperrfrist',
    'sperrvermerk',
    '(?:strictly\\s+)?(?:under|onder|sous|unter|bajo|sotto)\\s+(?:strikt\\s+|strict\\s+|streng\\s+|strengem\\s+)?embargo',
    '(?:strikt|strict|streng(?:es)?|totaal|total)\\s+embargo',
    'hold\\s+for\\s+release',
    '(?:not|never)\\s+(?:to\\s+be\\s+|for\\s+)(?:release|publication|broadcast|use|transmission)(?:d|ed)?\\s+(?:before|until|till|prior\\s+to)',
    'do\\s+not\\s+(?:release|publish|broadcast|use|transmit)\\s+(?:before|until|till|prior\\s+to)',
    'niet\\s+(?:te\\s+|voor\\s+)?(?:publi[ck](?:eren|atie)|vrijgeven|gebruik(?:en)?|openbaar\\s+maken)\\s+v(?:oo|óó)r',
    'nicht\\s+(?:zur\\s+|zu\\s+)?(?:veröffentlich(?:en|ung)|verwend(?:en|ung)|freigeben)\\s+vor',
    'ne\\s+pas\\s+(?:publier|diffuser|utiliser)\\s+avant',
  ],
  label: ['embargo(?:ed|s)?'],
  release: [
    '(?:for|to\\s+be)\\s+released?',
    'release\\s+(?:time|date)',
    '(?:vrij|frei)(?:gegeven|gegeben)?(?:\\s+(?:voor|für|zur)\\s+\\p{L}+)?(?=\\s+(?:vanaf|op|om|ab|am|um))',
    'frigiv(?:et|es)',
  ],
} as const;

type Kind = keyof typeof words;

const kinds = Object.keys(words) as readonly Kind[];
const marks = new RegExp(
  `(?<![\\p{L}-])(?:${kinds.map((kind) => `(?<${kind}>${words[kind].join('|')})`).join('|')})(?![\\p{L}]|-\\p{L})`,
  'giu',
);

/** An embargo's words in a line. */
interface Mark {
  readonly kind: Kind;
  readonly at: number;
  /** The words as they stand. */
  readonly text: string;
  /** What stands behind them: signs first, then the rest. */
  readonly signs: string;
  readonly tail: string;
  /** They begin the line, a sentence or a part of one. */
  readonly opens: boolean;
}

/** How much behind the words is looked at, in UTF-16 units. */
const longestTail = 200;

function findMarks(line: string): readonly Mark[] {
  return [...line.matchAll(marks)].map((match) => {
    const text = match[0];
    const end = match.index + text.length;
    const behind = line.slice(end, end + longestTail);
    const before = line.slice(Math.max(0, match.index - 12), match.index);
    const signs = /^[\s:!?=(),;.*"'”’\]/–—-]*/u.exec(behind)?.[0] ?? '';
    const kind = kinds.find((one) => match.groups?.[one] !== undefined) ?? 'label';
    const opens =
      /[.:;,!?(*[|/–—-]\W*$/.test(before) || (match.index <= before.length && !/[\p{L}\d]/u.test(before));
    return { kind, at: match.index, text, signs, tail: behind.slice(signs.length), opens };
  });
}

const none = /^(?:geen|none|no|nee|nein|keine?r?|aucun|nvt|n\.v\.t\.?|n\/a)\W*$/iu;
const until = /^(?:until|till|til|tot|t\/m|bis|jusqu\S*|fino|hasta)(?=\s|$)/iu;
const orders = /^(?:beachten|strikt|strict(?:ly)?|niet|not|do\s+not|nicht|respecteren|applies)(?!\p{L})/iu;
const lifted =
  /^(?:is\s+|has\s+been\s+|was\s+|wurde\s+|ist\s+|est\s+)?(?:lifted|opgeheven|vervallen|aufgehoben|levé)(?!\p{L})[\s,:-]*/iu;
const lifting =
  /^(?:(?:will\s+be|is\s+to\s+be|wordt|wird|sera)\s+|(?=(?:lifts|expires|ends|eindigt|vervalt|endet)(?!\p{L})))(?=\S)/iu;

/**
 * What stands behind an embargo's words: nothing; `none`; a moment and no more (`time`); a moment first (`moment`);
 * until something else; another order; that it is lifted, or will be; other words.
 */
type Tail = 'nothing' | 'none' | 'time' | 'moment' | 'until' | 'order' | 'lifted' | 'lifting' | 'other';

function judgeTail(tail: string): Tail {
  if (tail === '') return 'nothing';
  if (none.test(tail)) return 'none';
  const isLifted = lifted.exec(tail);
  if (isLifted !== null) {
    // `lifted at 0600 GMT 21 November` may be still to come.
    return /^(?:(?:at|on|om|op|um|am|à|le)\s+)?\d/iu.test(tail.slice(isLifted[0].length)) ? 'time' : 'lifted';
  }
  if (lifting.test(tail)) return 'lifting';
  const time = measureTimeWords(tail);
  if (time.named && time.whole) return 'time';
  if (time.named) return 'moment';
  if (until.test(tail)) return 'until';
  return orders.test(tail) ? 'order' : 'other';
}

/** Embargoes of countries and their goods: `onder embargo sinds 2012`, `under embargo by the EU`. */
const others = /^(?:since|sinds|seit|depuis|by|door|staan?de?|placed|geplaatst|gesteld)(?!\p{L})/iu;

/** Whether a mark in a note to editors puts the item under an embargo. */
function embargoes({ kind, text, signs, tail, opens }: Mark): boolean {
  const what = judgeTail(tail);
  if (what === 'none' || what === 'lifted') return false;
  if (kind === 'release') return what === 'time' || what === 'moment';
  if (kind === 'order') return !others.test(tail);
  if (what === 'lifting') return true;
  const isCapital = text === text.toUpperCase();
  if (what === 'time') return true;
  if (what === 'other') return (isCapital || opens) && /[:=(!]/.test(signs);
  if (/ed$/i.test(text)) return true;
  if (what === 'until' || what === 'moment') return opens || isCapital || until.test(tail);
  return opens || isCapital;
}

/**
 * The words of a take key or a note to editors that put the item under an embargo, from the first of them to the end of
 * their line, an entry each; with the next line where that is the moment. None where the embargo is lifted: a moment at
 * which it is lifted counts as its end.
 */
export function findEmbargoes(text: string | null): readonly string[] {
  if (text === null) return [];
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) => {
    const all = findMarks(line);
    const mark = all.find(embargoes);
    if (mark === undefined) return [];
    const rest = line.slice(mark.at);
    const next = lines[index + 1] ?? '';
    const time = measureTimeWords(next);
    return [!/\d/.test(rest) && time.named && time.whole ? `${rest} ${next}` : rest];
  });
  const isLifted = lines.some((line) => findMarks(line).some((mark) => judgeTail(mark.tail) === 'lifted'));
  return isLifted ? [] : found;
}

/** How a line begins that may be one: spares most lines the table. */
const mayOpen =
  /^[^\p{L}\d]{0,6}(?:embargo|sperr|str|under|onder|sous|unter|bajo|sotto|tota|hold|not|never|do\s|ni|ne\s|for\s|to\s|release|vrij|frei|frigiv)/iu;

/** Where a line stands: among headlines, above the text, in or below it. */
export type EmbargoPlace = 'head' | 'above' | 'text';

/**
 * Whether a line only puts the item under an embargo (`EMBARGO tot 12 maart 06.00 uur`) or says that there is none: it
 * is no text. Where headlines and text stand the line must hold no other words; above the text, where agencies put
 * theirs, an embargo until something that is no moment counts as well.
 */
export function isEmbargoLine(text: string, place: EmbargoPlace): boolean {
  if (text.length > 200 || !mayOpen.test(text)) return false;
  const mark = findMarks(text)[0];
  if (mark === undefined || /[\p{L}\d]/u.test(text.slice(0, mark.at))) return false;
  const what = judgeTail(mark.tail);
  if (what === 'time') return true;
  if (mark.kind === 'release' || what === 'moment') return false;
  const isLabelled = /[:=(!]/.test(mark.signs);
  const isCapital = mark.text === mark.text.toUpperCase();
  // In a line all in capitals they say nothing.
  const standsOut = isCapital && text !== text.toUpperCase();
  if (what === 'none') return isLabelled;
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
  return !isTimeWord(tail.replace(until, '').trimStart().split(/\s+/)[0] ?? '');
}
