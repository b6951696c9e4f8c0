import type { WireItem } from '../wire/item.ts';
import type { ArchivedStory, Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';
import { keepTime } from './news-time.ts';

/** What a story keeps when one copy of it says nothing and another does. */
const filledIn = [
  'headline',
  'section',
  'replaces',
  'evolvedFrom',
  'dateline',
  'slug',
  'byline',
  'urgency',
  'priority',
  'sequence',
  'storyKey',
  'version',
  'language',
  'credit',
  'rights',
] as const satisfies readonly (keyof WireItem)[];

/**
 * The held story after an item that brings no newer text: its text as it was, with what the item knows besides (a more
 * precise time, a headline or key where there was none, the resolved places). A story that was a lead stays one.
 */
export function mergeKnown(held: ArchivedStory, item: Story): Story {
  const isHeldText = textKey(item.paragraphs.join(' ')) === textKey(held.paragraphs.join(' '));
  const time = keepTime(held, item, false);
  const filled = fillIn(withoutRecord(held), item);
  return {
    ...filled,
    // The number of a version says which text it is.
    version: isHeldText ? filled.version : held.version,
    ...time,
    age: time.publishedAt === held.publishedAt ? held.age : item.age,
    role: held.role === 'lead' ? 'lead' : item.role,
    keywords: held.keywords.length > 0 ? held.keywords : item.keywords,
    dateline: placedDateline(filled.dateline, item.dateline),
  };
}

/** The story with the item's newer text, under the id that is held. */
export function mergeChanged(held: ArchivedStory, item: Story): Story {
  const time = keepTime(held, item, true);
  // A number says which version it is only beside the key that it was sent under: a site's feed has keys of its own.
  const { storyKey, version } =
    item.storyKey !== held.storyKey && item.version === null && held.version !== null ? held : item;
  return {
    ...fillIn({ ...item, storyKey, version }, held),
    ...time,
    id: held.id,
    age: time.publishedAt === item.publishedAt ? item.age : held.age,
    role: held.role === 'lead' ? 'lead' : item.role,
    keywords: item.keywords.length > 0 ? item.keywords : held.keywords,
  };
}

/** A text by its words alone. */
export function textKey(text: string): string {
  return splitWords(text).join(' ');
}

/** A dateline that was kept before the gazetteer knew its places gets them from a later copy of the same. */
function placedDateline(kept: Story['dateline'], seen: Story['dateline']): Story['dateline'] {
  if (kept === null || seen === null || kept.places.length > 0) return kept;
  return kept.cities.join('/') === seen.cities.join('/') ? { ...kept, places: seen.places } : kept;
}

/** The story with what it does not say and the other does. */
export function fillIn(story: Story, from: Story): Story {
  const filled: Record<string, unknown> = {};
  for (const key of filledIn) if (story[key] === null && from[key] !== null) filled[key] = from[key];
  return { ...story, ...filled };
}

/** The story without what only the archive keeps of it. */
export function withoutRecord(held: ArchivedStory): Story {
  const { revision: _revision, firstSeenAt: _firstSeenAt, changedAt: _changedAt, ...story } = held;
  return story;
}
