import { isBareKey, isOfFetchedFeed } from '../wire/bare-key.ts';
import { cutGrams } from '../wire/grams.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/** What of a story tells whether another one is the same event. */
export interface Fingerprint {
  readonly id: string;
  /** The agency's id of the story, with whose it is where it is a bare one; null where a slug, which two stories can go by, is all there is. */
  readonly agencyId: string | null;
  /** The dateline's cities, folded; none where it has none. */
  readonly cities: readonly string[];
  /** ms since the epoch; null when it is known to the week only, or not at all. */
  readonly sentAt: number | null;
  readonly words: readonly string[];
  readonly truncated: boolean;
}

/** Fewer words than these can be said again of something else: only what has as many is known by its text. */
export const tellingText = 8;

/** Fewer words than these may be said of two places alike. */
const placelessText = 25;

/** Words that are sent again after more than this (ms) are news again: the desk keeps a warning of each day. */
const newsAgain = 20 * 3_600_000;

/** The fingerprint by which `isSameEvent` compares a story. */
export function fingerprint(story: ArchivedStory): Fingerprint {
  const isSlug = story.format === 'iptc7901' || story.format === 'anpa1312';
  const isTimed = /^(?:minute|hour|day)$/.test(story.precision ?? 'minute');
  return {
    id: story.id,
    agencyId: isSlug ? null : idOf(story),
    cities: (story.dateline?.cities ?? []).map((city) => splitWords(city).join('')),
    sentAt: isTimed ? story.publishedAt : null,
    words: cutGrams(story.paragraphs).words,
    truncated: story.truncated,
  };
}

/** Two sources may give one bare id: the desk keeps their stories apart. */
function idOf(story: ArchivedStory): string | null {
  const { storyKey, source, credit } = story;
  if (storyKey === null || !isBareKey(story)) return storyKey;
  return `${storyKey} ${isOfFetchedFeed(story) ? source : splitWords(credit ?? '').join(' ')}`;
}

/**
 * Whether two stories of one edition tell the same event: the same story, the same id of the agency, or a text that the
 * other one begins with (but for a last word that was cut off), from the same place and time. What the desk keeps apart
 * for more than that stays apart: two stories of one slug or headline, a follow-up that quotes the whole story below news of its own,
 * a warning that is given again.
 */
export function isSameEvent(a: Fingerprint, b: Fingerprint): boolean {
  if (a.id === b.id || (a.agencyId !== null && a.agencyId === b.agencyId)) return true;
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  if (short.words.length < tellingText || !beginsWith(long, short)) return false;
  if (a.sentAt !== null && b.sentAt !== null && Math.abs(a.sentAt - b.sentAt) > newsAgain) return false;
  return short.words.length >= placelessText || havePlaceInCommon(a, b);
}

function beginsWith(long: Fingerprint, short: Fingerprint): boolean {
  const last = short.words.length - 1;
  return short.words.every((word, i) => {
    const there = long.words[i];
    return word === there || (i === last && short.truncated && there?.startsWith(word) === true);
  });
}

function havePlaceInCommon(a: Fingerprint, b: Fingerprint): boolean {
  if (a.cities.length === 0 || b.cities.length === 0) return true;
  return a.cities.some((city) => b.cities.includes(city));
}
