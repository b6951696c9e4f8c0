import type { Subhead, WireItem } from './item.ts';

/**
 * Something that came in under a story's key, as far as it matters for what comes after it. `main`: a text that stands for the
 * whole story; `add`: one that goes behind it; `copy`: a page's or another key's text in the place of the agency's; `hold`:
 * somebody else's word against showing the story; `doubt`: a kill of the slug that may mean it; `kill`: one that does.
 */
export interface Take
  extends Pick<
    WireItem,
    'takeKey' | 'sequence' | 'publishedAt' | 'precision' | 'version' | 'status' | 'embargoUntil'
  > {
  readonly kind: 'main' | 'add' | 'copy' | 'hold' | 'doubt' | 'kill';
  readonly capturedAt: number;
  /** By which the same thing is known when it comes again: a hash of its words, or the id of the kill. */
  readonly mark: string;
  /** Its words are not none. */
  readonly hasText: boolean;
  /** Its text; left out where that was replaced, or is all that the story has. */
  readonly text?: TakeText;
}

/** The text of a take. */
export interface TakeText {
  readonly paragraphs: readonly string[];
  readonly subheads: readonly Subhead[];
  readonly truncated: boolean;
}

/** What the agency currently says of one event, as the desk keeps it. */
export interface Story extends WireItem {
  /** Stable across captures, pages and versions: 20 characters of lower-case base32hex. */
  readonly id: string;
  /** Where its current text came from. */
  readonly source: string;
  /** When its current text was captured, in ms since the epoch. */
  readonly capturedAt: number;
  /** What it was put together from, in the order of coming in; left out while that is one thing: the story as it is. */
  readonly takes?: readonly Take[];
  /**
   * Of what a source held when it was first looked at: it is found in the archive, and channels are not told of it. Left out
   * for all else.
   */
  readonly isPast?: true;
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
