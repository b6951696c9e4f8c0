import type { Candidate } from '../archive/story-archive.ts';
import { findAgency } from '../wire/dateline/agencies.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import { type Copy, compareCopy, haveOtherNames, type Likeness, readCopy } from './compare-copy.ts';
import { isSameName } from './copy-names.ts';
import { hasSlugKey, tellingWords } from './identity.ts';
import { timeBetween, timeOf } from './news-time.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** What the openings of one story have in common at least; a follow-up opens with news of its own. */
const sameOpening = 0.4;

/** Of the word 3-grams of two texts under one slug; an update keeps far more, two stories have next to none in common. */
const sameSlugText = 0.1;

/** How an item and a held story hang together. `same` says why, strongest first in this list. */
export type Relation =
  | { readonly kind: 'same'; readonly because: 'key' | 'replaced' | 'text' | 'headline' }
  | { readonly kind: 'same'; readonly because: 'copy'; readonly likeness: Likeness }
  | { readonly kind: 'follows'; readonly likeness: Likeness }
  | { readonly kind: 'other' };

const other: Relation = { kind: 'other' };

/**
 * How an item relates to one held story. `claimed`: stories that earlier items of the same copy became: two items of
 * one page are two stories, unless the one only repeats the other.
 */
export function relate(
  item: Story,
  itemCopy: Copy,
  candidate: Candidate,
  claimed: ReadonlySet<string>,
): Relation {
  const held = candidate.story;
  if (item.storyKey !== null && (candidate.hadKey || held.storyKey === item.storyKey)) {
    if (!isOtherOfSlug(item, itemCopy, candidate)) return { kind: 'same', because: 'key' };
  }
  if (
    item.replaces !== null &&
    isSameText(item.replaces, held.headline) &&
    timeBetween(item, held) <= 7 * day
  ) {
    return { kind: 'same', because: 'replaced' };
  }
  if (candidate.hadText || held.id === item.id) {
    // What is short is said again: tomorrow's `Weerbericht` is another one.
    const isTelling = itemCopy.words.length >= tellingWords;
    return isTelling || timeBetween(item, held) <= 1.5 * day ? { kind: 'same', because: 'text' } : other;
  }
  const heldCopy = readCopy(held);
  if (itemCopy.words.length === 0 || heldCopy.words.length === 0) {
    return isSameText(item.headline, held.headline) && timeBetween(item, held) <= 1.5 * day
      ? { kind: 'same', because: 'headline' }
      : other;
  }
  const likeness = compareCopy(itemCopy, heldCopy);
  const sameCopy =
    claimed.has(held.id) || (item.source === held.source && item.capturedAt === held.capturedAt);
  if (isSameCopy(item, itemCopy, held, heldCopy, likeness, sameCopy))
    return { kind: 'same', because: 'copy', likeness };
  return followsUp(item, held, likeness) ? { kind: 'follows', likeness } : other;
}

/** Another story that only goes by the same slug: nothing says that it belongs to the held one, and no text does. */
function isOtherOfSlug(item: Story, itemCopy: Copy, { story: held, hadText }: Candidate): boolean {
  if (!hasSlugKey(item) || hadText || item.status !== 'usable') return false;
  if (item.takeKey !== null || item.signal !== null || held.takeKey !== null) return false;
  if (isSameText(item.headline, held.headline)) return false;
  const heldCopy = readCopy(held);
  if (Math.min(itemCopy.words.length, heldCopy.words.length) < tellingWords) return false;
  return compareCopy(itemCopy, heldCopy).shared < sameSlugText;
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
): boolean {
  const apart = timeBetween(item, held);
  const words = Math.min(itemCopy.words.length, heldCopy.words.length);
  if (like.prefix !== null) {
    if (words >= tellingWords) return apart <= 14 * day || like.prefix === 'both';
    // A few words that were cut off: only beside what has the same place and time.
    const cut = like.prefix === 'held' ? heldCopy.truncated : itemCopy.truncated;
    return cut && !sameCopy && words >= 3 && apart <= 2 * hour && haveSamePlace(item, held);
  }
  if (sameCopy || words < tellingWords || like.shared < 0.6 || like.opening < sameOpening) return false;
  // Two keys of an agency are two stories, unless next to nothing differs.
  if (item.storyKey !== null && held.storyKey !== null && like.sharedAsIs < 0.9) return false;
  if (!havePlaceInCommon(item, held) && like.sharedAsIs < 0.9) return false;
  if (like.figuresDiffer) {
    if (!areOfOneDay(item, held) || !haveAgencyInCommon(item, held)) return false;
  } else if (apart > (like.shared >= 0.85 ? 14 * day : 1.5 * day)) {
    return false;
  }
  return !haveOtherNames(itemCopy, heldCopy);
}

/** Other figures on the same day are an update; on another day, or on a day that is not known, another story. */
function areOfOneDay(item: Story, held: Story): boolean {
  const isVague = (story: Story) =>
    story.publishedAt !== null && !/^(?:minute|hour)$/.test(story.precision ?? 'minute');
  return !isVague(item) && !isVague(held) && Math.abs(timeOf(item) - timeOf(held)) <= 12 * hour;
}

/** A later story that repeats the background of an earlier one under an opening of its own. */
function followsUp(item: Story, held: Story, like: Likeness): boolean {
  return (
    like.gramsAsIs >= 8 &&
    like.opening < sameOpening &&
    timeOf(item) >= timeOf(held) &&
    timeBetween(item, held) <= 14 * day &&
    havePlaceInCommon(item, held)
  );
}

function isSameText(a: string | null, b: string | null): boolean {
  const words = splitWords(a ?? '').join(' ');
  return words !== '' && words === splitWords(b ?? '').join(' ');
}

function cityKeys(story: Story): string[] {
  const { cities = [], places = [] } = story.dateline ?? {};
  return [...cities, ...places.map((place) => place.name)].map((name) => splitWords(name).join(''));
}

/** True as well when one of them names no place: regional copy and agency copy of one story differ in that. */
function havePlaceInCommon(item: Story, held: Story): boolean {
  const [ofItem, ofHeld] = [cityKeys(item), cityKeys(held)];
  if (ofItem.length === 0 || ofHeld.length === 0) return true;
  return ofItem.some((city) => ofHeld.some((known) => isSameName(city, known)));
}

function haveSamePlace(item: Story, held: Story): boolean {
  return cityKeys(item).join('/') === cityKeys(held).join('/');
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
