import type { ArchivedStory } from '../src/wire/story.ts';
import type { CommandContext } from './context.ts';

/** Whether a story may be told now: what was killed, is held back or lies under an embargo may not. `now`: ms since the epoch. */
export function mayBeTold({ status, embargoUntil }: ArchivedStory, now: number): boolean {
  return status === 'usable' && (embargoUntil === null || embargoUntil <= now);
}

/** Those of the stories with these ids that may be told now, in their order. */
export async function storiesToTell(
  ids: readonly string[],
  { archive, now }: Pick<CommandContext, 'archive' | 'now'>,
): Promise<readonly ArchivedStory[]> {
  const found = await Promise.all(ids.map((id) => archive.get(id)));
  return found.filter((story) => story !== null).filter((story) => mayBeTold(story, now()));
}

/** The story that an option names: by its id, as autocomplete gives it, else the newest that is found by what was typed. */
export async function findStory(
  typed: string,
  { archive, readTyped, now, timezone }: CommandContext,
): Promise<ArchivedStory | null> {
  const known = /^[0-9a-v]{20}$/.test(typed) ? await archive.get(typed) : null;
  if (known !== null) return known;
  const { query } = readTyped(typed, now(), timezone);
  if (!query.ok) return null;
  const { stories } = await archive.find(query.value, { limit: 1, mostTime: 2_000 }, now());
  return stories[0] ?? null;
}
