import type { Version } from '../src/discord/version-menu.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { newsTime } from '../src/wire/story.ts';
import { mayBeTold } from './find-story.ts';

/** The versions of a story that may be read at `now` (ms since the epoch), oldest first. `revisions`: every text that was kept of it. */
export function versionsToRead(revisions: readonly ArchivedStory[], now: number): readonly Version[] {
  return revisions.flatMap((story, index): Version[] => {
    if (!mayBeTold(story, now)) return [];
    if (index === 0) return [{ story, kind: 'first', at: newsTime(story) }];
    const isCorrection = story.signal === 'correction' || story.signal === 'replacement';
    return [{ story, kind: isCorrection ? 'corrected' : 'updated', at: story.changedAt }];
  });
}
