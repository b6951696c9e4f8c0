import type { Language } from '../src/delivery/subscription.ts';
import type { Choice } from '../src/discord/command.ts';
import { headOf, placeOf } from '../src/discord/story-line.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';

/** Choices that Discord shows at most. */
const mostChoices = 25;
/** How many of the newest are looked through for what was typed, and how long the archive is asked, ms. */
const newest = 100;
const patience = 700;
/** Of a choice's name, characters. */
const longest = 100;

/**
 * The stories that somebody may mean: of the newest those with what was typed in their headline or place, then those that are
 * found by it. The value of a choice is the story's id.
 */
export async function completeStory(
  typed: string,
  language: Language,
  { archive, readTyped, now, timezone }: CommandContext,
): Promise<readonly Choice[]> {
  const at = now();
  const wanted = foldText(typed.trim());
  const { stories } = await archive.find({ kind: 'all' }, { limit: newest, mostTime: patience }, at);
  const near = stories.filter((story) => foldText(nameOf(story, language)).includes(wanted));
  const read = wanted === '' ? null : readTyped(typed, at, timezone).query;
  const found =
    near.length >= mostChoices || read?.ok !== true
      ? []
      : (await archive.find(read.value, { limit: mostChoices, mostTime: patience }, at)).stories;
  const all = new Map([...near, ...found].map((story) => [story.id, story]));
  return [...all.values()]
    .slice(0, mostChoices)
    .map((story) => ({ name: nameOf(story, language), value: story.id }));
}

/** `MOSKOU · Landen eens over waterpeil` */
function nameOf(story: ArchivedStory, language: Language): string {
  const place = placeOf(story);
  const start = place === '' ? '' : `${place} · `;
  return `${start}${headOf(story, language, longest - start.length)}`;
}
