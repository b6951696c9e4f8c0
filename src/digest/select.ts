import { type ArchivedStory, newsTime } from '../wire/story.ts';
import type { Digest } from './digest.ts';
import { isNoFragment } from './is-no-fragment.ts';
import { createToldEvents } from './told-events.ts';

/** The time that an edition is about, ms since the epoch. */
export interface EditionTime {
  /** The edition: after `from`, up to and with `to`. */
  readonly from: number;
  readonly to: number;
  /** Where the channel's time begins, as far as is known; `from` when this is its first edition. */
  readonly carryFrom: number;
}

/** What a digest is chosen from. */
export interface Selection extends EditionTime {
  /** The topic as it was typed, empty for everything. */
  readonly topic: string;
  /** Stories that match the topic, newest first, of the time that `newsWindow` gives; those the channel had included. */
  readonly candidates: readonly ArchivedStory[];
  /** True when there may be candidates older than these. */
  readonly orMore: boolean;
  /** Ids of stories that this channel had in an earlier digest. */
  readonly hadBefore: ReadonlySet<string>;
  /** Briefs at most. */
  readonly briefs: number;
}

/** How old (ms) a story may be when it is first seen and still be news; the length of an edition where that is longer. */
export const newsOnArrival = 48 * 3_600_000;
/** How long (ms) before an edition's window what was news on arrival may have come in and still be news. */
export const staysNews = 7 * 24 * 3_600_000;

/**
 * The time, [from, to) in ms since the epoch, in which stories that `isNews` may lie. A channel's first edition has its
 * window only: nothing was missed.
 */
export function newsWindow(edition: EditionTime): { readonly from: number; readonly to: number } {
  const earliest = edition.from - staysNews - oldestOnArrival(edition);
  return { from: Math.max(edition.carryFrom, Math.min(edition.from, earliest)) + 1, to: edition.to + 1 };
}

/**
 * Whether a story is news for an edition: of its window, or of the channel's time before that when it was news as it came
 * in and did so in the window or the week before it. Five years ago on a page of today is no news for a daily digest.
 */
export function isNews(story: ArchivedStory, edition: EditionTime): boolean {
  const at = newsTime(story);
  if (at > edition.to || at <= edition.carryFrom) return false;
  if (at > edition.from) return true;
  const arrival = Math.max(at, story.firstSeenAt);
  return arrival > edition.from - staysNews && arrival - at <= oldestOnArrival(edition);
}

function oldestOnArrival({ from, to }: EditionTime): number {
  return Math.max(newsOnArrival, to - from);
}

/** Whether a story can be told in an edition: news of which enough came in, and not a new source's past. */
export function isTellable(story: ArchivedStory, edition: EditionTime): boolean {
  return story.isPast !== true && isNews(story, edition) && isNoFragment(story);
}

/** IPTC's urgency of a story that has none: 5 is normal. */
const normalUrgency = 5;

/**
 * Chooses an edition's lead and briefs; null when there is nothing new to tell.
 * The lead is the most urgent story (IPTC urgency, 1 first; without one, 5) of those that came in since the edition before,
 * or of all where none did; among those a page's lead before a brief, among those the newest. What a cut left only a
 * fragment of waits. Briefs are newest first, and what there is no place for is counted. An event comes once, and not
 * again when the channel had it before, also when it goes under another id.
 */
export function selectDigest(selection: Selection): Digest | null {
  const { topic, from, to, candidates, orMore, hadBefore, briefs } = selection;
  const told = createToldEvents(candidates.filter(({ id }) => hadBefore.has(id)));
  const fresh = candidates
    .filter((story) => isTellable(story, selection))
    .toSorted((a, b) => newsTime(b) - newsTime(a))
    .filter((story) => !hadBefore.has(story.id));
  const byWeight = fresh.toSorted(
    (a, b) => waited(a, from) - waited(b, from) || urgencyOf(a) - urgencyOf(b) || roleOf(a) - roleOf(b),
  );

  const lead = byWeight.find(told.tell);
  if (lead === undefined) return null;
  const others = fresh.filter(told.tell);
  const left = { count: Math.max(0, others.length - briefs), orMore };
  return { topic, from, to, lead, briefs: others.slice(0, briefs), left };
}

/** 1 for what an earlier edition could have told, 0 for what came in since. */
function waited(story: ArchivedStory, from: number): number {
  return Math.max(newsTime(story), story.firstSeenAt) <= from ? 1 : 0;
}

function urgencyOf(story: ArchivedStory): number {
  return story.urgency ?? normalUrgency;
}

function roleOf(story: ArchivedStory): number {
  return story.role === 'lead' ? 0 : 1;
}
