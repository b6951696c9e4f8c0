import type { ArchivedStory } from './story.ts';

/** Why a story may not be told at `now` (ms since the epoch); null when it may. */
export function whyUntold(
  { status, embargoUntil }: ArchivedStory,
  now: number,
): 'killed' | 'withheld' | 'embargoed' | null {
  if (status !== 'usable') return status;
  return embargoUntil !== null && embargoUntil > now ? 'embargoed' : null;
}
