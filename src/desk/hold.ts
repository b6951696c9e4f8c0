import type { ArchivedStory, Story } from '../wire/story.ts';

/** Whether copy says that it must not be shown, or not yet: withheld, killed, under an embargo (be it of the past). */
export function isHeldBack(story: Pick<Story, 'status' | 'embargoUntil'>): boolean {
  return story.status !== 'usable' || story.embargoUntil !== null;
}

/**
 * The story with what both the item and the held story say against showing it: withheld when either is, until the later of
 * two embargoes. For an item that is no version of the agency's that holds it back: a page says nothing of embargoes, and
 * lifts none.
 */
export function holdBoth(story: Story, item: Story, held: ArchivedStory): Story {
  const embargoes = [item.embargoUntil, held.embargoUntil].filter((until) => until !== null);
  return {
    ...story,
    status: [item.status, held.status].includes('withheld') ? 'withheld' : held.status,
    embargoUntil: embargoes.length === 0 ? null : Math.max(...embargoes),
    // Who holds it back is who can let it go.
    storyKey: (isHeldBack(item) ? item.storyKey : isHeldBack(held) ? held.storyKey : null) ?? story.storyKey,
  };
}

/** Whether a story is held back in the same way as another. */
export function isHeldAlike(a: Story, b: Story): boolean {
  return a.status === b.status && a.embargoUntil === b.embargoUntil;
}
