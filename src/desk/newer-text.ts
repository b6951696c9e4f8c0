import type { ArchivedStory, Story } from '../wire/story.ts';
import type { Likeness } from './compare-copy.ts';
import { timeBetween } from './news-time.ts';

/** Which of two texts of one story is the newer one. */

/** Whether an item was sent, else captured, before what is held. */
export function isOlder(item: Story, held: ArchivedStory): boolean {
  if (item.publishedAt !== null && held.publishedAt !== null && item.publishedAt !== held.publishedAt) {
    return item.publishedAt < held.publishedAt;
  }
  return item.capturedAt < held.capturedAt;
}

/** One is a brief, the other a long story that it would sum up, were it not for other figures. */
export function isOtherState(item: Story, held: ArchivedStory, like: Likeness): boolean {
  const [size, heldSize] = [textLength(item), textLength(held)];
  return like.figuresDiffer && Math.min(size, heldSize) < Math.max(size, heldSize) / 2;
}

/** Of two near-copies: whether the item's text is to replace the one that is held. */
export function isNewerText(item: Story, held: ArchivedStory, like: Likeness): boolean {
  if (like.prefix === 'item' || like.prefix === 'both') {
    // Cut off at the same word, and one of them says that this is all of it.
    return like.prefix === 'both' && held.truncated && !item.truncated;
  }
  if (like.prefix === 'held') return true;
  const [size, heldSize] = [textLength(item), textLength(held)];
  if (item.truncated && size < heldSize) return false;
  if (!like.figuresDiffer && like.sharedAsIs >= 0.9 && size < 0.85 * heldSize) return false;
  if (!like.figuresDiffer && like.sharedAsIs >= 0.9 && heldSize < 0.85 * size) return true;
  // A site's copy of what the agency sent itself does not replace the agency's.
  if (held.storyKey !== null && item.storyKey === null) return false;
  const clearlyOlder = timeBetween(item, held) > 0 && isOlder(item, held);
  if (held.storyKey === null && item.storyKey !== null) return !clearlyOlder;
  return !clearlyOlder && item.capturedAt >= held.capturedAt;
}

/** The length of a text in UTF-16 units. */
export function textLength(story: Story): number {
  return story.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}
