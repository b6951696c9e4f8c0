import { emptyItem } from '../wire/item.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';

/** A row of `story` as it is read. */
export interface StoryRow {
  readonly seq: number;
  readonly id: string;
  readonly revision: number;
  readonly first_seen_at: number;
  readonly changed_at: number;
  readonly counted: number;
  readonly body: string;
}

/** The columns of a `StoryRow`, for a SELECT. */
export const storyColumns = ['seq', 'id', 'revision', 'first_seen_at', 'changed_at', 'counted', 'body']
  .map((column) => `story.${column}`)
  .join(', ');

/** What an archived story has beside the story itself. */
const ownColumns: ReadonlySet<string> = new Set<Exclude<keyof ArchivedStory, keyof Story>>([
  'revision',
  'firstSeenAt',
  'changedAt',
]);

const absent: Readonly<Record<string, unknown>> = emptyItem;

/** The story's own fields as JSON, without those at which the copy says nothing: half the size of a short brief. */
export function storyBody(story: Story): string {
  const kept: Record<string, unknown> = {};
  // Without a list of the keys: a tenth of what a story takes here.
  for (const key in story) {
    const value = story[key as keyof Story];
    const empty = absent[key];
    if (value === empty || ownColumns.has(key)) continue;
    if (!(Array.isArray(value) && value.length === 0 && Array.isArray(empty))) kept[key] = value;
  }
  return JSON.stringify(kept);
}

/** The story that a row holds. */
export function readStoryRow(row: Omit<StoryRow, 'seq' | 'counted'>): ArchivedStory {
  return {
    ...emptyItem,
    ...(JSON.parse(row.body) as Story),
    revision: row.revision,
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
  };
}
