import { maskWord } from '../wire/grams.ts';
import type { Copy } from './compare-copy.ts';
import { isSameName } from './copy-names.ts';

const numbers = (
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien ' +
  'achttien negentien twintig'
).split(' ');
const tens: Readonly<Record<string, number>> = {
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
  honderd: 100,
  duizend: 1_000,
};

/** `hockeymannen` too; but `man` ends names. */
const male = /^(?:man|jongen)$|(?:mannen|jongens|heren)$/;
const female = /^(?:vrouw|meisje)$|(?:vrouwen|meisjes|dames)$/;

/** Things that are one thing. */
const sameThings: readonly ReadonlySet<string>[] = [
  new Set(['ongeluk', 'ongeval', 'aanrijding', 'botsing', 'verkeersongeluk', 'verkeersongeval']),
  new Set(['woning', 'huis', 'pand', 'woonhuis']),
  new Set(['motorrijder', 'motorbestuurder']),
  new Set(['loods', 'bedrijfshal', 'bedrijfspand', 'hal']),
  new Set(['wedstrijd', 'duel', 'partij']),
  new Set(['explosie', 'ontploffing']),
  new Set(['conflict', 'ruzie']),
  new Set(['schip', 'vaartuig']),
  new Set(['groep', 'aantal', 'stel', 'paar', 'reeks', 'serie']),
];

/**
 * Whether two texts that are nearly alike tell two events: each has an age, a sex, a point of the compass or a thing behind
 * `een` (a supermarket, a jeweller's) that the other has not. `mayCorrectAge`: the one is an agency's version and the other
 * a page's copy of some version, or says that it corrects something: an age is corrected too.
 */
export function areOtherEvents(item: Copy, held: Copy, mayCorrectAge: boolean): boolean {
  return (
    (!mayCorrectAge && differ(item.ages, held.ages)) ||
    differ(compassIn(item), compassIn(held)) ||
    areOfOtherSex(item, held) ||
    (isMissingThing(item, held) && isMissingThing(held, item))
  );
}

/** Whether each has something that the other has not. */
function differ(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((one) => !others.has(one)) && [...others].some((one) => !some.has(one));
}

function compassIn({ words }: Copy): Set<string> {
  return new Set(
    words.flatMap((word) => /^(?:noord|zuid|oost|west)(?:elijke?|en|er)?$/.exec(word)?.[0] ?? []),
  );
}

function areOfOtherSex({ words: a }: Copy, { words: b }: Copy): boolean {
  const has = (words: readonly string[], sex: RegExp) => words.some((word) => sex.test(word));
  const only = (words: readonly string[], one: RegExp, other: RegExp) =>
    has(words, one) && !has(words, other);
  return (only(a, male, female) && only(b, female, male)) || (only(a, female, male) && only(b, male, female));
}

/** Whether a text brings up something with `een` of which the other one, which says the same around it, has no word. */
function isMissingThing(copy: Copy, other: Copy): boolean {
  const there = new Set(other.words);
  const things = new Map(thingsIn(other.words).map(({ around, thing }) => [around, thing]));
  return thingsIn(copy.words).some(({ around, thing }) => {
    if (thing.length < 4 || there.has(thing) || maskWord(thing) !== thing) return false;
    const instead = things.get(around);
    return instead !== undefined && !isSameThing(thing, instead);
  });
}

/** What stands behind `een`, with what stands around it: `in een (supermarkt) aan`, `een oud-(agent) uit`. */
function thingsIn(words: readonly string[]): readonly { readonly around: string; readonly thing: string }[] {
  return words.flatMap((word, i) => {
    if (word !== 'een') return [];
    const behind = /e$|^(?:oud|ex|jong)$/.test(words[i + 1] ?? '') ? [1, 2] : [1];
    return behind.map((n) => ({
      around: [...words.slice(Math.max(0, i - 1), i + n), '', words[i + n + 1]].join(' '),
      thing: words[i + n] ?? '',
    }));
  });
}

function isSameThing(word: string, instead: string): boolean {
  return (
    isSameName(word, instead) ||
    word.endsWith(instead) ||
    instead.endsWith(word) ||
    sameThings.some((things) => things.has(word) && things.has(instead)) ||
    // `een kapotte bovenleiding`, `een defecte bovenleiding`: no thing, but how it is.
    (word.endsWith('e') && instead.endsWith('e'))
  );
}

/**
 * Whether figures that differ are those of two events rather than of an update: another day or part of a day, a rate or an
 * index of more than an hour later, or several figures of which one went down. A toll goes up. `apart`: ms between the
 * two; `isLater`: the item is the later one.
 */
export function areOtherFigures(
  item: FiguredCopy,
  held: FiguredCopy,
  apart: number,
  isLater: boolean,
): boolean {
  if (areOfOtherDays(item.copy, held.copy)) return true;
  if (apart > 3_600_000 && differ(ratesIn(item.paragraphs), ratesIn(held.paragraphs))) return true;
  const [before, after] = isLater ? [held, item] : [item, held];
  const [was, is] = [figuresIn(before.copy), figuresIn(after.copy)];
  if (was.length !== is.length) return false;
  const changed = was.flatMap((figure, i) => (figure === is[i] ? [] : [(is[i] ?? 0) - figure]));
  return changed.length > 1 && changed.some((by) => by < 0);
}

/** Whether each text names a day, a month or a part of a day that the other does not. */
export function areOfOtherDays(item: Copy, held: Copy): boolean {
  const [ofItem, ofHeld] = [item, held].map(
    ({ words }) => new Set(words.filter((word) => maskWord(word) === '@')),
  ) as [Set<string>, Set<string>];
  const isOtherDay = (one: string, others: ReadonlySet<string>) =>
    ![...others].some((other) => one.startsWith(other) || other.startsWith(one));
  return (
    [...ofItem].some((one) => isOtherDay(one, ofHeld)) && [...ofHeld].some((one) => isOtherDay(one, ofItem))
  );
}

/** A text as it stands and made ready to be compared. */
export interface FiguredCopy {
  readonly paragraphs: readonly string[];
  readonly copy: Copy;
}

/** `912,45`, `1,0875`: what is measured again every hour. */
function ratesIn(paragraphs: readonly string[]): Set<string> {
  return new Set(paragraphs.flatMap((text) => text.match(/(?<![\d.,])\d+,\d{2,}(?![\d,])/g) ?? []));
}

function figuresIn({ words }: Copy): number[] {
  return words.flatMap((word) => {
    if (maskWord(word) !== '#') return [];
    const value = /^\d+$/.test(word) ? Number(word) : (tens[word] ?? numbers.indexOf(word));
    return value < 0 ? [] : [value];
  });
}
