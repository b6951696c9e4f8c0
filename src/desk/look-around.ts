import type { ArchivedStory, Story } from '../wire/story.ts';

/** What the items of one copy say of each other before any of them is judged. */
export interface Outlook {
  /** Stories whose very text an item of the copy has: they are that item's. */
  readonly spokenFor: ReadonlySet<string>;
  /**
   * Items that are read again rather than news again: text and words of age are those of a held story, and so are those
   * of the item before or behind. A page that was copied, or whose file was touched, comes with a wrong moment of capture.
   */
  readonly reReads: ReadonlySet<Story>;
}

/** Looks at a copy's items, `held`: for each the stories that had its very text (see `StoryArchive.withText`). */
export function lookAround(items: readonly Story[], held: readonly (readonly ArchivedStory[])[]): Outlook {
  const isAgain = items.map(
    (item, i) => item.age !== null && (held[i] ?? []).some((story) => story.age === item.age),
  );
  return {
    spokenFor: new Set(held.flatMap((stories) => stories.map((story) => story.id))),
    reReads: new Set(items.filter((_, i) => isAgain[i] && (isAgain[i - 1] || isAgain[i + 1]))),
  };
}
