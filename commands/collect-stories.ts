import type { FindOptions, StoryArchive } from '../src/archive/story-archive.ts';
import type { Query } from '../src/wire/query.ts';
import type { ArchivedStory } from '../src/wire/story.ts';

/** How long somebody waits for it, ms: Discord is told before that that it takes longer. */
const patience = 2_500;
/** Stories that the archive gives at once. */
const portion = 100;

/** What was gone through. */
export interface Collected {
  /** How many stories. */
  readonly count: number;
  /** True when there are older ones in the window that were not gone through: time or `most` was over. */
  readonly isPart: boolean;
}

/**
 * Goes through what matches in a window of time, newest first: `take` gets each story. It ends when there is no more, after
 * `most` stories, or when a reader has waited long enough. `now`: ms since the epoch.
 */
export async function collectStories(
  archive: StoryArchive,
  query: Query,
  {
    from,
    to,
    most,
    now,
  }: { readonly from: number; readonly to: number; readonly most: number; readonly now: number },
  take: (story: ArchivedStory) => void,
): Promise<Collected> {
  const until = performance.now() + patience;
  let count = 0;
  let after: string | undefined;
  do {
    const left = until - performance.now();
    const limit = Math.min(portion, most - count);
    if (left <= 0 || limit <= 0) return { count, isPart: true };
    const options: FindOptions = {
      limit,
      from,
      to,
      mostTime: left,
      ...(after === undefined ? {} : { after }),
    };
    const found = await archive.find(query, options, now);
    for (const story of found.stories) take(story);
    count += found.stories.length;
    after = found.next ?? undefined;
  } while (after !== undefined);
  return { count, isPart: false };
}
