import type { Candidate } from '../archive/story-archive.ts';
import { findAgency } from '../wire/dateline/agencies.ts';
import type { Story } from '../wire/story.ts';
import { takeKeyKills } from '../wire/take-key.ts';
import { readTakePart } from '../wire/take-part.ts';
import { splitWords } from '../wire/words.ts';
import { havePlaceInCommon, haveSamePlace, haveSameWords, isNearHeadline } from './common-heads.ts';
import {
  type Copy,
  compareCopy,
  haveOtherNames,
  type Likeness,
  readCopy,
  readHeldCopy,
} from './compare-copy.ts';
import { areHeadlinesOfTwo, areOfTwo } from './event-marks.ts';
import { areOfOtherDays, areOtherEvents, areOtherFigures } from './event-words.ts';
import { hasSlugKey, tellingWords } from './identity.ts';
import { isNewsAgain } from './news-again.ts';
import { timeBetween, timeOf } from './news-time.ts';
import { mayBeOfOtherSource } from './other-source.ts';
import { isOtherOutcome } from './outcomes.ts';
import { isRoundupOf } from './roundup.ts';
import { pairSentences } from './sentences.ts';
import { aimOf, isKillNotice, isSentBeforeEnd, isSlugBeside } from './slug-kill.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** What the openings of one story have in common at least; a follow-up opens with news of its own. */
const sameOpening = 0.4;

/** Of a template in which only the outcome was changed. */
const sameTemplate = 0.4;

/** Of the word 3-grams of two texts under one slug; an update keeps far more, two stories have next to none in common. */
const sameSlugText = 0.1;

/** Fewer words than these may be said of two places alike: `De brug is gestremd.` */
const placelessWords = 25;

/** How an item and a held story hang together. `same` says why, strongest first in this list. */
export type Relation =
  | { readonly kind: 'same'; readonly because: 'key'; readonly likeness: Likeness | null }
  | { readonly kind: 'same'; readonly because: 'replaced' | 'outdated' | 'text' | 'headline' }
  | { readonly kind: 'same'; readonly because: 'copy'; readonly likeness: Likeness }
  | { readonly kind: 'follows' | 'followed'; readonly likeness: Likeness | null }
  | { readonly kind: 'other' };

const other: Relation = { kind: 'other' };

/** What the rest of its copy says of an item. */
export interface Surroundings {
  /**
   * Stories that other items of the same copy are, those that come later in it included: two items of one page are two
   * stories, unless the one only repeats the other.
   */
  readonly claimed: ReadonlySet<string>;
  /** The same page read again: its times are no later news, whatever moment of capture it came with. */
  readonly isReRead: boolean;
}

/** How an item relates to one held story. */
export function relate(item: Story, itemCopy: Copy, candidate: Candidate, around: Surroundings): Relation {
  const held = candidate.story;
  const isOfOther = isOfOtherSource(item, itemCopy, candidate);
  const byKey = isOfOther ? null : relateByKey(item, itemCopy, candidate);
  if (byKey !== null) return byKey;
  if (isReplacedBy(item, held)) return { kind: 'same', because: 'replaced' };
  if (isReplacedBy(held, item)) return { kind: 'same', because: 'outdated' };
  // Of a slug all that has no text has one id, and of a bare key all that goes by it.
  const hasOwnId = !isOfOther && (!hasSlugKey(item) || itemCopy.words.length > 0);
  if (candidate.hadText || (held.id === item.id && hasOwnId)) {
    return isSameText(item, itemCopy, held, around.isReRead) ? { kind: 'same', because: 'text' } : other;
  }
  if (isNamed(item.evolvedFrom, held.storyKey)) return { kind: 'follows', likeness: null };
  if (isNamed(held.evolvedFrom, item.storyKey)) return { kind: 'followed', likeness: null };
  const heldCopy = readHeldCopy(held);
  if (itemCopy.words.length === 0 || heldCopy.words.length === 0) {
    return isNearHeadline(item, held) ? { kind: 'same', because: 'headline' } : other;
  }
  const likeness = compareCopy(itemCopy, heldCopy);
  // A copy that is handed in piece by piece is one copy.
  const sameCopy =
    around.claimed.has(held.id) || (item.source === held.source && item.capturedAt === held.capturedAt);
  if (isSameCopy(item, itemCopy, held, heldCopy, likeness, sameCopy, around.isReRead)) {
    return isRoundup(item, itemCopy, held, heldCopy) ? other : { kind: 'same', because: 'copy', likeness };
  }
  if (isOtherEnd(item, itemCopy, held, heldCopy, likeness)) return asFollowUp(item, held, likeness);
  return followUp(item, itemCopy, held, heldCopy, likeness);
}

function isNamed(said: string | null, key: string | null): boolean {
  return said !== null && said === key;
}

/** Whether what goes by the item's key is another source's: nothing but the key says that they are one. */
function isOfOtherSource(item: Story, itemCopy: Copy, { story: held, hadText }: Candidate): boolean {
  if (hadText || hasSlugKey(item) || !mayBeOfOtherSource(item, held)) return false;
  if (haveSameWords(item.headline, held.headline)) return false;
  return compareCopy(itemCopy, readHeldCopy(held)).shared < sameSlugText;
}

/** By the agency's key; null when there is none in common that says something. */
function relateByKey(item: Story, itemCopy: Copy, candidate: Candidate): Relation | null {
  const { story: held, hadKey, hadText } = candidate;
  if (item.storyKey === null) return null;
  const isSameKey = hadKey || held.storyKey === item.storyKey;
  if (!hasSlugKey(item)) return isSameKey ? { kind: 'same', because: 'key', likeness: null } : null;
  // Of a kill the judge says which stories of its slug it means.
  if (item.status === 'killed' || (!isSameKey && !isSlugBeside(item, held))) return null;
  const likeness = compareCopy(itemCopy, readHeldCopy(held));
  const same: Relation = { kind: 'same', because: 'key', likeness };
  if (held.status === 'killed') {
    // Sent after the end: it had only gone behind what died until its own lead came.
    const hasEnd = held.takes?.some(({ kind }) => kind === 'kill') ?? false;
    if (hasEnd && readTakePart(item.takeKey).adds && !isSentBeforeEnd(item, held)) return null;
    if (hadText || haveSameWords(item.headline, held.headline)) return same;
    if (isKillNotice(held)) return /^(?:named|perhaps)$/.test(aimOf(held, item)) ? same : null;
    // A take of what is dead, sent before its end, or what a lead that is dead took the place of.
    const isOfDeadLead = isSameKey && isLead(held) && !takeKeyKills(held.takeKey);
    if ((isLead(item) || isOfDeadLead) && isSentBeforeEnd(item, held)) return same;
    return likeness.shared >= 0.6 ? same : null;
  }
  if (!isSameKey) return isLead(item) && timeBetween(item, held) <= 12 * hour ? same : null;
  return isOtherOfSlug(item, itemCopy, held, hadText, likeness) ? null : same;
}

/** Whether an item says that it takes the place of, corrects or goes on with an earlier one of its slug. */
function isLead(item: Story): boolean {
  return item.takeKey !== null || item.signal !== null;
}

/** Another story that only goes by the same slug: nothing says that it belongs to the held one, and no text does. */
function isOtherOfSlug(
  item: Story,
  itemCopy: Copy,
  held: Story,
  hadText: boolean,
  likeness: Likeness,
): boolean {
  if (hadText || isLead(item) || held.takeKey !== null) return false;
  if (haveSameWords(item.headline, held.headline)) return false;
  if (Math.min(itemCopy.words.length, readHeldCopy(held).words.length) < tellingWords) return false;
  return likeness.shared < sameSlugText;
}

/** Whether `item` says that it replaces a story of the headline that `held` has, of the same week and the same place. */
function isReplacedBy(item: Story, held: Story): boolean {
  if (item.replaces === null || !haveSameWords(item.replaces, held.headline)) return false;
  if (timeBetween(item, held) > 7 * day) return false;
  // What comes under the old headline days after it was replaced is another story.
  if (timeOf(held) - timeOf(item) > 2 * day) return false;
  return havePlaceInCommon(item, held) || compareCopy(readCopy(item), readHeldCopy(held)).shared >= 0.3;
}

/** Whether an item in the words of a held story is that story, or has its words only: a template, tomorrow's warning. */
function isSameText(item: Story, itemCopy: Copy, held: Story, isReRead: boolean): boolean {
  const words = itemCopy.words.length;
  // What is short is said again: tomorrow's `Weerbericht` is another one.
  if (words < tellingWords && timeBetween(item, held) > 1.5 * day) return false;
  if (words < placelessWords && !havePlaceInCommon(item, held)) return false;
  return isReRead || !isNewsAgain(item, held, words);
}

/**
 * Whether two texts are one story. Word 3-grams found 37 of 37 re-sends at a share of 0.6; the other rules keep apart
 * what shares a template: the daily market line, the weather, a traffic report, a warning for another province.
 */
function isSameCopy(
  item: Story,
  itemCopy: Copy,
  held: Story,
  heldCopy: Copy,
  like: Likeness,
  sameCopy: boolean,
  isReRead: boolean,
): boolean {
  const apart = timeBetween(item, held);
  const words = Math.min(itemCopy.words.length, heldCopy.words.length);
  if (!isReRead && isNewsAgain(item, held, words)) return false;
  if (like.prefix !== null) {
    if (words >= tellingWords) {
      if (words < placelessWords && !havePlaceInCommon(item, held)) return false;
      return apart <= 14 * day || like.prefix === 'both';
    }
    if (sameCopy || words < 3 || apart > 2 * hour || !haveSamePlace(item, held)) return false;
    // A few words: cut off, or a first line that grew, only beside what has the same place and time.
    const [short, copy] = like.prefix === 'held' ? [held, heldCopy] : [item, itemCopy];
    return copy.truncated || (words > 3 && short.dateline !== null);
  }
  if (sameCopy || words < tellingWords) return false;
  if (!like.isGrown && (like.shared < 0.6 || like.opening < sameOpening)) return false;
  // Two keys of an agency are two stories, unless next to nothing differs.
  if (item.storyKey !== null && held.storyKey !== null && like.sharedAsIs < 0.9) return false;
  if (!havePlaceInCommon(item, held) && like.sharedAsIs < 0.9) return false;
  if (like.figuresDiffer) {
    if (!areOfOneDay(item, held) || !haveAgencyInCommon(item, held)) return false;
    const isLater = timeOf(item) >= timeOf(held);
    const figures = [
      { paragraphs: item.paragraphs, copy: itemCopy },
      { paragraphs: held.paragraphs, copy: heldCopy },
    ] as const;
    if (areOtherFigures(...figures, apart, isLater)) return false;
  } else if (apart > (like.shared >= 0.85 ? 14 * day : 16 * hour)) {
    return false;
  }
  // What says that it corrects another may correct which it was.
  const corrects = item.signal === 'correction' || held.signal === 'correction';
  const mayCorrectAge = corrects || (item.storyKey === null) !== (held.storyKey === null);
  if (haveOtherNames(itemCopy, heldCopy) || areOtherEvents(itemCopy, heldCopy, mayCorrectAge)) return false;
  if (!corrects && areHeadlinesOfTwo(item.headline, held.headline)) return false;
  return !pairSentences(itemCopy.sentences, heldCopy.sentences).some(
    (pair) => (!corrects && areOfTwo(pair)) || isOtherOutcome(pair),
  );
}

/** Whether the longer of the two only begins with the other one's text and is a roundup of several stories. */
function isRoundup(item: Story, itemCopy: Copy, held: Story, heldCopy: Copy): boolean {
  return itemCopy.words.length > heldCopy.words.length
    ? isRoundupOf(item, itemCopy, held, heldCopy)
    : isRoundupOf(held, heldCopy, item, itemCopy);
}

/**
 * Whether two texts tell one event in one template, and only how it ended or stands is another; or are hours apart and so
 * much alike, in opening and names, that the one is most likely the other reworded.
 */
function isOtherEnd(item: Story, itemCopy: Copy, held: Story, heldCopy: Copy, like: Likeness): boolean {
  const apart = timeBetween(item, held);
  if (like.prefix !== null || like.shared < sameTemplate || apart > 14 * day) return false;
  if (!havePlaceInCommon(item, held) || haveOtherNames(itemCopy, heldCopy)) return false;
  if (areOtherEvents(itemCopy, heldCopy, false) || areOfOtherDays(itemCopy, heldCopy)) return false;
  const pairs = pairSentences(itemCopy.sentences, heldCopy.sentences);
  if (pairs.some(areOfTwo)) return false;
  if (pairs.some(isOtherOutcome)) return true;
  const isReworded =
    like.opening >= sameOpening && like.shared < 0.6 && !like.figuresDiffer && apart <= 16 * hour;
  return isReworded && [...itemCopy.names].some((name) => heldCopy.names.has(name));
}

/** Other figures on the same day are an update; on another day, or on a day that is not known, another story. */
function areOfOneDay(item: Story, held: Story): boolean {
  const isVague = (story: Story) =>
    story.publishedAt !== null && !/^(?:minute|hour)$/.test(story.precision ?? 'minute');
  return !isVague(item) && !isVague(held) && Math.abs(timeOf(item) - timeOf(held)) <= 12 * hour;
}

/** A later story that repeats the background of an earlier one under an opening of its own; either may come in first. */
function followUp(item: Story, itemCopy: Copy, held: Story, heldCopy: Copy, likeness: Likeness): Relation {
  const repeats =
    likeness.gramsAsIs >= 8 && likeness.opening < sameOpening && timeBetween(item, held) <= 14 * day;
  if (
    !repeats ||
    !(havePlaceInCommon(item, held) || namesPlaceOf(item, heldCopy) || namesPlaceOf(held, itemCopy))
  ) {
    return other;
  }
  return asFollowUp(item, held, likeness);
}

/** Of two stories of one moment the one that was seen later follows up the other. */
function asFollowUp(item: Story, held: Story, likeness: Likeness): Relation {
  const later = timeOf(item) - timeOf(held) || item.capturedAt - held.capturedAt;
  return { kind: later >= 0 ? 'follows' : 'followed', likeness };
}

/** Whether a text names a place from which the other story comes. */
function namesPlaceOf(story: Story, copy: Copy): boolean {
  const text = ` ${copy.words.join(' ')} `;
  const cities = story.dateline?.cities ?? [];
  return cities.some((city) => text.includes(` ${splitWords(city).join(' ')} `));
}

function haveAgencyInCommon(item: Story, held: Story): boolean {
  const [ofItem, ofHeld] = [agencyCodes(item), agencyCodes(held)];
  return ofItem.length === 0 || ofHeld.length === 0 || ofItem.some((agency) => ofHeld.includes(agency));
}

function agencyCodes(story: Story): string[] {
  return (story.dateline?.agencies ?? []).map(
    (signature) => findAgency(signature)?.code ?? signature.toUpperCase(),
  );
}
