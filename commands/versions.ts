import type { Version } from '../src/discord/version-menu.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { newsTime } from '../src/wire/story.ts';
import { mayBeTold } from './find-story.ts';

/** The versions of a story that may be read at `now` (ms since the epoch), oldest first. `revisions`: every text that was kept of it. */
export function versionsToRead(revisions: readonly ArchivedStory[], now: number): readonly Version[] {
  return revisions.flatMap((story, index): Version[] => {
    if (!mayBeTold(story, now)) return [];
    if (index === 0) return [{ story, kind: 'first', at: newsTime(story) }];
    if (isAddition(story, revisions[index - 1])) return [{ story, kind: 'added', at: story.changedAt }];
    const isCorrection = story.signal === 'correction' || story.signal === 'replacement';
    return [{ story, kind: isCorrection ? 'corrected' : 'updated', at: story.changedAt }];
  });
}

/** Whether what made this version of the one before it is a take that went behind its text. */
function isAddition({ takes = [] }: ArchivedStory, before: ArchivedStory | undefined): boolean {
  const had = before?.takes?.map(({ mark }) => mark);
  // A story that was never put together is one take itself.
  const cause = had === undefined ? takes[1] : takes.find(({ mark }) => !had.includes(mark));
  return cause?.kind === 'add' && cause.hasText;
}
