import { maskWord } from '../wire/grams.ts';
import { isSameName } from './copy-names.ts';
import { endsClause, findOutcomes, isNeutral } from './outcome-words.ts';
import { findGaps, type Gap, type Sentence, type SentencePair } from './sentences.ts';

const deny = wordsOf(
  'niet geen nooit niemand niets nergens noch zonder ontkent ontkend ontkennen ontkende not no never nobody none without ' +
    'neither nor denies cannot didn isn wasn won don hasn couldn doesn aren weren hadn yet',
);
/** What says that it is another time, another one, or not what was said before. */
const turn = wordsOf('toch alsnog opnieuw nogmaals alweer wederom nevertheless again');
const another: readonly string[] = [
  'een tweede',
  'een derde',
  'een vierde',
  'nog een',
  'een ander',
  'een andere',
  'de tweede van',
  'de derde van',
  'de laatste van',
  'a second',
  'a third',
  'another',
];
/** `niet alleen`, `niet meer dan`: these deny nothing. */
const noDenial = wordsOf('alleen minder only');
/** Of who does not want to say anything. */
const noComment = wordsOf('reageren commentaar toelichting comment uitspraken');
const voting = wordsOf(
  'gestemd stemt stemde stemden stemmen stem uitgesproken pleit pleitte advies geadviseerd adviseert voted vote votes',
);
const auxiliaries = wordsOf(
  'is zijn was waren wordt worden werd werden heeft hebben had hadden blijft blijven laat laten kan kunnen moet moeten mag zal zullen',
);
const determiners = wordsOf(
  'de het een deze die dit dat hun zijn haar onze alle geen veel meer twee drie the a an his her their its',
);
const participle =
  /^(?:\p{L}{2,5})?ge\p{L}{2,}(?:d|t|en)$|^(?:be|ver|ont|her|er|over|onder|mis|door)\p{L}{2,}(?:d|t|en)$/u;
const english = wordsOf('the of and');

/** A first sentence of more words is a list or a table. */
const longestLead = 80;

/** Words that may be put in between and deny what was said; more is a clause that was added. */
const fewWords = 4;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/**
 * Whether a sentence that both texts have ends otherwise: each tells an outcome that the other does not (`aangenomen`,
 * `verworpen`), or the one denies what the other says. In the first sentence any two verbs are two outcomes, unless they are
 * known to say the same. What is only added changes no outcome.
 */
export function isOtherOutcome(pair: SentencePair): boolean {
  const [item, held] = trimSame(pair.item, pair.held);
  return (
    isDeniedIn(item, held, pair) ||
    (hasOther(pair.item, pair.held, pair.isFirst) && hasOther(pair.held, pair.item, pair.isFirst)) ||
    areForAndAgainst(item, held, pair) ||
    (pair.isFirst && isOutcomeInstead(pair))
  );
}

/** Whether an outcome stands in a first sentence where the other one has words of its own: `duurt voort`, `is voorbij`. */
function isOutcomeInstead({ item, held }: SentencePair): boolean {
  if (item.length > longestLead || held.length > longestLead) return false;
  const gaps = findGaps(item, held);
  return (
    isInstead(
      item,
      held,
      gaps.map((gap) => ({ own: gap.item, others: gap.held })),
    ) ||
    isInstead(
      held,
      item,
      gaps.map((gap) => ({ own: gap.held, others: gap.item })),
    )
  );
}

function isInstead(
  words: Sentence,
  others: Sentence,
  gaps: readonly { readonly own: Gap['item']; readonly others: Gap['item'] }[],
): boolean {
  const [told, there] = [findOutcomes(words), findOutcomes(others)];
  const rows = new Set(there.told.flatMap(({ rows }) => rows));
  const known = new Set(words);
  return gaps.some(
    (gap) =>
      gap.others.some((i) => isTelling(others[i] ?? '', known)) &&
      told.told.some(({ at, rows: own }) => gap.own.includes(at) && !own.some((row) => rows.has(row))),
  );
}

/** Whether a word that the other sentence has not may tell how a thing stands. */
function isTelling(word: string, known: ReadonlySet<string>): boolean {
  return (
    word.length > 3 &&
    !known.has(word) &&
    !isNeutral(word) &&
    !determiners.has(word) &&
    !auxiliaries.has(word) &&
    maskWord(word) === word &&
    ![...known].some((one) => isSameVerb(word, one))
  );
}

/** What is left of two sentences without the words with which both begin and end. */
function trimSame(a: Sentence, b: Sentence): readonly [Sentence, Sentence] {
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < most - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(from, a.length - end), b.slice(from, b.length - end)];
}

function isDeniedIn(item: Sentence, held: Sentence, pair: SentencePair): boolean {
  const [short, long] = item.length <= held.length ? [item, held] : [held, item];
  // A clause that was added to a sentence that stays.
  if (short.length === 0 && long.length > fewWords) return false;
  const [ofItem, ofHeld] = [turnsOf(pair.item), turnsOf(pair.held)];
  const isSilent = [...pair.item, ...pair.held].some((word) => noComment.has(word));
  return (
    (!isSilent && ofItem.isDenied !== ofHeld.isDenied) ||
    ofItem.isTurned !== ofHeld.isTurned ||
    isOppositeOf(item, held) ||
    isOppositeOf(held, item)
  );
}

function turnsOf(words: Sentence): { readonly isDenied: boolean; readonly isTurned: boolean } {
  const text = ` ${words.join(' ')} `;
  return {
    isDenied: words.some((word, i) => deny.has(word) && !noDenial.has(words[i + 1] ?? '')),
    isTurned: words.some((word) => turn.has(word)) || another.some((one) => text.includes(` ${one} `)),
  };
}

/** `onveilig` beside `veilig`. */
function isOppositeOf(some: Sentence, others: Sentence): boolean {
  const there = new Set(others);
  return some.some((word) => /^(?:on|un)\p{L}{4}/u.test(word) && there.has(word.slice(2)));
}

/** Whether a sentence tells an outcome of which the other one knows nothing. */
function hasOther(words: Sentence, others: Sentence, isFirst: boolean): boolean {
  const [own, there] = [findOutcomes(words), findOutcomes(others)];
  const rows = new Set(there.told.flatMap((outcome) => outcome.rows));
  if (own.told.some((outcome) => !outcome.rows.some((row) => rows.has(row)))) return true;
  if (!isFirst || words.length > longestLead || others.length > longestLead) return false;
  const known = new Set(others);
  return words.some(
    (word, i) =>
      !own.at.has(i) && !known.has(word) && isVerb(words, i) && !others.some((one) => isSameVerb(word, one)),
  );
}

/** A slip of the pen, or another form: `onderzoekt`, `onderzoekt`, `onderzoeken`. */
function isSameVerb(word: string, other: string): boolean {
  if (word.length > 6 && isSameName(word, other)) return true;
  const shorter = Math.min(word.length, other.length);
  let same = 0;
  while (same < shorter && word[same] === other[same]) same += 1;
  return same >= Math.max(4, 0.6 * shorter);
}

/** Whether a word that is no known outcome is a verb of its sentence: it looks like one and stands where one does. */
function isVerb(words: Sentence, i: number): boolean {
  const word = words[i] ?? '';
  if (isNeutral(word) || determiners.has(words[i - 1] ?? '')) return false;
  if (words.some((one) => english.has(one))) return /^\p{L}{3,}(?:ed|ing)$/u.test(word);
  const next = words[i + 1];
  if (!endsClause(next) && !determiners.has(next ?? '')) return false;
  return (
    (i > 0 && /^\p{L}{2,}t$/u.test(word)) ||
    (participle.test(word) && words.some((one) => auxiliaries.has(one)))
  );
}

/** `voor` and `tegen`, where there is a vote. */
function areForAndAgainst(item: Sentence, held: Sentence, pair: SentencePair): boolean {
  const isVote = (words: Sentence) => words.some((word) => voting.has(word));
  if (!isVote(pair.item) || !isVote(pair.held)) return false;
  const sides = [
    ['voor', 'tegen'],
    ['for', 'against'],
  ] as const;
  const isOn = (words: Sentence, one: string, other: string) => words.includes(one) && !words.includes(other);
  return sides.some(
    ([one, other]) =>
      (isOn(item, one, other) && isOn(held, other, one)) ||
      (isOn(item, other, one) && isOn(held, one, other)),
  );
}
