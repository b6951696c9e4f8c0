import type { ArchivedStory, Story } from '../wire/story.ts';
import type { Judgement } from './story-archive.ts';
import { readStoryRow, type StoryRow, storyBody } from './story-row.ts';

const day = 86_400_000;

/** What is to be done with one item that was judged. */
export interface Keeping {
  /** The story as it is held from now on. */
  readonly story: ArchivedStory;
  /** Its row must be written; else only that it was seen again. */
  readonly isWritten: boolean;
  /** The text that is held now is to be kept as an earlier revision. */
  readonly keepsEarlier: boolean;
}

/**
 * What becomes of a story. `item`: as it came in; `held`: the row of the story with the judgement's id, undefined when
 * there is none; `now` in ms. What was killed stays so, and `known` adds no revision.
 */
export function decideKeeping(
  item: Story,
  judgement: Judgement,
  held: StoryRow | undefined,
  now: number,
): Keeping {
  const story = withoutSlip(judgement, now);
  const seenAt = Math.min(item.capturedAt, now);
  if (!held) {
    const first = { ...story, revision: 1, firstSeenAt: seenAt, changedAt: seenAt };
    return { story: first, isWritten: true, keepsEarlier: false };
  }
  const before = readStoryRow(held);
  const body = storyBody(story);
  if (body === held.body && seenAt >= before.firstSeenAt)
    return { story: before, isWritten: false, keepsEarlier: false };
  if (before.status === 'killed') {
    // The text of what was killed before it came: by it copies of it are known.
    const isText = story.status === 'killed' && judgement.filing === 'known';
    const { revision, firstSeenAt, changedAt } = before;
    return isText
      ? { story: { ...story, revision, firstSeenAt, changedAt }, isWritten: true, keepsEarlier: false }
      : { story: before, isWritten: false, keepsEarlier: false };
  }
  const firstSeenAt = Math.min(before.firstSeenAt, seenAt);
  const changed = judgement.filing !== 'known' && body !== held.body;
  const after = changed
    ? { ...story, revision: before.revision + 1, firstSeenAt, changedAt: seenAt }
    : { ...story, revision: before.revision, firstSeenAt, changedAt: before.changedAt };
  return { story: after, isWritten: true, keepsEarlier: changed };
}

/** Whether the tallies count a story at `now` (ms): it is usable and under no embargo. */
export function isCountedAt(story: Story, now: number): boolean {
  return story.status === 'usable' && (story.embargoUntil === null || story.embargoUntil <= now);
}

/**
 * The story as it is to be kept. A time that is more than a day away and no embargo's is a slip of whoever wrote it: kept,
 * it would stand above all news until then.
 */
function withoutSlip({ filing, story }: Judgement, now: number): Story {
  const kept: Story = filing === 'killed' ? { ...story, status: 'killed' } : story;
  const isSlip = kept.publishedAt !== null && kept.publishedAt > now + day && kept.embargoUntil === null;
  return isSlip ? { ...kept, publishedAt: null, precision: null } : kept;
}
