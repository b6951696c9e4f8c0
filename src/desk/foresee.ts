import type { Candidate, Filing, StoryArchive } from '../archive/story-archive.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { judgeItem } from './judge.ts';
import { lookAround } from './look-around.ts';
import { settlePast } from './past.ts';

/** A story that is held, as far as it matters to who is about to change it. */
export type HeldStory = Pick<ArchivedStory, 'id' | 'headline' | 'paragraphs' | 'status' | 'firstSeenAt'>;

/** What would become of a story if it were taken in now. */
export interface Foreseen {
  readonly filing: Filing;
  /** The story that it is, as it is held; null for one that is not. */
  readonly held: HeldStory | null;
  /** The stories that it would withdraw and that are not withdrawn yet. */
  readonly ends: readonly HeldStory[];
  /** It would be dead: a version or a copy of what was withdrawn. */
  readonly isDead: boolean;
}

/** Stories of one copy that are looked up at most: each is held against the archive. */
const mostLookedUp = 300;

/**
 * Judges the stories of one copy as `fileCopy` would, and keeps nothing; in their order, null for what is beyond the first 300
 * (kills before all else). Until they are taken in other copy may come, and make it another. Rejects when the archive fails.
 */
export async function foresee(
  archive: Pick<StoryArchive, 'candidates' | 'withText'>,
  stories: readonly Story[],
): Promise<readonly (Foreseen | null)[]> {
  const kills = stories.filter(({ status }) => status === 'killed').slice(0, mostLookedUp);
  const others = stories.filter(({ status }) => status !== 'killed').slice(0, mostLookedUp - kills.length);
  const chosen = new Set([...kills, ...others]);
  const looked = stories.filter((story) => chosen.has(story));
  const { spokenFor, reReads } = lookAround(looked, await archive.withText(looked));
  const became = new Map<string, ArchivedStory>();
  const claimed = new Set<string>();
  const found = new Map<Story, Foreseen>();
  for (const item of looked) {
    const candidates = withEarlier(item, await archive.candidates(item), became);
    const around = { claimed: claimed.union(spokenFor), isReRead: reReads.has(item) };
    const {
      filing,
      story,
      alsoKilled = [],
    } = settlePast(judgeItem(item, candidates, around), item, candidates);
    const heldAs = (id: string) => candidates.find((one) => one.story.id === id)?.story ?? null;
    const held = heldAs(story.id);
    const dying = [...(story.status === 'killed' ? [held] : []), ...alsoKilled.map(({ id }) => heldAs(id))];
    found.set(item, {
      filing,
      held: held === null ? null : shorten(held),
      ends: dying
        .filter((one) => one !== null && one.status !== 'killed')
        .map((one) => shorten(one as ArchivedStory)),
      isDead: item.status !== 'killed' && story.status === 'killed',
    });
    claimed.add(story.id);
    for (const one of [story, ...alsoKilled]) {
      const { capturedAt } = one;
      became.set(one.id, { ...one, revision: 1, firstSeenAt: capturedAt, changedAt: capturedAt });
    }
  }
  return stories.map((story) => found.get(story) ?? null);
}

/** What is held, as the items before this one would have left it. */
function withEarlier(
  item: Story,
  held: readonly Candidate[],
  became: ReadonlyMap<string, ArchivedStory>,
): readonly Candidate[] {
  const ids = new Set(held.map(({ story }) => story.id));
  const isKin = (story: Story) =>
    story.id === item.id ||
    (item.storyKey !== null && story.storyKey === item.storyKey) ||
    (item.headline !== null && story.headline === item.headline);
  return [
    ...held.map((one) => ({ ...one, story: became.get(one.story.id) ?? one.story })),
    ...[...became.values()]
      .filter((story) => !ids.has(story.id) && isKin(story))
      .map((story) => ({ story, hadText: story.id === item.id, hadKey: story.storyKey === item.storyKey })),
  ];
}

function shorten({ id, headline, paragraphs, status, firstSeenAt }: ArchivedStory): HeldStory {
  return { id, headline, paragraphs: paragraphs.slice(0, 1), status, firstSeenAt };
}
