import type { Filed, StoryArchive } from '../archive/story-archive.ts';
import type { Story } from '../wire/story.ts';
import { judge } from './judge.ts';

/**
 * Judges the stories of one copy against what is held, and keeps them, in their order (see `StoryArchive.admit`); `now` in
 * ms. Reading the same copy twice adds nothing, and two items of one copy stay two stories. Rejects when the archive
 * fails; items before that may have been kept, and are known when the copy is handed in again.
 */
export function fileCopy(
  archive: Pick<StoryArchive, 'admit'>,
  stories: readonly Story[],
  now: number,
): Promise<readonly Filed[]> {
  return archive.admit(stories, judge, now);
}
