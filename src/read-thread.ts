import type { StoryArchive } from './archive/story-archive.ts';
import { findSameEvents } from './digest/told-events.ts';
import type { ArchivedStory } from './wire/story.ts';

/** What a thread is read from. */
export type ThreadArchive = Pick<StoryArchive, 'get' | 'followed' | 'followUps' | 'candidates'>;

/** Stories that are read of one thread beside those that it is known by. */
const mostRead = 100;
/** A story is told under another id within this time of when it came in (`isSameEvent`, and a day for late copy), ms. */
const twinsWithin = 48 * 3_600_000;
/** For how long the same event under other ids is not looked for again, ms: that takes longer than all else. */
const twinsKnownFor = 10 * 60_000;
/** Stories of which that is remembered at most. */
const mostRemembered = 5_000;

/** Reads the stories that hang together with these, those among them; what the archive has no more is left out. `now` in ms. */
export type ReadThread = (storyIds: readonly string[], now: number) => Promise<readonly ArchivedStory[]>;

/** One look at the archive: a story that belongs to many threads is read once. */
interface Look {
  story(id: string): Promise<ArchivedStory | null>;
  linked(story: ArchivedStory, now: number): Promise<readonly string[]>;
}

/**
 * A reader of threads: what a story follows up, what follows it up, the same event under another id, and what those are linked to.
 * `begin` gives one that reads each story once. Rejects as the archive does.
 */
export function createThreadReader(archive: ThreadArchive): { begin(): ReadThread } {
  const twins = new Map<string, { readonly revision: number; readonly at: number; readonly ids: string[] }>();

  async function twinsOf(story: ArchivedStory, now: number): Promise<readonly string[]> {
    const { id, revision } = story;
    const known = twins.get(id);
    const isFresh =
      known !== undefined && known.revision === revision && Math.abs(now - known.at) < twinsKnownFor;
    if (isFresh || now - story.firstSeenAt > twinsWithin) return known?.ids ?? [];
    const others = (await archive.candidates(story)).map((candidate) => candidate.story);
    const ids = findSameEvents([story], others).map((other) => other.id);
    if (twins.size >= mostRemembered) twins.clear();
    twins.set(id, { revision, at: now, ids });
    return ids;
  }

  function look(): Look {
    const stories = new Map<string, Promise<ArchivedStory | null>>();
    const links = new Map<string, Promise<readonly string[]>>();
    const once = <T>(known: Map<string, Promise<T>>, id: string, read: () => Promise<T>) => {
      const reading = known.get(id) ?? read();
      known.set(id, reading);
      return reading;
    };
    return {
      story: (id) => once(stories, id, () => archive.get(id)),
      linked: (story, now) =>
        once(links, story.id, async () => {
          const before = await archive.followed(story.id);
          const after = await archive.followUps(story.id);
          return [...(before === null ? [] : [before]), ...after, ...(await twinsOf(story, now))];
        }),
    };
  }

  return {
    begin() {
      const { story: read, linked } = look();
      return async (storyIds, now) => {
        const ids = [...new Set(storyIds)];
        const seen = new Set(ids);
        const most = ids.length + mostRead;
        const found: ArchivedStory[] = [];
        for (const id of ids) {
          const story = await read(id);
          if (story === null) continue;
          found.push(story);
          for (const next of await linked(story, now)) {
            if (seen.has(next) || seen.size >= most) continue;
            seen.add(next);
            ids.push(next);
          }
        }
        return found;
      };
    },
  };
}
