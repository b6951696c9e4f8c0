import type { ArchivedStory } from '../wire/story.ts';

/** One lead and its briefs for one subscription and one edition. */
export interface Digest {
  /** The topic as it was typed, empty for everything. */
  readonly topic: string;
  /** The window of time, ms since the epoch: after `from`, up to and with `to`. */
  readonly from: number;
  readonly to: number;
  readonly lead: ArchivedStory;
  /** In the order in which they should be read. */
  readonly briefs: readonly ArchivedStory[];
  /** What of the briefs stands together, in their order; left out where they are one list. */
  readonly groups?: readonly BriefGroup[];
  /** What was news too and is not among them. */
  readonly left: Left;
}

/** Briefs that stand together under a heading. */
export interface BriefGroup {
  /** What they have in common; `other`: they are what is left over. */
  readonly by: 'section' | 'country' | 'other';
  /** The section's name, or the country as ISO 3166-1 alpha-2; empty for `other`. */
  readonly key: string;
  /** How many briefs of the list it takes. */
  readonly count: number;
}

/** How much a digest leaves out for want of room. */
export interface Left {
  /** Stories, each event once. */
  readonly count: number;
  /** True when there may be more than were counted. */
  readonly orMore: boolean;
}
