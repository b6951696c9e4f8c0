import type { StoryArchive } from './archive/story-archive.ts';
import type { Posted, PostedStory, Rendering } from './delivery/compose.ts';
import type { PostEntry, StoryChange } from './discord/post-entry.ts';
import type { ArchivedStory } from './wire/story.ts';
import { nextPictureChange, shownPicture } from './wire/story-picture.ts';
import { whyUntold } from './wire/why-untold.ts';

/** A story of a message as it is now. */
export interface ReadEntry {
  readonly storyId: string;
  /** The revision in which it was read; that of the posting for a story that is no longer there. */
  readonly revision: number;
  readonly entry: PostEntry;
  /** When its embargo ends, or its picture may be shown or no longer be, ms since the epoch; null for never. */
  readonly liftsAt: number | null;
}

/** What the stories of a message are read from. */
export type EntryArchive = Pick<StoryArchive, 'get' | 'revisions'>;

/** The stories of a message that is not posted yet, in their order, as they are at `now` (ms): those that may be told. */
export async function readTellable(
  archive: EntryArchive,
  storyIds: readonly string[],
  now: number,
): Promise<readonly ReadEntry[]> {
  const stories = await Promise.all(storyIds.map((id) => archive.get(id)));
  return stories.flatMap((story): ReadEntry[] => {
    if (story === null || whyUntold(story, now) !== null) return [];
    const { id: storyId, revision } = story;
    const entry = { kind: 'told', story: withShownPicture(story, now), change: null } as const;
    return [{ storyId, revision, entry, liftsAt: nextPictureChange(story, now) }];
  });
}

/** The stories of a message that stands in a channel, in its order, as they are at `now` (ms), with what became of each. */
export async function readPosted(
  archive: EntryArchive,
  posted: Posted,
  now: number,
): Promise<readonly ReadEntry[]> {
  return Promise.all(posted.stories.map((one) => readOne(archive, one, posted.at, now)));
}

async function readOne(
  archive: EntryArchive,
  { storyId, revision: postedIn }: PostedStory,
  postedAt: number,
  now: number,
): Promise<ReadEntry> {
  const story = await archive.get(storyId);
  if (story === null) {
    const entry = { kind: 'withdrawn', why: 'gone', at: postedAt } as const;
    return { storyId, revision: postedIn ?? 0, entry, liftsAt: null };
  }
  const { revision, changedAt } = story;
  const why = whyUntold(story, now);
  if (why !== null) {
    const liftsAt = why === 'embargoed' ? story.embargoUntil : null;
    return { storyId, revision, entry: { kind: 'withdrawn', why, at: changedAt }, liftsAt };
  }
  const change = await readChange(archive, story, postedIn, postedAt);
  const entry = { kind: 'told', story: withShownPicture(story, now), change } as const;
  return { storyId, revision, entry, liftsAt: nextPictureChange(story, now) };
}

/** The story without a picture that may not be shown at this moment. */
function withShownPicture(story: ArchivedStory, now: number): ArchivedStory {
  const { picture: _, ...rest } = story;
  const picture = shownPicture(story, now);
  return picture === null ? rest : { ...rest, picture };
}

/** What happened to a story since it was posted: a correction among its texts weighs more than what came after it. */
async function readChange(
  archive: EntryArchive,
  story: ArchivedStory,
  postedIn: number | null,
  postedAt: number,
): Promise<StoryChange | null> {
  if (postedIn !== null && story.revision <= postedIn) return null;
  const revisions = await archive.revisions(story.id);
  const isSince = (one: ArchivedStory) =>
    postedIn === null ? one.changedAt > postedAt : one.revision > postedIn;
  const since = revisions.filter((one) => one.status === 'usable' && isSince(one));
  const before = revisions.findLast((one) => !isSince(one)) ?? null;
  const correction = since.findLast(({ signal }) => signal === 'correction' || signal === 'replacement');
  const last = correction ?? since.at(-1);
  if (last === undefined) return null;
  return { kind: correction === undefined ? 'updated' : 'corrected', at: last.changedAt, before };
}

/** What a rendering of these stories puts on record. */
export function recordOf(
  read: readonly ReadEntry[],
): Pick<Rendering, 'shown' | 'revisitAt' | 'tellsNothing'> {
  const lifts = read.flatMap(({ liftsAt }) => (liftsAt === null ? [] : [liftsAt]));
  return {
    shown: read.map(({ storyId, revision }) => ({ storyId, revision })),
    revisitAt: lifts.length === 0 ? null : Math.min(...lifts),
    tellsNothing: read.every(({ entry }) => entry.kind !== 'told'),
  };
}
