import type { ArchivedStory } from '../../wire/story.ts';
import { changeKind, changesKept } from '../change-kind.ts';
import type { ChangeKind } from '../story-archive.ts';
import type { RevisionRef } from './survey.ts';

/** Who lets go of old changes has a clock of their own: what is as good as forgotten is not missed. ms. */
const margin = 3_600_000;

/** What a feed of changes says of its own beginning. */
export interface FeedBeginning {
  /** The highest number that was ever given; null or 0 when none was. */
  readonly given: number | null;
  /** The lowest number that is there, and when it was noted (ms); null in an empty feed. */
  readonly first: { readonly number: number; readonly at: number } | null;
}

/**
 * From which moment on (ms) every change of a held story must be in the feed; null when nothing was ever noted. While its
 * first number is there the feed began with it: what changed before that was kept by a Telex that had no feed. `now` in ms.
 */
export function changesSince({ given, first }: FeedBeginning, now: number): number | null {
  if (given === null || given === 0) return null;
  const remembered = now - changesKept + margin;
  return first?.number === 1 ? Math.max(first.at, remembered) : remembered;
}

/** Asks either engine for the changes since a moment (ms) that the feed lacks, as id and revision, those of a story in order. */
export function lostChanges(since: number): string {
  return `SELECT id, revision FROM (
      SELECT id, revision, changed_at FROM story
      UNION ALL SELECT earlier.id, earlier.revision, earlier.changed_at
        FROM story_revision AS earlier JOIN story ON story.id = earlier.id
    ) AS held
    WHERE revision > 1 AND changed_at >= ${Math.ceil(since)}
      AND NOT EXISTS (SELECT 1 FROM story_change AS noted WHERE noted.id = held.id AND noted.revision = held.revision)
    ORDER BY id, revision`;
}

/**
 * What the feed is to say of a revision, as when it was kept; null when nothing of that can be read. `versions`: those of
 * its story that can be read; where the one before it is not among them, it counts as a newer text of the same standing.
 */
export function lostChange(
  { revision }: RevisionRef,
  versions: readonly (ArchivedStory | null)[],
): { readonly kind: ChangeKind; readonly at: number } | null {
  const read = (number: number) => versions.find((one) => one?.revision === number);
  const after = read(revision);
  if (after == null) return null;
  return { kind: changeKind(read(revision - 1) ?? after, after, after.changedAt), at: after.changedAt };
}
