import type { Filed, StoryArchive } from '../archive/story-archive.ts';
import type { Story } from '../wire/story.ts';
import { judgeItem } from './judge.ts';
import { keepPicture } from './keep-picture.ts';
import { lookAround } from './look-around.ts';
import { settlePast } from './past.ts';

/**
 * Judges the stories of one copy against what is held, and keeps them, in their order (see `StoryArchive.admit`); `now` in
 * ms. Reading the same copy twice adds nothing, and two items of one copy stay two stories. Copies are filed in the order in which
 * this is called, waited for or not. Rejects when the archive
 * fails; items before that may have been kept, and are known when the copy is handed in again.
 */
export function fileCopy(
  archive: Pick<StoryArchive, 'admitCopy'>,
  stories: readonly Story[],
  now: number,
): Promise<readonly Filed[]> {
  return archive.admitCopy(
    stories,
    (held) => {
      const { spokenFor, reReads } = lookAround(stories, held);
      return (item, candidates, claimed) => {
        const known = { claimed: claimed.union(spokenFor), isReRead: reReads.has(item) };
        const judged = keepPicture(judgeItem(item, candidates, known), item, candidates);
        return settlePast(judged, item, candidates);
      };
    },
    now,
  );
}
