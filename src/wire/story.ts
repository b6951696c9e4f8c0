import type { WireItem } from './item.ts';

/** What the agency currently says of one event, as the desk keeps it. */
export interface Story extends WireItem {
  /** Stable across captures, pages and versions: 20 characters of lower-case base32hex. */
  readonly id: string;
  /** Where its current text came from. */
  readonly source: string;
  /** When its current text was captured, in ms since the epoch. */
  readonly capturedAt: number;
}

/** A story as the archive holds it. */
export interface ArchivedStory extends Story {
  /** 1 for the first text that was kept; one more for each change. Not the agency's `version`. */
  readonly revision: number;
  /**
   * When its first text and its current one were captured, in ms since the epoch; never later than the moment at which
   * the archive got them.
   */
  readonly firstSeenAt: number;
  readonly changedAt: number;
}

/** The best time that is known of a story, in ms: the agency's own, else the capture of its first version. */
export function sentTime(story: Pick<ArchivedStory, 'publishedAt' | 'firstSeenAt'>): number {
  return story.publishedAt ?? story.firstSeenAt;
}

/** When a story became news, in ms: when it was sent, or when its embargo ends where that is later. */
export function newsTime(story: Pick<ArchivedStory, 'publishedAt' | 'firstSeenAt' | 'embargoUntil'>): number {
  return Math.max(sentTime(story), story.embargoUntil ?? Number.NEGATIVE_INFINITY);
}
