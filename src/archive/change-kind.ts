import type { ArchivedStory, Story } from '../wire/story.ts';
import type { ChangeKind } from './story-archive.ts';

/** How long the feed of changes remembers one, in ms: as long as the ledger remembers what was posted. */
export const changesKept = 90 * 86_400_000;

/** What a new revision of a held story is: what it does to the one `before` it, at `now` (ms). */
export function changeKind(before: Story, after: ArchivedStory, now: number): ChangeKind {
  if (after.status !== 'usable') return after.status;
  if (isEmbargoedAt(after, now)) return 'embargoed';
  if (before.status !== 'usable' || isEmbargoedAt(before, now)) return 'released';
  return after.signal === 'correction' || after.signal === 'replacement' ? 'corrected' : 'updated';
}

function isEmbargoedAt({ embargoUntil }: Story, now: number): boolean {
  return embargoUntil !== null && embargoUntil > now;
}
