import type { Candidate } from '../archive/story-archive.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { hasHeadlineOf } from './common-heads.ts';

/** What a kill means. */
export interface HeadlineAim {
  readonly meant: readonly ArchivedStory[];
  /** Stories of which it may mean one, and nobody can tell which. */
  readonly doubtful: readonly ArchivedStory[];
}

/**
 * What a kill means that has no key, as pages have none: the stories whose text it has (`byText`), else the story of its
 * headline and place, where that is the only one. A page says of a story that it took back that it is not so, in other words.
 */
export function aimByHeadline(
  kill: Story,
  candidates: readonly Candidate[],
  byText: readonly ArchivedStory[],
): HeadlineAim {
  if (kill.storyKey !== null || byText.length > 0) return { meant: byText, doubtful: [] };
  const named = candidates.map(({ story }) => story).filter((story) => hasHeadlineOf(kill, story));
  const alive = named.filter(({ status }) => status !== 'killed');
  return alive.length > 1 ? { meant: [], doubtful: alive } : { meant: named, doubtful: [] };
}
