import { type ArchivedStory, newsTime } from '../wire/story.ts';
import type { Digest } from './digest.ts';
import { isNoFragment } from './is-no-fragment.ts';
import { type Fingerprint, fingerprint, isSameEvent } from './same-event.ts';

/** What a digest is chosen from. */
export interface Selection {
  /** The topic as it was typed, empty for everything. */
  readonly topic: string;
  /** The edition: after `from`, up to and with `to`, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Where the edition before this one began, ms since the epoch; `from` when this is the first. */
  readonly carryFrom: number;
  /** Stories that match the topic, newest first, of the time that `newsWindow` gives; those the channel had included. */
  readonly candidates: readonly ArchivedStory[];
  /** Ids of stories that this channel had in an earlier digest. */
  readonly hadBefore: ReadonlySet<string>;
  /** Briefs at most. */
  readonly briefs: number;
}

/** How long before its window (ms) a story that was not posted yet is still news: two days. */
const stillNews = 48 * 3_600_000;

/**
 * The time, [from, to) in ms since the epoch, from which stories are news for an edition: its window, and two days
 * before it for what arrived late or did not fit in an earlier one. Five years ago, or last month, is no news for a daily
 * digest; a weekly digest has a window of a week. A channel's first edition has its window only: nothing was missed.
 */
export function newsWindow(edition: Pick<Selection, 'from' | 'to' | 'carryFrom'>): {
  readonly from: number;
  readonly to: number;
} {
  const isFirst = edition.carryFrom >= edition.from;
  return { from: isFirst ? edition.from + 1 : edition.from - stillNews, to: edition.to + 1 };
}

/** IPTC's urgency of a story that has none: 5 is normal. */
const normalUrgency = 5;

/**
 * Chooses an edition's lead and briefs; null when there is nothing new to tell.
 * The lead is the most urgent story (IPTC urgency, 1 first; without one, 5), among those a page's lead before a brief,
 * among those the newest. What a cut left only a fragment of waits. Briefs are newest first. An event comes once, and not again when the channel had it before,
 * also when it goes under another id.
 */
export function selectDigest(selection: Selection): Digest | null {
  const { topic, from, to, candidates, hadBefore, briefs } = selection;
  const window = newsWindow(selection);
  const told: Fingerprint[] = candidates.filter(({ id }) => hadBefore.has(id)).map(fingerprint);
  const isNews = (story: ArchivedStory) =>
    newsTime(story) >= window.from && newsTime(story) < window.to && isNoFragment(story);

  const fresh = candidates.filter(isNews).toSorted((a, b) => newsTime(b) - newsTime(a));
  const byWeight = fresh.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || roleOf(a) - roleOf(b));
  const tell = (story: ArchivedStory): boolean => {
    const print = fingerprint(story);
    if (told.some((other) => isSameEvent(print, other))) return false;
    told.push(print);
    return true;
  };

  const lead = byWeight.find(tell);
  if (lead === undefined) return null;
  const chosen: ArchivedStory[] = [];
  for (const story of fresh) {
    if (chosen.length === briefs) break;
    if (tell(story)) chosen.push(story);
  }
  return { topic, from, to, lead, briefs: chosen };
}

function urgencyOf(story: ArchivedStory): number {
  return story.urgency ?? normalUrgency;
}

function roleOf(story: ArchivedStory): number {
  return story.role === 'lead' ? 0 : 1;
}
