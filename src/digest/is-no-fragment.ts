import type { WireItem } from '../wire/item.ts';
import { splitWords } from '../wire/words.ts';

/** Words without which the beginning of a text tells no news, unless a sentence ends in it. */
const tellingWords = 8;

/** Where a sentence ends, and not a number or an initial. */
const sentenceEnd = /[\p{L}\p{N}]{3}[.!?]["'”’»)]*(?:\s|$)/u;

/**
 * Whether a story can be told: any that is whole, and of those that were cut off the ones of which enough is there. That is
 * a headline that is surely whole, since a dateline or text stands below it, or else eight words of text or a sentence.
 */
export function isNoFragment(
  story: Pick<WireItem, 'headline' | 'dateline' | 'paragraphs' | 'truncated'>,
): boolean {
  if (!story.truncated) return true;
  const text = story.paragraphs.join(' ').trim();
  if (story.headline !== null && (text !== '' || story.dateline !== null)) return true;
  // The last word may be half of one.
  return sentenceEnd.test(text) || splitWords(text).length > tellingWords;
}
