import type { StoryArchive } from './archive/story-archive.ts';
import type { Arrival, ArrivalOrder } from './delivery/compose.ts';
import type { FollowedThread } from './delivery/subscription.ts';
import { isNoFragment } from './digest/is-no-fragment.ts';
import { isTellable, newsOnArrival, staysNews } from './digest/select.ts';
import { createToldEvents } from './digest/told-events.ts';
import { storyRecipe } from './post-recipe.ts';
import type { ReadThread } from './read-thread.ts';
import { type ArchivedStory, newsTime } from './wire/story.ts';

/** What was sent in the last hour is news whenever it came in, ms. */
const recent = 3_600_000;

/** By which ids a followed thread is known: what was there when it began to be followed, and what was linked since. */
export function anchorsOf({ storyId, known, later }: FollowedThread): readonly string[] {
  return [...new Set([storyId, ...Object.keys(known), ...later])];
}

/** Whether a story may be told at `now`, ms since the epoch. */
export function mayBeToldAt({ status, embargoUntil }: ArchivedStory, now: number): boolean {
  return status === 'usable' && (embargoUntil === null || embargoUntil <= now);
}

/** When a story came in as what it says now, ms since the epoch. */
export function lastNewsOf(story: ArchivedStory): number {
  return Math.max(newsTime(story), story.firstSeenAt, story.changedAt);
}

/**
 * What is news to somebody who follows a story: stories of its thread that were not there when that began, by the rules of a digest
 * (news, no fragment, an event once, nothing that the channel had), and those that were and have another text by now. Oldest first;
 * none for a subscription that follows no story. Rejects as the archive does.
 */
export async function findFollowUps(
  { subscription, hadBefore }: Pick<ArrivalOrder, 'subscription' | 'hadBefore'>,
  { revisions }: Pick<StoryArchive, 'revisions'>,
  readThread: ReadThread,
  now: number,
): Promise<readonly Arrival[]> {
  const { thread, createdAt } = subscription;
  if (thread === null) return [];
  const stories = await readThread(anchorsOf(thread), now);
  const had = await hadBefore(stories.map(({ id }) => id));
  const isNew = ({ id }: ArchivedStory) => thread.known[id] === undefined;
  const edition = { from: now - recent, to: now, carryFrom: createdAt - newsOnArrival };
  // What was taken back tells nothing: the story that comes in its stead is news.
  const tellable = stories.filter((story) => mayBeToldAt(story, now));
  const told = createToldEvents(tellable.filter((story) => !isNew(story) || had.has(story.id)));
  const open = tellable
    .filter((story) => !had.has(story.id))
    .toSorted((a, b) => lastNewsOf(a) - lastNewsOf(b));
  const fresh: ArchivedStory[] = [];
  for (const story of open) {
    if (isNew(story)) {
      if (isTellable(story, edition) && told.tell(story)) fresh.push(story);
    } else if (await saysMore(story, thread.known[story.id] ?? 0, { revisions }, now)) fresh.push(story);
  }
  return fresh.map((story): Arrival => {
    // Of what was known already its other text is the news.
    const at = isNew(story) ? Math.max(newsTime(story), story.firstSeenAt) : story.changedAt;
    return {
      storyId: story.id,
      arrivedAt: at,
      changedAt: Math.max(at, story.changedAt),
      newsAt: isNew(story) ? newsTime(story) : at,
      urgency: story.urgency,
      recipe: storyRecipe(subscription, story.id, now),
      ...(story.id === thread.storyId ? {} : { names: thread.storyId }),
    };
  });
}

/** Whether a story that was known in this revision has another text since, and had that in the last week. */
async function saysMore(
  story: ArchivedStory,
  known: number,
  { revisions }: Pick<StoryArchive, 'revisions'>,
  now: number,
): Promise<boolean> {
  if (story.revision <= known || story.changedAt <= now - staysNews || !isNoFragment(story)) return false;
  // Held back and let go again in the same words is no news.
  const before = (await revisions(story.id)).find(({ revision }) => revision === known);
  return before === undefined || textOf(before) !== textOf(story);
}

function textOf({ headline, paragraphs }: ArchivedStory): string {
  return JSON.stringify([headline, paragraphs]);
}
