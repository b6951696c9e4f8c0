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

const male = new Set(['man', 'mannen', 'jongen', 'jongens']);
const female = new Set(['vrouw', 'vrouwen', 'meisje', 'meisjes']);

/** Words that turn a story of one template round; each stands with its opposite. */
const opposites: readonly (readonly [string, string])[] = [
  ['hoger', 'lager'],
  ['stijgt', 'daalt'],
  ['steeg', 'daalde'],
  ['gestegen', 'gedaald'],
  ['winst', 'verlies'],
  ['geopend', 'gesloten'],
  ['opent', 'sluit'],
];

/**
 * Whether two texts that are nearly alike tell two events: each has an age, a sex, a point of the compass or a thing behind
 * `een` (a supermarket, a jeweller's) that the other has not, or the one says the opposite of the other. `mayCorrectAge`:
 * the one is an agency's version and the other a page's copy of some version: agencies do correct an age.
 */
export function areOtherEvents(item: Copy, held: Copy, mayCorrectAge: boolean): boolean {
  return (
    (!mayCorrectAge && differ(agesIn(item), agesIn(held))) ||
    differ(compassIn(item), compassIn(held)) ||
    areOfOtherSex(item, held) ||
    areOpposite(item, held) ||
    (isMissingThing(item, held) && isMissingThing(held, item))
  );
}

/** Whether each has something that the other has not. */
function differ(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((one) => !others.has(one)) && [...others].some((one) => !some.has(one));
}

/** `34-jarige`: the folded words are `34 jarige`. */
function agesIn({ words }: Copy): Set<string> {
  return new Set(words.filter((_, i) => words[i + 1]?.startsWith('jarig') === true));
}

function compassIn({ words }: Copy): Set<string> {
  return new Set(
    words.flatMap((word) => /^(?:noord|zuid|oost|west)(?:elijke?|en|er)?$/.exec(word)?.[0] ?? []),
  );
}

function areOfOtherSex({ words: a }: Copy, { words: b }: Copy): boolean {
  const has = (words: readonly string[], sex: ReadonlySet<string>) => words.some((word) => sex.has(word));
  const only = (words: readonly string[], one: ReadonlySet<string>, other: ReadonlySet<string>) =>
    has(words, one) && !has(words, other);
  return (only(a, male, female) && only(b, female, male)) || (only(a, female, male) && only(b, male, female));
}

function areOpposite({ words: a }: Copy, { words: b }: Copy): boolean {
  return opposites.some(
    ([one, other]) =>
      (a.includes(one) && !a.includes(other) && b.includes(other) && !b.includes(one)) ||
      (a.includes(other) && !a.includes(one) && b.includes(one) && !b.includes(other)),
  );
}

/** Whether a text brings up something with `een` of which the other one, which says the same around it, has no word. */
function isMissingThing(copy: Copy, other: Copy): boolean {
  const there = new Set(other.words);
  return copy.words.some((word, i) => {
    const before = copy.words[i - 2];
    if (copy.words[i - 1] !== 'een' || word.length < 4 || there.has(word) || maskWord(word) !== word) {
      return false;
    }
    // Between the same words: `in een supermarkt aan`, `in een juwelier aan`.
    const after = copy.words[i + 1];
    const at = other.words.findIndex(
      (one, n) => one === 'een' && other.words[n - 1] === before && other.words[n + 2] === after,
    );
    const instead = other.words[at + 1];
    if (at < 0 || instead === undefined) return false;
    return !(isSameName(word, instead) || word.endsWith(instead) || instead.endsWith(word));
  });
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
  const days = [item, held].map(
    ({ copy }) => new Set(copy.words.filter((word) => maskWord(word) === '@')),
  ) as [Set<string>, Set<string>];
  const [ofItem, ofHeld] = days;
  const isOtherDay = (one: string, others: ReadonlySet<string>) =>
    ![...others].some((other) => one.startsWith(other) || other.startsWith(one));
  if (
    [...ofItem].some((one) => isOtherDay(one, ofHeld)) &&
    [...ofHeld].some((one) => isOtherDay(one, ofItem))
  ) {
    return true;
  }
  if (apart > 3_600_000 && differ(ratesIn(item.paragraphs), ratesIn(held.paragraphs))) return true;
  const [before, after] = isLater ? [held, item] : [item, held];
  const [was, is] = [figuresIn(before.copy), figuresIn(after.copy)];
  if (was.length !== is.length) return false;
  const changed = was.flatMap((figure, i) => (figure === is[i] ? [] : [(is[i] ?? 0) - figure]));
  return changed.length > 1 && changed.some((by) => by < 0);
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
